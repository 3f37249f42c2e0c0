import type { Scan, ToolUse } from '../domain/evidence.ts';
import { platformName } from '../domain/image.ts';
import { PRODUCT } from '../domain/product.ts';
import { vexName } from '../domain/vex.ts';
import type { Weighed } from '../domain/weigh.ts';

/** Name of the field that says what was compared: an extension of the predicate, which others pass over. */
export const COVERAGE = `${PRODUCT.uri}/coverage/v1`;

/**
 * An in-toto vulns v0.2 predicate; an empty `result` means that the scanner found nothing. What was let through by an
 * exception or a VEX statement says so, and who answers for it, among the annotations of its result.
 */
export function vulnsPredicate(
  scan: Scan,
  found: readonly Weighed[],
  scanner: ToolUse,
): Record<string, unknown> {
  const { database, coverage } = scan;
  return {
    scanner: {
      uri: `pkg:golang/github.com/aquasecurity/trivy@v${scanner.version}`,
      version: scanner.version,
      db: {
        ...(database.repository === undefined ? {} : { uri: database.repository }),
        version: `sha256:${database.sha256}`,
        lastUpdate: database.updatedAt,
      },
      result: found.map(resultOf).sort(byIdAndPackage),
      [COVERAGE]: coverage.flatMap(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) =>
        scope.kind !== 'platform'
          ? []
          : {
              platform: platformName(scope.platform),
              ...(os === undefined ? {} : { system: `${os.family} ${os.name}` }),
              ...{ listed, compared, incomparable, unsourced },
              gaps: gaps.map(({ kind, path, package: of, why, decides }) => ({
                ...{ kind, path, why, decides },
                ...(of === undefined ? {} : { package: of }),
              })),
            },
      ),
    },
    metadata: { scanStartedOn: scan.startedAt, scanFinishedOn: scan.finishedAt },
  };
}

interface Result {
  readonly id: string;
  readonly severity: readonly { readonly method: string; readonly score: string }[];
  readonly annotations: readonly [{ readonly package: string }];
}

function resultOf(weighed: Weighed): Result {
  const { finding } = weighed;
  const fix = finding.fixedIn === undefined ? {} : { fixedIn: finding.fixedIn };
  return {
    id: finding.id,
    severity: [{ method: 'trivy', score: finding.severity }],
    annotations: [
      { package: finding.purl ?? `${finding.package}@${finding.version}`, ...fix, ...exceptionOf(weighed) },
    ],
  };
}

function exceptionOf(weighed: Weighed): object {
  if (weighed.effect !== 'none') return {};
  const { pardon } = weighed;
  if (pardon.kind === 'vex') return { vex: pardon.statements.map((one) => `${one.status}: ${vexName(one)}`) };
  if (pardon.kind !== 'exception') return {};
  const { reason, owner, expires } = pardon.exception;
  return { exception: reason, owner, expires };
}

function byIdAndPackage(a: Result, b: Result): number {
  const left = `${a.id} ${a.annotations[0].package}`;
  const right = `${b.id} ${b.annotations[0].package}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
