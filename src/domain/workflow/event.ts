/** The event of a run that a person started at a command line, and for which this person named a signer. */
export const COMMAND_LINE = 'command-line';

/**
 * Events (`GITHUB_EVENT_NAME`) whose runs may sign. This is the only list: check, gate and approval use it. Two questions
 * decide: who can cause such a run, and which commit is it about?
 *
 * Runs for all other events may not sign:
 * - `pull_request*` and `merge_group` are about commits that are not merged.
 * - `workflow_run` and `pull_request_target` run with the rights of the default branch, whoever caused them. The same is
 *   true for comments, reviews, issues, discussions, wiki pages, stars (`watch`), forks and labels. People without write
 *   access can cause many of them.
 * - `check_run`, `check_suite`, `status`, `deployment`, `deployment_status`, `registry_package` and similar events come
 *   from apps and tokens that may have no right to push.
 * - `create` comes with a `push` of the same commit. `delete` is about no commit.
 * - `workflow_call` is not the event of a run: a called workflow runs for the event of its caller.
 * - An event that GitHub adds later may not sign until it is added here.
 */
const SIGNING: ReadonlySet<string> = new Set([
  // Caused by people with write access, about the pushed commit.
  'push',
  // Caused by people with write access, about the head of the chosen branch or tag.
  'workflow_dispatch',
  // Caused by a token with write access, about the head of the default branch.
  'repository_dispatch',
  // Caused only by the workflow file on the default branch, about the head of that branch.
  'schedule',
  // Caused by people with write access, about the commit of the release's tag.
  'release',
  // No event of GitHub: a person at a command line named a signer. Only the command line sets it.
  COMMAND_LINE,
]);

/** Events about a change that is not merged. The payload names the base, which the change cannot alter. */
const PROPOSING: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'merge_group',
]);

/** Events for which `GITHUB_SHA` is the last commit of the default branch, whatever commit the job checks out. */
const ON_DEFAULT_BRANCH: ReadonlySet<string> = new Set([
  ...['branch_protection_rule', 'check_run', 'check_suite', 'delete', 'discussion', 'discussion_comment'],
  ...['fork', 'gollum', 'issue_comment', 'issues', 'label', 'milestone', 'page_build', 'project'],
  ...['project_card', 'project_column', 'public', 'status', 'watch', 'workflow_run'],
]);

/**
 * The commit from which a run reads its policy. `checkout`: the checked-out commit. `base`: the base of the change. `run`:
 * the commit of the run, which is on the default branch. `default-branch`: the head of the default branch, which GitHub
 * must be asked for.
 */
export type PolicyLocation = 'checkout' | 'base' | 'run' | 'default-branch';

/** Whether runs for this event may sign, push and approve, and whether they may be approved. */
export function maySign(event: string): boolean {
  return SIGNING.has(event);
}

/**
 * Whether a run for this event may write to the cache folder for later runs. A person who controls a run that may not sign
 * can use any image and any inputs, and on a shared runner the next run may be one that signs.
 */
export function mayWriteCache(event: string): boolean {
  return event === '' || maySign(event);
}

/** The location of the policy for a run for this event. Outside of GitHub there is no event, and the checkout is trusted. */
export function policyLocation(event: string): PolicyLocation {
  if (event === '' || maySign(event)) return 'checkout';
  if (PROPOSING.has(event)) return 'base';
  return ON_DEFAULT_BRANCH.has(event) ? 'run' : 'default-branch';
}
