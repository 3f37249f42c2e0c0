import { afterEach, describe, expect, test } from 'vitest';
import { PullRequestComments } from '../../../src/adapters/github/pull-request-comments.ts';
import type { PullRequestComment } from '../../../src/domain/run/pull-request.ts';
import { botComment, type FakeComment, type FakeComments } from '../../rig/github/comments.ts';
import { type FakeGitHub, type FakeGitHubOptions, startGitHub } from '../../rig/github/github.ts';

const TOKEN = ['ghs', 'rig', 'token'].join('_');
const MARKER = '<!-- assay:comment:1 0123 -->';
const COMMENT: PullRequestComment = {
  marker: MARKER,
  body: `${MARKER}\n### Not signed`,
  isQuiet: false,
};
const STRANGER = { id: 77, login: 'mallory', type: 'User' } as const;

let github: FakeGitHub | undefined;
afterEach(async () => {
  await github?.stop();
  // Whatever was asked and answered is in GitHub's own description of its API.
  expect(github?.violations ?? []).toEqual([]);
  github = undefined;
});

async function write(comments: FakeComments, comment = COMMENT, options: Partial<FakeGitHubOptions> = {}) {
  github = await startGitHub({ token: TOKEN, repository: 'acme/shop', comments, ...options });
  const limits = { answer: 30_000, pause: 1 };
  const client = new PullRequestComments({ apiUrl: github.url, token: TOKEN, check: 'inputs', limits });
  return await client.write('acme/shop', 12, comment);
}

function writes(): readonly string[] {
  return (github?.requests ?? []).filter(({ method }) => method !== 'GET').map(({ method }) => method);
}

describe('the comment of a pull request', () => {
  test('is made once, then updated in place, and left alone if it says the same', async () => {
    const list: FakeComment[] = [];
    expect(await write({ list })).toBe('created');
    expect(await write({ list }, { ...COMMENT, body: `${MARKER}\nother` })).toBe('updated');
    expect(await write({ list }, { ...COMMENT, body: `${MARKER}\nother` })).toBe('unchanged');
    expect(list.map(({ body, pullRequest }) => [body, pullRequest])).toEqual([[`${MARKER}\nother`, 12]]);
  });

  test('is not made if there is nothing to say, but an earlier one is updated', async () => {
    const list: FakeComment[] = [];
    const quiet = { ...COMMENT, isQuiet: true };
    expect(await write({ list }, quiet)).toBe('none');
    expect(list).toEqual([]);
    list.push(botComment(5, 12, `${MARKER}\nold and red`));
    expect(await write({ list }, quiet)).toBe('updated');
    expect(list.map(({ body }) => body)).toEqual([COMMENT.body]);
  });

  test('is found behind hundreds of others', async () => {
    const others = Array.from({ length: 250 }, (_, at) => botComment(at + 1, 12, `comment ${at}`));
    const list = [...others, botComment(900, 12, `${MARKER}\nold`)];
    expect(await write({ list })).toBe('updated');
    expect(list.at(-1)?.body).toBe(COMMENT.body);
  });

  test.each([
    ['a person copied the marker', { id: 1, pullRequest: 12, author: STRANGER, body: `${MARKER}\nmine` }],
    ['the marker is quoted further down', botComment(1, 12, `> text\n${MARKER}\nmine`)],
    ['it is of another image', botComment(1, 12, `${MARKER.replace('0123', '4567')}\nmine`)],
    ['it is of another pull request', botComment(1, 13, `${MARKER}\nmine`)],
  ])('of somebody else is never touched: %s', async (_why, foreign) => {
    const before = foreign.body;
    const list = [foreign];
    expect(await write({ list })).toBe('created');
    expect(list.map(({ body }) => body)).toEqual([before, COMMENT.body]);
  });

  test("of a person's token belongs to that person: neither a bot nor another person is taken for it", async () => {
    const user = { id: 9, login: 'ada', type: 'User' } as const;
    const list: FakeComment[] = [
      botComment(1, 12, `${MARKER}\nbot`),
      { id: 2, pullRequest: 12, author: STRANGER, body: `${MARKER}\nmallory` },
      { id: 3, pullRequest: 12, author: user, body: `${MARKER}\nada` },
    ];
    expect(await write({ list, user })).toBe('updated');
    expect(list.map(({ body }) => body)).toEqual([`${MARKER}\nbot`, `${MARKER}\nmallory`, COMMENT.body]);
  });
});

describe('a comment that cannot be written', () => {
  test('is refused, and not tried again, if the token may not write', async () => {
    await expect(write({ list: [], readOnly: true })).toRefuseWith('github-denied');
    expect(writes()).toEqual(['POST']);
  });

  test('is not made twice if the answer to the first was lost', async () => {
    const list: FakeComment[] = [];
    let lost = 0;
    const broken: FakeGitHubOptions['broken'] = (request, response) => {
      if (request.method !== 'POST' || lost > 0) return false;
      lost += 1;
      // It took effect, and the gateway in front of it failed.
      list.push(botComment(1, 12, COMMENT.body));
      response.writeHead(502).end();
      return true;
    };
    expect(await write({ list }, COMMENT, { broken })).toBe('created');
    expect(list).toHaveLength(1);
    expect(writes()).toEqual(['POST']);
  });

  test('is tried again if the first had no effect', async () => {
    const list: FakeComment[] = [];
    let failed = 0;
    const broken: FakeGitHubOptions['broken'] = (request, response) => {
      if (request.method !== 'POST' || failed > 0) return false;
      failed += 1;
      response.writeHead(502).end();
      return true;
    };
    expect(await write({ list }, COMMENT, { broken })).toBe('created');
    expect(list).toHaveLength(1);
    expect(writes()).toEqual(['POST', 'POST']);
  });
});
