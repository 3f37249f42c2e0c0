import { PRODUCT } from '../../domain/product.ts';
import type { WorkflowName } from '../../domain/workflow/workflow-name.ts';
import type { RunContext } from '../../ports.ts';

/** SLSA v1.0 build type of a GitHub Actions workflow run. */
export const BUILD_TYPE = 'https://actions.github.io/buildtypes/workflow/v1';

/** The run that builds and signs, from the OIDC token's claims where there is one. */
export interface BuildRun extends Omit<RunContext, 'actor' | 'workflowRef'> {
  /** The workflow that was started, which is one of the run's own repository. */
  readonly workflow: WorkflowName;
  /** `owner/repo/.github/workflows/x.yml@ref` of the workflow file that the job runs: the builder. */
  readonly jobWorkflowRef: string;
}

/** A SLSA v1 provenance predicate for the run; `startedOn` and `finishedOn` are left out, since Assay saw neither. */
export function provenancePredicate(run: BuildRun): Record<string, unknown> {
  const repository = `${run.serverUrl}/${run.repository}`;
  return {
    buildDefinition: {
      buildType: BUILD_TYPE,
      externalParameters: {
        workflow: { ref: run.workflow.ref, repository, path: run.workflow.path },
      },
      internalParameters: {
        github: {
          event_name: run.eventName,
          repository_id: run.repositoryId,
          repository_owner_id: run.repositoryOwnerId,
          runner_environment: run.runnerEnvironment,
        },
      },
      resolvedDependencies: [{ uri: `git+${repository}@${run.ref}`, digest: { gitCommit: run.sha } }],
    },
    runDetails: {
      builder: {
        id: `${run.serverUrl}/${run.jobWorkflowRef}`,
        version: { [PRODUCT.name]: PRODUCT.version },
      },
      metadata: { invocationId: `${repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}` },
    },
  };
}
