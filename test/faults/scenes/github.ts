import { FleetIssues } from '../../../src/adapters/github/fleet-issue.ts';
import { GitHubClient } from '../../../src/adapters/github/github.ts';
import type { GitHubOptions } from '../../../src/adapters/github/github-transport.ts';
import { PullRequestComments } from '../../../src/adapters/github/pull-request-comments.ts';
import { createRunner } from '../../../src/adapters/github/runner.ts';
import type { ApprovalRequest } from '../../../src/domain/gate/approval.ts';
import { approve } from '../../../src/stages/gate/approve.ts';
import { readPolicy } from '../../../src/stages/policy/read-policy.ts';
import { openFaultFront } from '../../rig/faults/fault-front.ts';
import { botComment, type FakeComment } from '../../rig/github/comments.ts';
import { type FakeGitHub, startGitHub } from '../../rig/github/github.ts';
import { botIssue, type FakeIssue } from '../../rig/github/issues.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf, isSilent, leaks, timesOf } from '../performing.ts';
import { type FrontCertificates, makeCertificates } from './registry-front.ts';

const TOKEN = ['gh', 'p_', 'FaultsFaultsFaultsFaultsFaults012345'].join('');
const SHA = 'a'.repeat(40);
const REPOSITORY = 'acme/shop';
const POLICY = { repository: REPOSITORY, path: 'policy.yml', commit: SHA };

const REQUEST: ApprovalRequest = {
  ...{ decision: 'allow', onWarn: 'wait', codes: [], rule: 'required-reviewers' },
  ...{ image: `ghcr.io/acme/shop@sha256:${'b'.repeat(64)}`, environment: 'production' },
  ...{ repository: REPOSITORY, runId: '41', headSha: SHA },
};

type Call = Pick<OutwardCall, 'name' | 'isRepeated' | 'body' | 'ends' | 'except'> & {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: RegExp;
  readonly use: (options: GitHubOptions) => Promise<unknown>;
  /** Whether the pull request has a comment, or the repository an issue, of an earlier run. */
  readonly hasEarlier?: boolean;
};

const approval = (options: GitHubOptions) => approve(new GitHubClient(options), REQUEST);
const policy = (options: GitHubOptions) => {
  const github = new GitHubClient(options);
  // The checkout has no policy of its own.
  const git = { open: async () => undefined, enclosing: async () => [] };
  const { context, commits } = createRunner({ GITHUB_EVENT_NAME: 'push', GITHUB_REPOSITORY: REPOSITORY });
  const world = { github, git, now: () => new Date(), runner: { context, commits } };
  return readPolicy(world, { folder: import.meta.dirname, central: POLICY, overrides: {} });
};

const MARKER = '<!-- assay:comment:1 0123 -->';
const comment = (options: GitHubOptions) =>
  new PullRequestComments(options).write(REPOSITORY, 12, {
    ...{ marker: MARKER, body: `${MARKER}\nnew`, isQuiet: false },
  });

const ISSUE_MARKER = '<!-- assay-fleet -->';
/** Writes the issue of a fleet as `fleet report` does: nothing, if it says the same already. */
const issue = (isOpen: boolean) => (options: GitHubOptions) =>
  new FleetIssues(options).write(REPOSITORY, ISSUE_MARKER, (body) =>
    body === `${ISSUE_MARKER}\nnew`
      ? undefined
      : { title: 'Fleet', body: `${ISSUE_MARKER}\nnew`, isOpen, ...(isOpen && { comment: 'One is new.' }) },
  );

const READ = { isRepeated: true, body: 'read', method: 'GET' } as const;
const OF_APPROVAL = endings('github-unavailable', { denied: 'github-denied', missing: 'github-denied' });
const OF_POLICY = endings('policy-unavailable');
const OF_COMMENT = { ...OF_APPROVAL };
const OF_ISSUE = { ...OF_APPROVAL };
const OF_PATCHED_ISSUE = {
  ...({ isRepeated: true, body: 'read', method: 'PATCH' } as const),
  ...{ path: /\/issues\/\d+$/, hasEarlier: true, ends: OF_ISSUE },
};

