import type { Scan, ToolUse } from '../../domain/evidence/evidence.ts';
import { platformName } from '../../domain/image/image.ts';
import { optional } from '../../domain/optional.ts';
import type { Baseline } from '../../domain/policy/policy.ts';
import { PRODUCT } from '../../domain/product.ts';
import { baseName } from '../../domain/verdict/base-image.ts';
import type { EvaluatedFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import { vexName } from '../../domain/vex/apply-vex.ts';
import type { VexStatement } from '../../domain/vex/vex-statement.ts';
import { MADE_BY_FIELD, type MadeBy } from './own-mark.ts';

/** What a vulnerability result says besides the findings. */
export interface ResultContext {
  readonly madeBy?: MadeBy;
  /** The baseline of the policy, if only new findings count. */
  readonly newOnly?: Baseline | undefined;
}

/** Extension field: what was compared. Other programs ignore it. */
export const COVERAGE = `${PRODUCT.uri}/coverage/v1`;

/**
 * An in-toto vulns v0.2 predicate. An empty `result` means that the scanner found nothing. The annotations of an ignored
 * finding say why it is ignored and who is responsible: a later rescan has neither the layers of the base image nor the
 * files of the checkout.
 */
export function vulnsPredicate(
  scan: Scan,
  findings: readonly EvaluatedFinding[],
  scanner: ToolUse,
  { madeBy, newOnly }: ResultContext = {},
): Record<string, unknown> {
  const { database, coverage } = scan;
  return {
    scanner: {
      uri: `pkg:golang/github.com/aquasecurity/trivy@v${scanner.version}`,
      version: scanner.version,
      db: {
        ...optional({ uri: database.repository ?? database.server }),
        ...(database.sha256 === undefined ? {} : { version: `sha256:${database.sha256}` }),
        lastUpdate: database.updatedAt,
      },
      result: findings.map((one) => resultOf(one, newOnly)).sort(byIdAndPackage),
      [COVERAGE]: coverage.flatMap(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) =>
        scope.kind !== 'platform'
          ? []
          : {
              platform: platformName(scope.platform),
              ...optional({ system: os && `${os.family} ${os.name}` }),
              ...{ listed, compared, incomparable, unsourced },
              gaps: gaps.map(({ kind, path, package: of, why, decides }) => ({
                ...{ kind, path, why, decides },
                ...optional({ package: of }),
              })),
            },
      ),
    },
    metadata: { scanStartedOn: scan.startedAt, scanFinishedOn: scan.finishedAt },
    ...(madeBy && { [MADE_BY_FIELD]: { ...madeBy } }),
  };
}

interface Result {
  readonly id: string;
  readonly severity: readonly { readonly method: string; readonly score: string }[];
  readonly annotations: readonly [{ readonly package: string }];
}

function resultOf(evaluated: EvaluatedFinding, newOnly: Baseline | undefined): Result {
  const { finding } = evaluated;
  return {
    id: finding.id,
    severity: [
      { method: 'trivy', score: finding.severity },
      ...(finding.cvss === undefined ? [] : [{ method: 'cvss', score: String(finding.cvss) }]),
    ],
    annotations: [
      {
        package: finding.purl ?? `${finding.package}@${finding.version}`,
        ...optional({ fixedIn: finding.fixedIn }),
        ...ignoreReasonIn(evaluated, newOnly),
      },
    ],
  };
}

function ignoreReasonIn(evaluated: EvaluatedFinding, newOnly: Baseline | undefined): object {
  if (evaluated.effect !== 'none') return {};
  const { ignoreReason } = evaluated;
  switch (ignoreReason.kind) {
    case 'vex':
      return {
        vex: ignoreReason.statements.map((one) => `${one.status}: ${vexName(one)}`),
        ...filesOf(ignoreReason.statements),
      };
    case 'exception': {
      const { reason, owner, expires } = ignoreReason.exception;
      return { exception: reason, owner, expires };
    }
    case 'base-image': {
      if (ignoreReason.base === undefined) return {};
      const { signedBy } = ignoreReason.base;
      return {
        baseImage: baseName(ignoreReason.base),
        ...optional({ baseImageSigner: signedBy }),
      };
    }
    case 'baseline':
      return newOnly === undefined
        ? {}
        : { baseline: newOnly.image, baselineSigner: newOnly.signer.identity };
    case 'below':
    case 'unfixed':
      return {};
  }
}

/** The VEX files, if only files say that a finding is ignored. Attestations can be read again, files cannot. */
function filesOf(statements: readonly VexStatement[]): object {
  const files = statements.flatMap(({ source }) => (source.kind === 'file' ? [source.path] : []));
  return files.length === statements.length ? { vexFiles: [...new Set(files)].sort() } : {};
}

function byIdAndPackage(a: Result, b: Result): number {
  const left = `${a.id} ${a.annotations[0].package}`;
  const right = `${b.id} ${b.annotations[0].package}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
