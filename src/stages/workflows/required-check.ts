import type { Advice } from '../../domain/workflow/advice.ts';
import type { Job, Workflow } from '../../formats/workflow/workflow-file.ts';
import type { Text } from '../../formats/workflow/workflow-yaml.ts';
import { isTrue, type KnownValue, type KnownValues, type MaybeTrue, runs } from './evaluate.ts';
import { isResultJob, resultOf } from './result-job.ts';
import { advise, named, type Repository, textsOf } from './workflow-repository.ts';

const PULL_REQUEST = /^pull_request(?:_target)?$/;
/** How many result jobs are evaluated; the time for each depends on its steps. */
const MAX_RESULTS = 10;
/**
 * What starts a run if there is no `types`. A new base branch is an edit.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request
 */
const DEFAULT_TYPES = ['opened', 'synchronize', 'reopened'];
const FILTERS = new Set(['paths', 'paths-ignore', 'branches-ignore']);

/** Settings that keep a required check from running, or make it green without a pass. */
export function adviseOnRequiredCheck(repository: Repository, workflow: Workflow): readonly Advice[] {
  const ignored = workflow.jobs.flatMap((job) => errorsIgnored(repository, workflow, job));
  const event = [...repository.events(workflow)].find((one) => PULL_REQUEST.test(one));
  if (event === undefined) return ignored;
  const facts = factsOf(workflow, event);
  // A job that certainly does not run for pull requests does not check them.
  const checks = workflow.jobs.filter(
    (job) => repository.assayActionsIn(job).has('check') && mayRun(job, facts) !== false,
  );
  if (checks.length === 0) return ignored;
  const results = workflow.jobs.filter(
    (job) => isResultJob(job, facts) && job.needs.some((id) => isOneOf(checks, id)),
  );
  const verdicts = results.slice(0, MAX_RESULTS).map((job) => resultOf(workflow, job, checks, facts));
  const covered = results.flatMap((job, index) => (verdicts[index]?.kind === 'sound' ? job.needs : []));
  return [
    ...ignored,
    ...filtered(workflow),
    ...notQueued(repository, workflow),
    ...notRetargeted(workflow),
    ...verdicts.flatMap((verdict) => (verdict.kind === 'advice' ? verdict.advice : [])),
    ...checks.filter(({ id }) => !covered.includes(id)).flatMap((job) => skippable(workflow, job, facts)),
  ];
}

/** The known values while a pull request is checked and nothing has failed. */
function factsOf(workflow: Workflow, event: string): KnownValues {
  const facts = new Map<string, KnownValue>([
    ['github.event_name', event],
    ['success()', true],
    ['failure()', false],
    ['cancelled()', false],
  ]);
  const types = workflow.triggers
    .find((trigger) => trigger.event === event)
    ?.filters.find(({ name }) => name === 'types')?.values;
  // With this type the check runs again when a draft becomes ready, and a draft cannot be merged.
  if (types?.includes('ready_for_review')) facts.set('github.event.pull_request.draft', false);
  return facts;
}

function mayRun(job: Job, facts: KnownValues): MaybeTrue {
  return runs(job.if, withRepository(job, facts));
}

/** A comparison with the name of this repository only keeps forks from running the job, so it counts as true. */
function withRepository(job: Job, facts: KnownValues): KnownValues {
  const match = /github\.repository(_owner)?\s*==\s*'([^']{1,200})'/.exec(job.if?.text ?? '');
  if (match === null) return facts;
  return new Map([...facts, [`github.repository${match[1] ?? ''}`, match[2] ?? '']]);
}

function skippable(workflow: Workflow, job: Job, facts: KnownValues): readonly Advice[] {
  if (mayRun(job, facts) !== true) {
    const message = `the condition of the job ${named(job.id)} can skip it on a pull request, and a skipped check counts as passed`;
    return [advise('check-skippable', workflow.path, job.if?.at ?? job.at, message)];
  }
  if (job.needs.length === 0) return [];
  const failed = new Map([...facts, ['success()', false] as const, ['failure()', true] as const]);
  if (mayRun(job, failed) === true) return [];
  const message = `the job ${named(job.id)} is skipped when a job that it needs (${job.needs.slice(0, 3).map(named).join(', ')}) fails, and a skipped check counts as passed`;
  return [
    advise(
      'check-skippable',
      workflow.path,
      job.at,
      message,
      'Require those jobs too, or require a result job with `if: always()` that demands `success` of every need.',
    ),
  ];
}

