import { PRODUCT } from '../../domain/product.ts';
import { isGitlabPath, type WorkflowName } from '../../domain/workflow/workflow-name.ts';
import type { RunContext } from '../../ports/runner-port.ts';

/** SLSA v1.0 build type of a GitHub Actions workflow run. */
export const BUILD_TYPE = 'https://actions.github.io/buildtypes/workflow/v1';

/** The same for a pipeline of GitLab CI, with the same fields: Assay's own, described in `docs/other-ci.md`. */
export const GITLAB_BUILD_TYPE = `${PRODUCT.uri}/buildtypes/gitlab-pipeline/v1`;

/** The run that builds and signs. Its values come from the claims of the OIDC token, if there is one. */
export interface BuildRun extends Omit<RunContext, 'actor' | 'workflowRef'> {
  /** The workflow that was started. It is in the repository of the run. */
  readonly workflow: WorkflowName;
  /** The workflow file that the job runs, which is the builder: `owner/repo/.github/workflows/x.yml@ref` */
  readonly jobWorkflowRef: string;
}

/** A SLSA v1 provenance predicate for the run. It has no `startedOn` and `finishedOn`, since Assay did not see the build. */
export function provenancePredicate(run: BuildRun): Record<string, unknown> {
  const repository = `${run.serverUrl}/${run.repository}`;
  const isGitlab = isGitlabPath(run.workflow.path);
  const facts = {
    event_name: run.eventName,
    repository_id: run.repositoryId,
    repository_owner_id: run.repositoryOwnerId,
    runner_environment: run.runnerEnvironment,
  };
  return {
    buildDefinition: {
      buildType: isGitlab ? GITLAB_BUILD_TYPE : BUILD_TYPE,
      externalParameters: {
        workflow: { ref: run.workflow.ref, repository, path: run.workflow.path },
      },
      internalParameters: isGitlab ? { gitlab: facts } : { github: facts },
      resolvedDependencies: [{ uri: `git+${repository}@${run.ref}`, digest: { gitCommit: run.sha } }],
    },
    runDetails: {
      builder: {
        id: `${run.serverUrl}/${run.jobWorkflowRef}`,
        version: { [PRODUCT.name]: PRODUCT.version },
      },
      metadata: {
        invocationId: run.runUrl ?? `${repository}/actions/runs/${run.runId}/attempts/${run.runAttempt}`,
      },
    },
  };
}
