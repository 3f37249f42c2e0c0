import { basename } from 'node:path';
import type { EvidenceFile, Sbom, Scan, SecretsCoverage } from '../../domain/evidence/evidence.ts';
import { countBySeverity } from '../../domain/finding/finding.ts';
import { imageName, type PinnedImage, platformName, requestedTag } from '../../domain/image/image.ts';
import { optional } from '../../domain/optional.ts';
import { policyDigest } from '../../domain/policy/policy.ts';
import { PRODUCT } from '../../domain/product.ts';
import type { Reason } from '../../domain/reason.ts';
import { type PolicyOrigin, type Run, STEPS } from '../../domain/run/run.ts';
import type { EvaluatedSecret } from '../../domain/verdict/evaluate-secrets.ts';
import type { EvaluatedFinding } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import type { Outcome } from '../../domain/verdict/verdict.ts';
import { scopeName } from '../../formats/location-names.ts';
import type { PolicyFile } from '../../formats/policy-file/policy-file.ts';
import { policyFileOf } from '../../formats/policy-file/policy-file-write.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import { redactFields, type TextFields } from '../../formats/redaction/text-fields.ts';
import { glassRecord } from '../broken-glass.ts';
import { evaluatedIn, secretsIn, worstFirst } from '../evaluated.ts';
import { toolRecord } from '../tool-table.ts';
import { signaturesFirst, withoutFolders } from '../wording.ts';
import { SCHEMA_VERSION } from './document-versions.ts';
import { adviceOf, baseImagesOf, baselineOf, exceptionsOf } from './report-assessment.ts';
import { findingOf, secretOf } from './report-findings.ts';
import { deltaOf, fixesOf } from './report-fixes.ts';
import type { Report } from './report-schema.ts';

/**
 * The run as the document `report.json`. The keys are always in this order. It names no folder of the machine. The run is
 * already redacted, except its policy: the digest must be that of the unchanged rules. `redact` is applied to their text.
 */
export function reportOf(run: Run, redact: Redact = (text) => text): Report {
  return {
    schemaVersion: SCHEMA_VERSION,
    generator: PRODUCT,
    verdict: run.verdict,
    reasons: run.reasons.map(reasonRecord),
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    asked: withoutFolders(run.imageInput),
    ...optional({ reference: run.reference }),
    event: eventOf(run),
    policy: policyOf(run, redact),
    ...optional({ image: run.image === undefined ? undefined : imageOf(run.image) }),
    tools: run.tools.map(toolRecord),
    sboms: outcomeOf(run.sboms, sbomsOf),
    scan: outcomeOf(run.scan, (scan) => scanOf(scan, worstFirst(evaluatedIn(run)))),
    secrets: outcomeOf(run.secrets, ({ coverage }) => secretsOf(coverage, secretsIn(run), run)),
    ...exceptionsOf(run),
    countdowns: (run.assessment?.countdowns ?? []).map(({ rule, blockFrom, days }) => ({
      ...{ rule, blockFrom, days },
    })),
    ...optional({ advice: adviceOf(run) }),
    ...optional({ baseImages: run.baseImages && outcomeOf(run.baseImages, baseImagesOf) }),
    ...optional({ baseline: baselineOf(run) }),
    ...optional({ brokenGlass: run.brokenGlass?.map(glassRecord) }),
    ...optional({ delta: run.delta && deltaOf(run.delta) }),
    ...optional({ fixes: run.fixes && fixesOf(run.fixes) }),
    signing: signingOf(run),
    attestations: signaturesFirst(run).map(({ predicateType, digest, subject, origin }) => ({
      predicateType,
      digest,
      subject,
      origin,
    })),
    notes: [...run.notes],
    timings: timingsOf(run),
  };
}

const POLICY_TEXT = {
  gate: {
    'denied-digests': { reason: 'text' },
    'denied-vulnerabilities': { reason: 'text' },
    'denied-packages': { reason: 'text' },
    'break-glass': { reason: 'text' },
  },
  exceptions: { reason: 'text' },
  secrets: { suppressions: { reason: 'text' } },
} as const satisfies TextFields<PolicyFile>;

function outcomeOf<T, Shape extends object>(outcome: Outcome<T> | undefined, shape: (value: T) => Shape) {
  if (outcome === undefined) return { state: 'not-run' as const };
  if (outcome.done) return { state: 'done' as const, ...shape(outcome.value) };
  return { state: 'failed' as const, reasons: outcome.reasons.map(reasonRecord) };
}

