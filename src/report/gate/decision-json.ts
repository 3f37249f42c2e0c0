import type { Admission, SubjectRecord } from '../../domain/gate/admission.ts';
import type { GateSigner } from '../../domain/gate/attested-evidence.ts';
import type { DenialReason } from '../../domain/gate/decision.ts';
import type { NewFinding, Rescan } from '../../domain/gate/rescan-findings.ts';
import { platformName } from '../../domain/image/image.ts';
import { optional } from '../../domain/optional.ts';
import { policyDigest } from '../../domain/policy/policy.ts';
import { PRODUCT } from '../../domain/product.ts';
import { glassRecord } from '../broken-glass.ts';
import { DECISION_SCHEMA_VERSION } from '../report-json/document-versions.ts';
import { toolRecord } from '../tool-table.ts';
import { withoutFolders } from '../wording.ts';
import type { DecisionReport } from './decision-schema.ts';

/** The decision as the document `report.json`. The keys are always in this order. It names no folder of the machine. */
export function decisionReportOf(admission: Admission): DecisionReport {
  const { event, rescan } = admission;
  return {
    schemaVersion: DECISION_SCHEMA_VERSION,
    generator: PRODUCT,
    decision: admission.decision,
    reasons: admission.denialReasons.map(reasonOf),
    startedAt: admission.startedAt,
    finishedAt: admission.finishedAt,
    asked: admission.imageInput,
    ...optional({ reference: admission.reference }),
    event: {
      name: event.name,
      repository: event.repository,
      ref: event.ref,
      sha: event.sha,
      runUrl: event.runUrl,
    },
    demands: demandsOf(admission),
    subjects: admission.subjects.map(subjectOf),
    ...optional({ admittedBy: admission.admittedBy && signerRecord(admission.admittedBy).name }),
    ...optional({
      brokenGlass: admission.brokenGlass.length > 0 ? admission.brokenGlass.map(glassRecord) : undefined,
    }),
    ...optional({ rescan: rescan === undefined ? undefined : rescanOf(rescan) }),
    tools: admission.tools.map(toolRecord),
    notes: [...admission.notes],
    timings: { ...admission.timings },
  };
}

function reasonOf({ code, check, effect, message, remediation, subject, evidence }: DenialReason) {
  return {
    code,
    check,
    effect: effect ?? ('block' as const),
    message,
    remediation,
    ...optional({ subject }),
    evidence: [...evidence],
  };
}

function demandsOf(admission: Admission): DecisionReport['demands'] {
  const { signers, admittedBy, source, require, maxAgeMs, policy } = admission;
  const { failOn, databaseMaxAgeMs } = policy.vulnerabilities;
  const signer = admittedBy ?? signers[0];
  const namedSigner = signer && signerOf(signer);
  return {
    ...optional({ signer: namedSigner, sourceRepository: source.repository, sourceRef: source.ref }),
    ...optional({ signers: signers.length > 1 ? signers.map(signerRecord) : undefined }),
    ...optional({ sourceRepositoryId: source.repositoryId, sourceOwnerId: source.ownerId }),
    ...optional({ level: policy.gate.level, runner: source.runner }),
    promotedFrom: [...policy.gate.promotedFrom],
    require: [...require],
    maxAgeMs,
    policies: [policyDigest(policy), ...policy.gate.acceptedPolicies],
    failOn: [...failOn],
    databaseMaxAgeMs,
  };
}

function signerOf(signer: GateSigner) {
  if (signer.kind === 'key') return { kind: signer.kind, key: withoutFolders(signer.key) };
  const { kind, identity, issuer } = signer;
  return { kind, identity, issuer };
}

function signerRecord(signer: GateSigner) {
  const { until } = signer;
  return signer.kind === 'key'
    ? { name: withoutFolders(signer.key), ...optional({ until }) }
    : { name: signer.identity, issuer: signer.issuer, ...optional({ until }) };
}

function subjectOf({ digest, name, role, evidence, refused, unreadable }: SubjectRecord) {
  return {
    digest,
    name,
    role,
    evidence: evidence.map((one) => ({ ...one })),
    refused: refused.map(({ referrer, kind, why }) => ({ referrer, ...optional({ kind }), why })),
    unreadable: unreadable.map(({ referrer, why }) => ({ referrer, why })),
  };
}

function rescanOf({ scan, newFindings }: Rescan): NonNullable<DecisionReport['rescan']> {
  const { updatedAt, downloadedAt, repository, server, sha256 } = scan.database;
  return {
    startedAt: scan.startedAt,
    finishedAt: scan.finishedAt,
    database: { updatedAt, ...optional({ downloadedAt, repository, server, sha256 }) },
    coverage: scan.coverage.flatMap(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) =>
      scope.kind === 'platform'
        ? {
            platform: platformName(scope.platform),
            manifest: scope.manifest,
            ...optional({ os: os === undefined ? undefined : `${os.family} ${os.name}` }),
            ...{ listed, compared, incomparable, unsourced },
            gaps: gaps.map(({ kind, path, package: of, why, decides }) => ({
              ...{ kind, path, why, decides },
              ...optional({ package: of }),
            })),
          }
        : [],
    ),
    found: scan.findings.length,
    newFindings: newFindings.map(findingOf),
  };
}

function findingOf({ finding, effect, known }: NewFinding) {
  const { id, severity, version, purl, fixedIn, title, url, foundIn } = finding;
  return {
    id,
    severity,
    effect,
    known,
    package: finding.package,
    version,
    ...optional({ purl, fixedIn, title, url }),
    foundIn: [...foundIn],
  };
}
