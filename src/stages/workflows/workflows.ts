import type { SourceTree } from '../../domain/run/request.ts';
import type { Advice, AdvicePlace, WorkflowReview } from '../../domain/workflow/advice.ts';
import type { Variable, Workflow } from '../../formats/workflow/workflow-file.ts';
import { deployments } from './deployments.ts';
import { unreadPolicies } from './policy-places.ts';
import { privilegedJobs } from './privileged-jobs.ts';
import { readSources } from './read-sources.ts';
import { requiredCheck } from './required-check.ts';
import { shipping } from './shipping.ts';
import { hostOf, type StepHost } from './step-host.ts';
import { NO_PASSED_INPUTS, type PassedInputs } from './step-scope.ts';
import { untrustedEvents } from './untrusted-events.ts';
import { staticCredentials } from './workflow-credentials.ts';
import { Repository } from './workflow-repository.ts';

/** More of it nobody reads. */
const MAX_ADVICE = 500;
/** Values of one input, from several callers. */
const MAX_PASSED = 20;

/**
 * Reviews the workflows of the repository that the source tree belongs to: static credentials where OIDC would do,
 * and settings that defeat the gate. Whether it counts is for the policy to say; never throws.
 */
export async function reviewWorkflows(source: SourceTree): Promise<WorkflowReview> {
  const { root, files, workflows, actions, policies, unreadable, notes } = await readSources(source);
  const repository = new Repository(workflows, actions);
  const found = [
    ...unreadable,
    ...unreadPolicies(policies, workflows),
    ...workflows.flatMap((workflow) => [
      ...hostsOf(repository, workflow).flatMap(staticCredentials),
      ...requiredCheck(repository, workflow),
      ...untrustedEvents(repository, workflow),
      ...deployments(repository, workflow),
      ...shipping(repository, workflow),
      ...privilegedJobs(repository, workflow),
    ]),
    ...actionHosts(repository).flatMap(staticCredentials),
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
    notes: more > 0 ? [...notes, `${more} more pieces of advice are left out.`] : notes,
  };
}

/** Local composite actions, with what their callers pass to their inputs. */
function actionHosts(repository: Repository): readonly StepHost[] {
  const actions = [...repository.actions.values()];
  const jobs = repository.workflows.flatMap((workflow) => workflow.jobs);
  const steps = [...jobs, ...actions].flatMap((owner) => owner.steps);
  return actions
    .filter(({ composite }) => composite)
    .map((action) => {
      const calls = steps.filter((step) => repository.action(step) === action);
      const passedInputs = { ...NO_PASSED_INPUTS, inputs: textsByName(calls.flatMap((step) => step.with)) };
      return { path: action.path, env: [], steps: action.steps, passedInputs };
    });
}

/** The jobs of a workflow, with what local callers pass to it where it is a reusable one. */
function hostsOf(repository: Repository, workflow: Workflow): readonly StepHost[] {
  const passedInputs = passedTo(repository, workflow);
  return workflow.jobs.map((job) => hostOf(workflow, job, passedInputs));
}

/** What local callers pass to a reusable workflow; the secrets that it asks for and gets from elsewhere stay unknown. */
function passedTo(repository: Repository, workflow: Workflow): PassedInputs {
  const call = workflow.triggers.find(({ event }) => event === 'workflow_call');
  if (call === undefined) return NO_PASSED_INPUTS;
  const calls = repository.callers(workflow);
  const asked = call.filters.find(({ name }) => name === 'secrets')?.values ?? [];
  return {
    inputs: textsByName(calls.flatMap((job) => job.with)),
    secrets: textsByName(calls.flatMap((job) => job.secrets)),
    asked: new Set(asked.map((name) => name.toLowerCase())),
  };
}

function textsByName(variables: readonly Variable[]): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  for (const { name, value } of variables) {
    const known = texts.get(name.toLowerCase()) ?? [];
    if (known.length < MAX_PASSED) known.push(value.text);
    texts.set(name.toLowerCase(), known);
  }
  return texts;
}

/** By path and line; what an alias repeats stands once. */
function unique(found: readonly Advice[]): readonly Advice[] {
  const distinct = new Map(
    found.map((one) => [JSON.stringify([one.path, one.line, one.column, one.rule, one.message]), one]),
  );
  return [...distinct.values()].sort(
    (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}

/** The same secret used for the same is one thing to mend, with all its places. */
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
