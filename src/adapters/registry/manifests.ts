import { type Digest, digestOf, isDigest } from '../../domain/digest.ts';
import { pinnedName, type Repository, repositoryName } from '../../domain/image/image.ts';
import { AssayError, type Check, fault } from '../../domain/reason.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import { MAX_MANIFEST_BYTES, ownMediaType } from '../../formats/image/oci.ts';
import type { RawManifest } from '../../ports/registry-port.ts';
import { TryAgain } from '../../retry.ts';
import { missesPart, type Purpose, refusesToRewrite } from './faults.ts';
import { apiUrl } from './registry-addresses.ts';
import { answered } from './registry-retry.ts';
import type { Session } from './session.ts';

const ACCEPT = [
  MEDIA.index,
  MEDIA.dockerIndex,
  MEDIA.manifest,
  MEDIA.dockerManifest,
  // Only so that the registry returns it, and the refusal can say what it is.
  'application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1',
].join(', ');

/** How often a registry is asked for something that was just written. */
export const READ_BACK_TRIES = 6;

/** A tag or a digest. */
export type Target = { readonly tag: string } | { readonly digest: Digest };

/** The manifest under a tag or digest, with its digest checked; undefined if there is none. */
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
    readUpTo: MAX_MANIFEST_BYTES,
  });
  if (response.status === 404) {
    await response.body?.cancel();
    return undefined;
  }
  if (response.status !== 200) return await session.fail(response, purpose);
  if (isPage(response.headers)) {
    await response.body?.cancel();
    throw fault(
      'registry-unavailable',
      check,
      `${repository.registry} answered with a web page for ${purpose.what}: it is not a registry, or another server answers instead`,
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
      `${repository.registry} sent ${purpose.what} with the digest ${digest} instead of ${claimed}`,
    );
  }
  return { mediaType: mediaTypeOf(response, bytes), digest, bytes };
}

/**
 * Uploads a manifest by its digest and waits until it can be read back. Returns the subject that the registry confirmed
 * (`OCI-Subject`). Some registries answer before all of their servers have the manifest.
 */
export async function putManifest(
  session: Session,
  repository: Repository,
  manifest: RawManifest,
  check: Check,
  missing?: () => AssayError,
): Promise<string | null> {
  const { digest } = manifest;
  const response = await sendWhenComplete(session, repository, manifest, check);
  if (!isSuccess(response)) await failUnlessThere(session, repository, digest, response, check);
  else await response.body?.cancel();
  await awaitManifest(session, repository, { digest }, { check, missing });
  return response.headers.get('oci-subject');
}

/** Not every server of a registry may have the new blobs yet: then the manifest is sent again. */
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
    const text = await session.transport.errorText(response.clone(), purpose);
    return missesPart(response.status, text) ? answered(response, purpose, () => response) : response;
  });
}

/** If the registry forbids a second upload, an existing manifest is a success. */
async function failUnlessThere(
  session: Session,
  repository: Repository,
  digest: Digest,
  response: Response,
  check: Check,
): Promise<void> {
  const purpose = purposeOf(repository, { digest }, check);
  const text = await session.transport.errorText(response.clone(), purpose);
  const isThere =
    refusesToRewrite(response.status, text) &&
    (await getManifest(session, repository, { digest }, check)) !== undefined;
  if (!isThere) return await session.fail(response, purpose);
  await response.body?.cancel();
}

/** The answer to an upload under a tag or digest, of any status. Throws if other bytes were stored. */
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
      `${repository.registry} stored ${purpose.what} as ${answered} instead of ${manifest.digest}`,
    );
  }
  return response;
}

/** What is expected when a manifest is read back. */
interface ReadBack {
  readonly check: Check;
  /** Default: there is a manifest. */
  readonly isExpected?: (found: RawManifest | undefined) => boolean;
  /** The fault if the registry never has what is expected. */
  readonly missing?: (() => AssayError) | undefined;
}

/** Asks for a manifest a few times until it is as expected: a registry may need time after a write. */
export async function awaitManifest(
  session: Session,
  repository: Repository,
  target: Target,
  { check, isExpected = (found) => found !== undefined, missing }: ReadBack,
): Promise<void> {
  await session.transport.retry.run(async () => {
    if (isExpected(await getManifest(session, repository, target, check))) return undefined;
    return new TryAgain<undefined>({
      conclude: () => {
        throw missing?.() ?? notThere(purposeOf(repository, target, check));
      },
    });
  }, READ_BACK_TRIES);
}

function notThere({ check, what, registry }: Purpose): AssayError {
  const message = `${registry} accepted ${what}, but does not have it when it is read back`;
  return fault('registry-rejected', check, message);
}

/** Whether there is a manifest with a digest of any algorithm; true if the registry does not say. */
export async function hasManifest(
  session: Session,
  repository: Repository,
  digest: string,
): Promise<boolean> {
  // Anything else must not become part of an address.
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
 * Deletes a manifest; returns whether it is gone. A registry that refuses, gives no token for this, or fails is not an
 * error: the caller decides what follows.
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

/** Whether a write was accepted: by a status 2xx, and not by the page of another server that answers instead. */
export function isSuccess({ status, headers }: Response): boolean {
  return status >= 200 && status < 300 && !isPage(headers);
}

/** Whether an answer is a web page. */
export function isPage(headers: Headers): boolean {
  return /^text\/html\b/i.test(headers.get('content-type') ?? '');
}

/** The purpose of a request for a manifest. */
export function purposeOf(repository: Repository, target: Target, check: Check): Purpose {
  const name =
    'tag' in target ? `${repositoryName(repository)}:${target.tag}` : pinnedName(repository, target.digest);
  return { check, what: `the manifest ${name}`, registry: repository.registry };
}

function nameOf(target: Target): string {
  return 'tag' in target ? target.tag : target.digest;
}

/** Some registries send a general type, or none: then the type in the manifest counts, or its form. */
function mediaTypeOf(response: Response, bytes: Uint8Array): string {
  const served = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return served.startsWith('application/vnd.') ? served : (ownMediaType(bytes) ?? served);
}
