import type { Advice } from '../../domain/workflow/advice.ts';
import type { Job, Step, Workflow } from '../../formats/workflow/workflow-file.ts';
import { type Position, placeIn, type Text } from '../../formats/workflow/workflow-yaml.ts';
import { deploymentIn } from './deployment-steps.ts';
import {
  actionOf,
  advise,
  inputOf,
  mayWrite,
  named,
  permissionsOf,
  type Repository,
  textsOf,
} from './workflow-repository.ts';

/** Events that the pull request of a stranger can cause, and that run with the secrets of the base. */
const UNTRUSTED = new Set(['pull_request_target', 'workflow_run']);

/** Conditions that limit a job to changes that members of the repository pushed. */
const OWN_ONLY =
  /head\.repo\.full_name\s*==\s*github\.repository|github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name|head\.repo\.fork\s*(?:==\s*false|!=\s*true)|!\s*github\.event\.pull_request\.head\.repo\.fork|workflow_run\.event\s*==\s*'(?:push|schedule|workflow_dispatch|release|merge_group)'|workflow_run\.event\s*!=\s*'pull_request'|workflow_run\.head_repository\.(?:full_name\s*==\s*github\.repository|fork\s*==\s*false)/i;
const BOT_AUTHOR = /(?:pull_request\.user\.login|github\.actor)\s*==\s*'[\w-]{1,40}\[bot\]'/i;

const HEAD =
  /github\.event\.pull_request\.head\.|github\.head_ref|refs\/pull\/|github\.event\.pull_request\.(?:merge_commit_sha|number)|github\.event\.workflow_run\.(?:head_|pull_requests)/i;

const PRIVILEGES = [
  'id-token',
  'packages',
  'contents',
  'deployments',
  'statuses',
  'checks',
  'actions',
  'attestations',
];

/** Approvals, deployments and code of strangers in workflows that a pull request starts with the rights of the base. */
export function adviseOnUntrustedEvents(repository: Repository, workflow: Workflow): readonly Advice[] {
  const events = [...repository.events(workflow)].filter((event) => UNTRUSTED.has(event));
  if (events.length === 0) return [];
  const event = events.map(named).join(', ');
  return workflow.jobs
    .filter((job) => !isOwnOnly(workflow, job))
    .flatMap((job) => [
      ...approvals(workflow, job, event),
      ...strangersCode(repository, workflow, job, event),
      ...untrustedDeployments(workflow, job, event),
    ]);
}

