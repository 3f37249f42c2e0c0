import { type Digest, isDigest } from '../domain/digest.ts';
import type { RawInputs } from './raw-inputs.ts';
import { isFile } from './settings.ts';

/** Reads the inputs `plan` and `plan-sha256` of a shard and of the report of a fleet. */
export function readPlanFile(inputs: RawInputs): { readonly plan: string; readonly planDigest?: Digest } {
  const plan = inputs.path(inputs.required('plan', 'name the `plan.json` that `assay fleet plan` wrote'));
  if (inputs.text('plan') !== '' && !isFile(plan)) inputs.fault('plan', `there is no file ${plan}`);
  const hash = inputs.text('plan-sha256');
  if (hash === '') return { plan };
  const planDigest = hash.startsWith('sha256:') ? hash : `sha256:${hash}`;
  if (isDigest(planDigest)) return { plan, planDigest };
  inputs.fault('plan-sha256', `"${hash}" is not a hash of 64 hexadecimal digits`);
  return { plan };
}
