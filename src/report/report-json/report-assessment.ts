import { optional } from '../../domain/optional.ts';
import type { Usage } from '../../domain/policy/exception.ts';
import type { Accountable, Exception, Suppression } from '../../domain/policy/policy.ts';
import type { Run } from '../../domain/run/run.ts';
import type { BaseImages } from '../../domain/verdict/base-image.ts';
import type { VexStatement } from '../../domain/vex/vex-statement.ts';
import type { Report } from './report-schema.ts';

/** The exceptions and suppressions of the policy, each with its state. */
export function exceptionsOf({ assessment }: Run): Pick<Report, 'exceptions' | 'suppressions'> {
  return {
    exceptions: usageOf(assessment?.vulnerabilities?.exceptions, exceptionOf),
    suppressions: usageOf(assessment?.secrets?.suppressions, suppressionOf),
  };
}

function usageOf<Entry extends Accountable, Shape extends object>(
  usage: Usage<Entry> | undefined,
  shape: (entry: Entry) => Shape,
) {
  const { used = [], expired = [], unused = [] } = usage ?? {};
  return [
    ...used.map(({ entry, findings }) => ({ ...shape(entry), state: 'used' as const, findings })),
    ...expired.map((entry) => ({ ...shape(entry), state: 'expired' as const, findings: 0 })),
    ...unused.map((entry) => ({ ...shape(entry), state: 'unused' as const, findings: 0 })),
  ];
}

/** An exception, field by field. */
export function exceptionOf({ vulnerability, package: of, path, image, reason, owner, expires }: Exception) {
  return {
    vulnerability,
    ...(of === undefined ? {} : { package: of }),
    ...(path === undefined ? {} : { path }),
    ...(image === undefined ? {} : { image }),
    ...{ reason, owner, expires },
  };
}

/** A VEX statement, field by field. */
export function vexStatementOf(vexStatement: VexStatement) {
  const { source, document, author, timestamp, statement, status, justification, impact } = vexStatement;
  return {
    source: { ...source },
    ...{ document, statement, status },
    ...optional({ author, timestamp, justification, impact }),
  };
}

/** A suppression, field by field. */
export function suppressionOf({ fingerprint, reason, owner, expires }: Suppression) {
  return { fingerprint, reason, owner, expires };
}

/** The base images, field by field. */
export function baseImagesOf({ found, notes }: BaseImages) {
  return {
    images: found.map(({ platform, name, digest, by, proof, signedBy, layers }) => ({
      ...{ platform, name },
      ...optional({ digest }),
      ...{ by, proof },
      ...optional({ signedBy }),
      layers,
    })),
    notes: [...notes],
  };
}

/** The baseline; undefined if the policy does not compare with one. */
export function baselineOf({ baseline, policy }: Run): Report['baseline'] {
  if (baseline === undefined) return undefined;
  const image = policy.vulnerabilities.newOnly?.image ?? '';
  return baseline.known
    ? { known: true, image: baseline.image, findings: baseline.findings.length }
    : { known: false, image, why: baseline.why };
}

/** The result of the workflow review; undefined if it was not done. */
export function adviceOf({ advice }: Run): NonNullable<Report['advice']> | undefined {
  if (advice === undefined) return undefined;
  return {
    files: advice.files,
    findings: advice.advice.map(({ rule, path, line, column, message, remediation, also }) => ({
      ...{ rule, path, line, column, message, remediation },
      ...optional({ also: also?.map((one) => ({ path: one.path, line: one.line, column: one.column })) }),
    })),
    notes: [...advice.notes],
  };
}
