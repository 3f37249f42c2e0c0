import type { IncomingMessage } from 'node:http';
import description from '../../fixtures/github-api.json' with { type: 'json' };
import { appOf, BOT, type FakeComments, REFUSED } from './comments.ts';
import type { Answer, Found, Json } from './github-contract.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** An issue of the fake GitHub, or a pull request, which is one too. */
export interface FakeIssue {
  readonly number: number;
  readonly author: { readonly id: number; readonly login: string; readonly type: 'Bot' | 'User' };
  readonly labels: readonly string[];
  readonly isPullRequest?: boolean;
  /** Whether a person locked the conversation: the token of a job may not comment then. */
  readonly isLocked?: boolean;
  title: string;
  body: string;
  state: string;
  stateReason?: string;
}

/** The issues that there are; written ones are added. */
export interface FakeIssues {
  readonly list: FakeIssue[];
  /** Whether the token may not set labels, which GitHub then drops. */
  readonly dropsLabels?: boolean;
}

/** An issue that the token of a job wrote. */
export function botIssue(number: number, body: string, labels: readonly string[]): FakeIssue {
  return { number, author: BOT, labels, title: 'Fleet', body, state: 'open' };
}

/** What GitHub answers about issues; undefined if the request is about something else. Comments say who the token belongs to. */
export function answerAboutIssues(
  { method, path, parameters }: Found,
  { list, dropsLabels = false }: FakeIssues,
  { user, readOnly = false }: Omit<FakeComments, 'list'>,
  request: IncomingMessage,
  body: unknown,
): Answer | undefined {
  const written = body as {
    title: string;
    body: string;
    state?: string;
    state_reason?: string;
    labels?: string[];
  };
  switch (`${method} ${path.split('/').slice(-2).join('/')}`) {
    case 'get {repo}/issues': {
      const query = new URL(request.url ?? '/', 'http://github').searchParams;
      const size = Number(query.get('per_page') ?? 30);
      const from = (Number(query.get('page') ?? 1) - 1) * size;
      const state = query.get('state') ?? 'open';
      const label = query.get('labels');
      const found = list
        .filter((one) => state === 'all' || one.state === state)
        .filter((one) => label === null || one.labels.includes(label))
        .toSorted((one, other) => one.number - other.number);
      if (query.get('direction') !== 'asc') found.reverse();
      return { status: 200, type: JSON_TYPE, body: found.slice(from, from + size).map(issueOf) };
    }
    case 'post {repo}/issues': {
      if (readOnly) return REFUSED;
      if (isTooLong(written.body)) return TOO_LONG;
      const { title, labels = [] } = written;
      const number = Math.max(0, ...list.map((one) => one.number)) + 1;
      const issue: FakeIssue = {
        ...{ number, author: user ?? BOT, labels: dropsLabels ? [] : labels },
        ...{ title, body: written.body, state: 'open' },
      };
      list.push(issue);
      return { status: 201, type: JSON_TYPE, body: issueOf(issue) };
    }
    case 'post {issue_number}/comments':
      return list.some((one) => String(one.number) === parameters.issue_number && one.isLocked === true)
        ? LOCKED
        : undefined;
    case 'patch issues/{issue_number}': {
      const issue = list.find(({ number }) => String(number) === parameters.issue_number);
      if (readOnly || issue === undefined) return REFUSED;
      if (isTooLong(written.body)) return TOO_LONG;
      Object.assign(issue, { title: written.title, body: written.body });
      issue.state = written.state ?? issue.state;
      issue.stateReason = written.state_reason ?? 'reopened';
      return { status: 200, type: JSON_TYPE, body: issueOf(issue) };
    }
    default:
      return undefined;
  }
}

const LOCKED: Answer = {
  status: 403,
  type: JSON_TYPE,
  body: { message: 'Unable to create comment because issue is locked.', status: '403' },
};

/** GitHub takes 65,536 characters. */
const TOO_LONG: Answer = {
  status: 422,
  type: JSON_TYPE,
  body: {
    message: 'Validation Failed',
    documentation_url: 'https://docs.github.com/rest',
    errors: [{ resource: 'Issue', code: 'custom', field: 'body', message: 'body is too long' }],
  },
};

function isTooLong(body: string): boolean {
  return [...body].length > 65_536;
}

/** GitHub's own example of an issue, with what a test sets. */
function issueOf({
  number,
  author,
  labels,
  isPullRequest,
  isLocked = false,
  title,
  body,
  state,
  stateReason,
}: FakeIssue): Json {
  const { value } = description.components.examples.issue;
  const [label] = value.labels;
  const { pull_request, ...issue } = value;
  return {
    ...issue,
    ...{ number, title, body, state, locked: isLocked, user: { ...value.user, ...author } },
    ...(state === 'closed' && { state_reason: stateReason ?? 'completed' }),
    ...(author.type === 'Bot' && { performed_via_github_app: appOf() }),
    ...(isPullRequest === true && { pull_request }),
    labels: labels.map((name) => ({ ...label, name })),
  };
}
