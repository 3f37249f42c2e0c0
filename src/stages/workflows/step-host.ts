import type { Job, Step, Variable, Workflow } from '../../formats/workflow/workflow-file.ts';
import type { PassedInputs } from './step-scope.ts';

/** Steps that share variables: those of a job, or of a local composite action. */
export interface StepHost {
  readonly path: string;
  /** Variables of the workflow and of the job, the job's first; none for an action. */
  readonly env: readonly (readonly Variable[])[];
  readonly steps: readonly Step[];
  readonly passedInputs: PassedInputs;
}

/** The steps of a job as a host. */
export function hostOf({ path, env }: Workflow, job: Job, passedInputs: PassedInputs): StepHost {
  return { path, env: [job.env, env], steps: job.steps, passedInputs };
}
