import { type Digest, digestOf, isDigest } from '../../domain/digest.ts';
import { pinnedName, type Repository, repositoryName } from '../../domain/image/image.ts';
import { AssayError, type Check, fault } from '../../domain/reason.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import { MAX_MANIFEST_BYTES, ownMediaType } from '../../formats/image/oci.ts';
import type { RawManifest } from '../../ports.ts';
import { TryAgain } from '../network/retry.ts';
import { missesPart, type Purpose, refusesToRewrite } from './faults.ts';
import { apiUrl } from './registry-addresses.ts';
import { answered } from './registry-retry.ts';
import type { Session } from './session.ts';

const ACCEPT = [
  MEDIA.index,
  MEDIA.dockerIndex,
  MEDIA.manifest,
  MEDIA.dockerManifest,
  // Only so that a registry gives it and the refusal can say what it is.
  'application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1',
].join(', ');

/** So often it is looked whether something is there that was written. */
export const READ_BACK_TRIES = 6;

/** A tag or a digest. */
export type Target = { readonly tag: string } | { readonly digest: Digest };

/** The manifest under a tag or digest, its bytes checked; undefined where there is none. */
export async function getManifest(
  session: Session,
  repository: Repository,
  target: Target,
  check: Check,
  tooLong: (what: string) => AssayError = (what) =>
    fault('image-invalid', check, `${what} has more than ${MAX_MANIFEST_BYTES} bytes`),
): Promise<RawManifest | undefined> {
  const purpose = purposeOf(repository, target, check);
  const response = await session.send({
    method: 'GET',
    url: apiUrl(repository, `manifests/${nameOf(target)}`),
    repository,
    action: 'pull',
    headers: { accept: ACCEPT },
    purpose,
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return undefined;
  }
  if (response.status !== 200) return await session.fail(response, purpose);
  if (/^text\/html\b/i.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    throw fault(
      'registry-unavailable',
      check,
      `${repository.registry} answered with a web page for ${purpose.what}: it is no registry, or something else answers in its place`,
    );
  }
  const bytes = await session.transport.bytes(response, MAX_MANIFEST_BYTES, purpose);
  if (bytes === undefined) throw tooLong(purpose.what);
  const digest = digestOf(bytes);
  const claimed = 'digest' in target ? target.digest : response.headers.get('docker-content-digest');
  if (claimed !== null && isDigest(claimed) && claimed !== digest) {
    throw fault(
      'image-invalid',
      check,
      `${repository.registry} gave for ${purpose.what} bytes with the digest ${digest} in place of ${claimed}`,
    );
  }
  return { mediaType: mediaTypeOf(response, bytes), digest, bytes };
}

/**
 * Uploads a manifest by its digest and waits until it can be read back; answers the subject that the registry says it
 * took note of. Registries answer with any status of success, some before the manifest is there for everybody.
 */
export async function putManifest(
  session: Session,
  repository: Repository,
  manifest: RawManifest,
  check: Check,
  missing: () => AssayError = () => notThere(purposeOf(repository, { digest: manifest.digest }, check)),
): Promise<string | null> {
  const { digest } = manifest;
  const response = await sendWhenComplete(session, repository, manifest, check);
  if (!isSuccess(response)) await failUnlessThere(session, repository, digest, response, check);
  else await response.body?.cancel();
  await awaitManifest(session, repository, { digest }, check, (there) => there !== undefined, missing);
  return response.headers.get('oci-subject');
}

/** What was uploaded a moment ago may not be there for every server of a registry: then the manifest is sent again. */
async function sendWhenComplete(
  session: Session,
  repository: Repository,
  manifest: RawManifest,
  check: Check,
): Promise<Response> {
  const target = { digest: manifest.digest };
  const purpose = purposeOf(repository, target, check);
  return await session.transport.retry.run(async () => {
    const response = await sendManifest(session, repository, manifest, target, check);
    if (isSuccess(response)) return response;
    const said = await session.transport.errorText(response.clone(), purpose);
    return missesPart(response.status, said) ? answered(response, purpose, () => response) : response;
  });
}

/** Where nothing may be written twice, a manifest that is there already is nothing to do. */
async function failUnlessThere(
  session: Session,
  repository: Repository,
  digest: Digest,
  response: Response,
  check: Check,
): Promise<void> {
  const purpose = purposeOf(repository, { digest }, check);
  const said = await session.transport.errorText(response.clone(), purpose);
  const isThere =
    refusesToRewrite(response.status, said) &&
    (await getManifest(session, repository, { digest }, check)) !== undefined;
  if (!isThere) return await session.fail(response, purpose);
  await response.body?.cancel();
}

/** The answer to an upload under a tag or digest, whatever its status; throws where other bytes were stored. */
export async function sendManifest(
  session: Session,
  repository: Repository,
  manifest: RawManifest,
  target: Target,
  check: Check,
): Promise<Response> {
  const purpose = purposeOf(repository, target, check);
  const response = await session.send({
    method: 'PUT',
    url: apiUrl(repository, `manifests/${nameOf(target)}`),
    repository,
    action: 'pull,push',
    headers: { 'content-type': manifest.mediaType },
    body: manifest.bytes,
    purpose,
  });
  const answered = response.headers.get('docker-content-digest');
  if (isSuccess(response) && answered !== null && isDigest(answered) && answered !== manifest.digest) {
    await response.body?.cancel();
    throw fault(
      'registry-rejected',
      check,
      `${repository.registry} stored ${purpose.what} as ${answered} in place of ${manifest.digest}`,
    );
  }
  return response;
}

/** Asks for a manifest until it is as it should be, a few times: what was written may not be there at once. */
export async function awaitManifest(
  session: Session,
  repository: Repository,
  target: Target,
  check: Check,
  isThere: (found: RawManifest | undefined) => boolean,
  missing: () => AssayError = () => notThere(purposeOf(repository, target, check)),
): Promise<void> {
  await session.transport.retry.run(async () => {
    if (isThere(await getManifest(session, repository, target, check))) return undefined;
    return new TryAgain<undefined>({
      conclude: () => {
        throw missing();
      },
    });
  }, READ_BACK_TRIES);
}

function notThere({ check, what, registry }: Purpose): AssayError {
  const message = `${registry} took ${what}, and it is not there when it is read back`;
  return fault('registry-rejected', check, message);
}

/** Whether there is a manifest of a digest of any algorithm; where the registry does not say, there is one. */
export async function hasManifest(
  session: Session,
  repository: Repository,
  digest: string,
): Promise<boolean> {
  // Only what can stand in an address is asked for.
  if (!/^[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[A-Za-z0-9=_-]{16,256}$/.test(digest)) return false;
  const response = await session.send({
    method: 'GET',
    url: apiUrl(repository, `manifests/${digest}`),
    repository,
    action: 'pull',
    headers: { accept: `${ACCEPT}, */*;q=0.1` },
    purpose: { check: 'attest', what: `the manifest ${digest}`, registry: repository.registry },
  });
  await response.body?.cancel();
  return response.status !== 404;
}

/**
 * Takes a manifest away; whether the registry did (or had none), false where it does not: by its answer, by refusing a
 * token for that, or by failing. What is left is for the caller to judge.
 */
export async function deleteManifest(
  session: Session,
  repository: Repository,
  digest: Digest,
): Promise<boolean> {
  try {
    const response = await session.send({
      method: 'DELETE',
      url: apiUrl(repository, `manifests/${digest}`),
      repository,
      action: 'pull,push,delete',
      purpose: purposeOf(repository, { digest }, 'attest'),
    });
    await response.body?.cancel();
    return isSuccess(response) || response.status === 404;
  } catch (error) {
    if (error instanceof AssayError) return false;
    throw error;
  }
}

/** Whether an answer is one of success. */
export function isSuccess({ status }: Response): boolean {
  return status >= 200 && status < 300;
}

/** What a request for a manifest is for. */
export function purposeOf(repository: Repository, target: Target, check: Check): Purpose {
  const name =
    'tag' in target ? `${repositoryName(repository)}:${target.tag}` : pinnedName(repository, target.digest);
  return { check, what: `the manifest ${name}`, registry: repository.registry };
}

function nameOf(target: Target): string {
  return 'tag' in target ? target.tag : target.digest;
}

/** Some registries serve manifests under a general type, or none: then the manifest's own word counts, or its form. */
function mediaTypeOf(response: Response, bytes: Uint8Array): string {
  const served = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return served.startsWith('application/vnd.') ? served : (ownMediaType(bytes) ?? served);
}
