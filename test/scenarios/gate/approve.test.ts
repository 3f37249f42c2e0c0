import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { rigFolder } from '../../rig/folder.ts';
import {
  type FakeGitHub,
  type FakeGitHubOptions,
  type FakeRun,
  startGitHub,
} from '../../rig/github/github.ts';
import { type ActionResult, runAction } from '../../rig/github/run-action.ts';
import { presentBundle } from '../../rig/tools/present-bundle.ts';

const ROOT = join(import.meta.dirname, '../../..');
const TOKEN = ['ghp', 'rig', 'token'].join('_');
const SHA = 'a'.repeat(40);
const IMAGE = `ghcr.io/acme/shop@sha256:${'b'.repeat(64)}`;
const GATE_RUN = 'https://github.com/acme/shop/actions/runs/99/attempts/2';
const RUN: FakeRun = {
  id: 41,
  head_sha: SHA,
  waiting: [
    { id: 6, name: 'staging' },
    { id: 7, name: 'production' },
  ],
};

let folder: string;
let action: string;
let github: FakeGitHub | undefined;
let results: ActionResult[] = [];

beforeAll(async () => {
  folder = await rigFolder('approve');
  action = join(folder, 'approve');
  await mkdir(action);
  await presentBundle(join(folder, 'dist'));
  await copyFile(join(ROOT, 'approve/action.yml'), join(action, 'action.yml'));
  await copyFile(join(ROOT, 'package.json'), join(folder, 'package.json'));
});
afterEach(async () => {
  await github?.stop();
  await Promise.all(results.map((result) => result.remove()));
  results = [];
  // Whatever was asked and answered is in GitHub's own description of its API.
  expect(github?.violations).toEqual([]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Attempt {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly run?: Partial<FakeRun>;
  readonly github?: Partial<FakeGitHubOptions>;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the action for an image that the gate allowed, but for what the attempt says. */
async function approve(attempt: Attempt = {}): Promise<ActionResult> {
  const runs = [{ ...RUN, ...attempt.run }];
  github = await startGitHub({ token: TOKEN, repository: 'acme/shop', runs, ...attempt.github });
  const inputs = {
    ...{ decision: 'allow', reasons: '[]', image: IMAGE, 'head-sha': SHA, environment: 'production' },
    ...{ 'run-id': '41', token: TOKEN, ...attempt.inputs },
  };
  const env = {
    GITHUB_API_URL: github.url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_RUN_ID: '99',
    GITHUB_RUN_ATTEMPT: '2',
    ...attempt.env,
  };
  const result = await runAction({ action, inputs, env });
  results.push(result);
  // The token is told to the runner, to be masked, and to nobody else.
  expect(result.stdout.replace(`::add-mask::${TOKEN}`, '') + result.stderr).not.toContain(TOKEN);
  return result;
}

/** Bodies of what was written to GitHub. */
function reviews() {
  return github?.requests.filter(({ method }) => method === 'POST').map(({ path, body }) => ({ path, body }));
}

const PENDING = '/repos/acme/shop/actions/runs/41/pending_deployments';
const denied = JSON.stringify([
  { code: 'summary-stale', check: 'gate', message: '@acme/all **look** https://evil.example' },
  { code: 'vulnerability-blocked', check: 'gate', message: 'x' },
]);

describe('the decision of the gate', () => {
  test('allow approves this environment of this run alone, and says which digest', async () => {
    const { exitCode, outputs } = await approve();
    expect({ exitCode, outputs }).toEqual({ exitCode: 0, outputs: { state: 'approved' } });
    const comment = `Assay gate: allow. Image: ${IMAGE}. ${GATE_RUN}`;
    expect(reviews()).toEqual([
      { path: PENDING, body: { environment_ids: [7], state: 'approved', comment } },
    ]);
  });

  test.each(['deny', 'error'])(
    '%s rejects with the codes of its reasons, and the job fails',
    async (decision) => {
      const { exitCode, outputs } = await approve({ inputs: { decision, reasons: denied } });
      expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: { state: 'rejected' } });
      const comment = `Assay gate: ${decision}. Image: ${IMAGE}. Reasons: summary-stale, vulnerability-blocked. ${GATE_RUN}`;
      expect(reviews()).toEqual([
        { path: PENDING, body: { environment_ids: [7], state: 'rejected', comment } },
      ]);
    },
  );

  test('error rejects also where the gate could not resolve the image', async () => {
    const { outputs } = await approve({ inputs: { decision: 'error', image: '', reasons: '' } });
    expect(outputs).toEqual({ state: 'rejected' });
    const comment = `Assay gate: error. The image could not be resolved. ${GATE_RUN}`;
    expect(reviews()).toMatchObject([{ body: { comment } }]);
  });

  test('warn is left to a person, unless on-warn says otherwise', async () => {
    const warned = { decision: 'warn', reasons: denied };
    const left = await approve({ inputs: warned });
    expect({ exitCode: left.exitCode, outputs: left.outputs }).toEqual({
      exitCode: 0,
      outputs: { state: 'pending' },
    });
    expect(left.stdout).toContain('A required reviewer must decide.');
    expect(reviews()).toEqual([]);
    await github?.stop();
    expect((await approve({ inputs: { ...warned, 'on-warn': 'reject' } })).exitCode).toBe(1);
    expect(reviews()).toMatchObject([{ body: { state: 'rejected' } }]);
    await github?.stop();
    expect((await approve({ inputs: { ...warned, 'on-warn': 'approve' } })).exitCode).toBe(0);
    expect(reviews()).toMatchObject([{ body: { state: 'approved' } }]);
  });

  test('a custom protection rule is answered by the name of the environment, as its App', async () => {
    // An App is no required reviewer.
    const waiting = [{ id: 7, name: 'production', mayReview: false }];
    const { exitCode } = await approve({ inputs: { rule: 'custom' }, run: { waiting } });
    expect(exitCode).toBe(0);
    const comment = `Assay gate: allow. Image: ${IMAGE}. ${GATE_RUN}`;
    expect(reviews()).toEqual([
      {
        path: '/repos/acme/shop/actions/runs/41/deployment_protection_rule',
        body: { environment_name: 'production', state: 'approved', comment },
      },
    ]);
  });
});

describe('what is not what was decided about is not approved', () => {
  const refusals: readonly (readonly [string, Attempt, string])[] = [
    ['another commit', { run: { head_sha: 'c'.repeat(40) } }, 'approval-refused'],
    ['a pull request', { run: { event: 'pull_request' } }, 'approval-refused'],
    ['a pull request with secrets', { run: { event: 'pull_request_target' } }, 'approval-refused'],
    ['a run caused by another run', { run: { event: 'workflow_run' } }, 'approval-refused'],
    ['a comment', { run: { event: 'issue_comment' } }, 'approval-refused'],
    ['a fork', { run: { head_repository: 'mallory/shop' } }, 'approval-refused'],
    ['a run that has ended', { run: { status: 'completed' } }, 'approval-refused'],
    ['another environment', { inputs: { environment: 'Production' } }, 'approval-refused'],
    ['an environment that does not wait', { run: { waiting: [] } }, 'approval-refused'],
    [
      'a reviewer who is none',
      { run: { waiting: [{ id: 7, name: 'production', mayReview: false }] } },
      'approval-refused',
    ],
    [
      'two environments of one name',
      {
        run: {
          waiting: [
            { id: 7, name: 'production' },
            { id: 8, name: 'production' },
          ],
        },
      },
      'approval-refused',
    ],
    ['a job of a pull request', { env: { GITHUB_EVENT_NAME: 'pull_request_target' } }, 'approval-refused'],
    ['a job of another run', { env: { GITHUB_EVENT_NAME: 'workflow_run' } }, 'approval-refused'],
    ['a job of no known event', { env: { GITHUB_EVENT_NAME: '' } }, 'approval-refused'],
    ['a tag', { inputs: { image: 'ghcr.io/acme/shop:1.0' } }, 'input-invalid'],
    ['no image', { inputs: { image: '' } }, 'input-invalid'],
    ['a decision that is none', { inputs: { decision: 'Allow' } }, 'input-invalid'],
    ['no decision', { inputs: { decision: '' } }, 'input-invalid'],
    ['reasons that contradict the decision', { inputs: { reasons: denied } }, 'input-invalid'],
    ['reasons that are none', { inputs: { decision: 'deny', reasons: 'a\nb' } }, 'input-invalid'],
    [
      'codes that are none',
      { inputs: { decision: 'deny', reasons: '[{"code":"@acme/all"}]' } },
      'input-invalid',
    ],
    ['a short commit', { inputs: { 'head-sha': 'aaaaaaa' } }, 'input-invalid'],
    ['no commit', { inputs: { 'head-sha': '' } }, 'input-invalid'],
    ['no token', { inputs: { token: '' } }, 'input-invalid'],
    ['a token that GitHub does not know', { github: { token: 'another' } }, 'github-denied'],
    ['another repository', { github: { repository: 'acme/other' } }, 'github-denied'],
  ];
  test.each(refusals)('%s', async (_name, attempt, code) => {
    const { exitCode, outputs, stdout } = await approve(attempt);
    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: { state: 'error' } });
    expect(stdout).toContain(`title=Assay%3A ${code}`);
    expect(reviews()).toEqual([]);
  });
});

