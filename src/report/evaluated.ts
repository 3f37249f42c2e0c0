import { SEVERITIES, type Vulnerability } from '../domain/finding/finding.ts';
import type { Run } from '../domain/run/run.ts';
import type { WeighedSecret } from '../domain/verdict/evaluate-secrets.ts';
import {
  type Counted,
  counted,
  type Pardon,
  type Pardoned,
  pardonedOf,
  type Weighed,
} from '../domain/verdict/evaluate-vulnerabilities.ts';

/** What became of the findings that do not count, in the order in which people read it. */
const PARDONS: Readonly<Record<Pardon['kind'], string>> = {
  vex: 'let through by a VEX statement',
  exception: 'let through by an exception',
  unfixed: 'without a fix yet',
  'base-image': 'from the base image',
  baseline: 'known before',
  below: 'below the gate',
};

/** Every vulnerability as it was judged; empty where there was no scan. */
export function weighedIn(run: Run): readonly Weighed[] {
  return run.assessment?.vulnerabilities?.weighed ?? [];
}

/** The vulnerabilities that count. */
export function countedIn(run: Run): readonly Counted[] {
  return counted(weighedIn(run));
}

/** The vulnerabilities that do not count, by why. */
export function pardonedIn(run: Run): readonly (readonly [why: string, findings: readonly Pardoned[]])[] {
  const groups = Map.groupBy(pardonedOf(weighedIn(run)), ({ pardon }) => PARDONS[pardon.kind]);
  return Object.values(PARDONS).flatMap((why) => {
    const findings = groups.get(why);
    return findings === undefined ? [] : [[why, findings] as const];
  });
}

/** Why a vulnerability does not count without anybody answering for it. */
const UNANSWERED: readonly Pardon['kind'][] = ['below', 'unfixed', 'base-image', 'baseline'];

/** The vulnerabilities that nobody answers for: those that count, and those that a rule lets be. */
export function unexceptedIn(run: Run): readonly Vulnerability[] {
  return weighedIn(run)
    .filter((one) => one.effect !== 'none' || UNANSWERED.includes(one.pardon.kind))
    .map(({ finding }) => finding);
}

/** Every secret as it was judged; empty where the check was not done. */
export function secretsIn(run: Run): readonly WeighedSecret[] {
  return run.assessment?.secrets?.weighed ?? [];
}

/** The secrets that count. */
export function countedSecretsIn(run: Run): readonly WeighedSecret[] {
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
