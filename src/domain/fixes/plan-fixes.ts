import { SEVERITIES, type Vulnerability } from '../finding/finding.ts';
import { countedFindings, type EvaluatedFinding } from '../verdict/evaluate-vulnerabilities.ts';
import { fixedVersions, lowestFix } from './fixed-version.ts';
import type { Fix, Fixes, PackageUpdate, SystemUpdate } from './fixes.ts';

/** Types of the packages of a distribution. They are updated together. */
const SYSTEM_TYPES: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk']);

/** Whether a package belongs to the distribution of the image. */
function isSystemPackage({ type }: Pick<Vulnerability, 'type'>): boolean {
  return type !== undefined && SYSTEM_TYPES.has(type);
}

/** The updates that fix findings, before anything is known of where to change them. */
export interface FixPlan {
  readonly packages: readonly PackageUpdate[];
  readonly systems: readonly SystemUpdate[];
  /** Findings that count and that no update of a package fixes. */
  readonly unfixed: readonly EvaluatedFinding[];
}

/** Groups the findings that count by the update that fixes them. Pure. */
export function planFixes(evaluated: readonly EvaluatedFinding[]): FixPlan {
  const counted = countedFindings(evaluated);
  const fixable = counted.filter(({ finding }) => finding.fixedIn !== undefined);
  const inSystem = fixable.filter(({ finding }) => isSystemPackage(finding));
  const others = fixable.filter(({ finding }) => !isSystemPackage(finding));
  return {
    packages: [...Map.groupBy(others, packageKey).values()].flatMap(packageUpdate),
    systems: [...Map.groupBy(inSystem, ({ finding }) => finding.type ?? '')].map(systemUpdate),
    unfixed: counted.filter(({ finding }) => finding.fixedIn === undefined),
  };
}

/** Puts the steps into their order, and leaves out of `unfixed` what a step fixes. Pure. */
export function orderFixes(
  steps: readonly Fix[],
  unfixed: readonly EvaluatedFinding[],
  notes: readonly string[],
): Fixes {
  const fixed = new Set(steps.flatMap(({ findings }) => findings.map(({ finding }) => finding)));
  return {
    steps: [...steps].sort(byWeight),
    unfixed: unfixed.filter(({ finding }) => !fixed.has(finding)),
    notes,
  };
}

function packageKey({ finding }: EvaluatedFinding): string {
  return JSON.stringify([finding.type ?? '', finding.package, finding.version]);
}

function packageUpdate(findings: readonly EvaluatedFinding[]): readonly PackageUpdate[] {
  const [first] = findings;
  if (first === undefined) return [];
  const { package: name, type, version: from } = first.finding;
  const to = lowestFix(type, from, findings.map(fixesOf));
  return [
    {
      ...{ kind: 'package', package: name, from, findings },
      ...(type === undefined ? {} : { type }),
      ...(to === undefined ? {} : { to }),
      lines: [],
      through: [],
      paths: [...new Set(findings.flatMap(({ finding }) => finding.paths ?? []))].sort(),
    },
  ];
}

function systemUpdate([type, findings]: readonly [string, readonly EvaluatedFinding[]]): SystemUpdate {
  const packages = [...Map.groupBy(findings, packageKey).values()].flatMap((ofOne) => {
    const [first] = ofOne;
    if (first === undefined) return [];
    const { package: name, version: from } = first.finding;
    const to = lowestFix(type, from, ofOne.map(fixesOf));
    return [{ package: name, from, ...(to === undefined ? {} : { to }) }];
  });
  packages.sort((one, other) => (one.package < other.package ? -1 : 1));
  return { kind: 'system', type, packages, findings, lines: [] };
}

function fixesOf({ finding }: EvaluatedFinding): readonly string[] {
  return fixedVersions(finding.fixedIn ?? '');
}

/** The step with more blocking findings first, then the one with the worse findings, then by name. */
function byWeight(one: Fix, other: Fix): number {
  const [left, right] = [weightOf(one), weightOf(other)];
  for (const [at, weight] of left.entries()) {
    const difference = (right[at] ?? 0) - weight;
    if (difference !== 0) return difference;
  }
  return nameOf(one) < nameOf(other) ? -1 : 1;
}

/** The number of blocking findings, then that of each severity. */
function weightOf({ findings }: Fix): readonly number[] {
  const blocking = findings.filter(({ effect }) => effect === 'block').length;
  const ofSeverity = SEVERITIES.map(
    (severity) => findings.filter(({ finding }) => finding.severity === severity).length,
  );
  return [blocking, ...ofSeverity];
}

function nameOf(fix: Fix): string {
  if (fix.kind === 'package') return `${fix.package} ${fix.from}`;
  return fix.kind === 'system' ? fix.type : fix.to;
}