const CALLS: readonly Call[] = [
  { ...READ, name: 'GET run', path: /\/runs\/41$/, use: approval, ends: OF_APPROVAL },
  {
    ...{ ...READ, name: 'GET pending deployments', path: /\/pending_deployments$/, use: approval },
    ends: OF_APPROVAL,
  },
  {
    ...{ name: 'POST review', isRepeated: false, body: 'read', method: 'POST' },
    ...{ path: /\/pending_deployments$/, use: approval, ends: OF_APPROVAL },
  },
  { ...READ, name: 'GET commit of the policy', path: /\/commits\//, use: policy, ends: OF_POLICY },
  {
    ...{ ...READ, name: 'GET policy', path: /\/contents\//, use: policy },
    ends: { ...OF_POLICY, wrong: 'policy-invalid' },
  },
  {
    ...{ ...READ, name: 'GET user of the comment', path: /^\/user$/, use: comment, ends: OF_COMMENT },
    except: {
      '403': { ending: 'passes', why: 'GitHub answers so to the token of a job' },
      'wrong bytes': { ending: 'passes', why: 'the user that it names has written no comment' },
    },
  },
  { ...READ, name: 'GET comments', path: /\/12\/comments$/, use: comment, ends: OF_COMMENT },
  {
    ...{ name: 'POST comment', isRepeated: true, body: 'read', method: 'POST' },
    ...{ path: /\/12\/comments$/, use: comment, ends: { ...OF_COMMENT, wrong: 'passes' } },
    except: {
      'reset half-way': { ending: 'passes', why: 'the comment is there when it is looked for again' },
      'truncated body': { ending: 'passes', why: 'the comment is there when it is looked for again' },
    },
  },
  {
    ...{ name: 'PATCH comment', isRepeated: true, body: 'read', method: 'PATCH', hasEarlier: true },
    ...{ path: /\/comments\/\d+$/, use: comment, ends: OF_COMMENT },
  },
  { ...READ, name: 'GET issues of the fleet', path: /\/issues$/, use: issue(true), ends: OF_ISSUE },
  {
    ...{ name: 'POST issue of the fleet', isRepeated: true, body: 'read', method: 'POST' },
    ...{ path: /\/issues$/, use: issue(true), ends: OF_ISSUE },
    except: {
      'reset half-way': { ending: 'passes', why: 'the issue is there when it is looked for again' },
      'truncated body': { ending: 'passes', why: 'the issue is there when it is looked for again' },
    },
  },
  {
    ...{
      name: 'POST comment of the fleet',
      isRepeated: true,
      body: 'read',
      method: 'POST',
      hasEarlier: true,
    },
    ...{ path: /\/issues\/\d+\/comments$/, use: issue(true), ends: { ...OF_ISSUE, wrong: 'passes' } },
    except: {
      'reset half-way': { ending: 'passes', why: 'the comment is there when it is looked for again' },
      'truncated body': { ending: 'passes', why: 'the comment is there when it is looked for again' },
    },
  },
  { ...OF_PATCHED_ISSUE, name: 'PATCH issue of the fleet', use: issue(true) },
  { ...OF_PATCHED_ISSUE, name: 'PATCH issue of the fleet, to close it', use: issue(false) },
];

/** What approval, central policy, comments and the issue of a fleet ask of GitHub. */
export async function openGitHub(): Promise<Scene> {
  const certificates = await makeCertificates();
  return {
    calls: CALLS.map((call) => githubCall(certificates, call)),
    stop: () => certificates.stop(),
  };
}

function githubCall(certificates: FrontCertificates, call: Call): OutwardCall {
  const { name, isRepeated, body, ends, except } = call;
  return {
    ...(except && { except }),
    ...{ name, isRepeated, body, ends, server: 'GitHub', bound: 'github' },
    perform: (play) => ask(certificates, call, play),
  };
}

async function ask(certificates: FrontCertificates, call: Call, play: Play): Promise<Performed> {
  const { fault } = play;
  const list: FakeComment[] = call.hasEarlier === true ? [botComment(1, 12, `${MARKER}\nold`)] : [];
  const issues: FakeIssue[] =
    call.hasEarlier === true ? [botIssue(7, `${ISSUE_MARKER}\nold`, ['assay-fleet'])] : [];
  const github = await startGitHub({
    ...{ comments: { list }, issues: { list: issues } },
    ...{ token: TOKEN, repository: REPOSITORY, commits: { [SHA]: SHA } },
    runs: [{ id: 41, head_sha: SHA, waiting: [{ id: 7, name: 'production' }] }],
    files: { [`${SHA}:${POLICY.path}`]: 'version: 1\n' },
  });
  const isTls = fault === 'bad certificate';
  const front = await openFaultFront(new URL(github.url).host, {
    ...{ fault, times: timesOf(play) },
    isMeant: ({ method, path }) => method === call.method && call.path.test(path.split('?')[0] ?? ''),
    ...(isTls && { certificates: { good: certificates.bad, bad: certificates.bad } }),
  });
  const apiUrl = `${isTls ? 'https' : 'http'}://${front.host}`;
  const limits = { answer: isSilent(fault) ? 2_500 : 60_000, pause: 20 };
  try {
    const end = await endingOf(() => call.use({ apiUrl, token: TOKEN, check: 'gate', limits }));
    const honest = { apiUrl: github.url, token: TOKEN, check: 'gate' } as const;
    const before = reviews(github);
    const second = await endingOf(() => call.use(honest));
    const ofPullRequest = list.filter(({ pullRequest }) => pullRequest === 12);
    const ofIssue = list.filter(({ pullRequest }) => pullRequest === 7);
    const complaints = [
      ...(second.ending === 'passes' ? [] : [`the second run ends with ${second.ending}: ${second.message}`]),
      ...(before > 1 ? [`the deployment was reviewed ${before} times in one run`] : []),
      ...(ofPullRequest.length > 1 ? [`the pull request has ${ofPullRequest.length} comments`] : []),
      ...(issues.length > 1 ? [`the repository has ${issues.length} issues of the fleet`] : []),
      // If the issue itself was not changed, the next run says again what is new.
      ...(ofIssue.length > (call.method === 'PATCH' || isSilent(fault) ? 2 : 1)
        ? [`the issue has ${ofIssue.length} comments`]
        : []),
      ...leaks([TOKEN], [end.message]),
      ...github.violations,
    ];
    // A connection that is refused for its certificate has no request.
    const spoiled = isTls ? 1 : front.counts().spoiled;
    return { ...end, spoiled, said: [], complaints };
  } finally {
    await Promise.all([front.stop(), github.stop()]);
  }
}

function reviews({ requests }: FakeGitHub): number {
  return requests.filter(({ method, path }) => method === 'POST' && path.includes('/runs/')).length;
}