describe('a GitHub that cannot be had', () => {
  test('an address that is not protected never sees the token', async () => {
    const { exitCode, stdout } = await approve({ env: { GITHUB_API_URL: 'http://api.example.com' } });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('GITHUB_API_URL');
    expect(github?.requests).toEqual([]);
  });

  test('an error in answer to the review is no approval', async () => {
    const { exitCode, outputs } = await approve({
      github: {
        broken: ({ method }, response) => {
          if (method === 'POST') response.writeHead(500).end('{"message":"Server Error"}');
          return method === 'POST';
        },
      },
    });
    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: { state: 'error' } });
  });

  test('a review that GitHub confirms for another commit fails the job', async () => {
    const { exitCode, outputs, stdout } = await approve({
      github: {
        broken: ({ method }, response) => {
          if (method === 'POST')
            response.end(JSON.stringify([{ environment: 'production', sha: 'c'.repeat(40) }]));
          return method === 'POST';
        },
      },
    });
    expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: { state: 'error' } });
    expect(stdout).toContain('did not confirm');
  });

  test('a hostile answer cannot speak to the runner', async () => {
    const { stdout } = await approve({
      github: {
        broken: (_request, response) => {
          const message = 'x\n::set-output name=state::approved\n::add-path::/evil';
          response.writeHead(404).end(JSON.stringify({ message }));
          return true;
        },
      },
    });
    expect(stdout).not.toMatch(/^::(?!add-mask|error)/m);
  });
});
