import { z } from 'zod';
import { type Digest, isDigest } from '../../domain/digest.ts';
import {
  VEX_STATUSES,
  type VexProduct,
  type VexStatement,
  type VexSubject,
} from '../../domain/vex/vex-statement.ts';

const text = z.string();
const texts = z.array(text);
const digest = z.custom<Digest>((value) => typeof value === 'string' && isDigest(value));

const subject: z.ZodType<VexSubject> = z.union([z.strictObject({ purl: text }), z.strictObject({ digest })]);
const product: z.ZodType<VexProduct> = z.strictObject({
  within: z.array(subject),
  package: z
    .union([
      z.strictObject({ purl: text, versions: texts.exactOptional() }),
      z.strictObject({ bom: text, ref: text }),
    ])
    .exactOptional(),
});
/** A VEX statement in a handover. Every field is checked, as everywhere in a handover. */
export const vexStatement: z.ZodType<VexStatement> = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('file'), path: text, commit: text }),
    z.strictObject({
      ...{ kind: z.literal('attestation'), referrer: digest, subject: digest },
      signedBy: z.strictObject({ identity: text, issuer: text }),
    }),
  ]),
  document: text,
  author: text.exactOptional(),
  timestamp: z.iso.datetime({ offset: true }).exactOptional(),
  statement: text,
  vulnerability: text,
  aliases: texts,
  products: z.array(product),
  status: z.enum(VEX_STATUSES),
  justification: text.exactOptional(),
  impact: text.exactOptional(),
});
