import type { Digest } from '../../domain/digest.ts';
import type { SummaryFacts } from '../../domain/gate/attested-evidence.ts';
import { isInput, missingInputs } from '../../domain/gate/summary-inputs.ts';
import { orUndefined } from '../../domain/result.ts';
import { readSummary } from '../../formats/attestation/read-attested.ts';
import type { AttachedStatement } from '../verify/verify.ts';
import type { AttachmentPlan } from './attachment-plan.ts';

/*
 * Runs for one digest may attach and remove statements at the same time, and a registry has no lock. These rules let a
 * complete set be attached at every moment: a run keeps statements of the newest complete set, attaches its own set and
 * reads it back, and only then removes what was there when it planned and what no summary that stays is based on.
 * A summary does not name the signature. Of several signatures, each run keeps the one with the lowest digest, so none of
 * them removes the lowest one that is attached.
 */

/**
 * The statements of one source, with those of the newest complete set first, and the signatures by their digests: runs
 * side by side keep the same ones.
 */
export function preferred(previous: readonly AttachedStatement[]): readonly AttachedStatement[] {
  const isSignature = ({ kind }: AttachedStatement) => kind === 'signature';
  const signatures = previous
    .filter(isSignature)
    .toSorted((one, other) => (one.referrer < other.referrer ? -1 : 1));
  const others = previous.filter((one) => !isSignature(one));
  const complete = others
    .flatMap((one) => {
      const facts = factsOf(one);
      return facts && missingInputs(facts, previous).length === 0 ? [{ referrer: one.referrer, facts }] : [];
    })
    .toSorted((one, other) => Date.parse(other.facts.timeVerified) - Date.parse(one.facts.timeVerified));
  const [newest] = complete;
  if (newest === undefined) return [...signatures, ...others];
  const isOfSet = (one: AttachedStatement) => one.referrer === newest.referrer || isInput(newest.facts, one);
  return [...signatures, ...others.filter(isOfSet), ...others.filter((one) => !isOfSet(one))];
}

/** The first statement of a plan that is not among the attached ones. */
export function missingFrom({ statements }: AttachmentPlan, attached: readonly AttachedStatement[]) {
  return statements.find(
    ({ kind, referrer }) => !attached.some((one) => one.kind === kind && one.referrer === referrer),
  );
}

/**
 * What a plan replaces: the statements that were attached when it was made, apart from those that it keeps and those on
 * which a summary of another run is based. A plan without a summary replaces every summary. `attached`: the statements
 * of the same source that are attached now.
 */
export function replacedBy(plan: AttachmentPlan, attached: readonly AttachedStatement[]): readonly Digest[] {
  const wanted = new Set(plan.statements.map(({ referrer }) => referrer));
  const before = new Set(plan.previous);
  const passes = plan.statements.some(({ kind }) => kind === 'summary');
  const isReplaced = ({ kind, referrer }: AttachedStatement) =>
    !wanted.has(referrer) && (before.has(referrer) || (kind === 'summary' && !passes));
  const stays = attached.filter((one) => !isReplaced(one));
  const inputs = stays.flatMap((one) => factsOf(one)?.inputs ?? []);
  return attached
    .filter((one) => isReplaced(one) && !isInput({ inputs }, one))
    .map(({ referrer }) => referrer);
}

/**
 * Whether another run has written since the plan was made: a statement of the same source is new, or one that the plan
 * keeps is gone. `attached`: the statements of the same source that are attached now.
 */
export function isOvertaken(plan: AttachmentPlan, attached: readonly AttachedStatement[]): boolean {
  const known = new Set([...plan.previous, ...plan.statements.map(({ referrer }) => referrer)]);
  const there = new Set(attached.map(({ referrer }) => referrer));
  return (
    attached.some(({ referrer }) => !known.has(referrer)) ||
    plan.statements.some(({ origin, referrer }) => origin === 'kept' && !there.has(referrer))
  );
}

function factsOf({ kind, statement }: AttachedStatement): SummaryFacts | undefined {
  return kind === 'summary' ? orUndefined(readSummary(statement.predicate)) : undefined;
}
