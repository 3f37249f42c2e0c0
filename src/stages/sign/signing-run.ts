import { type AssayError, fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { maySign } from '../../domain/workflow/event.ts';
import { parseWorkflowName, sameName, type WorkflowName } from '../../domain/workflow/workflow-name.ts';
import type { BuildRun } from '../../formats/attestation/provenance.ts';
import type { OidcClaims, RunContext } from '../../ports/runner-port.ts';

/** The claims of a token that identify the run. They must be the same in a later token. */
const RUN_CLAIMS = [
  ...['iss', 'event_name', 'repository', 'repository_id', 'repository_owner_id', 'ref', 'sha'],
  ...['workflow_ref', 'job_workflow_ref', 'run_id', 'run_attempt', 'runner_environment'],
] as const;

/**
 * The run that signs. If there is a token, its claims decide, because earlier steps can set the runner's variables. Throws
 * `run-unknown` if commit, ref or workflow are not known, because no gate admits such an image, and `oidc-unavailable`
 * for the token of a run that may not sign.
 */
export function signingRun(context: RunContext, claims?: OidcClaims): BuildRun {
  const claim = (name: string, otherwise: string) => {
    const value = claims?.[name];
    return typeof value === 'string' && value !== '' ? value : otherwise;
  };
  const { actor: _, workflowRef, ...runner } = context;
  const ref = claim('workflow_ref', workflowRef);
  const run = {
    serverUrl: runner.serverUrl,
    eventName: claim('event_name', runner.eventName),
    repository: claim('repository', runner.repository),
    repositoryId: claim('repository_id', runner.repositoryId),
    repositoryOwnerId: claim('repository_owner_id', runner.repositoryOwnerId),
    ref: claim('ref', runner.ref),
    sha: claim('sha', runner.sha),
    runId: claim('run_id', runner.runId),
    runAttempt: claim('run_attempt', runner.runAttempt),
    runnerEnvironment: claim('runner_environment', runner.runnerEnvironment),
    jobWorkflowRef: claims?.job_workflow_ref ?? ref,
    ...(runner.runUrl !== undefined && { runUrl: runner.runUrl }),
  };
  if (claims !== undefined && !maySign(run.eventName))
    throw fault(
      'oidc-unavailable',
      'sign',
      `the OIDC token is from a run for the event ${plain(run.eventName, 60)}, and Assay signs nothing in runs for this event`,
    );
  return { ...run, workflow: workflowOf(run, ref) };
}

function workflowOf(run: Omit<BuildRun, 'workflow'>, ref: string): WorkflowName {
  const unnamed = (
    [
      ['GITHUB_REPOSITORY', 'repository', /^[^/]+(?:\/[^/]+)+$/.test(run.repository)],
      ['GITHUB_REF', 'ref', run.ref.startsWith('refs/')],
      ['GITHUB_SHA', 'commit', /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(run.sha)],
    ] as const
  ).filter(([, , isNamed]) => !isNamed);
  if (unnamed.length > 0) {
    const what = unnamed.map(([variable, name]) => `no ${name} (${variable})`).join(' and ');
    throw unknown(`this run names ${what}`);
  }
  const workflow = orThrow(parseWorkflowName(ref), () =>
    unknown(
      `this run names no workflow (GITHUB_WORKFLOW_REF): "${plain(ref, 300)}" is not of the form owner/repository/.github/workflows/x.yml@refs/…`,
    ),
  );
  if (!sameName(workflow.repository, run.repository))
    throw unknown(
      `this run belongs to ${plain(run.repository, 200)}, but its workflow belongs to ${plain(workflow.repository, 200)}`,
    );
  return workflow;
}

/** Demands that a later token is from the same run as the first token. Throws `oidc-unavailable`. */
export function demandSameRun(first: OidcClaims, later: OidcClaims): void {
  for (const name of RUN_CLAIMS) {
    if (first[name] === later[name]) continue;
    const message = `a later OIDC token is from another run: its ${name} is ${plain(String(later[name]), 200)}, but it was ${plain(String(first[name]), 200)} in the first token`;
    throw fault('oidc-unavailable', 'sign', message);
  }
}

function unknown(what: string): AssayError {
  const message = `${what}: the signed statements must name their source, because a gate denies an image without it. Nothing was signed`;
  return fault('run-unknown', 'sign', message);
}
