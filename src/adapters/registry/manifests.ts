import { type Digest, digestOf, isDigest } from '../../domain/digest.ts';
import { pinnedName, type Repository, repositoryName } from '../../domain/image.ts';
import { type Check, fault } from '../../domain/reason.ts';
import { MEDIA } from '../../formats/media-types.ts';
import { MAX_MANIFEST_BYTES, ownMediaType } from '../../formats/oci.ts';
import type { RawManifest } from '../../ports.ts';
import type { Purpose } from './faults.ts';
import { apiUrl, type Session } from './session.ts';

const ACCEPT = [
  MEDIA.index,
  MEDIA.dockerIndex,
  MEDIA.manifest,
  MEDIA.dockerManifest,
  // Only so that a registry gives it and the refusal can say what it is.
  'application/vnd.docker.distribution.manifest.v1+prettyjws;q=0.1',
].join(', ');

/** A tag or a digest. */
export type Target = { readonly tag: string } | { readonly digest: Digest };

/** The manifest under a tag or digest, its bytes checked; undefined where there is none. */
export async function getManifest(
  session: Session,
  repository: Repository,
  target: Target,
  check: Check,
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
  if (bytes === undefined) {
    throw fault('image-invalid', check, `${purpose.what} has more than ${MAX_MANIFEST_BYTES} bytes`);
  }
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

/** Uploads a manifest and reads it back; answers the subject that the registry says it took note of. */
export async function putManifest(
  session: Session,
  repository: Repository,
  manifest: RawManifest,
  target: Target,
  check: Check,
): Promise<string | null> {
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
  if (response.status !== 201) return await session.fail(response, purpose);
  await response.body?.cancel();
  const answered = response.headers.get('docker-content-digest');
  if (answered !== null && isDigest(answered) && answered !== manifest.digest) {
    throw fault(
      'registry-rejected',
      check,
      `${repository.registry} stored ${purpose.what} as ${answered} in place of ${manifest.digest}`,
    );
  }
  return response.headers.get('oci-subject');
}

/** Takes a manifest away; whether the registry did (or had none), false where it does not allow that. */
export async function deleteManifest(
  session: Session,
  repository: Repository,
  digest: Digest,
): Promise<boolean> {
  const purpose = purposeOf(repository, { digest }, 'attest');
  const response = await session.send({
    method: 'DELETE',
    url: apiUrl(repository, `manifests/${digest}`),
    repository,
    action: 'pull,push,delete',
    purpose,
  });
  const { status } = response;
  if (status >= 500 && status !== 501) return await session.fail(response, purpose);
  await response.body?.cancel();
  return (status >= 200 && status < 300) || status === 404;
}

function purposeOf(repository: Repository, target: Target, check: Check): Purpose {
  const name =
    'tag' in target ? `${repositoryName(repository)}:${target.tag}` : pinnedName(repository, target.digest);
  return { check, what: `the manifest ${name}`, registry: repository.registry };
}

function nameOf(target: Target): string {
  return 'tag' in target ? target.tag : target.digest;
}

/** Some registries serve manifests under a general type: then the manifest's own word counts. */
function mediaTypeOf(response: Response, bytes: Uint8Array): string {
  const served = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  return served.startsWith('application/vnd.') ? served : (ownMediaType(bytes) ?? served);
}
