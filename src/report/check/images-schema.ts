import { z } from 'zod';
import { IMAGES_VERSION } from '../report-json/document-versions.ts';
import { openSchema, reportSchema } from '../report-json/report-schema.ts';
import { count, digest, reason } from '../report-json/report-schema-values.ts';

const { generator, verdict, attestations } = reportSchema.shape;

/** `images.json`: the results of a step that checked several images. Published as `schema/images.schema.json`. */
export const imagesSchema = z
  .strictObject({
    schemaVersion: z.literal(IMAGES_VERSION),
    generator,
    verdict: verdict.describe('the worst verdict of an image'),
    images: z.array(
      z.strictObject({
        asked: z.string().describe('the line of the `image` input'),
        folder: z.string().optional().describe('its evidence, beside this document; absent if there is none'),
        verdict,
        reasons: z.array(reason),
        reference: z.string().optional().describe('`repository@sha256:…`'),
        digest: digest.optional(),
        vulnerabilities: z
          .strictObject({ critical: count, high: count, medium: count, low: count, unknown: count })
          .optional()
          .describe('findings that no exception accepts; absent if the image was not scanned'),
        secrets: count.optional().describe('absent if the secrets check was not done'),
        attestations,
      }),
    ),
  })
  .describe('The results of several images.');

export type Images = z.infer<typeof imagesSchema>;

/** The published JSON Schema of `images.json`; it allows fields that later versions may add. */
export function imagesJsonSchema(): unknown {
  return { title: 'Assay images', ...openSchema(imagesSchema) };
}
