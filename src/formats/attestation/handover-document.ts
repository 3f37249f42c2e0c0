import { basename } from 'node:path';
import { z } from 'zod';
import { type Digest, isDigest } from '../../domain/digest.ts';
import {
  type EvidenceFile,
  type Sbom,
  type Scan,
  type ScanCoverage,
  type Scope,
  type Secrets,
  TOOL_CHECKS,
  type ToolUse,
} from '../../domain/evidence/evidence.ts';
import { GAP_KINDS, type Gap } from '../../domain/evidence/gap.ts';
import {
  LOCATION_KINDS,
  type Place,
  SECRET_SEVERITIES,
  SECRET_WHYS,
  SEVERITIES,
  type SecretFinding,
  type Vulnerability,
} from '../../domain/finding/finding.ts';
import { NO_SECRET_REASONS } from '../../domain/finding/no-secret.ts';
import type { Platform } from '../../domain/image/image.ts';
import { policyDigest } from '../../domain/policy/policy.ts';
import { PRODUCT } from '../../domain/product.ts';
import type { Parsed } from '../../domain/result.ts';
import type { Run } from '../../domain/run/run.ts';
import type { Baseline } from '../../domain/verdict/baseline.ts';
import type { VexStatement } from '../../domain/vex/vex-statement.ts';
import { parseJsonAs } from '../json.ts';
import { vexStatement } from './handover-vex.ts';

/** The results of a run. Another job of the same workflow run imports them, judges them again and signs. */
export interface Handover {
  /** Version of Assay. In another version the same fields may mean something else. */
  readonly version: string;
  /** Address of the workflow run, without the attempt: a repeated job belongs to the same run. */
  readonly run: string;
  readonly sha: string;
  readonly policy: Digest;
  /** Digest of the image that everything is about. */
  readonly image: Digest;
  /** The tools that examined the image, without their paths: that machine is gone. */
  readonly tools: readonly Omit<ToolUse, 'path'>[];
  /** Paths are names in the evidence folder. */
  readonly sboms: readonly Sbom[];
  readonly scan: Scan;
  readonly secrets: Secrets;
  /** Absent if the policy compares with no baseline. */
  readonly baseline?: Baseline;
  /** The VEX statements; attested ones are verified. Absent if the policy accepts no VEX documents. */
  readonly vex?: readonly VexStatement[];
}

/** The handover of a run whose image may be signed; undefined for every other run. The run is already redacted. */
export function handoverOf(run: Run): Handover | undefined {
  const { image, sboms, scan, secrets, baseline, vex, policy, event, verdict } = run;
  const clear = verdict === 'passed' || (verdict === 'warned' && policy.signOnWarn);
  if (!clear || event.advisory || run.attestationFault !== undefined || image === undefined) return undefined;
  if (!sboms?.done || !scan?.done || !secrets?.done) return undefined;
  return {
    version: PRODUCT.version,
    run: withoutAttempt(event.runUrl),
    sha: event.sha,
    policy: policyDigest(policy),
    image: image.root.digest,
    tools: run.tools.map(({ path: _gone, ...tool }) => tool),
    sboms: sboms.value.map((sbom) => ({ ...sbom, cyclonedx: named(sbom.cyclonedx), spdx: named(sbom.spdx) })),
    scan: scan.value,
    secrets: secrets.value,
    ...(baseline && { baseline }),
    ...(vex && { vex }),
  };
}

/**
 * Reads a handover. Every field is checked, since it comes from a job that reads hostile content. The fault is the end of a
 * sentence that begins with the name of the file.
 */
export function parseHandover(text: string): Parsed<Handover> {
  return parseJsonAs(HandoverSchema, text);
}

/** `https://github.com/owner/repository/actions/runs/ID`, from the address of a run. */
function withoutAttempt(runUrl: string): string {
  return runUrl.replace(/\/attempts\/\d+$/, '');
}

function named({ path, sha256 }: EvidenceFile): EvidenceFile {
  return { path: basename(path), sha256 };
}

const text = z.string();
const texts = z.array(text);
const gap: z.ZodType<Gap> = z.strictObject({
  kind: z.enum(GAP_KINDS),
  path: text,
  package: text.exactOptional(),
  why: text,
  decides: z.boolean(),
});
const count = z.int().nonnegative();
const hex = text.regex(/^[0-9a-f]{64}$/);
const time = z.iso.datetime({ offset: true });
const digest = z.custom<Digest>((value) => typeof value === 'string' && isDigest(value));

