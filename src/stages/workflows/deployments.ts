import { plain } from '../../domain/text.ts';
import type { Advice } from '../../domain/workflow/advice.ts';
import type { Job, Step, Workflow } from '../../formats/workflow/workflow-file.ts';
import type { Position } from '../../formats/workflow/workflow-yaml.ts';
import { deploymentIn, imagesIn, isTestDeployment } from './deployment-steps.ts';
import { type Facts, type Known, runs } from './evaluate.ts';
import { advise, named, type Repository } from './workflow-repository.ts';

const CHECK_EVENTS = new Set(['pull_request', 'pull_request_target', 'merge_group']);

/** Deployments of a tag, past the gate, or out of a job that nobody watches over. */
export function deployments(repository: Repository, workflow: Workflow): readonly Advice[] {
  if (!repository.usesAssay || isCheckOnly(repository, workflow)) return [];
  const assayActions = workflow.jobs.filter((job) => repository.assayActionsIn(job).size > 0);
  return workflow.jobs.flatMap((job) => {
    const steps = deployingSteps(job);
    if (steps.length === 0) return [];
    return [
      ...steps.flatMap(({ step }) => byTag(workflow, job, step)),
      ...(assayActions.length === 0 ? [] : pastTheGate(repository, workflow, job, steps, assayActions)),
    ];
  });
}

/** Whether a workflow runs for changes that are not merged yet, and for nothing else. */
export function isCheckOnly(repository: Repository, workflow: Workflow): boolean {
  return [...repository.events(workflow)].every((event) => CHECK_EVENTS.has(event));
}

/** Whether a job of the workflow deploys to something that outlives the job. */
export function deploys(job: Job): boolean {
  return deployingSteps(job).length > 0;
}

interface Deploying {
  readonly step: Step;
  readonly index: number;
  readonly at: Position;
}

function deployingSteps(job: Job): readonly Deploying[] {
  if (isTestDeployment(job)) return [];
  return job.steps.flatMap((step, index) => {
    const at = deploymentIn(step);
    return at === undefined ? [] : [{ step, index, at }];
  });
}

function byTag(workflow: Workflow, job: Job, step: Step): readonly Advice[] {
  return imagesIn(step, job, workflow)
    .filter(({ image }) => isTag(image))
    .map(({ at, image }) => {
      const shown = plain(image.replace(/^:/, 'tag '), 120).replaceAll('`', "'");
      return advise(
        'deployment-by-tag',
        workflow.path,
        at,
        `the job ${named(job.id)} deploys by a tag (${shown}) and not by the digest that passed`,
      );
    });
}

/** A name that ends in a tag; a digest, an output that holds one, and a name that is wholly unknown are none. */
function isTag(image: string): boolean {
  if (/@|sha256|digest|outputs\s*\.\s*image\b/i.test(image)) return false;
  // A port or the colon of an expression is none: the tag comes after the last slash outside of expressions.
  const bare = image.replace(/\$\{\{.*?\}\}/gs, (expression) => 'x'.repeat(expression.length));
  return /:[^/:\s]+$/.test(bare);
}

function pastTheGate(
  repository: Repository,
  workflow: Workflow,
  job: Job,
  steps: readonly Deploying[],
  assayActions: readonly Job[],
): readonly Advice[] {
  const own = job.steps.findIndex((step) => repository.assayActions(step).size > 0);
  if (own >= 0) return steps.flatMap((deploying) => besideTheGate(workflow, job, deploying, own));
  const before = ancestors(workflow, job).filter((other) => assayActions.includes(other));
  const [first] = steps;
  if (first === undefined) return [];
  if (before.length === 0) {
    const names = assayActions.slice(0, 3).map(({ id }) => named(id));
    const message = `the job ${named(job.id)} deploys without waiting for Assay in ${names.join(', ')}`;
    return [advise('deployment-ungated', workflow.path, first.at, message)];
  }
  if (runs(job.if, failed(before)) === true) {
    const message = `the job ${named(job.id)} deploys also when ${before.map(({ id }) => named(id)).join(', ')} failed`;
    return [advise('deployment-ungated', workflow.path, job.if?.at ?? first.at, message)];
  }
  const gated = before.some((other) => repository.assayActionsIn(other).has('gate'));
  if (!gated || job.environment !== undefined) return [];
  const message = `the job ${named(job.id)} deploys after a gate in another job and names no environment, so its credentials are there for every workflow and branch`;
  return [advise('deployment-unprotected', workflow.path, job.at, message)];
}

/** In one job the deployment comes after Assay, and does not run when that failed. */
function besideTheGate(
  workflow: Workflow,
  job: Job,
  { step, index, at }: Deploying,
  own: number,
): readonly Advice[] {
  const facts: Facts = new Map([
    ['success()', false],
    ['failure()', true],
    ['cancelled()', false],
  ]);
  const early = index < own;
  if (!early && runs(step.if, facts) !== true) return [];
  const how = early ? 'deploys before Assay looked at the image' : 'deploys also when Assay failed';
  return [advise('deployment-ungated', workflow.path, at, `the job ${named(job.id)} ${how}`)];
}

/** What a job sees when these failed. */
function failed(jobs: readonly Job[]): Facts {
  const results = jobs.map(({ id }): readonly [string, Known] => [
    `needs.${id.toLowerCase()}.result`,
    'failure',
  ]);
  return new Map<string, Known>([
    ...results,
    ['success()', false],
    ['failure()', true],
    ['cancelled()', false],
  ]);
}

/** Every job that must end before this one starts. */
function ancestors(workflow: Workflow, job: Job): readonly Job[] {
  const found = new Set<Job>();
  const open = [job];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { needs } = next;
    for (const other of workflow.jobs) {
      if (!needs.includes(other.id) || found.has(other)) continue;
      found.add(other);
      open.push(other);
    }
  }
  return [...found];
}
