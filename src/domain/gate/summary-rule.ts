import { durationInWords } from '../duration.ts';
import { matchesGlob } from '../glob.ts';
import { withHubName } from '../image/image.ts';
import { setAside } from '../policy/operations.ts';
import { PRODUCT } from '../product.ts';
import type { Attested, GateSubject, SummaryFacts } from './attested-evidence.ts';
import { type DenialReason, denialReason, onlyWarning } from './decision.ts';
import type { Demands } from './gate-request.ts';
import { levelFault } from './level-rule.ts';
import { missingInputs } from './summary-inputs.ts';

/** Allowed difference between two clocks. */
export const TOLERANCE_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;

/** A verification summary with its content. */
export interface ReadSummary {
  readonly attested: Attested;
  readonly facts: SummaryFacts;
}

/**
 * The verification summary that counts: the newest of Assay's, with any result. The time in the signed statement decides:
 * a timestamp proves only that the signature existed by then, and an old signature can get a new timestamp. If two have
 * the same time, the failed one counts.
 *
 * A passed summary that is based on a statement that is not attached gives way to the next older passed one that is
 * complete: of two runs that replace evidence at the same time, one may remove what the other one's summary names. This
 * lets in nothing more. Who can remove a statement can remove the newest summary as well.
 */
export function decisiveSummary(attested: readonly Attested[]): ReadSummary | undefined {
  const summaries = attested
    .flatMap((one) => {
      const facts = one.summary?.ok ? one.summary.value : undefined;
      return facts?.verifier === PRODUCT.uri ? [{ attested: one, facts }] : [];
    })
    .sort((one, other) => {
      const order = Date.parse(other.facts.timeVerified) - Date.parse(one.facts.timeVerified);
      return order !== 0 ? order : Number(hasPassed(one.facts)) - Number(hasPassed(other.facts));
    });
  const firstFailed = summaries.findIndex(({ facts }) => !hasPassed(facts));
  const passed = firstFailed === -1 ? summaries : summaries.slice(0, firstFailed);
  const isComplete = ({ facts }: ReadSummary) =>
    facts.inputs.length > 0 && missingInputs(facts, attested).length === 0;
  return passed.find(isComplete) ?? summaries[0];
}

/** Why a verification summary does not count. Undefined if it is a readable summary by Assay. */
export function summaryFault({ summary }: Attested): string | undefined {
  if (summary === undefined) return undefined;
  if (!summary.ok) return summary.fault;
  const { verifier } = summary.value;
  return verifier === PRODUCT.uri ? undefined : `it was made by ${verifier} and not by ${PRODUCT.uri}`;
}

/** All faults of the summary that counts. Pure. */
export function summaryDenialReasons(
  { attested, facts }: ReadSummary,
  subject: GateSubject,
  demands: Demands,
  now: Date,
): readonly DenialReason[] {
  const denialReasons: DenialReason[] = [];
  const add = (
    code: 'summary-failed' | 'summary-stale' | 'summary-mismatch' | 'policy-mismatch',
    why: string,
  ) =>
    denialReasons.push(
      denialReason(
        code,
        'evidence',
        `the verification summary of ${subject.name} (${attested.referrer}) ${why}`,
        {
          subject: subject.digest,
          evidence: [attested.referrer],
        },
      ),
    );
  if (!hasPassed(facts)) {
    add('summary-failed', `says ${facts.result.slice(0, 100)}`);
    return denialReasons;
  }
  const verified = Date.parse(facts.timeVerified);
  const age = now.getTime() - verified;
  if (age > demands.maxAgeMs) {
    const allowed = durationInWords(demands.maxAgeMs);
    add('summary-stale', `is ${durationInWords(age)} old, and \`max-age\` allows ${allowed}`);
  }
  if (age < -TOLERANCE_MS) add('summary-mismatch', `claims to be from the future (${facts.timeVerified})`);
  if (attested.signedAt !== undefined && verified > Date.parse(attested.signedAt) + TOLERANCE_MS) {
    add('summary-mismatch', `says ${facts.timeVerified}, but was signed before, at ${attested.signedAt}`);
  }
  if (facts.resourceUri?.endsWith(`@${subject.digest}`) !== true)
    add(
      'summary-mismatch',
      `is about ${facts.resourceUri?.slice(0, 300) ?? 'nothing'}, not ${subject.digest}`,
    );
  else {
    const otherRepository = repositoryFault(facts.resourceUri, demands);
    if (otherRepository !== undefined) add('summary-mismatch', otherRepository);
  }
  const level = levelFault(attested, demands.level);
  if (level !== undefined) add('summary-mismatch', level);
  if (facts.policy === undefined || !demands.policies.includes(facts.policy)) {
    const wanted = demands.policies.join(' or ');
    add(
      'policy-mismatch',
      `was made under ${facts.policy === undefined ? 'an unnamed policy' : `the policy ${facts.policy}`}, not ${wanted}`,
    );
  }
  const database = databaseFault(facts);
  if (database !== undefined) add('summary-mismatch', database);
  const old = oldDatabase(facts, demands);
  if (old === undefined) return denialReasons;
  add('summary-mismatch', old);
  const glass = setAside(demands.brokenGlass ?? [], 'database-stale');
  return glass === undefined
    ? denialReasons
    : denialReasons.map((one, at) => (at === denialReasons.length - 1 ? onlyWarning(one, glass) : one));
}

/** Why the repository in a summary does not count. One workflow may build several products with one summary each. */
function repositoryFault(resourceUri: string, { repository, promotedFrom }: Demands): string | undefined {
  const from = withHubName(resourceUri.slice(0, resourceUri.lastIndexOf('@')));
  if (from === repository || promotedFrom.some((glob) => matchesGlob(withHubName(glob), from)))
    return undefined;
  return `is about an image in ${from.slice(0, 300)}, not in ${repository}, and \`gate.promoted-from\` of the policy does not list that repository`;
}

function databaseFault(facts: SummaryFacts): string | undefined {
  const { databaseUpdatedAt: updated } = facts;
  if (updated === undefined) return 'names no date of the vulnerability database';
  const age = Date.parse(facts.timeVerified) - Date.parse(updated);
  if (age < -HOUR_MS)
    return `is based on a vulnerability database of ${updated}, which is after its own time`;
  return undefined;
}

/** The age of the database when the image was verified, if it is beyond what the policy allows. */
function oldDatabase(
  { databaseUpdatedAt: updated, timeVerified }: SummaryFacts,
  demands: Demands,
): string | undefined {
  if (updated === undefined) return undefined;
  const age = Date.parse(timeVerified) - Date.parse(updated);
  if (age <= demands.databaseMaxAgeMs) return undefined;
  const allowed = demands.databaseMaxAgeMs / HOUR_MS;
  return `is based on a vulnerability database of ${updated}, which is more than ${allowed} h older than the summary`;
}

/** Whether a summary says that the image passed. */
export function hasPassed(facts: SummaryFacts): boolean {
  return facts.result === 'PASSED';
}
