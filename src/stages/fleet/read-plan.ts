import { readFile, stat } from 'node:fs/promises';
import { type Digest, digestOf } from '../../domain/digest.ts';
import { codeOf, messageOf } from '../../domain/error-words.ts';
import type { FleetPlan } from '../../domain/fleet/fleet-plan.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { sizeText } from '../../domain/text.ts';
import { parseFleetPlan } from '../../formats/fleet/fleet-plan-document.ts';

const MAX_PLAN_BYTES = 256 * 1024 * 1024;

/** A plan, and the hash by which results name it. */
export interface ReadPlan {
  readonly plan: FleetPlan;
  readonly digest: Digest;
}

/** Reads a plan. `expected`: the hash that it must have. Throws `plan-invalid`. */
export async function readPlan(path: string, expected: Digest | undefined): Promise<ReadPlan> {
  const invalid = (why: string) => fault('plan-invalid', 'inputs', `the plan ${path} ${why}`);
  let content: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > MAX_PLAN_BYTES) throw invalid(`is larger than ${sizeText(MAX_PLAN_BYTES)}`);
    content = await readFile(path);
  } catch (error) {
    const code = codeOf(error, '');
    if (code === '') throw error;
    throw invalid(`cannot be read (${codeOf(error, messageOf(error))})`);
  }
  const digest = digestOf(content);
  if (expected !== undefined && digest !== expected)
    throw invalid(`has the hash ${digest}, and not ${expected}`);
  return { plan: orThrow(parseFleetPlan(content), invalid), digest };
}
