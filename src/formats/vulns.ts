import type { Scan, ToolUse } from '../domain/evidence.ts';
import type { Vulnerability } from '../domain/finding.ts';

/** An in-toto vulns v0.2 predicate; an empty `result` means that the scanner found nothing. */
export function vulnsPredicate(
  scan: Scan,
  found: readonly Vulnerability[],
  scanner: ToolUse,
): Record<string, unknown> {
  const { database } = scan;
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
    },
    metadata: { scanStartedOn: scan.startedAt, scanFinishedOn: scan.finishedAt },
  };
}

interface Result {
  readonly id: string;
  readonly severity: readonly { readonly method: string; readonly score: string }[];
  readonly annotations: readonly [{ readonly package: string }];
}

function resultOf(finding: Vulnerability): Result {
  const fix = finding.fixedIn === undefined ? {} : { fixedIn: finding.fixedIn };
  return {
    id: finding.id,
    severity: [{ method: 'trivy', score: finding.severity }],
    annotations: [{ package: finding.purl ?? `${finding.package}@${finding.version}`, ...fix }],
  };
}

function byIdAndPackage(a: Result, b: Result): number {
  const left = `${a.id} ${a.annotations[0].package}`;
  const right = `${b.id} ${b.annotations[0].package}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
