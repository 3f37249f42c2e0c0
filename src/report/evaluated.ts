import { SEVERITIES, type Vulnerability } from '../domain/finding/finding.ts';
import type { Fix } from '../domain/fixes/fixes.ts';
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

/** Why findings do not count, in the order in which the summary shows it. */
const IGNORE_REASONS: Readonly<Record<IgnoreReason['kind'], string>> = {
  vex: 'ignored because of a VEX statement',
  exception: 'ignored because of an exception',
  unfixed: 'without a fix yet',
  'base-image': 'from the base image',
  baseline: 'known from the baseline',
  below: 'below the threshold',
};

/** Every evaluated vulnerability; empty if there was no scan. */
export function evaluatedIn(run: Run): readonly EvaluatedFinding[] {
  return run.assessment?.vulnerabilities?.evaluated ?? [];
}

/** The vulnerabilities that count. */
export function countedIn(run: Run): readonly CountedFinding[] {
  return countedFindings(evaluatedIn(run));
}

/** The steps that fix a finding that counts, in the order of their effect. */
export function countingSteps({ fixes }: Run): readonly Fix[] {
  return (fixes?.steps ?? []).filter(({ findings }) => countedFindings(findings).length > 0);
}

/** The vulnerabilities that do not count, grouped by the reason. */
export function ignoredIn(
  run: Run,
): readonly (readonly [why: string, findings: readonly IgnoredFinding[]])[] {
  const groups = Map.groupBy(
    ignoredFindings(evaluatedIn(run)),
    ({ ignoreReason }) => IGNORE_REASONS[ignoreReason.kind],
  );
  return Object.values(IGNORE_REASONS).flatMap((why) => {
    const findings = groups.get(why);
    return findings === undefined ? [] : [[why, findings] as const];
  });
}

/** Reasons why a vulnerability does not count although no exception and no VEX statement accepts it. */
const NOT_ACCEPTED: readonly IgnoreReason['kind'][] = ['below', 'unfixed', 'base-image', 'baseline'];

/** The vulnerabilities that no exception and no VEX statement accepts, whether they count or not. */
export function unacceptedIn(run: Run): readonly Vulnerability[] {
  return evaluatedIn(run)
    .filter((one) => one.effect !== 'none' || NOT_ACCEPTED.includes(one.ignoreReason.kind))
    .map(({ finding }) => finding);
}

/** Every evaluated secret; empty if the check was not done. */
export function secretsIn(run: Run): readonly EvaluatedSecret[] {
  return run.assessment?.secrets?.evaluated ?? [];
}

/** The secrets that count. */
export function countedSecretsIn(run: Run): readonly EvaluatedSecret[] {
  return secretsIn(run).filter(({ effect }) => effect !== 'none');
}

/** Sorted by severity (worst first), then with a fix before without, then by package, id and version. */
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
