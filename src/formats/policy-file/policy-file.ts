import { z } from 'zod';
import { gate } from './policy-file-gate.ts';
import * as sections from './policy-file-sections.ts';
import { days } from './policy-file-values.ts';

/** The format of the policy file. `policyOf` turns a file into a policy. */
export const policyFileSchema = z
  .strictObject({
    version: z.literal(1).meta({ description: 'Version of this format.', examples: [1] }),
    enforce: sections.enforced.enforce.meta({
      description: 'For every rule without its own `enforce` or `block-from`, except `workflows`.',
      default: 'block',
    }),
    'block-from': sections.enforced['block-from'].meta({
      description: 'For the same rules: first day (UTC) on which they block. Until then they warn.',
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
    exceptions: sections.exceptions.optional().meta({ description: 'Vulnerabilities that are ignored.' }),
    gaps: sections.gaps
      .optional()
      .meta({ description: 'Packages that were not compared with advisories, and are accepted so.' }),
    'longest-term': days.optional().meta({
      description:
        'The longest time from today for which an exception, a suppression or an accepted gap may be valid.',
      default: '90d',
    }),
    vex: sections.vex.optional().meta({ description: 'The VEX documents that count.' }),
    registries: sections.registries.optional().meta({ description: 'Where images may come from and go to.' }),
    'base-images': sections.baseImages.optional().meta({ description: 'The base images that are allowed.' }),
    workflows: sections.workflows
      .optional()
      .meta({ description: "What findings in the repository's workflows do." }),
    'unrecognised-images': z.enum(['error', 'allow']).optional().meta({
      description: 'Whether an image may pass in which neither a distribution nor a package is recognised.',
      default: 'error',
    }),
    isolate: z.enum(['auto', 'required']).optional().meta({
      description:
        '`required`: it is an error if a scanner is not isolated completely, whatever the input `isolate` says. `auto`: the input decides.',
      default: 'auto',
    }),
    'sign-on-warn': z.boolean().optional().meta({
      description: 'Whether an image with warnings is signed. It never gets a PASSED summary.',
      default: false,
    }),
    gate: gate.optional().meta({ description: 'What the gate demands of an image.' }),
  })
  .describe('The rules that Assay judges an image by.');

export type PolicyFile = z.infer<typeof policyFileSchema>;

/** The published JSON Schema of the policy file. */
export function policyJsonSchema(): Record<string, unknown> {
  return { title: 'Assay policy', ...z.toJSONSchema(policyFileSchema, { io: 'input' }) };
}
