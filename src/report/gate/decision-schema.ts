import { z } from 'zod';
import { GATE_STEPS } from '../../domain/gate/admission.ts';
import { REQUIREMENTS } from '../../domain/gate/attested-evidence.ts';
import { SLSA_LEVELS } from '../../domain/policy/policy.ts';
import { CHECKS } from '../../domain/reason.ts';
import { reasonCode } from '../../formats/reason-code.ts';
import { DECISION_SCHEMA_VERSION } from '../report-json/document-versions.ts';
import {
  brokenGlass,
  count,
  digest,
  event,
  gap,
  generator,
  hex,
  severity,
  time,
  tool,
} from '../report-json/report-schema-values.ts';

const KINDS = [...REQUIREMENTS, 'vulnerabilities'] as const;

const reason = z.strictObject({
  code: reasonCode,
  check: z.enum(CHECKS),
  effect: z
    .enum(['block', 'warn'])
    .describe('`warn`: it is reported, but it does not stop the deployment by itself'),
  message: z.string(),
  remediation: z.string().describe('the command or setting that fixes it'),
  subject: digest.optional().describe('digest of the manifest that the reason is about'),
  evidence: z.array(digest).describe('digests of the referrer manifests that failed'),
});

const evidence = z.strictObject({
  kind: z.enum(KINDS),
  predicateType: z.string(),
  referrer: digest.describe('digest of the referrer manifest that contains it'),
  signedBy: z.string().optional().describe('certificate identity; absent if a key signed'),
  issuer: z.string().optional(),
  signedAt: time.optional().describe('RFC 3339; absent if nothing proves a time'),
  sourceRepository: z.string().optional(),
  sourceRef: z.string().optional(),
  sourceCommit: z.string().optional(),
  sourceRepositoryId: z
    .string()
    .optional()
    .describe("GitHub's id; it stays the same when the repository is renamed"),
  sourceOwnerId: z.string().optional(),
  runnerEnvironment: z.string().optional().describe('`github-hosted` or `self-hosted`'),
  invocation: z.string().optional().describe('the run that signed'),
  timeVerified: time.optional().describe('RFC 3339; of a verification summary'),
});

const subject = z.strictObject({
  digest,
  name: z.string(),
  role: z.enum(['image', 'index', 'platform']),
  evidence: z.array(evidence).describe('the evidence that the decision is based on'),
  refused: z.array(z.strictObject({ referrer: digest, kind: z.enum(KINDS).optional(), why: z.string() })),
  unreadable: z.array(z.strictObject({ referrer: z.string(), why: z.string() })),
});

const finding = z.strictObject({
  id: z.string(),
  severity,
  effect: z.enum(['block', 'warn']),
  known: z
    .boolean()
    .describe('whether the attested vulnerability result lists it as a finding that did not count'),
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
    server: z
      .string()
      .optional()
      .describe('the host of the trivy server that compared, with its own database'),
    sha256: hex.optional().describe('absent for the database of a trivy server'),
  }),
  coverage: z.array(
    z.strictObject({
      platform: z.string(),
      manifest: digest,
      os: z.string().optional(),
      listed: count.describe('packages of the SBOM: the sum of the next three fields'),
      compared: count,
      incomparable: count,
      unsourced: count,
      gaps: z.array(gap).describe('parts of the image that were not compared with advisories'),
    }),
  ),
  found: count.describe('all findings, whether they count or not'),
  newFindings: z.array(finding),
});

/** `report.json` of the gate. Published as `schema/decision.schema.json`. */
export const decisionSchema = z
  .strictObject({
    schemaVersion: z.literal(DECISION_SCHEMA_VERSION),
    generator,
    decision: z.enum(['allow', 'warn', 'deny', 'error']),
    reasons: z.array(reason),
    startedAt: time,
    finishedAt: time,
    asked: z.string().describe('the `image` input'),
    reference: z.string().optional().describe('`repository@sha256:…`; absent if it could not be resolved'),
    event: z.strictObject(event),
    demands: z.strictObject({
      signer: z
        .discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('certificate'), identity: z.string(), issuer: z.string() }),
          z.strictObject({ kind: z.literal('key'), key: z.string() }),
        ])
        .optional()
        .describe(
          'the accepted signer; of several, the one that admitted the image, else the first; absent if none is named',
        ),
      signers: z
        .array(
          z.strictObject({ name: z.string(), issuer: z.string().optional(), until: z.string().optional() }),
        )
        .optional()
        .describe('all accepted signers, each until its end'),
      sourceRepository: z.string().optional(),
      sourceRef: z.string().optional().describe('`any`: every ref'),
      sourceRepositoryId: z.string().optional(),
      sourceOwnerId: z.string().optional(),
      level: z.enum(SLSA_LEVELS).optional(),
      runner: z.enum(['github-hosted']).optional(),
      promotedFrom: z.array(z.string()).describe('globs of repositories that an image may be promoted from'),
      require: z.array(z.enum(REQUIREMENTS)),
      maxAgeMs: z.number(),
      policies: z.array(digest).describe('digests of the policy and of earlier policies that are accepted'),
      failOn: z.array(severity),
      databaseMaxAgeMs: z.number(),
    }),
    subjects: z.array(subject).describe('the image; for an index: the index, then its platforms'),
    admittedBy: z.string().optional().describe('the signer of the evidence; absent if no evidence counts'),
    brokenGlass: brokenGlass.optional().describe('emergencies of the policy that apply to the image'),
    rescan: rescan.optional().describe('absent if it was not done'),
    tools: z.array(tool),
    notes: z.array(z.string()),
    timings: z.partialRecord(z.enum(GATE_STEPS), z.number()).describe('milliseconds'),
  })
  .describe('Why the gate allowed or denied an image.');

export type DecisionReport = z.infer<typeof decisionSchema>;

/** The published JSON Schema of the gate's `report.json`; it allows fields that later versions may add. */
export function decisionJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(decisionSchema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
}
