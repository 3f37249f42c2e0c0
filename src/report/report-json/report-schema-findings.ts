import { z } from 'zod';
import { LOCATION_KINDS, SECRET_SEVERITIES, SECRET_WHYS } from '../../domain/finding/finding.ts';
import { DATED_RULES } from '../../domain/policy/countdown.ts';
import { VEX_STATUSES } from '../../domain/vex/vex-statement.ts';
import { count, digest, scope, severity, time } from './report-schema-values.ts';

const day = z.string().describe('YYYY-MM-DD, UTC');

const result = {
  counts: z.boolean().describe('whether it counts under the policy'),
  effect: z.enum(['block', 'warn', 'none']),
};

const accountable = { reason: z.string(), owner: z.string(), expires: day };
const exceptionFields = {
  vulnerability: z.string(),
  package: z.string().optional(),
  path: z.string().optional(),
  image: z.string().optional(),
  ...accountable,
};
const suppressionFields = { fingerprint: z.string(), ...accountable };
const usage = {
  state: z.enum(['used', 'expired', 'unused']),
  findings: count.describe('number of findings that it ignores'),
};

export const exceptions = z.array(z.strictObject({ ...exceptionFields, ...usage }));
export const suppressions = z.array(z.strictObject({ ...suppressionFields, ...usage }));

export const countdowns = z.array(
  z.strictObject({ rule: z.enum(DATED_RULES), blockFrom: day, days: z.int().positive() }),
);

export const advice = z.strictObject({
  files: count,
  findings: z.array(
    z.strictObject({
      rule: z.string(),
      path: z.string(),
      line: count,
      column: count,
      message: z.string(),
      remediation: z.string(),
      also: z
        .array(z.strictObject({ path: z.string(), line: count, column: count }))
        .optional()
        .describe('other places of the same problem'),
    }),
  ),
  notes: z.array(z.string()),
});

const vexStatement = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('file'), path: z.string(), commit: z.string() }),
    z.strictObject({
      kind: z.literal('attestation'),
      referrer: digest,
      subject: digest,
      signedBy: z.strictObject({ identity: z.string(), issuer: z.string() }),
    }),
  ]),
  document: z.string().describe('id of the document; may be empty'),
  statement: z.string().describe('its id, or its position in the document (from 1) if it has none'),
  status: z.enum(VEX_STATUSES),
  author: z.string().optional(),
  timestamp: z.string().optional(),
  justification: z.string().optional(),
  impact: z.string().optional(),
});

export const vulnerability = z.strictObject({
  id: z.string(),
  severity,
  aliases: z.array(z.string()).optional(),
  ...result,
  ignoreReason: z
    .strictObject({
      kind: z.enum(['below', 'unfixed', 'exception', 'base-image', 'baseline', 'vex']),
      exception: z.strictObject(exceptionFields).optional(),
      vex: z.array(vexStatement).optional().describe('the VEX statements that say so'),
    })
    .optional()
    .describe('why it does not count'),
  package: z.string(),
  version: z.string(),
  purl: z.string().optional(),
  type: z.string().optional().describe('type of the PURL'),
  paths: z.array(z.string()).optional().describe('every path of the package; absent unless all are known'),
  layers: z.array(digest).optional().describe('diff IDs of all layers that contain the package'),
  fixedIn: z.string().optional(),
  cvss: z.number().optional().describe('highest CVSS base score of version 3 or 4'),
  published: time.optional(),
  title: z.string().optional(),
  url: z.string().optional(),
  foundIn: z.array(scope),
});

/** The base images of the image. */
export const baseImages = z.array(
  z.strictObject({
    platform: z.string(),
    name: z.string(),
    digest: digest.optional(),
    by: z
      .enum(['provenance', 'annotation', 'layers'])
      .describe('where the name comes from; `layers`: the layers were recognised'),
    proof: z
      .enum(['proven', 'claimed', 'contradicted'])
      .describe('whether its layers are the lowest layers of the image'),
    signedBy: z.string().optional(),
    layers: count.describe('number of the lowest layers that belong to it'),
  }),
);
export const baseline = z.strictObject({
  known: z.boolean(),
  image: z.string(),
  findings: count.optional(),
  why: z.string().optional().describe('why no comparison was possible'),
});

const instructions = z
  .array(z.strictObject({ path: z.string(), line: count }))
  .optional()
  .describe('Dockerfile instructions that may have added it');

const locationKind = z
  .enum(LOCATION_KINDS)
  .optional()
  .describe(
    'kind of the file, if it is not one of your own files; a secret with only such places has severity low',
  );

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('source'), path: z.string(), line: count, locationKind }),
  z.strictObject({
    kind: z.literal('layer'),
    platform: z.string(),
    diffId: digest,
    index: count,
    path: z.string(),
    line: count,
    locationKind,
    instructions,
  }),
  z.strictObject({
    kind: z.literal('commit'),
    commit: z.string(),
    path: z.string(),
    line: count,
    locationKind,
  }),
  z.strictObject({ kind: z.literal('config'), platform: z.string(), entry: z.string(), instructions }),
]);

export const secret = z.strictObject({
  fingerprint: z.string().describe('keyed hash of the value; the value is in no field'),
  severity: z.enum(SECRET_SEVERITIES),
  why: z.enum(SECRET_WHYS).optional().describe('why it has this severity'),
  ...result,
  ignoreReason: z
    .strictObject({
      kind: z.enum(['below', 'suppression']),
      suppression: z.strictObject(suppressionFields).optional(),
    })
    .optional()
    .describe('why it does not count'),
  rule: z.string(),
  title: z.string(),
  engines: z.array(z.enum(['trivy', 'gitleaks', 'assay'])),
  places: z.array(place),
  advice: z
    .strictObject({
      severity: z.string().describe('why it has this severity, in words'),
      rotate: z.string().describe('how to revoke and replace this kind of credential'),
      suppress: z.string().describe('a policy file that suppresses it, as YAML to paste'),
    })
    .optional(),
});
