import { type Repository, repositoryName } from '../../domain/image/image.ts';
import { fault, isOnly } from '../../domain/reason.ts';
import type { RawManifest } from '../../ports/registry-port.ts';
import { refusesToMove } from './faults.ts';
import { awaitManifest, getManifest, isSuccess, purposeOf, sendManifest } from './manifests.ts';
import type { Session } from './session.ts';

/**
 * Sets a tag, and waits until it has moved. It is read first: if it already points to the manifest, there is nothing to
 * do, also where tags are immutable. Throws `registry-rejected` if the registry does not move the tag.
 */
export async function setTag(
  session: Session,
  repository: Repository,
  manifest: RawManifest,
  tag: string,
): Promise<void> {
  const { digest } = manifest;
  const before = await manifestUnder(session, repository, tag);
  if (before?.digest === digest) return;
  const target = { tag };
  const response = await sendManifest(session, repository, manifest, target, 'push');
  if (!isSuccess(response)) {
    const purpose = purposeOf(repository, target, 'push');
    const text = await session.transport.errorText(response.clone(), purpose);
    if (before === undefined || !refusesToMove(response.status, text))
      return await session.fail(response, purpose);
    await response.body?.cancel();
    const name = `${repositoryName(repository)}:${tag}`;
    throw fault(
      'registry-rejected',
      'push',
      `${name} points to ${before.digest}, and ${repository.registry} does not allow to set it to ${digest} (${response.status}${text === '' ? '' : `: ${text}`}). ${NEW_TAG}`,
    );
  }
  await response.body?.cancel();
  await awaitManifest(session, repository, { digest }, { check: 'push' });
  // Another client may have set it meanwhile: the caller checks where it points.
  const isMoved = (found: RawManifest | undefined) => found !== undefined && found.digest !== before?.digest;
  await awaitManifest(session, repository, target, { check: 'push', isExpected: isMoved });
}

const NEW_TAG =
  'Tags are immutable there, and another build of the same source has another digest: use a new tag for every run, allow this one to be overwritten, or re-run only the jobs that failed';

/** The manifest under a tag. One that cannot be read is certainly not the new one, so it counts as none. */
async function manifestUnder(
  session: Session,
  repository: Repository,
  tag: string,
): Promise<RawManifest | undefined> {
  try {
    return await getManifest(session, repository, { tag }, 'push');
  } catch (error) {
    if (isOnly(error, 'image-invalid')) return undefined;
    throw error;
  }
}
