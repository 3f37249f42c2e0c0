import { afterEach, describe, expect, test } from 'vitest';
import { clockAhead, environmentRules } from '../../../src/adapters/github/surroundings.ts';
import { rightsIn } from '../../../src/adapters/registry/rights.ts';
import { type Handler, type Served, serve } from '../registry/serve.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(handler: Handler): Promise<Served> {
  const served = await serve(handler);
  closing.push(served.close);
  return served;
}

/** What may be done in `acme/app`, whose registry hands out this token and takes no other. */
async function rights(token: string, status = 404) {
  const methods: string[] = [];
  const tokens = await started((_request, response) => response.end(JSON.stringify({ token })));
  const { host } = await started((request, response) => {
    methods.push(request.method ?? '');
    if (request.headers.authorization === `Bearer ${token}`) return response.writeHead(status).end('{}');
    const challenge = `Bearer realm="http://${tokens.host}/token",service="x"`;
    return response.writeHead(401, { 'www-authenticate': challenge }).end();
  });
  const found = await rightsIn(
    { registry: host, path: 'acme/app' },
    {
      processes: {
        read: () => Promise.reject(new Error('no helper')),
        watch: () => Promise.reject(new Error('none')),
      },
      environment: { HOME: '/nonexistent' },
      workspace: { folder: () => Promise.reject(new Error('none')) },
      credentials: { registries: [host], username: 'ci', password: 'sesame-7' },
      limits: { answer: 5000, stall: 5000, pause: 1 },
    },
  );
  // Nothing is written to find out.
  expect(new Set(methods)).toEqual(new Set(['GET']));
  return { read: found.read, push: found.push };
}

describe('what credentials may do in a registry', () => {
  const jwt = (actions: readonly string[], name = 'acme/app') => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part({ access: [{ type: 'repository', name, actions }] })}.c2ln`;
  };

  test.each([
    ['a token that pulls alone', jwt(['pull']), 'refused'],
    ['one that pushes', jwt(['pull', 'push']), 'granted'],
    ['one for everything', jwt(['*']), 'granted'],
    ['one for nothing', jwt([]), 'refused'],
    ['one for another repository', jwt(['push'], 'acme/other'), 'refused'],
    ['one that says nothing', 'opaque', 'unknown'],
    ['one that only looks as if it did', 'a.b.c', 'unknown'],
  ])('%s', async (_name, token, push) => {
    expect(await rights(token)).toEqual({ read: 'absent', push });
  });

  test.each([
    [200, 'granted'],
    [403, 'refused'],
    [418, 'unreachable'],
  ])('an answer of %d', async (status, read) => {
    expect(await rights('opaque', status)).toEqual({ read, push: 'unknown' });
  });
});

describe('how an environment is protected', () => {
  const policy = (isProtected: boolean) => ({
    deployment_branch_policy: { protected_branches: isProtected, custom_branch_policies: !isProtected },
  });
  const reviewed = { protection_rules: [{ type: 'required_reviewers' }] };

  test.each<[string, number, object, object]>([
    [
      'by named branches',
      200,
      { ...policy(false), ...reviewed },
      { state: 'present', branches: 'named', reviewers: true },
    ],
    [
      'by protected branches',
      200,
      policy(true),
      { state: 'present', branches: 'protected', reviewers: false },
    ],
    [
      'not at all',
      200,
      { deployment_branch_policy: null },
      { state: 'present', branches: 'any', reviewers: false },
    ],
    ['there is none', 404, {}, { state: 'missing' }],
    ['the token may not read it', 403, { message: 'Resource not accessible' }, { state: 'unknown' }],
    ['an answer that is none', 200, { deployment_branch_policy: 5 }, { state: 'unknown' }],
  ])('%s', async (_name, status, answer, rules) => {
    const { host } = await started((request, response) => {
      expect(request.url).toBe('/repos/acme/app/environments/a%2Fb');
      response.writeHead(status).end(JSON.stringify(answer));
    });
    const api = { apiUrl: `http://${host}`, token: 'job-token' };
    expect(await environmentRules('a/b', 'acme/app', api)).toEqual({ name: 'a/b', ...rules });
  });
});

test('the clock is held against the date of a server', async () => {
  const at = (ahead: number) =>
    started((_request, response) =>
      response.setHeader('date', new Date(Date.now() - ahead).toUTCString()).end(),
    );
  const ahead = await clockAhead(`http://${(await at(600_000)).host}`);
  expect(Math.abs((ahead ?? 0) - 600_000)).toBeLessThan(60_000);
  const none = await started((_request, response) => response.setHeader('date', 'never').end());
  expect(await clockAhead(`http://${none.host}`)).toBeUndefined();
  expect(await clockAhead('http://127.0.0.1:1')).toBeUndefined();
});
