import { z } from 'zod';
import { NO_SECRET_REASONS } from '../../domain/finding/no-secret.ts';
import { STEPS } from '../../domain/run/run.ts';
import { policyFileSchema } from '../../formats/policy-file/policy-file.ts';
import { SCHEMA_VERSION } from './document-versions.ts';
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
import { delta, fixes } from './report-schema-fixes.ts';
import {
  brokenGlass,
  count,
  digest,
  event,
  file,
  gap,
  generator,
  hex,
  reason,
  scope,
  severity,
  time,
  tool,
} from './report-schema-values.ts';

/** A part of the run: its value, or why it failed, or that the run ended before it. */
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
    server: z
      .string()
      .optional()
      .describe('the host of the trivy server that compared, with its own database'),
    sha256: hex.optional().describe('absent for the database of a trivy server'),
  }),
  coverage: z.array(
    z.strictObject({
      scope,
      os: z.strictObject({ family: z.string(), name: z.string(), endOfLife: z.boolean() }).optional(),
      listed: count.describe('packages of the SBOM: the sum of the next three fields'),
      compared: count.describe('packages whose kind and release have advisories in the database'),
      incomparable: count.describe('packages without a version, or with a version that cannot be compared'),
      unsourced: count.describe('packages whose kind or release has no advisories in the database'),
      gaps: z
        .array(gap)
        .describe('parts of the image or the source tree that were not compared with advisories'),
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
      .describe('absent if there were no commits to search'),
    configurations: count,
    source: z.boolean(),
    ignored: z
      .array(
        z.strictObject({
          reason: z.enum(NO_SECRET_REASONS),
          count,
          examples: z.array(z.string()).describe('some of the places, as `path:line`'),
        }),
      )
      .describe('values that looked like secrets but are provably not, by reason'),
    notes: z.array(z.string()),
  }),
  findings: z.array(secret),
});

/** `report.json`: everything that one run saw. Published as `schema/report.schema.json`. */
export const reportSchema = z
  .strictObject({
    schemaVersion: z.literal(SCHEMA_VERSION),
    generator,
    verdict: z.enum(['passed', 'warned', 'failed', 'error']),
    reasons: z.array(reason),
    startedAt: time,
    finishedAt: time,
    asked: z.string().describe('the `image` input'),
    reference: z.string().optional().describe('`repository@sha256:…`'),
    event: z.strictObject({ ...event, advisory: z.boolean() }),
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
    tools: z.array(tool),
    sboms,
    scan,
    secrets,
    exceptions: exceptions.describe('the exceptions of the policy that apply to this image'),
    suppressions,
    countdowns: countdowns.describe('rules that only warn until a given day'),
    advice: advice.optional().describe('unsafe settings in the workflows of the repository'),
    baseImages: outcome({ images: baseImages, notes: z.array(z.string()) })
      .optional()
      .describe('the images that this image is based on'),
    baseline: baseline.optional().describe('the image to compare with, if only new findings count'),
    brokenGlass: brokenGlass.optional().describe('emergencies of the policy that apply to the image'),
    delta: delta.optional().describe('what changed since the image that was shipped last (`compare-to`)'),
    fixes: fixes.optional().describe('what to do about the findings that count; absent if there was no scan'),
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

/** The published JSON Schema of `report.json`; it allows fields that later versions may add. */
export function reportJsonSchema(): unknown {
  return { title: 'Assay report', ...openSchema(reportSchema) };
}

/** A JSON Schema that allows more fields. */
export function openSchema(schema: z.ZodType) {
  return z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
}
