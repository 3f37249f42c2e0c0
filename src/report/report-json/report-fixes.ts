import type { Vulnerability } from '../../domain/finding/finding.ts';
import type { Fix, Fixes, SourceLine } from '../../domain/fixes/fixes.ts';
import { optional } from '../../domain/optional.ts';
import type { Delta, VersionChange } from '../../domain/run/delta.ts';
import type { EvaluatedFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import type { Report } from './report-schema.ts';

/** The delta, field by field. Its findings are only named: the details are in the scan. */
export function deltaOf(delta: Delta): NonNullable<Report['delta']> {
  if (!delta.known) return { known: false, image: delta.image, why: delta.why, notes: [] };
  const { image, vulnerabilities, packages, secrets, notes } = delta;
  return {
    ...{ known: true, image },
    vulnerabilities: {
      added: vulnerabilities.added.map(namedFinding),
      gone: vulnerabilities.gone.map(namedFinding),
      staying: vulnerabilities.staying,
    },
    packages: {
      added: packages.added.map(changeOf),
      gone: packages.gone.map(changeOf),
      changed: packages.changed.map(changeOf),
      staying: packages.staying,
    },
    ...optional({
      secrets: secrets && {
        added: secrets.added.map(({ fingerprint }) => fingerprint),
        gone: [...secrets.gone],
        staying: secrets.staying,
      },
    }),
    notes: [...notes],
  };
}

/** The fixes, field by field. */
export function fixesOf({ steps, unfixed, notes }: Fixes): NonNullable<Report['fixes']> {
  return { steps: steps.map(stepOf), unfixed: unfixed.map(namedResult), notes: [...notes] };
}

function stepOf(fix: Fix): NonNullable<Report['fixes']>['steps'][number] {
  const findings = fix.findings.map(namedResult);
  const lines = fix.lines.map(lineOf);
  switch (fix.kind) {
    case 'package':
      return {
        ...{ kind: fix.kind, package: fix.package },
        ...optional({ type: fix.type }),
        from: fix.from,
        ...optional({ to: fix.to }),
        ...{ findings, lines },
        through: fix.through.map((path) => [...path]),
        paths: [...fix.paths],
      };
    case 'system':
      return {
        ...{ kind: fix.kind, type: fix.type },
        packages: fix.packages.map(({ package: of, from, to }) => ({
          package: of,
          from,
          ...optional({ to }),
        })),
        ...{ findings, lines },
      };
    case 'base-image':
      return {
        ...{ kind: fix.kind, from: fix.from, to: fix.to, findings },
        adds: fix.adds.map(namedFinding),
        lines,
      };
  }
}

function namedFinding({ id, severity, package: of, version, type }: Vulnerability) {
  return { ...{ id, severity, package: of, version }, ...optional({ type }) };
}

function namedResult({ finding, effect }: EvaluatedFinding) {
  return { ...namedFinding(finding), effect };
}

function changeOf({ package: of, type, from, to }: VersionChange) {
  return { package: of, ...optional({ type, from, to }) };
}

function lineOf({ path, line }: SourceLine) {
  return { path, ...optional({ line }) };
}