/** Whether the job, or a job that it needs, is limited to pushes by members of the repository. */
function isOwnOnly(workflow: Workflow, job: Job): boolean {
  const seen = new Set([job]);
  for (const one of seen) {
    const condition = one.if?.text ?? '';
    // In `a || b`, the other side may allow a stranger.
    if (OWN_ONLY.test(condition) && !condition.includes('||')) return true;
    if (/always\s*\(|cancelled\s*\(|failure\s*\(/i.test(condition)) continue;
    for (const other of workflow.jobs) if (one.needs.includes(other.id)) seen.add(other);
  }
  return false;
}

const DEPLOYMENT_APPROVAL = /pending_deployments|reviewPendingDeploymentsForRun/;
const REVIEW_APPROVAL =
  /\bgh\s+pr\s+review\b[^\n]{0,200}?\s(?:--approve|-a)\b|event['"]?\s*[:=]\s*['"]APPROVE['"]/;

function approvals(workflow: Workflow, job: Job, event: string): readonly Advice[] {
  return job.steps.flatMap((step) => {
    const deployment = firstMatch(step, DEPLOYMENT_APPROVAL);
    if (deployment !== undefined && isWrite(step)) {
      const message = `the job ${named(job.id)} approves pending deployments on ${event}, which a pull request of anyone can start`;
      return [advise('approval-by-untrusted-event', workflow.path, deployment, message)];
    }
    // A repository may choose to approve pull requests of its own bot. The checks still apply to them.
    if (BOT_AUTHOR.test(`${job.if?.text ?? ''} ${step.if?.text ?? ''}`)) return [];
    const action = actionOf(step) === 'hmarr/auto-approve-action' ? step.uses?.at : undefined;
    const review = action ?? firstMatch(step, REVIEW_APPROVAL);
    if (review === undefined) return [];
    const message = `the job ${named(job.id)} approves pull requests of any author on ${event}`;
    return [advise('approval-by-untrusted-event', workflow.path, review, message)];
  });
}

/** Whether a step writes: reading pending deployments is no approval. */
function isWrite(step: Step): boolean {
  return textsOf(step).some(({ text }) =>
    /reviewPendingDeploymentsForRun|\bPOST\b|state['"]?\s*[:=]\s*['"]?approved|-f\s|-F\s|--field|--raw-field|--input|--data\b|-d\s/.test(
      text,
    ),
  );
}

function strangersCode(
  repository: Repository,
  workflow: Workflow,
  job: Job,
  event: string,
): readonly Advice[] {
  const checkout = job.steps.findIndex(checksOutHead);
  const step = job.steps[checkout];
  if (step === undefined || !job.steps.slice(checkout + 1).some(runsCode)) return [];
  const reach = reachOf(repository, workflow, job);
  if (reach === undefined) return [];
  const message = `the job ${named(job.id)} runs code of a pull request on ${event} with ${reach}`;
  return [advise('untrusted-code-with-privileges', workflow.path, step.uses?.at ?? step.at, message)];
}

function checksOutHead(step: Step): boolean {
  if (actionOf(step) === 'actions/checkout') {
    return ['ref', 'repository'].some((name) => HEAD.test(inputOf(step.with, name)?.text ?? ''));
  }
  return /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|checkout|pull)\b[^\n]{0,200}(?:refs\/)?pull\//.test(
    step.run?.text ?? '',
  );
}

/** Any command or local action may run the code that was checked out. An action of another repository does not. */
function runsCode(step: Step): boolean {
  return step.run !== undefined || step.uses?.text.startsWith('./') === true;
}

/** The valuable things that the job can reach; undefined if there are none. */
function reachOf(repository: Repository, workflow: Workflow, job: Job): string | undefined {
  if (job.environment !== undefined) return `the secrets of the environment ${named(job.environment.text)}`;
  const permissions = permissionsOf(workflow, job);
  const writes = PRIVILEGES.filter((scope) => mayWrite(permissions, scope));
  if (permissions === undefined) return "whatever the repository's default permissions give it";
  if (writes.length > 0) return `write permissions (${writes.join(', ')})`;
  const secret = /\bsecrets\s*\.\s*(?!github_token\b)\w+/i;
  const texts = [...job.steps.flatMap(textsOf), ...[...job.env, ...workflow.env].map(({ value }) => value)];
  if (texts.some(({ text }) => secret.test(text))) return 'secrets of the repository';
  return repository.assayActionsIn(job).has('gate') ? 'the gate beside it' : undefined;
}

function untrustedDeployments(workflow: Workflow, job: Job, event: string): readonly Advice[] {
  const deploys = job.steps.some((step) => deploymentIn(step) !== undefined);
  const production = /^(?:prod|production|live)\b/i.test(job.environment?.text ?? '');
  if (!production && !(deploys && job.environment !== undefined)) return [];
  const at = job.environment?.at ?? job.at;
  const message = `the job ${named(job.id)} deploys on ${event}, which a pull request from a fork can also cause`;
  return [advise('deployment-by-untrusted-event', workflow.path, at, message)];
}

function firstMatch(step: Step, pattern: RegExp): Position | undefined {
  const texts: readonly Text[] = textsOf(step);
  for (const text of texts) {
    const match = pattern.exec(text.text);
    if (match !== null) return placeIn(text, match.index);
  }
  return undefined;
}
