import type { Advice } from '../../domain/workflow/advice.ts';
import type { Job, Step, Workflow } from '../../formats/workflow/workflow-file.ts';
import { deploys, isCheckOnly } from './deployments.ts';
import { actionOf, advise, inputOf, named, type Repository } from './workflow-repository.ts';

/** Workflows that ship an image and tell Assay not to sign it, or not to block. */
export function adviseOnShipping(repository: Repository, workflow: Workflow): readonly Advice[] {
  if (isCheckOnly(repository, workflow)) return [];
  const ships = workflow.jobs.some((job) => pushesImage(job) || deploys(job));
  // Scanning and signing in separate jobs: the signing job imports the evidence of the scanning job.
  const isHandedOver = workflow.jobs.some((job) =>
    job.steps.some(
      (step) => repository.assayActions(step).has('check') && inputOf(step.with, 'evidence') !== undefined,
    ),
  );
  return workflow.jobs.flatMap((job) =>
    job.steps.flatMap((step) => {
      const assayActions = repository.assayActions(step);
      const isWrapped = step.uses?.text.startsWith('./.') === true;
      if (assayActions.size === 0 || isWrapped || isForPullRequestsOnly(job, step)) return [];
      const isGate = assayActions.has('gate');
      return [
        ...(ships && !isGate && !isHandedOver ? unsigned(workflow, job, step) : []),
        ...(ships || isGate ? unenforced(workflow, job, step) : []),
      ];
    }),
  );
}

function unsigned(workflow: Workflow, job: Job, step: Step): readonly Advice[] {
  const signer = inputOf(step.with, 'signer');
  if (signer?.text.trim() !== 'none') return [];
  const message = `the workflow ships an image, but \`signer: none\` in the job ${named(job.id)} tells Assay not to sign it`;
  return [advise('shipped-unsigned', workflow.path, signer.at, message)];
}

function unenforced(workflow: Workflow, job: Job, step: Step): readonly Advice[] {
  const enforce = inputOf(step.with, 'enforce');
  if (enforce?.text.trim() !== 'warn') return [];
  const message = `\`enforce: warn\` in the job ${named(job.id)} allows an image with findings`;
  return [advise('check-not-enforced', workflow.path, enforce.at, message)];
}

/** A workflow for pushes and pull requests may treat pull requests differently. */
function isForPullRequestsOnly(job: Job, step: Step): boolean {
  return [job.if, step.if].some((condition) =>
    /github\.event_name\s*==\s*'pull_request|github\.event\.pull_request\b/.test(condition?.text ?? ''),
  );
}

function pushesImage(job: Job): boolean {
  return job.steps.some((step) => {
    if (inputOf(step.with, 'push-to') !== undefined) return true;
    if (actionOf(step) === 'docker/build-push-action') {
      const pushed = /^true$/i.test(inputOf(step.with, 'push')?.text.trim() ?? '');
      return pushed || /\bpush=true\b/.test(inputOf(step.with, 'outputs')?.text ?? '');
    }
    return /\b(?:docker|podman|buildah)\s+(?:image\s+)?push\b|\bdocker\s+buildx\s+build\b[^\n]{0,500}--push\b/.test(
      step.run?.text.replace(/\\\n/g, ' ') ?? '',
    );
  });
}
