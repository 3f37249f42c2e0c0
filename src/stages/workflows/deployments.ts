import { plain } from '../../domain/text.ts';
import type { Advice } from '../../domain/workflow/advice.ts';
import type { Job, Step, Workflow } from '../../formats/workflow/workflow-file.ts';
import type { Position } from '../../formats/workflow/workflow-yaml.ts';
import { deploymentIn, imagesIn, isTestDeployment } from './deployment-steps.ts';
import { type KnownValue, type KnownValues, runs } from './evaluate.ts';
import { advise, named, type Repository } from './workflow-repository.ts';

const CHECK_EVENTS = new Set(['pull_request', 'pull_request_target', 'merge_group']);

/** Deployments by a tag, without the gate, or from a job that no environment protects. */
export function adviseOnDeployments(repository: Repository, workflow: Workflow): readonly Advice[] {
  if (!repository.usesAssay || isCheckOnly(repository, workflow)) return [];
  const assayJobs = workflow.jobs.filter((job) => repository.assayActionsIn(job).size > 0);
  return workflow.jobs.flatMap((job) => {
    const steps = deployingSteps(job);
    if (steps.length === 0) return [];
    return [
      ...steps.flatMap(({ step }) => byTag(workflow, job, step)),
      ...(assayJobs.length === 0 ? [] : adviseOnGate(repository, workflow, job, steps, assayJobs)),
    ];
  });
}

/** Whether a workflow runs only for changes that are not merged yet. */
export function isCheckOnly(repository: Repository, workflow: Workflow): boolean {
  return [...repository.events(workflow)].every((event) => CHECK_EVENTS.has(event));
}

/** Whether a job deploys to a system that exists longer than the job. */
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
        `the job ${named(job.id)} deploys by a tag (${shown}), not by the digest that passed the check`,
      );
    });
}

/** Whether a name ends in a tag. A digest, an output with a digest, and an unknown name do not. */
function isTag(image: string): boolean {
  if (/@|sha256|digest|outputs\s*\.\s*image\b/i.test(image)) return false;
  // The tag comes after the last slash, outside of expressions. A port or a colon in an expression is no tag.
  const bare = image.replace(/\$\{\{.*?\}\}/gs, (expression) => 'x'.repeat(expression.length));
  return /:[^/:\s]+$/.test(bare);
}

function adviseOnGate(
  repository: Repository,
  workflow: Workflow,
  job: Job,
  steps: readonly Deploying[],
  assayJobs: readonly Job[],
): readonly Advice[] {
  const assayIndex = job.steps.findIndex((step) => repository.assayActions(step).size > 0);
  if (assayIndex >= 0)
    return steps.flatMap((deploying) => adviseInGateJob(workflow, job, deploying, assayIndex));
  const before = ancestors(workflow, job).filter((other) => assayJobs.includes(other));
  const [first] = steps;
  if (first === undefined) return [];
  if (before.length === 0) {
    const names = assayJobs.slice(0, 3).map(({ id }) => named(id));
    const message = `the job ${named(job.id)} deploys without waiting for Assay in ${names.join(', ')}`;
    return [advise('deployment-ungated', workflow.path, first.at, message)];
  }
  if (runs(job.if, failed(before)) === true) {
    const message = `the job ${named(job.id)} deploys even if ${before.map(({ id }) => named(id)).join(', ')} failed`;
    return [advise('deployment-ungated', workflow.path, job.if?.at ?? first.at, message)];
  }
  const gated = before.some((other) => repository.assayActionsIn(other).has('gate'));
  if (!gated || job.environment !== undefined) return [];
  const message = `the job ${named(job.id)} deploys after a gate in another job but names no environment, so every workflow and branch can use its credentials`;
  return [advise('deployment-unprotected', workflow.path, job.at, message)];
}

/** In the job of the gate, the deployment must come after Assay and must not run if Assay failed. */
function adviseInGateJob(
  workflow: Workflow,
  job: Job,
  { step, index, at }: Deploying,
  own: number,
): readonly Advice[] {
  const facts: KnownValues = new Map([
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
function failed(jobs: readonly Job[]): KnownValues {
  const results = jobs.map(({ id }): readonly [string, KnownValue] => [
    `needs.${id.toLowerCase()}.result`,
    'failure',
  ]);
  return new Map<string, KnownValue>([
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
