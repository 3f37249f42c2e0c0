import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botComment, type FakeComments } from '../rig/github/comments.ts';
import { type FakeGitHub, startGitHub } from '../rig/github/github.ts';
import { makeRepository } from '../rig/github/repository.ts';
import { openStage, type Published, type Stage } from './stage/stage.ts';

const REPOSITORY = 'acme/shop';
const TOKEN = ['a', 'job', 'token'].join('-');
const PULL_REQUEST = 7;

let stage: Stage;
let vulnerable: Published;
/** The checkout of the pull request. */
let workspace = '';
let base = '';
let head = '';
beforeAll(async () => {
  stage = await openStage();
  const repository = await makeRepository(join(await stage.subfolder(), 'work'));
  workspace = repository.folder;
  base = await repository.commit({ 'readme.md': 'A shop.\n' });
  head = await repository.commit({ 'readme.md': 'A better shop.\n' });
  vulnerable = await stage.publish('vulnerable');
});
afterAll(() => stage?.stop());

/** Runs the action for a pull request, against a GitHub that holds every request against GitHub's own description. */
async function runWith(image: string, comments: FakeComments, inputs: Readonly<Record<string, string>> = {}) {
  const github: FakeGitHub = await startGitHub({ repository: REPOSITORY, token: TOKEN, comments });
  try {
    const repo = { id: 1, full_name: REPOSITORY };
    const result = await stage.ship(
      { ...inputs, image, signer: 'none', comment: 'true', 'github-token': TOKEN },
      {
        workspace,
        payload: {
          pull_request: { number: PULL_REQUEST, base: { repo, sha: base }, head: { repo, sha: head } },
        },
        env: {
          ...{ GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: REPOSITORY, GITHUB_JOB: 'check' },
          GITHUB_API_URL: github.url,
          GITHUB_WORKFLOW_REF: `${REPOSITORY}/.github/workflows/check.yml@refs/pull/${PULL_REQUEST}/merge`,
        },
      },
    );
    expect(github.violations).toEqual([]);
    const writes = github.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method);
    return { result, writes };
  } finally {
    await github.stop();
  }
}

test('a run that fails writes one comment, and the next runs change it in its place', async () => {
  const comments: FakeComments = { list: [botComment(1, PULL_REQUEST, 'Coverage: 80%')] };
  const first = await runWith(vulnerable.pinned, comments);
  expect(first.result.outputs.verdict, first.result.log).toBe('failed');
  expect(first.writes).toEqual(['POST']);
  expect(comments.list).toHaveLength(2);
  const [other, own] = comments.list;
  expect(own?.body).toMatch(/^<!-- assay:comment:1 [0-9a-f]{32} -->\n### ❌ /);
  expect(own?.body).toContain('lodash');

  // The same image is judged less strictly, so the text differs.
  const second = await runWith(vulnerable.pinned, comments, { enforce: 'warn' });
  expect(second.result.outputs.verdict, second.result.log).toBe('warned');
  expect(second.writes).toEqual(['PATCH']);
  expect(comments.list).toHaveLength(2);
  expect(own?.body).toMatch(/\n### ⚠️ Warned/);
  expect(other?.body).toBe('Coverage: 80%');
});

test('a run with nothing to say writes no comment', async () => {
  const { pinned } = await stage.publish('clean');
  const comments: FakeComments = { list: [] };
  const { result, writes } = await runWith(pinned, comments);
  expect(result.outputs.verdict, result.log).toBe('passed');
  expect(writes).toEqual([]);
  expect(result.log).toContain('Pull request comment: none');
});

test('a token that may not write does not fail the job: the summary has the text', async () => {
  const comments: FakeComments = { list: [], readOnly: true };
  const { result } = await runWith(vulnerable.pinned, comments, { enforce: 'warn' });
  expect(result.exitCode, result.log).toBe(0);
  expect(result.log).toMatch(/::warning .*pull-requests: write/);
  expect(result.summary).toContain('lodash');
  expect(comments.list).toEqual([]);
});
