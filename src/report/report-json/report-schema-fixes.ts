import { z } from 'zod';
import { count, severity } from './report-schema-values.ts';

const finding = z.strictObject({
  id: z.string(),
  severity,
  package: z.string(),
  version: z.string(),
  type: z.string().optional().describe('type of the PURL'),
});
const evaluated = finding.extend({ effect: z.enum(['block', 'warn', 'none']) });

const change = z.strictObject({
  package: z.string(),
  type: z.string().optional().describe('type of the PURL'),
  from: z
    .string()
    .optional()
    .describe('absent if the package is new; several versions are separated by `, `'),
  to: z.string().optional().describe('absent if the package is gone'),
});

/** What changed since the image that was shipped last. */
export const delta = z.strictObject({
  known: z.boolean(),
  image: z.string(),
  why: z.string().optional().describe('why no comparison was possible'),
  vulnerabilities: z
    .strictObject({ added: z.array(finding), gone: z.array(finding), staying: count })
    .optional(),
  packages: z
    .strictObject({
      added: z.array(change),
      gone: z.array(change),
      changed: z.array(change),
      staying: count,
    })
    .optional(),
  secrets: z
    .strictObject({
      added: z.array(z.string()).describe('fingerprints'),
      gone: z.array(z.string()).describe('fingerprints'),
      staying: count,
    })
    .optional()
    .describe('absent if the secrets of the shipped image are not known'),
  notes: z.array(z.string()),
});

const lines = z
  .array(z.strictObject({ path: z.string(), line: count.optional() }))
  .describe('where it can be changed in the source tree, the best place first');
const findings = z.array(evaluated).describe('the findings that it fixes');

const step = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('package'),
    package: z.string(),
    type: z.string().optional().describe('type of the PURL'),
    from: z.string(),
    to: z
      .string()
      .optional()
      .describe('the lowest version that fixes all findings; absent if the versions cannot be compared'),
    findings,
    lines,
    through: z
      .array(z.array(z.string()))
      .describe('dependency paths as `name@version`, from the package that the project names itself'),
    paths: z.array(z.string()),
  }),
  z.strictObject({
    kind: z.literal('system'),
    type: z.string(),
    packages: z.array(z.strictObject({ package: z.string(), from: z.string(), to: z.string().optional() })),
    findings,
    lines,
  }),
  z.strictObject({
    kind: z.literal('base-image'),
    from: z.string(),
    to: z.string(),
    findings,
    adds: z.array(finding).describe('findings of the newer base image that this image does not have'),
    lines,
  }),
]);

/** What to do about the findings. */
export const fixes = z.strictObject({
  steps: z.array(step).describe('the step that fixes most blocking findings first'),
  unfixed: z.array(evaluated).describe('findings that count and that no step fixes'),
  notes: z.array(z.string()),
});
