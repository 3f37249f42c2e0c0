import type { Digest } from '../../domain/digest.ts';
import { type PinnedImage, pinnedName, type Repository } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import type { Signer } from '../../domain/run/request.ts';
import { PREDICATE_TYPES } from '../../formats/attestation/in-toto.ts';
import type { World } from '../../ports.ts';
import { bundleReferrers } from '../verify/bundles.ts';
import { isOwn } from '../verify/own-statements.ts';
import { type AttachedStatement, readAttached } from '../verify/verify.ts';
import { prepareSigning, type Signing } from './signing.ts';

type Needs = Pick<World, 'processes' | 'registry' | 'tools' | 'runner' | 'workspace' | 'publicSigstore'>;

/** Who signs, and where an image lies or goes. */
export interface Withdrawal {
  readonly signer: Exclude<Signer, { kind: 'none' }>;
  readonly places: readonly Repository[];
}

/**
 * Takes away the PASSED summaries that earlier runs for this source, ref and runner attached to an image that fails
 * now: until they age, a gate would let it through. Nothing is signed, and who signs is only asked for where something
 * is attached at all. Answers how many were taken away. Throws `registry-rejected` where one cannot be, and the faults
 * of the registry and of signing.
 */
export async function withdraw(
  world: Needs,
  image: PinnedImage,
  { signer, places }: Withdrawal,
): Promise<number> {
  let signing: Signing | undefined;
  let taken = 0;
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
      signing ??= await prepareSigning(world, signer);
      const summaries = await ownSummaries(world, signing, place, subject);
      if (summaries.length === 0) continue;
      await world.registry.attach(
        place,
        subject,
        [],
        summaries.map(({ referrer }) => referrer),
      );
      const [left] = await ownSummaries(world, signing, place, subject);
      if (left !== undefined) throw kept(place, subject, left);
      taken += summaries.length;
    }
  }
  return taken;
}

async function ownSummaries(
  world: Needs,
  { verify, run }: Signing,
  place: Repository,
  subject: Digest,
): Promise<readonly AttachedStatement[]> {
  const attached = await readAttached(world, verify, place, subject);
  return attached.filter((one) => one.kind === 'summary' && isOwn(one, run));
}

function kept(place: Repository, subject: Digest, { referrer }: AttachedStatement) {
  const message = `${pinnedName(place, subject)} has failed, and the registry does not let the PASSED summary of an earlier run be taken away: delete ${pinnedName(place, referrer)} by hand, or a gate lets the image through until \`max-age\` is over`;
  return fault('registry-rejected', 'attest', message);
}
