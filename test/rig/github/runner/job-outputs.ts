import type { Masks } from './masks.ts';

/** https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/pass-job-outputs: by UTF-16 */
const JOB_LIMIT_BYTES = 1024 * 1024;
const RUN_LIMIT_BYTES = 50 * 1024 * 1024;

type Outputs = Readonly<Record<string, string>>;

/**
 * What other jobs get of a job's outputs: neither an empty one, nor one in which a masked text stands.
 * https://github.com/actions/runner/blob/v2.336.0/src/Runner.Worker/JobExtension.cs (FinalizeJob)
 * Throws where they are larger than GitHub takes.
 */
export function jobOutputs(outputs: Outputs, masks: Masks): Outputs {
  const kept = Object.entries(outputs).filter(([, value]) => value !== '' && !masks.standsIn(value));
  const told = Object.fromEntries(kept);
  if (sizeOf(told) > JOB_LIMIT_BYTES) throw new Error(`the outputs of the job have ${sizeOf(told)} bytes`);
  return told;
}

/** Throws where the outputs of all jobs of a run are larger together than GitHub takes. */
export function assertRunOutputs(jobs: readonly Outputs[]): void {
  const size = jobs.reduce((sum, one) => sum + sizeOf(one), 0);
  if (size > RUN_LIMIT_BYTES) throw new Error(`the outputs of the run have ${size} bytes`);
}

function sizeOf(outputs: Outputs): number {
  return Object.entries(outputs).reduce((sum, [name, value]) => sum + 2 * (name.length + value.length), 0);
}
