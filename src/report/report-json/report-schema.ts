import { z } from 'zod';
import { NO_SECRET_REASONS } from '../../domain/finding/no-secret.ts';
import { STEPS } from '../../domain/run/run.ts';
import { policyFileSchema } from '../../formats/policy-file/policy-file.ts';
import {
  advice,
  baseImages,
  baseline,
  countdowns,
  exceptions,
  secret,
  suppressions,
  vulnerability,
} from './report-schema-findings.ts';
import { count, digest, file, gap, hex, reason, scope, severity, time } from './report-schema-values.ts';

/** Raised when a field is taken away or changes its meaning; new fields alone do not raise it. */
export const SCHEMA_VERSION = 1;

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

const sboms = outcome({
  documents: z.array(
    z.strictObject({
      ...{ scope, cyclonedx: file, spdx: file, components: count, notes: z.array(z.string()) },
      completeness: z.strictObject({ files: count, added: count }).optional(),
    }),
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
      listed: count.describe('packages of the SBOM: the sum of the next three'),
      compared: count.describe('with advisories that the database has for their kind and release'),
      incomparable: count.describe('without a version, or with one that cannot be compared'),
      unsourced: count.describe('of a kind or release that the database has no advisories for'),
      gaps: z.array(gap).describe('what was there and was not compared with advisories'),
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
    ignored: z
      .array(
        z.strictObject({
          reason: z.enum(NO_SECRET_REASONS),
          count,
          examples: z.array(z.string()).describe('some of the places, `path:line`'),
        }),
      )
      .describe('what looked like a secret and is provably none, by reason'),
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
      origin: z
        .strictObject({
          kind: z.enum(['default', 'file', 'base', 'central']),
          path: z.string().optional(),
          commit: z.string().optional(),
          digest,
        })
        .optional()
        .describe('where the rules come from'),
      rules: policyFileSchema,
    }),
    image: image.optional().describe('absent if it could not be resolved'),
    tools: z.array(
      z.strictObject({ name: z.string(), version: z.string(), sha256: hex, origin: z.string() }),
    ),
    sboms,
    scan,
    secrets,
    exceptions: exceptions.describe('those of the policy that are for this image'),
    suppressions,
    countdowns: countdowns.describe('rules that only warn until a day'),
    advice: advice.optional().describe('what was found in the workflows of the repository'),
    baseImages: outcome({ images: baseImages, notes: z.array(z.string()) })
      .optional()
      .describe('what the image was built on'),
    baseline: baseline.optional().describe('what was compared against, where only new findings count'),
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
