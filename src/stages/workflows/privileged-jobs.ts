import { orUndefined } from '../../domain/result.ts';
import type { Advice } from '../../domain/workflow/advice.ts';
import type { Job, Workflow } from '../../formats/workflow/workflow-file.ts';
import { isPinned, parseUses } from '../../formats/workflow/workflow-uses.ts';
import type { Position } from '../../formats/workflow/workflow-yaml.ts';
import { deploys } from './deployments.ts';
import { actionOf, advise, mayWrite, named, permissionsOf, type Repository } from './workflow-repository.ts';

/** Actions that must be named by a tag, because they check their own reference. */
const BY_TAG = /^slsa-framework\/slsa-(?:github-generator|verifier)(?:\/|$)/;
/** Actions that do not need `contents: write`. */
const NO_CONTENT =
  /^(?:actions\/(?:checkout|cache(?:\/\w+)?|setup-[\w-]+|upload-artifact|download-artifact|attest[\w-]*)|docker\/[\w-]+|sigstore\/cosign-installer|aws-actions\/[\w-]+|azure\/[\w-]+|google-github-actions\/[\w-]+|[\w.-]+\/assay(?:\/gate)?|github\/codeql-action\/[\w-]+|aquasecurity\/[\w-]+|step-security\/harden-runner)$/;
const WRITES_CONTENT =
  /\bgit\s+(?:push|tag)\b|\bgh\s|\bhub\s|api\.github\.com|github_token|gh_token|github\.token|semantic-release|goreleaser|release/i;

/** Weaknesses of the jobs that run Assay, have an OIDC token or deploy. Other jobs are not examined. */
export function adviseOnPrivilegedJobs(repository: Repository, workflow: Workflow): readonly Advice[] {
  return workflow.jobs
    .filter((job) => isPrivileged(repository, workflow, job))
    .flatMap((job) => [
      ...unpinned(repository, workflow, job),
      ...broad(repository, workflow, job),
      ...inherited(repository, workflow, job),
    ]);
}

function isPrivileged(repository: Repository, workflow: Workflow, job: Job): boolean {
  return (
    repository.assayActionsIn(job).size > 0 ||
    mayWrite(permissionsOf(workflow, job), 'id-token') ||
    job.environment !== undefined ||
    deploys(job)
  );
}

/** One advice for each job and file, at the first action that is not pinned. */
function unpinned(repository: Repository, workflow: Workflow, job: Job): readonly Advice[] {
  const used = [
    ...(job.uses === undefined ? [] : [{ path: workflow.path, text: job.uses }]),
    ...repository
      .flatten(workflow.path, job.steps)
      .flatMap(({ path, step }) => (step.uses === undefined ? [] : [{ path, text: step.uses }])),
  ];
  const moving = used.filter(({ text }) => {
    const uses = orUndefined(parseUses(text.text));
    if (uses === undefined || isPinned(uses)) return false;
    return !(uses.kind === 'remote' && BY_TAG.test(uses.repository));
  });
  const byFile = Map.groupBy(moving, ({ path }) => path);
  return [...byFile].map(([path, found]) => {
    const names = [...new Set(found.map(({ text }) => named(text.text)))];
    const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
    const message = `the job ${named(job.id)} runs actions that are not pinned to a commit, so their code can change: ${names.slice(0, 5).join(', ')}${more}`;
    return advise('action-not-pinned', path, found[0]?.text.at ?? job.at, message);
  });
}

function broad(repository: Repository, workflow: Workflow, job: Job): readonly Advice[] {
  const permissions = permissionsOf(workflow, job);
  const tooBroad = (at: Position, what: string) => [
    advise('permissions-too-broad', workflow.path, at, `the job ${named(job.id)} ${what}`),
  ];
  if (permissions === undefined) {
    // The caller of a reusable workflow limits its token.
    const isCalled = [...repository.events(workflow)].every((event) => event === 'workflow_call');
    return isCalled
      ? []
      : tooBroad(
          job.at,
          "sets no `permissions`, so the repository's default applies, which may be write access to everything",
        );
  }
  if (permissions.all === 'write-all')
    return tooBroad(permissions.at, 'may write to everything (`write-all`)');
  if (!mayWrite(permissions, 'contents') || !neverWritesContent(repository, workflow, job)) return [];
  return tooBroad(
    permissions.at,
    'may write to the repository (`contents: write`), but does nothing that needs it',
  );
}

/** Whether it is known for every step that it does not write to the repository. */
function neverWritesContent(repository: Repository, workflow: Workflow, job: Job): boolean {
  if (
    job.uses !== undefined ||
    [...job.env, ...workflow.env].some(({ value }) => WRITES_CONTENT.test(value.text))
  )
    return false;
  return repository.flatten(workflow.path, job.steps).every(({ step }) => {
    const values = [step.run, ...step.env.map(({ value }) => value)];
    if (values.some((text) => WRITES_CONTENT.test(text?.text ?? ''))) return false;
    if (step.uses === undefined) return true;
    if (step.uses.text.startsWith('./')) return repository.assayActions(step).size > 0;
    return NO_CONTENT.test(actionOf(step));
  });
}

function inherited(repository: Repository, workflow: Workflow, job: Job): readonly Advice[] {
  if (job.inheritsSecrets === undefined || repository.assayActionsIn(job).size === 0) return [];
  const message = `the job ${named(job.id)} passes every secret of the repository to ${named(job.uses?.text ?? 'a workflow')}`;
  return [advise('secrets-inherited', workflow.path, job.inheritsSecrets, message)];
}