/** A reason, as documents have it. */
export function reasonRecord({ code, check, message, effect }: Reason) {
  return { code, check, message, effect: effect ?? ('block' as const) };
}

function eventOf({ event: { name, repository, ref, sha, runUrl, advisory } }: Run): Report['event'] {
  return { name, repository, ref, sha, runUrl, advisory };
}

function policyOf({ policy, policyOrigin }: Run, redact: Redact): Report['policy'] {
  const { failOn, enforce, databaseMaxAgeMs } = policy.vulnerabilities;
  return {
    digest: policyDigest(policy),
    ...{ failOn: [...failOn], enforce, databaseMaxAgeMs },
    ...optional({ origin: policyOrigin === undefined ? undefined : originOf(policyOrigin) }),
    rules: redactFields(policyFileOf(policy), POLICY_TEXT, redact),
  };
}

function originOf({ kind, path, commit, digest }: PolicyOrigin) {
  return { kind, ...optional({ path, commit }), digest };
}

function imageOf(image: PinnedImage): NonNullable<Report['image']> {
  return {
    name: withoutFolders(imageName(image)),
    ...optional({ tag: requestedTag(image) }),
    digest: image.root.digest,
    mediaType: image.root.mediaType,
    isIndex: image.isIndex,
    platforms: image.platforms.map(({ platform, manifest, config, layers }) => ({
      platform: platformName(platform),
      manifest: manifest.digest,
      config: config.digest,
      layers: layers.map((layer) => layer.digest),
    })),
    skippedPlatforms: image.skippedPlatforms.map(platformName),
  };
}

function sbomsOf(sboms: readonly Sbom[]) {
  return {
    documents: sboms.map(({ scope, cyclonedx, spdx, components, notes = [], completeness }) => ({
      scope: scopeName(scope),
      cyclonedx: fileOf(cyclonedx),
      spdx: fileOf(spdx),
      components,
      notes: [...notes],
      ...optional({ completeness: completeness && { files: completeness.files, added: completeness.added } }),
    })),
  };
}

function scanOf(
  { database, startedAt, finishedAt, findings, coverage }: Scan,
  evaluated: readonly EvaluatedFinding[],
) {
  const { updatedAt, downloadedAt, repository, server, sha256 } = database;
  return {
    startedAt,
    finishedAt,
    database: { updatedAt, ...optional({ downloadedAt, repository, server, sha256 }) },
    coverage: coverage.map(({ scope, os, listed, compared, incomparable, unsourced, gaps = [] }) => ({
      scope: scopeName(scope),
      ...optional({
        os: os === undefined ? undefined : { family: os.family, name: os.name, endOfLife: os.endOfLife },
      }),
      ...{ listed, compared, incomparable, unsourced },
      gaps: gaps.map(({ kind, path, package: of, why, decides }) => ({
        ...{ kind, path, why, decides },
        ...optional({ package: of }),
      })),
    })),
    counts: countBySeverity(findings),
    findings: evaluated.map(findingOf),
  };
}

/** Lists each field, so that no other field can get into the report. */
function secretsOf(coverage: SecretsCoverage, evaluated: readonly EvaluatedSecret[], run: Run) {
  const { layers, files, commits, configurations, source, ignored = [], notes } = coverage;
  return {
    coverage: {
      layers: { scanned: layers.scanned, cached: layers.cached, total: layers.total },
      files: {
        scanned: files.scanned,
        owned: files.owned,
        skipped: files.skipped,
        archives: files.archives,
      },
      ...optional({ commits: commits === undefined ? undefined : commitsOf(commits) }),
      configurations,
      source,
      ignored: ignored.map(({ reason, count, examples }) => ({ reason, count, examples: [...examples] })),
      notes: [...notes],
    },
    findings: evaluated.map((one) => secretOf(one, run.policy, new Date(run.finishedAt))),
  };
}

function commitsOf({ scanned, total, range }: NonNullable<SecretsCoverage['commits']>) {
  return { scanned, total, range };
}

function signingOf(run: Run): Report['signing'] {
  const signedBy = run.signedBy === undefined ? undefined : withoutFolders(run.signedBy);
  return { signer: run.signer, ...optional({ signedBy, issuer: run.issuer }) };
}

function timingsOf(run: Run): Report['timings'] {
  const steps = STEPS.flatMap((step) => {
    const milliseconds = run.timings[step];
    return milliseconds === undefined ? [] : [[step, Math.round(milliseconds)] as const];
  });
  return Object.fromEntries(steps);
}

function fileOf({ path, sha256 }: EvidenceFile) {
  return { file: basename(path), sha256 };
}
