import { z } from 'zod';
import { TOOL_CHECKS } from '../../domain/evidence/evidence.ts';
import { GAP_KINDS } from '../../domain/evidence/gap.ts';
import { SEVERITIES } from '../../domain/finding/finding.ts';
import { BREAK_GLASS_RULES } from '../../domain/policy/operations.ts';
import { CHECKS } from '../../domain/reason.ts';
import { reasonCode } from '../../formats/reason-code.ts';

// Values that many parts of the reports use.

export const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
export const hex = z.string().regex(/^[0-9a-f]{64}$/);
export const time = z.string().describe('RFC 3339');
export const count = z.int().nonnegative();
export const severity = z.enum(SEVERITIES);

export const reason = z.strictObject({
  code: reasonCode,
  check: z.enum(CHECKS),
  message: z.string(),
  effect: z.enum(['block', 'warn']),
});
export const file = z.strictObject({
  file: z.string().describe('relative to the evidence folder'),
  sha256: hex,
});
export const scope = z
  .string()
  .describe('a platform such as `linux/amd64`, `index` for all of them, or `source`');

/** The program that wrote the report. */
export const generator = z.strictObject({ name: z.string(), version: z.string(), uri: z.string() });
/** The fields of the event that caused the run. */
export const event = {
  name: z.string(),
  repository: z.string(),
  ref: z.string(),
  sha: z.string(),
  runUrl: z.string(),
};

/** A tool that was used. */
export const tool = z.strictObject({
  name: z.string(),
  version: z.string(),
  sha256: hex,
  origin: z.string(),
  isolation: z
    .strictObject({
      network: z.enum(['none', 'open']).describe('`none`: it reaches no server'),
      files: z
        .enum(['own', 'all'])
        .describe('`own`: it reads only system files and what it examines, and writes only into its folders'),
      processes: z.enum(['own', 'all']).describe('`own`: it sees nothing of other processes'),
      by: z.string().exactOptional().describe('what separates it; absent if nothing does'),
      why: z.string().exactOptional().describe('why something is not separated'),
    })
    .exactOptional()
    .describe('how a scanner was isolated; absent for cosign'),
  verified: z
    .array(z.enum(TOOL_CHECKS))
    .optional()
    .describe('the checks that held: each is a way to know that this is the tool that was meant'),
  notVerified: z
    .array(z.strictObject({ check: z.enum(TOOL_CHECKS), why: z.string() }))
    .optional()
    .describe('the checks that this run did not do. A tool whose check fails does not run'),
});

/** Something that was not compared with advisories. */
export const gap = z.strictObject({
  kind: z.enum(GAP_KINDS),
  path: z.string(),
  package: z.string().exactOptional(),
  why: z.string(),
  decides: z.boolean(),
});

/** Emergencies of the policy that apply to the image. */
export const brokenGlass = z.array(
  z.strictObject({
    rules: z.array(z.enum(BREAK_GLASS_RULES)).describe('reasons that stop nothing until then'),
    until: time,
    owner: z.string(),
    reason: z.string(),
    digest: digest.optional(),
    repository: z.string().optional(),
  }),
);
