import { type Repository, repositoryName } from '../../domain/image/image.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import type { RawManifest } from '../../ports.ts';
import { refusesToMove } from './faults.ts';
import { awaitManifest, getManifest, isSuccess, purposeOf, sendManifest } from './manifests.ts';
import type { Session } from './session.ts';

/**
 * Sets a tag, and waits until it is no longer where it was. Asked before it is written: where tags are immutable, the
 * same manifest under the same tag again is nothing to do. Throws `registry-rejected` where the tag stays.
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
    const said = await session.transport.errorText(response.clone(), purpose);
    if (before === undefined || !refusesToMove(response.status, said))
      return await session.fail(response, purpose);
    await response.body?.cancel();
    const name = `${repositoryName(repository)}:${tag}`;
    throw fault(
      'registry-rejected',
      'push',
      `${name} points to ${before.digest}, and ${repository.registry} does not let it be set to ${digest} (${response.status}${said === '' ? '' : `: ${said}`}). ${NEW_TAG}`,
    );
  }
  await response.body?.cancel();
  await awaitManifest(session, repository, { digest }, 'push', (there) => there !== undefined);
  // Where it points to by now is for the caller to look at: somebody else may have set it.
  const isMoved = (there: RawManifest | undefined) => there !== undefined && there.digest !== before?.digest;
  await awaitManifest(session, repository, target, 'push', isMoved);
}

const NEW_TAG =
  'Tags are immutable there, and another build of the same source has another digest: use a tag that is new with every run, allow this one to be overwritten, or re-run only the jobs that failed';

/** What cannot be read under a tag is something else than what is to come there. */
async function manifestUnder(
  session: Session,
  repository: Repository,
  tag: string,
): Promise<RawManifest | undefined> {
  try {
    return await getManifest(session, repository, { tag }, 'push');
  } catch (error) {
    const other = error instanceof AssayError && error.reasons.every(({ code }) => code === 'image-invalid');
    if (other) return undefined;
    throw error;
  }
}