function filtered(workflow: Workflow): readonly Advice[] {
  return workflow.triggers
    .filter(({ event }) => PULL_REQUEST.test(event))
    .flatMap(({ event, filters }) =>
      filters
        .filter(({ name }) => FILTERS.has(name))
        .map(({ name, at }) =>
          advise(
            'check-filtered',
            workflow.path,
            at,
            `\`${name}\` of ${named(event)} keeps the check from running on some pull requests; as a required check it stays pending there`,
          ),
        ),
    );
}

function notQueued(repository: Repository, workflow: Workflow): readonly Advice[] {
  const queued = repository.workflows.some(
    (one) =>
      repository.events(one).has('merge_group') &&
      one.jobs.some((job) => repository.assayActionsIn(job).has('check')),
  );
  const trigger = workflow.triggers.find(({ event }) => PULL_REQUEST.test(event));
  if (queued || trigger === undefined) return [];
  const message = `the check runs on ${named(trigger.event)} but not on \`merge_group\`: a merge queue waits for it forever, or merges what was not checked`;
  return [advise('check-not-in-merge-queue', workflow.path, trigger.at, message)];
}

/** The result belongs to the head commit, but the base decided it: by its policy, and by the content it is merged with. */
function notRetargeted(workflow: Workflow): readonly Advice[] {
  return workflow.triggers
    .filter(({ event }) => PULL_REQUEST.test(event))
    .filter(({ filters }) => {
      const valuesOf = (name: string) => filters.find((filter) => filter.name === name)?.values;
      const [base = '*', ...others] = valuesOf('branches') ?? [];
      // A pull request to any other branch gets no result, so it cannot keep one.
      const hasOneBase = others.length === 0 && /^[\w./-]+$/.test(base);
      return !hasOneBase && !(valuesOf('types') ?? DEFAULT_TYPES).includes('edited');
    })
    .map(({ event, filters, at }) => {
      const types = filters.find(({ name }) => name === 'types');
      const message = `the check on ${named(event)} does not run again when a pull request is moved to another base, so the result for the earlier base stays`;
      return advise('check-not-on-retarget', workflow.path, types?.at ?? at, message);
    });
}

function errorsIgnored(repository: Repository, workflow: Workflow, job: Job): readonly Advice[] {
  if (repository.assayActionsIn(job).size === 0) return [];
  const events = [...repository.events(workflow)];
  const isIgnored = (value: Text | undefined) =>
    events.some((event) => isTrue(value, new Map([['github.event_name', event]])));
  const found: Advice[] = [];
  if (job.continueOnError !== undefined && isIgnored(job.continueOnError)) {
    const message = `\`continue-on-error\` of the job ${named(job.id)} lets the workflow continue with any result of Assay`;
    found.push(advise('check-error-ignored', workflow.path, job.continueOnError.at, message));
  }
  for (const step of job.steps) {
    if (repository.assayActions(step).size === 0 || !isIgnored(step.continueOnError)) continue;
    if (isOutcomeRead(job, step.id)) continue;
    const message = `\`continue-on-error\` makes the job ${named(job.id)} green with any result of Assay`;
    found.push(advise('check-error-ignored', workflow.path, step.continueOnError?.at ?? step.at, message));
  }
  return found;
}

/** Whether another step reads the outcome of the step. Then the error is not lost. */
function isOutcomeRead(job: Job, id: string | undefined): boolean {
  if (id === undefined) return false;
  const outcomes = [`steps.${id}.outcome`, `steps.${id}.outputs.verdict`, `steps.${id}.outputs.decision`];
  const texts = job.steps.flatMap((step) => [...textsOf(step), ...(step.if === undefined ? [] : [step.if])]);
  return texts.some(({ text }) => outcomes.some((outcome) => text.includes(outcome)));
}

function isOneOf(jobs: readonly Job[], id: string): boolean {
  return jobs.some((job) => job.id === id);
}
