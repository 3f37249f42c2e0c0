import { basename } from 'node:path';
import type { EvidenceFile, Sbom, Scan, Secrets } from '../domain/evidence.ts';
import { countBySeverity, type Instruction, type Place } from '../domain/finding.ts';
import { type PinnedImage, platformName } from '../domain/image.ts';
import { type Policy, policyDigest } from '../domain/policy.ts';
import { PRODUCT } from '../domain/product.ts';
import { type Run, STEPS } from '../domain/run.ts';
import type { Outcome } from '../domain/verdict.ts';
import { scopeName } from '../formats/names.ts';
import { type Report, SCHEMA_VERSION } from './report-schema.ts';
import { worstFirst } from './summary-findings.ts';
import { signaturesFirst, withoutFolders } from './wording.ts';

/** The run as the document `report.json`: keys always in this order, no folder of the machine in it. */
export function reportOf(run: Run): Report {
  return {
    schemaVersion: SCHEMA_VERSION,
    generator: { name: PRODUCT.name, version: PRODUCT.version, uri: PRODUCT.uri },
    verdict: run.verdict,
    reasons: run.reasons.map(({ code, check, message }) => ({ code, check, message })),
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    asked: withoutFolders(run.asked),
    ...optional({ reference: run.reference }),
    event: eventOf(run),
    policy: policyOf(run.policy),
    ...optional({ image: run.image === undefined ? undefined : imageOf(run.image) }),
    tools: run.tools.map(({ name, version, sha256, origin }) => ({ name, version, sha256, origin })),
    sboms: outcomeOf(run.sboms, sbomsOf),
    scan: outcomeOf(run.scan, (scan) => scanOf(scan, run.policy)),
    secrets: outcomeOf(run.secrets, secretsOf),
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

function outcomeOf<T, Shape extends object>(outcome: Outcome<T> | undefined, shape: (value: T) => Shape) {
  if (outcome === undefined) return { state: 'not-run' as const };
  if (outcome.done) return { state: 'done' as const, ...shape(outcome.value) };
  return {
    state: 'failed' as const,
    reasons: outcome.reasons.map(({ code, check, message }) => ({ code, check, message })),
  };
}

function eventOf({ event: { name, repository, ref, sha, runUrl, advisory } }: Run): Report['event'] {
  return { name, repository, ref, sha, runUrl, advisory };
}

function policyOf(policy: Policy): Report['policy'] {
  const { failOn, enforce, databaseMaxAgeMs } = policy.vulnerabilities;
  return { digest: policyDigest(policy), failOn: [...failOn], enforce, databaseMaxAgeMs };
}

function imageOf(image: PinnedImage): NonNullable<Report['image']> {
  return {
    name: withoutFolders(image.name),
    ...optional({ tag: image.tag }),
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
    documents: sboms.map(({ scope, cyclonedx, spdx, components, notes = [] }) => ({
      scope: scopeName(scope),
      cyclonedx: fileOf(cyclonedx),
      spdx: fileOf(spdx),
      components,
      notes: [...notes],
    })),
  };
}

function scanOf({ database, startedAt, finishedAt, findings, coverage }: Scan, policy: Policy) {
  const { updatedAt, downloadedAt, repository, sha256 } = database;
  return {
    startedAt,
    finishedAt,
    database: { updatedAt, ...optional({ downloadedAt, repository }), sha256 },
    coverage: coverage.map(({ scope, os, listed, scanned, missed, gaps = [] }) => ({
      scope: scopeName(scope),
      ...optional({
        os: os === undefined ? undefined : { family: os.family, name: os.name, endOfLife: os.endOfLife },
      }),
      listed,
      scanned,
      missed: [...missed],
      gaps: [...gaps],
    })),
    counts: countBySeverity(findings),
    findings: worstFirst(findings).map((finding) => ({
      id: finding.id,
      severity: finding.severity,
      counts: policy.vulnerabilities.failOn.includes(finding.severity),
      package: finding.package,
      version: finding.version,
      ...optional({
        purl: finding.purl,
        fixedIn: finding.fixedIn,
        title: finding.title,
        url: finding.url,
      }),
      foundIn: [...finding.foundIn],
    })),
  };
}

/** Field by field, so that nothing but these can ever get into the report. */
function secretsOf({ findings, coverage }: Secrets) {
  const { layers, files, commits, configurations, source, notes } = coverage;
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
      notes: [...notes],
    },
    findings: findings.map(({ fingerprint, severity, rule, title, engines, places }) => ({
      fingerprint,
      severity,
      rule,
      title,
      engines: [...engines],
      places: places.map(placeOf),
    })),
  };
}

function placeOf(place: Place) {
  switch (place.kind) {
    case 'source':
      return { kind: place.kind, path: place.path, line: place.line };
    case 'layer': {
      const { kind, platform, diffId, index, path, line } = place;
      return { kind, platform, diffId, index, path, line, ...instructionsOf(place.instructions) };
    }
    case 'commit':
      return { kind: place.kind, commit: place.commit, path: place.path, line: place.line };
    case 'config':
      return {
        kind: place.kind,
        platform: place.platform,
        entry: place.entry,
        ...instructionsOf(place.instructions),
      };
  }
}

function instructionsOf(instructions: readonly Instruction[] | undefined) {
  return optional({ instructions: instructions?.map(({ path, line }) => ({ path, line })) });
}

function commitsOf({ scanned, total, range }: NonNullable<Secrets['coverage']['commits']>) {
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

/** The fields that have a value: JSON has no `undefined`. */
function optional<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(present) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };
}
