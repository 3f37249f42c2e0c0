import type { Vulnerability } from '../finding/finding.ts';
import type { Fixes, SourceLine } from './fixes.ts';

/**
 * Where a person can change something about a finding, the best place first: where the package's version is named, else
 * the `FROM` of the base image. Empty if the source tree names neither.
 */
export function fixLines(fixes: Fixes | undefined): (finding: Vulnerability) => readonly SourceLine[] {
  const lines = new Map<string, SourceLine[]>();
  for (const kind of ['package', 'system', 'base-image'] as const) {
    for (const step of fixes?.steps ?? []) {
      if (step.kind !== kind) continue;
      for (const { finding } of step.findings) {
        const known = lines.get(keyOf(finding)) ?? [];
        const added = step.lines.filter(
          (line) => !known.some((one) => one.path === line.path && one.line === line.line),
        );
        lines.set(keyOf(finding), [...known, ...added]);
      }
    }
  }
  return (finding) => lines.get(keyOf(finding)) ?? [];
}

function keyOf({ id, type, package: name, version }: Vulnerability): string {
  return JSON.stringify([id, type, name, version]);
}
