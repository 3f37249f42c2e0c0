import { SEVERITIES, type Vulnerability } from '../domain/finding/finding.ts';
import type { Run } from '../domain/run/run.ts';
import type { EvaluatedSecret } from '../domain/verdict/evaluate-secrets.ts';
import {
  type CountedFinding,
  countedFindings,
  type EvaluatedFinding,
  type IgnoredFinding,
  type IgnoreReason,
  ignoredFindings,
} from '../domain/verdict/evaluate-vulnerabilities.ts';

/** What became of the findings that do not count, in the order in which people read it. */
const PARDONS: Readonly<Record<IgnoreReason['kind'], string>> = {
  vex: 'let through by a VEX statement',
  exception: 'let through by an exception',
  unfixed: 'without a fix yet',
  'base-image': 'from the base image',
  baseline: 'known before',
  below: 'below the threshold',
};

/** Every vulnerability as it was judged; empty where there was no scan. */
export function evaluatedIn(run: Run): readonly EvaluatedFinding[] {
  return run.assessment?.vulnerabilities?.evaluated ?? [];
}

/** The vulnerabilities that count. */
export function countedIn(run: Run): readonly CountedFinding[] {
  return countedFindings(evaluatedIn(run));
}

/** The vulnerabilities that do not count, by why. */
export function ignoredIn(
  run: Run,
): readonly (readonly [why: string, findings: readonly IgnoredFinding[]])[] {
  const groups = Map.groupBy(
    ignoredFindings(evaluatedIn(run)),
    ({ ignoreReason }) => PARDONS[ignoreReason.kind],
  );
  return Object.values(PARDONS).flatMap((why) => {
    const findings = groups.get(why);
    return findings === undefined ? [] : [[why, findings] as const];
  });
}

/** Why a vulnerability does not count without anybody answering for it. */
const UNANSWERED: readonly IgnoreReason['kind'][] = ['below', 'unfixed', 'base-image', 'baseline'];

/** The vulnerabilities that nobody answers for: those that count, and those that a rule lets be. */
export function unexceptedIn(run: Run): readonly Vulnerability[] {
  return evaluatedIn(run)
    .filter((one) => one.effect !== 'none' || UNANSWERED.includes(one.ignoreReason.kind))
    .map(({ finding }) => finding);
}

/** Every secret as it was judged; empty where the check was not done. */
export function secretsIn(run: Run): readonly EvaluatedSecret[] {
  return run.assessment?.secrets?.evaluated ?? [];
}

/** The secrets that count. */
export function countedSecretsIn(run: Run): readonly EvaluatedSecret[] {
  return secretsIn(run).filter(({ effect }) => effect !== 'none');
}

/** Worst severity first, then what has a fix, then by package and id: the same for the same findings. */
export function worstFirst<Item extends { readonly finding: Vulnerability }>(
  items: readonly Item[],
): readonly Item[] {
  const key = ({ finding }: Item) => `${finding.package}\n${finding.id}\n${finding.version}`;
  const keyed = items.map((item) => ({ item, finding: item.finding, key: key(item) }));
  keyed.sort(
    (one, other) =>
      SEVERITIES.indexOf(one.finding.severity) - SEVERITIES.indexOf(other.finding.severity) ||
      Number(one.finding.fixedIn === undefined) - Number(other.finding.fixedIn === undefined) ||
      (one.key < other.key ? -1 : one.key > other.key ? 1 : 0),
  );
  return keyed.map(({ item }) => item);
}
