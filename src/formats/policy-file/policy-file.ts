import { z } from 'zod';
import * as sections from './policy-file-sections.ts';
import { days } from './policy-file-values.ts';

/** The policy file as it is written; {@link policyOf} makes the policy of it. */
export const policyFileSchema = z
  .strictObject({
    version: z.literal(1).meta({ description: 'Version of this format.', examples: [1] }),
    enforce: sections.enforced.enforce.meta({
      description: 'For every rule that says neither `enforce` nor `block-from` itself, but `workflows`.',
      default: 'block',
    }),
    'block-from': sections.enforced['block-from'].meta({
      description: 'For the same rules: day (UTC) from which on they block; until then they warn.',
      examples: ['2027-01-15'],
    }),
    vulnerabilities: sections.vulnerabilities
      .optional()
      .meta({ description: 'Which vulnerabilities count.' }),
    'end-of-life': z
      .strictObject(sections.enforced)
      .optional()
      .meta({ description: 'A distribution that gets no security fixes any more.' }),
    secrets: sections.secrets.optional().meta({ description: 'Which secrets count.' }),
    exceptions: sections.exceptions.optional().meta({ description: 'Vulnerabilities that are let through.' }),
    gaps: sections.gaps
      .optional()
      .meta({ description: 'What was not compared with advisories and is let through.' }),
    'longest-term': days.optional().meta({
      description:
        'The longest time from today that an exception, suppression or accepted gap may still run.',
      default: '90d',
    }),
    vex: sections.vex.optional().meta({ description: 'Whose VEX documents are believed.' }),
    registries: sections.registries.optional().meta({ description: 'Where images may come from and go to.' }),
    'base-images': sections.baseImages.optional().meta({ description: 'What images may be built on.' }),
    workflows: sections.workflows
      .optional()
      .meta({ description: "What is found in the repository's workflows." }),
    'unrecognised-images': z.enum(['error', 'allow']).optional().meta({
      description: 'Whether an image in which neither a distribution nor a package is recognised may pass.',
      default: 'error',
    }),
    'sign-on-warn': z.boolean().optional().meta({
      description: 'Whether an image with warnings is signed; it never gets a PASSED summary.',
      default: false,
    }),
    gate: sections.gate.optional().meta({ description: 'What the gate demands of an image.' }),
  })
  .describe('The rules that Assay judges an image by.');

export type PolicyFile = z.infer<typeof policyFileSchema>;

/** The published JSON Schema of the policy file. */
export function policyJsonSchema(): Record<string, unknown> {
  return { title: 'Assay policy', ...z.toJSONSchema(policyFileSchema, { io: 'input' }) };
}
