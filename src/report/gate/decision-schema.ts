import { z } from 'zod';
import { SEVERITIES } from '../../domain/finding/finding.ts';
import { GATE_STEPS } from '../../domain/gate/admission.ts';
import { REQUIREMENTS } from '../../domain/gate/attested-evidence.ts';
import { SLSA_LEVELS } from '../../domain/policy/policy.ts';
import { CHECKS, REASONS, type ReasonCode } from '../../domain/reason.ts';
import { gap } from '../report-json/report-schema-values.ts';

/** Raised when a field is taken away or changes its meaning; new fields alone do not raise it. */
export const DECISION_SCHEMA_VERSION = 1;

const CODES = Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]];
const KINDS = [...REQUIREMENTS, 'vulnerabilities'] as const;

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const hex = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.string().describe('RFC 3339');
const count = z.int().nonnegative();
const severity = z.enum(SEVERITIES);

const reason = z.strictObject({
  code: z.enum(CODES),
  check: z.enum(CHECKS),
  effect: z.enum(['block', 'warn']).describe('`warn`: it is told and does not stop the deployment by itself'),
  message: z.string(),
  remediation: z.string().describe('the command or setting that would mend it'),
  subject: digest.optional().describe('the manifest that it is about'),
  evidence: z.array(digest).describe('referrer manifests that failed'),
});

const evidence = z.strictObject({
  kind: z.enum(KINDS),
  predicateType: z.string(),
  referrer: digest.describe('the referrer manifest that holds it'),
  signedBy: z.string().optional().describe('certificate identity; absent where a key signed'),
  issuer: z.string().optional(),
  signedAt: time.optional().describe('RFC 3339; absent where nothing proves a time'),
  sourceRepository: z.string().optional(),
  sourceRef: z.string().optional(),
  sourceCommit: z.string().optional(),
  sourceRepositoryId: z.string().optional().describe("GitHub's id, which a renamed repository keeps"),
  sourceOwnerId: z.string().optional(),
  runnerEnvironment: z.string().optional().describe('`github-hosted` or `self-hosted`'),
  invocation: z.string().optional().describe('the run that signed'),
  timeVerified: time.optional().describe('RFC 3339; of a verification summary'),
});

const subject = z.strictObject({
  digest,
  name: z.string(),
  role: z.enum(['image', 'index', 'platform']),
  evidence: z.array(evidence).describe('what the decision rests on'),
  refused: z.array(z.strictObject({ referrer: digest, kind: z.enum(KINDS).optional(), why: z.string() })),
  unreadable: z.array(z.strictObject({ referrer: z.string(), why: z.string() })),
});

const finding = z.strictObject({
  id: z.string(),
  severity,
  effect: z.enum(['block', 'warn']),
  known: z
    .boolean()
    .describe('whether the attested vulnerability result lists it, where it did not count then'),
  package: z.string(),
  version: z.string(),
  purl: z.string().optional(),
  fixedIn: z.string().optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  foundIn: z.array(z.string()),
});

const rescan = z.strictObject({
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
      platform: z.string(),
      manifest: digest,
      os: z.string().optional(),
      listed: count.describe('packages of the SBOM: the sum of the next three'),
      compared: count,
      incomparable: count,
      unsourced: count,
      gaps: z.array(gap).describe('what was there and was not compared with advisories'),
    }),
  ),
  found: count.describe('all findings, whether they count or not'),
  newFindings: z.array(finding),
});

/** `report.json` of the gate. Published as `schema/decision.schema.json`. */
export const decisionSchema = z
  .strictObject({
    schemaVersion: z.literal(DECISION_SCHEMA_VERSION),
    generator: z.strictObject({ name: z.string(), version: z.string(), uri: z.string() }),
    decision: z.enum(['allow', 'warn', 'deny', 'error']),
    reasons: z.array(reason),
    startedAt: time,
    finishedAt: time,
    asked: z.string().describe('the `image` input'),
    reference: z.string().optional().describe('`repository@sha256:…`; absent if it could not be resolved'),
    event: z.strictObject({
      name: z.string(),
      repository: z.string(),
      ref: z.string(),
      sha: z.string(),
      runUrl: z.string(),
    }),
    demands: z.strictObject({
      signer: z
        .discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('certificate'), identity: z.string(), issuer: z.string() }),
          z.strictObject({ kind: z.literal('key'), key: z.string() }),
        ])
        .optional()
        .describe('absent where nobody was named'),
      sourceRepository: z.string().optional(),
      sourceRef: z.string().optional().describe('`any`: every ref'),
      sourceRepositoryId: z.string().optional(),
      sourceOwnerId: z.string().optional(),
      level: z.enum(SLSA_LEVELS).optional(),
      runner: z.enum(['github-hosted']).optional(),
      promotedFrom: z.array(z.string()).describe('globs of places that an image may be promoted from'),
      require: z.array(z.enum(REQUIREMENTS)),
      maxAgeMs: z.number(),
      policies: z.array(digest).describe('the policy, then earlier ones that are accepted'),
      failOn: z.array(severity),
      databaseMaxAgeMs: z.number(),
    }),
    subjects: z.array(subject).describe('the image; of an index the index first, then its platforms'),
    rescan: rescan.optional().describe('absent where it was not done'),
    tools: z.array(
      z.strictObject({ name: z.string(), version: z.string(), sha256: hex, origin: z.string() }),
    ),
    notes: z.array(z.string()),
    timings: z.partialRecord(z.enum(GATE_STEPS), z.number()).describe('milliseconds'),
  })
  .describe('Why the gate let an image through, or did not.');

export type DecisionReport = z.infer<typeof decisionSchema>;

/** The published JSON Schema of the gate's `report.json`; it lets fields pass that a later version may add. */
export function decisionJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(decisionSchema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
}
