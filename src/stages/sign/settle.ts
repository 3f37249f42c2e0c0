import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { fault, isOnly } from '../../domain/reason.ts';
import type { World } from '../../ports/world.ts';
import { isFromSameSource } from '../verify/same-source.ts';
import { type AttachedStatement, readAttached } from '../verify/verify.ts';
import type { AttachmentPlan, PlannedStatement } from './attachment-plan.ts';
import { isOvertaken, missingFrom, replacedBy } from './replaced.ts';
import type { Signing } from './signing.ts';

/** How many times a subject is planned again, because other runs attach and remove statements at the same time. */
const RENEWALS = 4;

type Needs = Pick<World, 'registry'>;

/** Where a plan was attached, and how a plan that replaces it is attached. */
interface Place {
  readonly repository: Repository;
  readonly attach: (plan: AttachmentPlan) => Promise<void>;
}

/**
 * Demands that the registry gives every statement of an attached plan to other readers, and that it verifies. Then it
 * removes what the plan replaces. If another run removed some of it meanwhile, the subject is planned and attached again.
 * Answers the plan that is attached at the end. Throws `attestation-lost`, and `registry-rejected` if a PASSED summary is
 * left on an image that now has warnings.
 */
export async function settle(
  world: Needs,
  signing: Signing,
  { repository, attach }: Place,
  first: AttachmentPlan,
): Promise<AttachmentPlan> {
  let plan = first;
  let renewals = 0;
  const removed = new Set<Digest>();
  for (;;) {
    const attached = await readAttached(world, signing.verify, repository, plan.subject.digest);
    const ofSource = attached.filter((one) => isFromSameSource(one, signing.run));
    const lost = missingFrom(plan, attached);
    if (lost !== undefined) {
      if (renewals === RENEWALS || !isOvertaken(plan, ofSource)) throw isLost(repository, plan, lost);
      renewals += 1;
      plan = await plan.renew();
      await attach(plan);
      continue;
    }
    const replaced = replacedBy(plan, ofSource);
    // A registry that deletes nothing is asked once.
    const outdated = replaced.filter((digest) => !removed.has(digest));
    if (outdated.length === 0) {
      demandNoPassedSummary(repository, plan, ofSource);
      return plan;
    }
    for (const digest of outdated) removed.add(digest);
    await remove(world, repository, plan, outdated);
  }
}

/** Old statements do no harm: a registry that does not delete is no error here. */
async function remove(
  { registry }: Needs,
  repository: Repository,
  { subject }: AttachmentPlan,
  outdated: readonly Digest[],
): Promise<void> {
  try {
    await registry.attach(repository, subject.digest, [], outdated);
  } catch (error) {
    if (!isOnly(error, 'registry-rejected')) throw error;
  }
}

function isLost(repository: Repository, { subject }: AttachmentPlan, { kind, referrer }: PlannedStatement) {
  const name = pinnedName(repository, subject.digest);
  const message = `the ${kind} of ${name} was attached, but the registry does not give it back, or it does not verify (${referrer})`;
  return fault('attestation-lost', 'attest', message);
}

function demandNoPassedSummary(
  repository: Repository,
  { subject, statements }: AttachmentPlan,
  ofSource: readonly AttachedStatement[],
): void {
  if (statements.some(({ kind }) => kind === 'summary')) return;
  const earlier = ofSource.find(({ kind }) => kind === 'summary');
  if (earlier === undefined) return;
  const name = pinnedName(repository, subject.digest);
  const message = `${name} now has warnings, but the registry does not delete the PASSED summary of an earlier run: delete ${pinnedName(repository, earlier.referrer)} by hand`;
  throw fault('registry-rejected', 'attest', message);
}
