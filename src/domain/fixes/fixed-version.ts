import { compareVersions } from './version-order.ts';

/** The versions in the text of a finding: `1.2.6, 2.0.1` names one for each line of releases. */
export function fixedVersions(fixedIn: string): readonly string[] {
  return fixedIn.split(/[,;\s]+/).filter((version) => version !== '');
}

/**
 * The lowest version above `from` that fixes every finding; each finding lists the versions that fix it. Undefined if there
 * is none, or if the versions cannot be compared.
 */
export function lowestFix(
  type: string | undefined,
  from: string,
  findings: readonly (readonly string[])[],
): string | undefined {
  const all = [...new Set(findings.flat())];
  // The only version that is named fixes everything, whatever its form.
  const [only] = all;
  if (all.length === 1) return only;
  const above = all.filter((version) => isAbove(type, version, from));
  const candidates = above
    .filter((version) => findings.every((fixes) => isFixed(type, version, fixes)))
    .filter((version) => above.every((other) => compareVersions(type, version, other) !== undefined));
  return candidates.reduce<string | undefined>(
    (lowest, version) =>
      lowest === undefined || (compareVersions(type, version, lowest) ?? 0) < 0 ? version : lowest,
    undefined,
  );
}

function isAbove(type: string | undefined, version: string, from: string): boolean {
  return (compareVersions(type, version, from) ?? 0) > 0;
}

/**
 * Whether a version has the fix, if these versions are the first fixed ones of their lines of releases. A version between two
 * of them belongs to the line with which it shares more numbers: 1.3.0 is not fixed by `1.2.6, 1.3.2`.
 */
function isFixed(type: string | undefined, version: string, fixes: readonly string[]): boolean {
  if (fixes.includes(version)) return true;
  const orders = fixes.map((fix) => ({ fix, order: compareVersions(type, fix, version) }));
  if (orders.some(({ order }) => order === undefined)) return false;
  const below = orders.filter(({ order = 0 }) => order <= 0).map(({ fix }) => fix);
  const above = orders.filter(({ order = 0 }) => order > 0).map(({ fix }) => fix);
  if (below.length === 0) return false;
  const shared = (fix: string) => sharedNumbers(fix, version);
  return above.length === 0 || Math.max(...below.map(shared)) > Math.max(...above.map(shared));
}

/** How many numbers two versions have in common at their beginning. */
function sharedNumbers(one: string, other: string): number {
  const [left = [], right = []] = [one, other].map((version) => version.match(/\d+/g) ?? []);
  const first = left.findIndex((number, at) => number !== right[at]);
  return first < 0 ? left.length : first;
}
