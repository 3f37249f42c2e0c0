import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FleetIssues } from '../../../src/adapters/github/fleet-issue.ts';
import { AssayError } from '../../../src/domain/reason.ts';

const MARKER = '<!-- marker -->';
const BOT = { user: { id: 41898282, type: 'Bot' }, performed_via_github_app: { id: 15368 } } as const;

interface FakeIssue {
  readonly number: number;
  readonly user: { readonly id: number; readonly type: string };
  readonly performed_via_github_app?: { readonly id: number };
  readonly pull_request?: object;
  title: string;
  body: string;
  state: string;
}

let server: Server;
let issues: FakeIssue[];
let written: string[];
let readOnly: boolean;

beforeEach(async () => {
  [issues, written, readOnly] = [[], [], false];
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const { status, content } = answer(request, body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => server.close());

function answer({ method, url = '' }: IncomingMessage, body: string) {
  const { pathname, searchParams } = new URL(url, 'http://github');
  if (pathname === '/user') return { status: 403, content: { message: 'Resource not accessible' } };
  if (method === 'GET') {
    expect(searchParams.get('labels')).toBe('assay-fleet');
    const from = (Number(searchParams.get('page')) - 1) * 100;
    return { status: 200, content: issues.slice(from, from + 100) };
  }
  if (readOnly) return { status: 403, content: { message: 'Resource not accessible' } };
  written.push(`${method} ${pathname}`);
  if (method === 'POST') {
    const issue: FakeIssue = { ...JSON.parse(body), ...BOT, number: issues.length + 1, state: 'open' };
    issues.push(issue);
    return { status: 201, content: issue };
  }
  const issue = issues.find(({ number }) => pathname.endsWith(`/issues/${number}`));
  if (issue === undefined) return { status: 404, content: { message: 'Not Found' } };
  return { status: 200, content: Object.assign(issue, JSON.parse(body)) };
}

function write(body: string | undefined, isOpen = true) {
  const { port } = server.address() as AddressInfo;
  const token = ['a', 'token'].join('-');
  const client = new FleetIssues({ apiUrl: `http://127.0.0.1:${port}`, token, check: 'inputs' });
  const compose = () =>
    body === undefined ? undefined : { title: 'Fleet', body: `${MARKER}\n${body}`, isOpen };
  return client.write('acme/fleet', MARKER, compose);
}

test('makes one issue, updates it, closes it and opens it again', async () => {
  expect(await write('one')).toBe('created');
  expect(await write('two')).toBe('updated');
  expect(await write('nothing', false)).toBe('updated');
  expect(issues.map(({ state }) => state)).toEqual(['closed']);
  expect(await write('three')).toBe('updated');
  expect(issues.map(({ body, state }) => [body, state])).toEqual([[`${MARKER}\nthree`, 'open']]);
});

test('writes nothing if the state is the same, or if nothing needs attention', async () => {
  expect(await write('nothing', false)).toBe('none');
  await write('one');
  expect(await write(undefined)).toBe('unchanged');
  expect(written).toEqual(['POST /repos/acme/fleet/issues']);
});

test('an issue of somebody else, and a pull request, are not touched', async () => {
  const foreign = {
    number: 1,
    title: 'x',
    body: `${MARKER}\nx`,
    state: 'open',
    user: { id: 7, type: 'User' },
  };
  issues.push(foreign, { ...foreign, ...BOT, number: 2, pull_request: {} });
  expect(await write('one')).toBe('created');
  expect(issues).toHaveLength(3);
});

test('without the right to write issues, GitHub refuses', async () => {
  readOnly = true;
  const error = await write('one').catch((thrown: unknown) => thrown);
  expect(error instanceof AssayError && error.reasons.map(({ code }) => code)).toEqual(['github-denied']);
});
