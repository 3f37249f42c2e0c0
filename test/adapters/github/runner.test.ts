import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRunner } from '../../../src/adapters/github/runner.ts';
import { BOUNDS } from '../../../src/retry.ts';
import { masksIn } from '../../rig/github/runner/commands.ts';
import { Masks } from '../../rig/github/runner/masks.ts';

const CLAIMS = {
  iss: 'https://token.actions.githubusercontent.com',
  job_workflow_ref: 'o/r/.github/workflows/w.yml@refs/heads/main',
  repository: 'o/r',
  run_id: '42',
  sha: 'a'.repeat(40),
};
const QUICK = { ...BOUNDS.oidc, pause: 1 };
const GITHUB = { GITHUB_REPOSITORY: 'o/r', GITHUB_RUN_ID: '42', GITHUB_SHA: 'a'.repeat(40) };

function jwt(claims: unknown, serial = 0): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return [part({ alg: 'RS256', serial }), part(claims), 'c2lnbmF0dXJl'].join('.');
}

let server: Server | undefined;
let printed: string;
let asked: { url: string; authorization: string }[];

beforeEach(() => {
  printed = '';
  asked = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A token service on loopback; answers the environment of a job that may ask it. */
async function tokenService(answer: RequestListener): Promise<Record<string, string>> {
  const running = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization ?? '' });
    answer(request, response);
  });
  server = running;
  await new Promise<void>((resolve) => running.listen(0, '127.0.0.1', resolve));
  const address = running.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const environment = {
    ...GITHUB,
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/token?api-version=2`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return environment;
}

const answering =
  (token: string | (() => string)): RequestListener =>
  (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ value: typeof token === 'string' ? token : token() }));
  };

describe('oidcToken', () => {
  test('answers a token for Sigstore with its claims, and masks it', async () => {
    const runner = createRunner(await tokenService(answering(jwt(CLAIMS))));
    const token = await runner.oidcToken();
    expect(token).toEqual({ value: jwt(CLAIMS), claims: CLAIMS });
    expect(asked).toEqual([
      { url: '/token?api-version=2&audience=sigstore', authorization: 'Bearer request-token' },
    ]);
    expect(printed).toContain(`::add-mask::${jwt(CLAIMS)}\n`);
  });

  test('asks once, and again when the token is older than four minutes', async () => {
    let serial = 0;
    let time = 0;
    const environment = await tokenService(answering(() => jwt(CLAIMS, ++serial)));
    const runner = createRunner(environment, () => time);
    const [one, two] = await Promise.all([runner.oidcToken(), runner.oidcToken()]);
    time = 3.9 * 60_000;
    expect([two, await runner.oidcToken()]).toEqual([one, one]);
    expect(asked).toHaveLength(1);
    time = 4.1 * 60_000;
    expect((await runner.oidcToken()).value).toBe(jwt(CLAIMS, 2));
  });

  test('asks again for one that ends before there is time to sign, by the token’s own end', async () => {
    let serial = 0;
    let time = 1_800_000_000_000;
    const lives = () => ({ ...CLAIMS, exp: time / 1000 + 120 });
    const runner = createRunner(await tokenService(answering(() => jwt(lives(), ++serial))), () => time);
    const first = await runner.oidcToken();
    time += 50_000;
    expect(await runner.oidcToken()).toBe(first);
    time += 20_000;
    const second = await runner.oidcToken();
    expect(second.claims.exp).toBe(time / 1000 + 120);
    expect(asked).toHaveLength(2);
  });

  test('goes by its age where its end is past when it comes: then this clock is wrong', async () => {
    const environment = await tokenService(answering(jwt({ ...CLAIMS, exp: 1000 })));
    const runner = createRunner(environment, () => 1_800_000_000_000);
    expect(await runner.oidcToken()).toBe(await runner.oidcToken());
    expect(asked).toHaveLength(1);
  });

  test('asks anew where the one that it gave was refused, and gives the new one from then on', async () => {
    let serial = 0;
    const runner = createRunner(await tokenService(answering(() => jwt(CLAIMS, ++serial))));
    const first = await runner.oidcToken();
    const renewed = await runner.oidcToken(true);
    expect(renewed).not.toBe(first);
    expect(await runner.oidcToken()).toBe(renewed);
    expect(asked).toHaveLength(2);
  });

  test('names the permission to add where the job may not ask', async () => {
    await expect(createRunner({ GITHUB_EVENT_NAME: 'push' }).oidcToken()).toRefuseWith('oidc-unavailable', {
      check: 'sign',
      message:
        'keyless signing needs an OIDC token, but this job may not request one: give it "permissions: { contents: read, packages: write, id-token: write }"',
    });
    const fork = createRunner({ GITHUB_EVENT_NAME: 'pull_request' }).oidcToken();
    await expect(fork).rejects.toThrow('a pull request from a fork never gets one');
  });

  test('goes on after an error of the service that passes', async () => {
    let calls = 0;
    const environment = await tokenService((request, response) => {
      calls += 1;
      if (calls === 1) response.writeHead(500).end('{}');
      else answering(jwt(CLAIMS))(request, response);
    });
    expect((await createRunner(environment, Date.now, QUICK).oidcToken()).claims.iss).toBe(CLAIMS.iss);
  });

  test.each<[string, RequestListener, number]>([
    ['an error that stays', (_, response) => response.writeHead(500).end('{}'), 3],
    ['a refusal', (_, response) => response.writeHead(403).end('{}'), 1],
    ['a service that hangs', () => undefined, 1],
  ])('is asked for as often as may help: %s', async (_, answer, times) => {
    const bound = { ...QUICK, answer: 300 };
    const runner = createRunner(await tokenService(answer), Date.now, bound);
    await expect(runner.oidcToken()).toRefuseWith('oidc-unavailable');
    expect(asked).toHaveLength(times);
  });

  test.each<[string, RequestListener]>([
    ['an error that stays', (_, response) => response.writeHead(500).end('{}')],
    ['a refusal', (_, response) => response.writeHead(403).end('{}')],
    ['an answer that is not JSON', (_, response) => response.end('<html>')],
    ['an answer without a token', (_, response) => response.end('{}')],
    ['a connection that breaks', (request) => request.socket.destroy()],
    ['a token that is no JWT', answering('garbage')],
    ['a token that holds no JSON', answering('a.b.c')],
    ['a token without the claims', answering(jwt({ iss: 'x' }))],
    ['a token with claims of another type', answering(jwt({ ...CLAIMS, job_workflow_ref: 5 }))],
    ['a token of another repository', answering(jwt({ ...CLAIMS, repository: 'o/other' }))],
    ['a token of another run', answering(jwt({ ...CLAIMS, run_id: '41' }))],
    ['a token of another commit', answering(jwt({ ...CLAIMS, sha: 'b'.repeat(40) }))],
  ])('fails on %s', async (_, answer) => {
    const runner = createRunner(await tokenService(answer), Date.now, QUICK);
    await expect(runner.oidcToken()).toRefuseWith('oidc-unavailable');
    await expect(runner.oidcToken()).rejects.not.toThrow('request-token');
  });
});

describe('the log', () => {
  test('masks every line of a value, but no lone bracket, and never the whole, of which the runner would', () => {
    createRunner({}).mask('{\n  "key": "100%"\r\n}');
    expect(printed).toBe('::add-mask::"key": "100%25"\n');
    const masks = new Masks();
    for (const text of masksIn(printed)) masks.add(text);
    expect(masks.standsIn('[{"code":"secret-found"}]')).toBe(false);
    expect(masks.hide('{ "key": "100%" }')).toBe('{ *** }');
  });

  test('masks no line that is a word of the outputs themselves', () => {
    createRunner({}).mask(
      ['subject', 'digest', 'code', 'secret-found', 'slsa.dev', 'hunter2-Xk9'].join('\n'),
    );
    expect(printed).toBe('::add-mask::hunter2-Xk9\n');
  });

  test('masks nothing that is part of a name of the run: the runner would drop every output with it', () => {
    const environment = {
      ...GITHUB,
      INPUT_IMAGE: 'ghcr.io/acme/paperless:1',
      RUNNER_TEMP: '/home/runner/_temp',
    };
    const runner = createRunner(environment);
    for (const value of ['paperless', 'acme/paper', '_temp', 'o/r', 'allow', 'other']) runner.mask(value);
    expect(printed).toBe('::add-mask::other\n');
    runner.log('the other password is paperless');
    expect(printed.split('\n')[1]).toBe('the [redacted] password is [redacted]');
  });

  test('masks nothing for an empty value', () => {
    createRunner({}).mask('');
    expect(printed).toBe('');
  });

  test('neutralises every line', () => {
    createRunner({}).log('::error::x\n::set-output name=y::z');
    expect(printed).toBe(': :error::x ::set-output name=y::z\n');
  });
});

describe('the context', () => {
  test('is what GitHub says, and empty outside of it', () => {
    expect(createRunner({ ...GITHUB, GITHUB_WORKFLOW_REF: CLAIMS.job_workflow_ref }).context).toMatchObject({
      repository: 'o/r',
      runId: '42',
      workflowRef: CLAIMS.job_workflow_ref,
      serverUrl: 'https://github.com',
    });
    expect(createRunner({}).context).toMatchObject({
      repository: '',
      eventName: '',
      serverUrl: 'https://github.com',
    });
  });
});
