import type { Digest } from '../../domain/digest.ts';
import { type PinnedImage, pinnedName, type Repository } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { PREDICATE_TYPES } from '../../formats/attestation/in-toto.ts';
import type { World } from '../../ports/world.ts';
import { bundleReferrers } from '../verify/bundles.ts';
import { isFromSameSource } from '../verify/same-source.ts';
import { type AttachedStatement, readAttached } from '../verify/verify.ts';
import type { PreparedSigning } from './prepare-beside.ts';
import type { Signing } from './signing.ts';

type Needs = Pick<World, 'registry'>;

/** Who signs, and the repositories from which and to which the image goes. */
export interface Withdrawal {
  readonly prepared: PreparedSigning;
  readonly places: readonly Repository[];
}

/**
 * Removes the PASSED summaries that earlier runs for the same source, ref and runner attached to an image that fails now.
 * Otherwise a gate would admit the image until they are too old. Nothing is signed, and the signer matters only if a
 * summary is attached. Answers how many were removed. Throws `registry-rejected` if the registry does not remove one,
 * and the faults of the registry and of signing.
 */
export async function withdraw(
  world: Needs,
  image: PinnedImage,
  { prepared, places }: Withdrawal,
): Promise<number> {
  let signing: Signing | undefined;
  let removed = 0;
  const subjects = new Set([...image.platforms.map(({ manifest }) => manifest.digest), image.root.digest]);
  for (const place of places) {
    for (const subject of subjects) {
      const attached = await bundleReferrers(
        world,
        place,
        subject,
        (type) => type === PREDICATE_TYPES.summary,
      );
      if (attached.length === 0) continue;
      signing ??= await prepared();
      const summaries = await previousSummaries(world, signing, place, subject);
      if (summaries.length === 0) continue;
      await world.registry.attach(
        place,
        subject,
        [],
        summaries.map(({ referrer }) => referrer),
      );
      const [left] = await previousSummaries(world, signing, place, subject);
      if (left !== undefined) throw notRemoved(place, subject, left);
      removed += summaries.length;
    }
  }
  return removed;
}

async function previousSummaries(
  world: Needs,
  { verify, run }: Signing,
  place: Repository,
  subject: Digest,
): Promise<readonly AttachedStatement[]> {
  const attached = await readAttached(world, verify, place, subject);
  return attached.filter((one) => one.kind === 'summary' && isFromSameSource(one, run));
}

function notRemoved(place: Repository, subject: Digest, { referrer }: AttachedStatement) {
  const message = `${pinnedName(place, subject)} has failed, but the registry does not delete the PASSED summary of an earlier run: delete ${pinnedName(place, referrer)} by hand, or a gate admits the image until the summary is older than \`max-age\``;
  return fault('registry-rejected', 'attest', message);
}
