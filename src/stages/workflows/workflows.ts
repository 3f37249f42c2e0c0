import type { SourceTree } from '../../domain/run/request.ts';
import type { Advice, AdvicePlace, WorkflowReview } from '../../domain/workflow/advice.ts';
import type { Variable, Workflow } from '../../formats/workflow/workflow-file.ts';
import { adviseOnDeployments } from './deployments.ts';
import { adviseOnMisplacedPolicies } from './policy-places.ts';
import { adviseOnPrivilegedJobs } from './privileged-jobs.ts';
import { readSources } from './read-sources.ts';
import { adviseOnRequiredCheck } from './required-check.ts';
import { adviseOnShipping } from './shipping.ts';
import { hostOf, type StepHost } from './step-host.ts';
import { adviseOnUntrustedEvents } from './untrusted-events.ts';
import { type CallerArguments, NO_CALLER_ARGUMENTS } from './variable-scope.ts';
import { adviseOnCredentials } from './workflow-credentials.ts';
import { Repository } from './workflow-repository.ts';

/** Further advice is only counted. */
const MAX_ADVICE = 500;
/** How many values of one input, from several callers, are examined. */
const MAX_VALUES = 20;

/**
 * Reviews the workflows of the repository of the source tree: static credentials that OIDC can replace, and settings that
 * defeat the gate. The policy decides whether the advice counts. Never throws.
 */
export async function reviewWorkflows(source: SourceTree): Promise<WorkflowReview> {
  const { root, files, workflows, actions, policies, unreadable, notes } = await readSources(source);
  const repository = new Repository(workflows, actions);
  const found = [
    ...unreadable,
    ...adviseOnMisplacedPolicies(policies, workflows),
    ...workflows.flatMap((workflow) => [
      ...hostsOf(repository, workflow).flatMap(adviseOnCredentials),
      ...adviseOnRequiredCheck(repository, workflow),
      ...adviseOnUntrustedEvents(repository, workflow),
      ...adviseOnDeployments(repository, workflow),
      ...adviseOnShipping(repository, workflow),
      ...adviseOnPrivilegedJobs(repository, workflow),
    ]),
    ...actionHosts(repository).flatMap(adviseOnCredentials),
  ];
  const below = <Place extends AdvicePlace>(one: Place): Place =>
    root === '' ? one : { ...one, path: `${root}/${one.path}` };
  const advice = bySecret(unique(found)).map((one) =>
    below(one.also === undefined ? one : { ...one, also: one.also.map(below) }),
  );
  const more = advice.length - MAX_ADVICE;
  return {
    files,
    advice: advice.slice(0, MAX_ADVICE),
    notes: more > 0 ? [...notes, `${more} more pieces of advice are not listed.`] : notes,
  };
}

/** Local composite actions, with the inputs from their callers. */
function actionHosts(repository: Repository): readonly StepHost[] {
  const actions = [...repository.actions.values()];
  const jobs = repository.workflows.flatMap((workflow) => workflow.jobs);
  const steps = [...jobs, ...actions].flatMap((owner) => owner.steps);
  return actions
    .filter(({ composite }) => composite)
    .map((action) => {
      const calls = steps.filter((step) => repository.action(step) === action);
      const callerArguments = {
        ...NO_CALLER_ARGUMENTS,
        inputs: textsByName(calls.flatMap((step) => step.with)),
      };
      return { path: action.path, env: [], steps: action.steps, callerArguments };
    });
}

/** The jobs of a workflow. For a reusable workflow, with the arguments of its local callers. */
function hostsOf(repository: Repository, workflow: Workflow): readonly StepHost[] {
  const callerArguments = argumentsOf(repository, workflow);
  return workflow.jobs.map((job) => hostOf(workflow, job, callerArguments));
}

/** The arguments of the local callers of a reusable workflow. Secrets from other callers stay unknown. */
function argumentsOf(repository: Repository, workflow: Workflow): CallerArguments {
  const call = workflow.triggers.find(({ event }) => event === 'workflow_call');
  if (call === undefined) return NO_CALLER_ARGUMENTS;
  const calls = repository.callers(workflow);
  const declared = call.filters.find(({ name }) => name === 'secrets')?.values ?? [];
  return {
    inputs: textsByName(calls.flatMap((job) => job.with)),
    secrets: textsByName(calls.flatMap((job) => job.secrets)),
    declaredSecrets: new Set(declared.map((name) => name.toLowerCase())),
  };
}

function textsByName(variables: readonly Variable[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const { name, value } of variables) {
    const known = texts.get(name.toLowerCase()) ?? [];
    if (known.length < MAX_VALUES) known.push(value.text);
    texts.set(name.toLowerCase(), known);
  }
  return texts;
}

/** Sorted by path and line. What a YAML alias repeats is listed once. */
function unique(found: readonly Advice[]): readonly Advice[] {
  const distinct = new Map(
    found.map((one) => [JSON.stringify([one.path, one.line, one.column, one.rule, one.message]), one]),
  );
  return [...distinct.values()].sort(
    (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

/** The same secret for the same purpose is one advice, with all its places. */
function bySecret(found: readonly Advice[]): readonly Advice[] {
  const groups = Map.groupBy(found, ({ rule, path, line, column, message, remediation }) =>
    JSON.stringify(
      rule.startsWith('static-') ? [rule, message, remediation] : [rule, message, path, line, column],
    ),
  );
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    return [{ ...first, also: others.map(({ path, line, column }) => ({ path, line, column })) }];
  });
}
