import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { GitHubClient } from '../../../src/adapters/github/github.ts';
import { AssayError } from '../../../src/domain/reason.ts';
import { type FakeGitHub, type FakeGitHubOptions, startGitHub } from '../../rig/github/github.ts';

const TOKEN = ['ghp', 'rig', 'token'].join('_');
const SHA = 'a'.repeat(40);
const RUN = { id: 30433642, head_sha: SHA, waiting: [{ id: 7, name: 'production' }] };
const REVIEW = { state: 'approved', comment: 'Assay gate: allow.' } as const;

let github: FakeGitHub | undefined;
afterEach(async () => {
  await github?.stop();
  // Whatever was asked and answered is in GitHub's own description of its API.
  expect(github?.violations ?? []).toEqual([]);
  github = undefined;
});

/** What hangs is given up after `answer` milliseconds. */
async function clientOf(
  options: Partial<FakeGitHubOptions> = {},
  { token = TOKEN, answer = 30_000 } = {},
): Promise<GitHubClient> {
  github = await startGitHub({ token: TOKEN, repository: 'acme/shop', runs: [RUN], ...options });
  return new GitHubClient({ apiUrl: github.url, token, check: 'gate', limits: { answer, pause: 1 } });
}

async function reasonOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AssayError)) throw new Error(`no AssayError but ${String(error)}`);
  return error.reasons[0];
}

describe('what GitHub answers', () => {
  test('a run, its pending deployments and the answer to a review are read', async () => {
    const client = await clientOf();
    expect(await client.run('acme/shop', '30433642')).toEqual({
      id: '30433642',
      headSha: SHA,
      event: 'push',
      repository: 'acme/shop',
      headRepository: 'acme/shop',
      completed: false,
    });
    expect(await client.pendingDeployments('acme/shop', '30433642')).toEqual([
      { environmentId: 7, environment: 'production', mayReview: true },
    ]);
    expect(await client.reviewDeployment('acme/shop', '30433642', 7, REVIEW)).toEqual([
      { environment: 'production', sha: SHA },
    ]);
    await client.reviewCustomRule('acme/shop', '30433642', 'production', REVIEW);
  });

  test('a file comes as raw bytes at a ref; one that is not there is undefined, a folder is a fault', async () => {
    const files = { [`${SHA}:.github/assay.yml`]: 'gate:\n  enforce: block\n', 'main:a b/ü#?.yml': 'odd' };
    const client = await clientOf({ files, commits: { 'refs/heads/main': SHA } });
    expect(await client.commit('acme/shop', 'refs/heads/main')).toBe(SHA);
    const policy = await client.file('acme/shop', '.github/assay.yml', SHA);
    expect(Buffer.from(policy ?? []).toString()).toBe('gate:\n  enforce: block\n');
    expect(Buffer.from((await client.file('acme/shop', 'a b/ü#?.yml', 'main')) ?? []).toString()).toBe('odd');
    expect(await client.file('acme/shop', '.github/none.yml', SHA)).toBeUndefined();
    await expect(client.file('acme/shop', '.github', SHA)).toRefuseWith('input-invalid');
    await expect(client.commit('acme/shop', 'refs/heads/gone')).toRefuseWith('github-denied');
  });

  test('a file above 1 MiB is not read', async () => {
    const client = await clientOf({ files: { 'main:policy.yml': 'x'.repeat((1 << 20) + 1) } });
    await expect(client.file('acme/shop', 'policy.yml', 'main')).toRefuseWith('github-unavailable');
  });

  test('a token that GitHub refuses, and a run that it does not show, are denials', async () => {
    const stranger = await clientOf({}, { token: 'other' });
    await expect(stranger.run('acme/shop', '30433642')).toRefuseWith('github-denied', {
      message: expect.stringContaining('Bad credentials'),
    });
    await github?.stop();
    const client = await clientOf();
    await expect(client.run('acme/shop', '1')).toRefuseWith('github-denied');
  });
});

