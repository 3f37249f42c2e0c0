import { afterEach, expect, test } from 'vitest';
import { FleetIssues } from '../../../src/adapters/github/fleet-issue.ts';
import type { FakeComments } from '../../rig/github/comments.ts';
import { type FakeGitHub, type FakeGitHubOptions, startGitHub } from '../../rig/github/github.ts';
import { botIssue, type FakeIssue, type FakeIssues } from '../../rig/github/issues.ts';

const TOKEN = ['ghs', 'rig', 'token'].join('_');
const MARKER = '<!-- marker -->';
const LABELS = ['assay-fleet'];
const STRANGER = { id: 77, login: 'mallory', type: 'User' } as const;

let github: FakeGitHub | undefined;
const started: FakeGitHub[] = [];
afterEach(async () => {
  await Promise.all(started.map((one) => one.stop()));
  // Whatever was asked and answered is in GitHub's own description of its API.
  expect(started.flatMap(({ violations }) => violations)).toEqual([]);
  started.length = 0;
});

/** What the issue must say, with what is new; undefined: the state is the same. */
type Wanted = { readonly text: string; readonly isOpen?: boolean; readonly comment?: string } | undefined;

async function write(issues: FakeIssues, wanted: Wanted, options: Partial<FakeGitHubOptions> = {}) {
  github = await startGitHub({ token: TOKEN, repository: 'acme/fleet', issues, ...options });
  started.push(github);
  const limits = { answer: 30_000, pause: 1 };
  const client = new FleetIssues({ apiUrl: github.url, token: TOKEN, check: 'inputs', limits });
  return await client.write('acme/fleet', MARKER, () => {
    if (wanted === undefined) return undefined;
    const { text, isOpen = true, comment } = wanted;
    return { title: 'Fleet', body: `${MARKER}\n${text}`, isOpen, ...(comment !== undefined && { comment }) };
  });
}

function writes(): readonly string[] {
  return (github?.requests ?? [])
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}

test('makes one issue, updates it, closes it and opens it again', async () => {
  const list: FakeIssue[] = [];
  expect(await write({ list }, { text: 'one' })).toBe('created');
  expect(await write({ list }, { text: 'two' })).toBe('updated');
  expect(await write({ list }, { text: 'nothing', isOpen: false })).toBe('updated');
  expect(list.map(({ state, stateReason }) => [state, stateReason])).toEqual([['closed', 'completed']]);
  expect(await write({ list }, { text: 'three' })).toBe('updated');
  expect(list.map(({ body, state }) => [body, state])).toEqual([[`${MARKER}\nthree`, 'open']]);
});

test('writes nothing if the state is the same, or if nothing needs attention', async () => {
  const list: FakeIssue[] = [];
  expect(await write({ list }, { text: 'nothing', isOpen: false })).toBe('none');
  list.push(botIssue(1, `${MARKER}\none`, LABELS));
  expect(await write({ list }, undefined)).toBe('unchanged');
  expect(writes()).toEqual([]);
});

test('says what is new in a comment, before the issue says so: a new body notifies nobody', async () => {
  const comments: FakeComments = { list: [] };
  const list = [botIssue(7, `${MARKER}\none`, LABELS)];
  expect(await write({ list }, { text: 'two', comment: 'Two is new.' }, { comments })).toBe('updated');
  expect(comments.list.map(({ body, pullRequest }) => [pullRequest, body])).toEqual([[7, 'Two is new.']]);
  expect(writes()).toEqual(['POST /repos/acme/fleet/issues/7/comments', 'PATCH /repos/acme/fleet/issues/7']);
});

test('an issue that a person locked takes no comment, and is kept up to date all the same', async () => {
  const comments: FakeComments = { list: [] };
  const list = [{ ...botIssue(7, `${MARKER}\none`, LABELS), isLocked: true }];
  expect(await write({ list }, { text: 'two', comment: 'Two is new.' }, { comments })).toBe('updated');
  expect(list.map(({ body }) => body)).toEqual([`${MARKER}\ntwo`]);
  expect(comments.list).toEqual([]);
});

test('a comment whose answer was lost is not written again', async () => {
  const comments: FakeComments = { list: [] };
  const list = [botIssue(7, `${MARKER}\none`, LABELS)];
  let lost = 0;
  const broken: FakeGitHubOptions['broken'] = ({ method, url }, response) => {
    if (method !== 'POST' || !url?.endsWith('/comments') || lost > 0) return false;
    lost += 1;
    comments.list.push({
      ...{ id: 1, pullRequest: 7, author: botIssue(1, '', []).author, at: new Date() },
      body: 'Two is new.',
    });
    response.writeHead(502).end();
    return true;
  };
  const wanted = { text: 'two', comment: 'Two is new.' };
  expect(await write({ list }, wanted, { comments, broken })).toBe('updated');
  expect(comments.list).toHaveLength(1);
});

test('an issue of somebody else, and a pull request, are not touched', async () => {
  const foreign = { ...botIssue(1, `${MARKER}\nx`, LABELS), author: STRANGER };
  const list = [foreign, { ...botIssue(2, `${MARKER}\nx`, LABELS), isPullRequest: true }];
  expect(await write({ list }, { text: 'one' })).toBe('created');
  expect(list).toHaveLength(3);
  expect(list.slice(0, 2).map(({ body }) => body)).toEqual([`${MARKER}\nx`, `${MARKER}\nx`]);
});

test('is found behind hundreds of others, and more than a thousand are an error', async () => {
  const others = Array.from({ length: 999 }, (_, at) => botIssue(at + 1, 'other', LABELS));
  const own = botIssue(1000, `${MARKER}\none`, LABELS);
  expect(await write({ list: [...others, own] }, { text: 'two' })).toBe('updated');
  expect(own.body).toBe(`${MARKER}\ntwo`);
  const list = [...others, botIssue(1000, 'other', LABELS)];
  await expect(write({ list }, { text: 'two' })).toRefuseWith('github-unavailable', {
    message: expect.stringContaining('more than 1000 issues'),
  });
});

test('without the right to write issues, GitHub refuses', async () => {
  const comments = { list: [], readOnly: true };
  await expect(write({ list: [] }, { text: 'one' }, { comments })).toRefuseWith('github-denied');
});

test('a label that GitHub dropped is told: without it, every run would make another issue', async () => {
  await expect(write({ list: [], dropsLabels: true }, { text: 'one' })).toRefuseWith('github-denied', {
    message: expect.stringContaining('without the label assay-fleet'),
  });
});