const platform: z.ZodType<Platform> = z.strictObject({
  os: text,
  architecture: text,
  variant: text.exactOptional(),
  osVersion: text.exactOptional(),
  manifest: text.exactOptional(),
});
const scope: z.ZodType<Scope> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('platform'), platform, manifest: digest }),
  z.strictObject({ kind: z.literal('index'), digest }),
  z.strictObject({ kind: z.literal('source') }),
]);
// A name in the folder. It cannot lead out of the folder.
const file: z.ZodType<EvidenceFile> = z.strictObject({
  path: text.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/),
  sha256: hex,
});
const sbom: z.ZodType<Sbom> = z.strictObject({
  scope,
  cyclonedx: file,
  spdx: file,
  components: count,
  notes: texts.exactOptional(),
  gaps: z.array(gap).exactOptional(),
  completeness: z.strictObject({ files: count, added: count }).exactOptional(),
});
const vulnerability: z.ZodType<Vulnerability> = z.strictObject({
  id: text,
  severity: z.enum(SEVERITIES),
  aliases: texts.exactOptional(),
  package: text,
  version: text,
  purl: text.exactOptional(),
  type: text.exactOptional(),
  paths: texts.exactOptional(),
  layers: z.array(digest).exactOptional(),
  cvss: z.number().exactOptional(),
  published: text.exactOptional(),
  fixedIn: text.exactOptional(),
  title: text.exactOptional(),
  url: text.exactOptional(),
  foundIn: texts,
});
const coverage: z.ZodType<ScanCoverage> = z
  .strictObject({
    scope,
    os: z.strictObject({ family: text, name: text, endOfLife: z.boolean() }).exactOptional(),
    ...{ listed: count, compared: count, incomparable: count, unsourced: count },
    gaps: z.array(gap).exactOptional(),
  })
  .refine((one) => one.listed === one.compared + one.incomparable + one.unsourced);
const scan: z.ZodType<Scan> = z.strictObject({
  database: z.strictObject({
    updatedAt: time,
    downloadedAt: time.exactOptional(),
    repository: text.exactOptional(),
    server: text.exactOptional(),
    sha256: hex.exactOptional(),
  }),
  startedAt: time,
  finishedAt: time,
  findings: z.array(vulnerability),
  coverage: z.array(coverage),
});
const instructions = z.array(z.strictObject({ path: text, line: count })).exactOptional();
const locationKind = z.enum(LOCATION_KINDS).exactOptional();
const place: z.ZodType<Place> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), path: text, line: count, locationKind }),
  z.strictObject({ kind: z.literal('commit'), commit: text, path: text, line: count, locationKind }),
  z.strictObject({
    ...{ kind: z.literal('layer'), platform: text, diffId: digest, index: count },
    ...{ path: text, line: count, locationKind, instructions },
  }),
  z.strictObject({ kind: z.literal('config'), platform: text, entry: text, instructions }),
]);
const secret: z.ZodType<SecretFinding> = z.strictObject({
  fingerprint: text,
  severity: z.enum(SECRET_SEVERITIES),
  why: z.enum(SECRET_WHYS).exactOptional(),
  rule: text,
  title: text,
  engines: z.array(z.enum(['trivy', 'gitleaks', 'assay'])),
  places: z.array(place),
});
const secrets: z.ZodType<Secrets> = z.strictObject({
  findings: z.array(secret),
  coverage: z.strictObject({
    layers: z.strictObject({ scanned: count, cached: count, total: count }),
    files: z.strictObject({ scanned: count, owned: count, skipped: count, archives: count }),
    commits: z.strictObject({ scanned: count, total: count, range: text }).exactOptional(),
    configurations: count,
    source: z.boolean(),
    ignored: z
      .array(z.strictObject({ reason: z.enum(NO_SECRET_REASONS), count, examples: texts }))
      .exactOptional(),
    notes: texts,
  }),
});
const tool: z.ZodType<Omit<ToolUse, 'path'>> = z.strictObject({
  name: z.enum(['trivy', 'cosign', 'gitleaks']),
  version: text,
  sha256: hex,
  origin: z.enum(['named path', 'tool cache', 'release asset', 'go module']),
  isolation: z
    .strictObject({
      network: z.enum(['none', 'open']),
      files: z.enum(['own', 'all']),
      processes: z.enum(['own', 'all']),
      by: z.enum(['Landlock and seccomp', 'namespaces']).exactOptional(),
      why: text.exactOptional(),
    })
    .exactOptional(),
  verified: z.array(z.enum(TOOL_CHECKS)),
  notVerified: z.array(z.strictObject({ check: z.enum(TOOL_CHECKS), why: text })),
});
const baseline: z.ZodType<Baseline> = z.discriminatedUnion('known', [
  z.strictObject({ known: z.literal(true), image: text, findings: texts, notes: texts }),
  z.strictObject({ known: z.literal(false), why: text }),
]);
const HandoverSchema: z.ZodType<Handover> = z.strictObject({
  version: text,
  run: z.url(),
  sha: text.regex(/^[0-9a-f]{40}$/),
  policy: digest,
  image: digest,
  tools: z.array(tool),
  sboms: z.array(sbom),
  scan,
  secrets,
  baseline: baseline.exactOptional(),
  vex: z.array(vexStatement).exactOptional(),
});
