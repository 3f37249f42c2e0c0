import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import type { World } from '../../ports.ts';
import { isFromSameSource } from '../verify/same-source.ts';
import { readAttached } from '../verify/verify.ts';
import type { AttachmentPlan } from './attachment-plan.ts';
import type { Signing } from './signing.ts';

/**
 * Demands that the registry gives every attached statement to other readers, and that it verifies. Throws
 * `attestation-lost`, and `registry-rejected` if a PASSED summary is left on an image that now has warnings.
 */
export async function assertAttached(
  world: Pick<World, 'registry'>,
  signing: Signing,
  repository: Repository,
  plan: AttachmentPlan,
): Promise<void> {
  const attached = await readAttached(world, signing.verify, repository, plan.subject.digest);
  for (const { kind, referrer } of plan.statements) {
    if (attached.some((candidate) => candidate.kind === kind && candidate.referrer === referrer)) continue;
    const name = pinnedName(repository, plan.subject.digest);
    throw fault(
      'attestation-lost',
      'attest',
      `the ${kind} of ${name} was attached, but the registry does not give it back, or it does not verify (${referrer})`,
    );
  }
  const earlier = attached.find((one) => one.kind === 'summary' && isFromSameSource(one, signing.run));
  if (earlier === undefined || plan.statements.some(({ kind }) => kind === 'summary')) return;
  const name = pinnedName(repository, plan.subject.digest);
  throw fault(
    'registry-rejected',
    'attest',
    `${name} now has warnings, but the registry does not delete the PASSED summary of an earlier run: delete ${pinnedName(repository, earlier.referrer)} by hand`,
  );
}
