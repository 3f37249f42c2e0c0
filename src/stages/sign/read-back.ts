import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import type { World } from '../../ports.ts';
import { isOwn } from '../verify/own-statements.ts';
import { readAttached } from '../verify/verify.ts';
import type { Plan } from './attachment-plan.ts';
import type { Signing } from './signing.ts';

/**
 * What was attached must be there for everybody else, and verify: the registry's answer counts, not our memory. Throws
 * `attestation-lost`, and `registry-rejected` where a PASSED summary is left on an image that now has warnings.
 */
export async function assertAttached(
  world: Pick<World, 'registry'>,
  signing: Signing,
  repository: Repository,
  plan: Plan,
): Promise<void> {
  const there = await readAttached(world, signing.verify, repository, plan.subject.digest);
  for (const { kind, referrer } of plan.entries) {
    if (there.some((candidate) => candidate.kind === kind && candidate.referrer === referrer)) continue;
    const name = pinnedName(repository, plan.subject.digest);
    throw fault(
      'attestation-lost',
      'attest',
      `the ${kind} of ${name} is not there, or does not verify, when it is read back (${referrer})`,
    );
  }
  const earlier = there.find((one) => one.kind === 'summary' && isOwn(one, signing.run));
  if (earlier === undefined || plan.entries.some(({ kind }) => kind === 'summary')) return;
  const name = pinnedName(repository, plan.subject.digest);
  throw fault(
    'registry-rejected',
    'attest',
    `${name} now has warnings, and the registry does not let the PASSED summary of an earlier run be taken away (${earlier.referrer})`,
  );
}