describe('a GitHub that is broken', () => {
  const answering = (
    status: number,
    headers: Record<string, string>,
    body: string,
  ): Partial<FakeGitHubOptions> => ({
    broken: (_request, response) => {
      response.writeHead(status, headers).end(body);
      return true;
    },
  });

  test.each([
    ['not JSON', 200, {}, '<html>'],
    ['other JSON', 200, {}, '{"id":"30433642"}'],
    ['nothing', 200, {}, ''],
    ['a rate limit', 403, { 'x-ratelimit-remaining': '0' }, '{"message":"API rate limit exceeded"}'],
    ['a secondary rate limit', 403, { 'retry-after': '60' }, '{"message":"secondary rate limit"}'],
    ['too many requests for an hour', 429, { 'retry-after': '3600' }, '{}'],
    ['a gateway error with a rate that is used up', 502, { 'x-ratelimit-remaining': '0' }, '{}'],
  ])('%s is unavailable, and is not asked again', async (_name, status, headers, body) => {
    const client = await clientOf(answering(status, headers, body));
    await expect(client.run('acme/shop', '30433642')).toRefuseWith('github-unavailable');
    expect(github?.requests).toHaveLength(1);
  });

  test.each([
    ['an error of its own', 500, {}, '{"message":"oops"}'],
    ['too many requests', 429, {}, '{}'],
    ['a short secondary rate limit', 403, { 'retry-after': '0' }, '{"message":"secondary rate limit"}'],
  ])('%s is unavailable after three tries', async (_name, status, headers, body) => {
    const client = await clientOf(answering(status, headers, body));
    await expect(client.run('acme/shop', '30433642')).toRefuseWith('github-unavailable');
    expect(github?.requests).toHaveLength(3);
  });

  test('what is read is tried again after a gateway error; a review is sent once', async () => {
    let broken = 1;
    const client = await clientOf({
      broken: (_request, response) => {
        if (broken-- <= 0) return false;
        response.writeHead(502).end();
        return true;
      },
    });
    expect(await client.run('acme/shop', '30433642')).toMatchObject({ headSha: SHA });
    expect(github?.requests).toHaveLength(2);
    broken = 9;
    const review = client.reviewDeployment('acme/shop', '30433642', 7, REVIEW);
    await expect(review).toRefuseWith('github-unavailable');
    expect(github?.requests).toHaveLength(3);
  });

  test('a review whose connection breaks is not sent again, a question is', async () => {
    const client = await clientOf({
      broken: (request) => {
        request.socket.destroy();
        return true;
      },
    });
    const review = client.reviewCustomRule('acme/shop', '30433642', 'production', REVIEW);
    await expect(review).toRefuseWith('github-unavailable');
    expect(github?.requests).toHaveLength(1);
    await expect(client.run('acme/shop', '30433642')).toRefuseWith('github-unavailable');
    expect(github?.requests).toHaveLength(4);
  });

  test('no answer in time is unavailable, also where the headers came', async () => {
    const silent = await clientOf({ broken: () => true }, { answer: 300 });
    const late = { code: 'github-unavailable', message: expect.stringContaining('no answer within 0.3 s') };
    expect(await reasonOf(silent.run('acme/shop', '30433642'))).toMatchObject(late);
    await github?.stop();
    const halting = await clientOf(
      {
        broken: (_request, response) => {
          response.writeHead(200).write('{"id":');
          return true;
        },
      },
      { answer: 300 },
    );
    expect(await reasonOf(halting.run('acme/shop', '30433642'))).toMatchObject(late);
  });
});

describe('where the token goes', () => {
  test('a redirect is not followed, be it for a question or a review', async () => {
    const elsewhere = createServer((_request, response) => response.end('{}'));
    const visits: (string | undefined)[] = [];
    elsewhere.on('request', (request) => visits.push(request.headers.authorization));
    elsewhere.listen(0, '127.0.0.1');
    await once(elsewhere, 'listening');
    const address = elsewhere.address();
    const location = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
    try {
      const client = await clientOf({
        broken: (_request, response) => {
          response.writeHead(307, { location }).end();
          return true;
        },
      });
      for (const work of [
        client.run('acme/shop', '30433642'),
        client.file('acme/shop', 'a.yml', 'main'),
        client.reviewDeployment('acme/shop', '30433642', 7, REVIEW),
      ]) {
        await expect(work).toRefuseWith('github-unavailable');
      }
      expect(visits).toEqual([]);
    } finally {
      elsewhere.close();
    }
  });

  test.each([
    'http://api.github.com',
    'ftp://127.0.0.1',
    'https://user:secret@api.github.com',
    'https://api.github.com/?x=',
    'api.github.com',
    '',
  ])('"%s" is no address to send it to', (apiUrl) => {
    expect(() => new GitHubClient({ apiUrl, token: TOKEN, check: 'gate' })).toThrow('GITHUB_API_URL');
  });

  test.each(['..', 'acme', 'acme/shop/x', '../shop', 'acme/..', 'acme/sh op', 'acme/shop?x'])(
    'the repository "%s" is not asked for',
    async (repository) => {
      const client = await clientOf();
      await expect(client.run(repository, '1')).toRefuseWith('input-invalid');
      expect(github?.requests).toEqual([]);
    },
  );

  test.each(['', '0', '-1', '1/../2', '1?x', 'x'])('the run "%s" is not asked for', async (runId) => {
    const client = await clientOf();
    await expect(client.run('acme/shop', runId)).toRefuseWith('input-invalid');
    expect(github?.requests).toEqual([]);
  });

  test.each(['', '/a', '../a', 'a/../../b', 'a//b', './a'])(
    'the path "%s" is not asked for',
    async (path) => {
      const client = await clientOf();
      await expect(client.file('acme/shop', path, 'main')).toRefuseWith('input-invalid');
      expect(github?.requests).toEqual([]);
    },
  );
});
