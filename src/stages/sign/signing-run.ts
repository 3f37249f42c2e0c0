import { type AssayError, fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { maySign } from '../../domain/workflow/event.ts';
import { parseWorkflowName, sameName, type WorkflowName } from '../../domain/workflow/workflow-name.ts';
import type { BuildRun } from '../../formats/attestation/provenance.ts';
import type { OidcClaims, RunContext } from '../../ports.ts';

/** What a token says of the run that it was given to. Of a later token each must be the same. */
const CLAIMS_OF_A_RUN = [
  ...['iss', 'event_name', 'repository', 'repository_id', 'repository_owner_id', 'ref', 'sha'],
  ...['workflow_ref', 'job_workflow_ref', 'run_id', 'run_attempt', 'runner_environment'],
] as const;

/**
 * The run that signs: by the token's claims where there is one, since the runner's variables can be set by earlier
 * steps. Throws `run-unknown` where commit, ref or workflow are not known, which no gate would let through, and
 * `oidc-unavailable` for a token of a run that may not sign.
 */
export function signingRun(context: RunContext, claims?: OidcClaims): BuildRun {
  const claim = (name: string, otherwise: string) => {
    const value = claims?.[name];
    return typeof value === 'string' && value !== '' ? value : otherwise;
  };
  const { actor: _, workflowRef, ...own } = context;
  const ref = claim('workflow_ref', workflowRef);
  const run = {
    serverUrl: own.serverUrl,
    eventName: claim('event_name', own.eventName),
    repository: claim('repository', own.repository),
    repositoryId: claim('repository_id', own.repositoryId),
    repositoryOwnerId: claim('repository_owner_id', own.repositoryOwnerId),
    ref: claim('ref', own.ref),
    sha: claim('sha', own.sha),
    runId: claim('run_id', own.runId),
    runAttempt: claim('run_attempt', own.runAttempt),
    runnerEnvironment: claim('runner_environment', own.runnerEnvironment),
    jobWorkflowRef: claims?.job_workflow_ref ?? ref,
  };
  if (claims !== undefined && !maySign(run.eventName))
    throw fault(
      'oidc-unavailable',
      'sign',
      `the OIDC token is of a run for ${plain(run.eventName, 60)}, and runs for that sign nothing`,
    );
  return { ...run, workflow: workflowOf(run, ref) };
}

function workflowOf(run: Omit<BuildRun, 'workflow'>, ref: string): WorkflowName {
  const unnamed = (
    [
      ['GITHUB_REPOSITORY', 'repository', /^[^/]+\/[^/]+$/.test(run.repository)],
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
      `this run is of ${plain(run.repository, 200)}, and its workflow of ${plain(workflow.repository, 200)}`,
    );
  return workflow;
}

/** Demands that a token that was asked for later is of the same run as the first. Throws `oidc-unavailable`. */
export function demandSameRun(first: OidcClaims, later: OidcClaims): void {
  for (const name of CLAIMS_OF_A_RUN) {
    if (first[name] === later[name]) continue;
    const message = `a token that was asked for later is of another run: its ${name} is ${plain(String(later[name]), 200)} and was ${plain(String(first[name]), 200)}`;
    throw fault('oidc-unavailable', 'sign', message);
  }
}

function unknown(what: string): AssayError {
  const message = `${what}: what is signed names its source by that, and a gate lets nothing through without it. Nothing was signed`;
  return fault('run-unknown', 'sign', message);
}
