import { z } from 'zod';
import { type Digest, isDigest } from '../../domain/digest.ts';
import { SEVERITIES } from '../../domain/finding/finding.ts';
import { CHECKS } from '../../domain/reason.ts';

/** The parts that the documents of a fleet share. */

export const digest = z
  .templateLiteral(['sha256:', z.string()])
  .refine((text): text is Digest => isDigest(text))
  .meta({
    pattern: '^sha256:[0-9a-f]{64}$',
  });
export const time = z.iso.datetime();
export const severity = z.enum(SEVERITIES);
export const check = z.enum(CHECKS);
/** `registry/repository@sha256:…` */
export const pinned = z.string().regex(/^[^\s@]+@sha256:[0-9a-f]{64}$/);

const place = z.object({
  source: z.string().describe('the file, or the repository whose tags were listed'),
  object: z.string().exactOptional().describe('`Deployment shop/web`, or the line of a list'),
  container: z.string().exactOptional().describe('`container web`'),
  reference: z.string().describe('the name of the image as it is written there'),
});

export const named = {
  places: z.array(place),
  morePlaces: z.int().positive().exactOptional().describe('how many more places name the image'),
};

export const drift = z.object({
  reference: z.string().describe('`registry/repository:tag`'),
  now: digest.exactOptional().describe('where the tag points now; absent: it does not exist any more'),
});

/** The published JSON Schema of a document; it allows fields that later versions may add. */
export function publishedSchema(schema: z.ZodType): Record<string, unknown> {
  return z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
}
