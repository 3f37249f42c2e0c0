import type { Job, Step, Variable, Workflow } from '../../formats/workflow/workflow-file.ts';
import type { CallerArguments } from './variable-scope.ts';

/** Steps that share variables: the steps of a job, or of a local composite action. */
export interface StepHost {
  readonly path: string;
  /** The variables of the job, then those of the workflow; none for an action. */
  readonly env: readonly (readonly Variable[])[];
  readonly steps: readonly Step[];
  readonly callerArguments: CallerArguments;
}

/** The steps of a job as a host. */
export function hostOf({ path, env }: Workflow, job: Job, callerArguments: CallerArguments): StepHost {
  return { path, env: [job.env, env], steps: job.steps, callerArguments };
}
