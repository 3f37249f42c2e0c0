import { z } from 'zod';
import { SECRET_SEVERITIES, SEVERITIES } from '../domain/finding.ts';
import { CHECKS, REASONS, type ReasonCode } from '../domain/reason.ts';
import { STEPS } from '../domain/run.ts';

/** Raised when a field is taken away or changes its meaning; new fields alone do not raise it. */
export const SCHEMA_VERSION = 1;

const CODES = Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]];

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.string().describe('RFC 3339');
const count = z.int().nonnegative();
const severity = z.enum(SEVERITIES);

const reason = z.strictObject({ code: z.enum(CODES), check: z.enum(CHECKS), message: z.string() });
const file = z.strictObject({ file: z.string().describe('relative to the evidence folder'), sha256: hex });
const scope = z.string().describe('a platform such as `linux/amd64`, `index` for all of them, or `source`');

/** A part of the run: its value, why it could not be had, or that the run ended before it. */
function outcome<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.discriminatedUnion('state', [
    z.strictObject({ state: z.literal('done'), ...shape }),
    z.strictObject({ state: z.literal('failed'), reasons: z.array(reason) }),
    z.strictObject({ state: z.literal('not-run') }),
  ]);
}

const image = z.strictObject({
  name: z.string(),
  tag: z.string().optional(),
  digest,
  mediaType: z.string(),
  isIndex: z.boolean(),
  platforms: z.array(
    z.strictObject({ platform: z.string(), manifest: digest, config: digest, layers: z.array(digest) }),
  ),
  skippedPlatforms: z.array(z.string()),
});

const vulnerability = z.strictObject({
  id: z.string(),
  severity,
  counts: z.boolean().describe('whether it counts under the policy'),
  package: z.string(),
  version: z.string(),
  purl: z.string().optional(),
  fixedIn: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  foundIn: z.array(scope),
});

const instructions = z
  .array(z.strictObject({ path: z.string(), line: count }))
  .optional()
  .describe('Dockerfile instructions that may have made it');

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), path: z.string(), line: count }),
  z.strictObject({
    kind: z.literal('layer'),
    platform: z.string(),
    diffId: digest,
    index: count,
    path: z.string(),
    line: count,
    instructions,
  }),
  z.strictObject({ kind: z.literal('commit'), commit: z.string(), path: z.string(), line: count }),
  z.strictObject({ kind: z.literal('config'), platform: z.string(), entry: z.string(), instructions }),
]);

const secret = z.strictObject({
  fingerprint: z.string().describe('keyed hash of the value; the value is in no field'),
  severity: z.enum(SECRET_SEVERITIES),
  rule: z.string(),
  title: z.string(),
  engines: z.array(z.enum(['trivy', 'gitleaks', 'assay'])),
  places: z.array(place),
});

const sboms = outcome({
  documents: z.array(
    z.strictObject({ scope, cyclonedx: file, spdx: file, components: count, notes: z.array(z.string()) }),
  ),
});

const scan = outcome({
  startedAt: time,
  finishedAt: time,
  database: z.strictObject({
    updatedAt: time,
    downloadedAt: time.optional(),
    repository: z.string().optional(),
    sha256: hex,
  }),
  coverage: z.array(
    z.strictObject({
      scope,
      os: z.strictObject({ family: z.string(), name: z.string(), endOfLife: z.boolean() }).optional(),
      listed: count,
      scanned: count,
      missed: z.array(z.string()),
      gaps: z.array(z.string()),
    }),
  ),
  counts: z.strictObject({ critical: count, high: count, medium: count, low: count, unknown: count }),
  findings: z.array(vulnerability),
});

const secrets = outcome({
  coverage: z.strictObject({
    layers: z.strictObject({ scanned: count, cached: count, total: count }),
    files: z.strictObject({ scanned: count, owned: count, skipped: count, archives: count }),
    commits: z
      .strictObject({ scanned: count, total: count, range: z.string() })
      .optional()
      .describe('absent where there were none to look at'),
    configurations: count,
    source: z.boolean(),
    notes: z.array(z.string()),
  }),
  findings: z.array(secret),
});

/** `report.json`: all that was seen in one run. Published as `schema/report.schema.json`. */
export const reportSchema = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    generator: z.strictObject({ name: z.string(), version: z.string(), uri: z.string() }),
    verdict: z.enum(['passed', 'warned', 'failed', 'error']),
    reasons: z.array(reason),
    startedAt: time,
    finishedAt: time,
    asked: z.string().describe('the `image` input'),
    reference: z.string().optional().describe('`repository@sha256:…`'),
    event: z.strictObject({
      name: z.string(),
      repository: z.string(),
      ref: z.string(),
      sha: z.string(),
      runUrl: z.string(),
      advisory: z.boolean(),
    }),
    policy: z.strictObject({
      digest,
      failOn: z.array(severity),
      enforce: z.enum(['block', 'warn']),
      databaseMaxAgeMs: z.number(),
    }),
    image: image.optional().describe('absent if it could not be resolved'),
    tools: z.array(
      z.strictObject({ name: z.string(), version: z.string(), sha256: hex, origin: z.string() }),
    ),
    sboms,
    scan,
    secrets,
    signing: z.strictObject({
      signer: z.enum(['keyless', 'key', 'none']),
      signedBy: z.string().optional(),
      issuer: z.string().optional(),
    }),
    attestations: z.array(
      z.strictObject({
        predicateType: z.string(),
        digest,
        subject: digest,
        origin: z.enum(['made', 'kept']),
      }),
    ),
    notes: z.array(z.string()),
    timings: z.partialRecord(z.enum(STEPS), z.number()).describe('milliseconds'),
  })
  .describe('What Assay saw in one run.');

export type Report = z.infer<typeof reportSchema>;

/** The published JSON Schema of `report.json`; it lets fields pass that a later version may add. */
export function reportJsonSchema(): unknown {
  const schema = z.toJSONSchema(reportSchema, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return { title: 'Assay report', ...schema };
}
