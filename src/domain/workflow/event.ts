/**
 * What a run may do, and whose policy judges it, by the event that caused it (`GITHUB_EVENT_NAME`). The one list: check,
 * gate and approval ask here. Two questions decide: who can cause such a run, and which commit is it about.
 *
 * Of the other events none signs. `pull_request*` and `merge_group` are about commits that nobody has merged.
 * `workflow_run` and `pull_request_target` run with the rights of the default branch, whoever caused them; so do
 * comments, reviews, issues, discussions, wiki pages, stars (`watch`), forks and labels, many of them by people who may
 * not write. `check_run`, `check_suite`, `status`, `deployment`, `deployment_status`, `registry_package` and the like
 * come from apps and tokens that need not be able to push. `create` comes with a `push` of the same commit, and
 * `delete` is about nothing any more. `workflow_call` is no event of a run: a called workflow runs for its caller's.
 * An event that GitHub adds one day signs nothing until somebody has thought about it here.
 */
const SIGNING: ReadonlySet<string> = new Set([
  // Who may write to the repository; the commit that was pushed.
  'push',
  // Who may write; the head of the branch or tag that was chosen.
  'workflow_dispatch',
  // A token that may write; the head of the default branch.
  'repository_dispatch',
  // Nobody but the workflow file on the default branch; its head.
  'schedule',
  // Who may write; the commit that the release's tag stands for.
  'release',
]);

/** Events about a change that is not merged: its payload names the base, which the change cannot alter. */
const PROPOSING: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'merge_group',
]);

/** Events for which `GITHUB_SHA` is the last commit of the default branch, whatever the job has checked out. */
const ON_DEFAULT_BRANCH: ReadonlySet<string> = new Set([
  ...['branch_protection_rule', 'check_run', 'check_suite', 'delete', 'discussion', 'discussion_comment'],
  ...['fork', 'gollum', 'issue_comment', 'issues', 'label', 'milestone', 'page_build', 'project'],
  ...['project_card', 'project_column', 'public', 'status', 'watch', 'workflow_run'],
]);

/**
 * Where the policy of a run comes from: the `checkout`; the `base` of the change; the commit of the run, which is the
 * default branch's (`run`); or the `default-branch`, to be asked for.
 */
export type PolicyLocation = 'checkout' | 'base' | 'run' | 'default-branch';

/** Whether runs for this event may sign and push, may be approved, and may approve. */
export function maySign(event: string): boolean {
  return SIGNING.has(event);
}

/**
 * Whether a run for this event may leave something in the cache folder for the runs after it. Who steers one that may
 * not sign may bring images and inputs of any kind, and on a shared runner the next run may be one that signs.
 */
export function mayWriteCache(event: string): boolean {
  return event === '' || maySign(event);
}

/** Where the policy of a run for this event comes from; outside of GitHub there is no event, and the checkout is one's own. */
export function policyLocation(event: string): PolicyLocation {
  if (event === '' || maySign(event)) return 'checkout';
  if (PROPOSING.has(event)) return 'base';
  return ON_DEFAULT_BRANCH.has(event) ? 'run' : 'default-branch';
}
