import type { IncomingMessage } from 'node:http';
import description from '../../fixtures/github-api.json' with { type: 'json' };
import type { Answer, Found, Json } from './github-contract.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
/** The bot of GitHub's own token of a job, and its app. */
export const BOT = { id: 41898282, login: 'github-actions[bot]', type: 'Bot' } as const;
const APP = 15368;

/** GitHub's answer to a token without the right. */
export const REFUSED: Answer = {
  status: 403,
  type: JSON_TYPE,
  body: { message: 'Resource not accessible by integration', status: '403' },
};

/** A comment of the fake GitHub. */
export interface FakeComment {
  readonly id: number;
  readonly pullRequest: number;
  readonly author: { readonly id: number; readonly login: string; readonly type: 'Bot' | 'User' };
  body: string;
  /** When it was written. Absent: long ago. */
  readonly at?: Date;
}

/** The comments that there are, and who the token belongs to. */
export interface FakeComments {
  readonly list: FakeComment[];
  /** The user of the token; absent: it is the token of a job, which GitHub tells nothing about itself. */
  readonly user?: FakeComment['author'];
  /** Whether the token lacks `pull-requests: write`. */
  readonly readOnly?: boolean;
}

/** A comment that the token of a job wrote. */
export function botComment(id: number, pullRequest: number, body: string): FakeComment {
  return { id, pullRequest, author: BOT, body };
}

/** What GitHub answers about comments and their author; undefined if the request is about something else. */
export function answerAboutComments(
  { method, path, parameters }: Found,
  comments: FakeComments | undefined,
  request: IncomingMessage,
  body: unknown,
): Answer | undefined {
  const { list = [], user, readOnly = false } = comments ?? {};
  switch (`${method} ${path.split('/').slice(-2).join('/')}`) {
    case 'get /user':
      return user === undefined ? REFUSED : { status: 200, type: JSON_TYPE, body: userOf(user) };
    case 'get {issue_number}/comments': {
      const query = new URL(request.url ?? '/', 'http://github').searchParams;
      const size = Number(query.get('per_page') ?? 30);
      const from = (Number(query.get('page') ?? 1) - 1) * size;
      const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
      const ofThis = list.filter(
        ({ pullRequest, at = new Date(0) }) =>
          String(pullRequest) === parameters.issue_number && at.getTime() >= since,
      );
      return { status: 200, type: JSON_TYPE, body: ofThis.slice(from, from + size).map(commentOf) };
    }
    case 'post {issue_number}/comments': {
      if (readOnly) return REFUSED;
      const comment = {
        ...{ id: list.length + 1000, pullRequest: Number(parameters.issue_number), author: user ?? BOT },
        ...{ body: bodyOf(body), at: new Date() },
      };
      list.push(comment);
      return { status: 201, type: JSON_TYPE, body: commentOf(comment) };
    }
    case 'patch comments/{comment_id}': {
      const comment = list.find(({ id }) => String(id) === parameters.comment_id);
      if (readOnly || comment === undefined) return REFUSED;
      comment.body = bodyOf(body);
      return { status: 200, type: JSON_TYPE, body: commentOf(comment) };
    }
    default:
      return undefined;
  }
}

function bodyOf(body: unknown): string {
  return (body as { readonly body: string }).body;
}

/** GitHub's own example of a comment, with what a test sets. */
function commentOf({ id, author, body }: FakeComment): Json {
  const { value } = description.components.examples['issue-comment'];
  const app = author.type === 'Bot' ? { performed_via_github_app: appOf() } : {};
  return { ...value, ...app, id, body, user: { ...value.user, ...author } };
}

/** The app of a bot, with what GitHub's schema demands. */
export function appOf(): Json {
  const owner = description.components.examples['issue-comment'].value.user;
  const time = '2018-07-30T09:30:17Z';
  return {
    ...{ id: APP, slug: 'github-actions', node_id: 'MDM6QXBwMTUzNjg=', owner, name: 'GitHub Actions' },
    ...{
      description: '',
      external_url: 'https://help.github.com/en/actions',
      html_url: 'https://github.com/apps/github-actions',
    },
    ...{ created_at: time, updated_at: time, permissions: {}, events: [] },
  };
}

function userOf(author: FakeComment['author']): Json {
  const name = 'private-user-response-with-public-and-private-profile-information';
  return { ...description.components.examples[name].value, ...author };
}
