import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
/** A package that the lock file has in a scope, and one below another package. */
const SCOPED = /^pkg:npm\/%40actions\/core@\d/;

let server: Server | undefined;
afterEach(() => server?.close());

type Query = { readonly package: { readonly purl: string } };

/** Runs the command against an OSV on loopback that answers with `body`. */
async function osv(body: (queries: readonly Query[]) => unknown, status = 200) {
  let asked: readonly Query[] = [];
  server = createServer(async (request, response) => {
    asked = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString()).queries;
    response.writeHead(request.url === '/v1/querybatch' ? status : 404).end(JSON.stringify(body(asked)));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const args = [join(ROOT, 'scripts/osv.ts'), '--api', api];
  const { exitCode, all = '' } = await execa(process.execPath, args, { reject: false, all: true });
  return { exitCode, all, purls: asked.map((query) => query.package.purl) };
}

test('asks about every package of the lock file, and passes where there is no advisory', async () => {
  const { exitCode, all, purls } = await osv((queries) => ({ results: queries.map(() => ({})) }));
  expect(exitCode, all).toBe(0);
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const versions = Object.entries<{ version: string }>(lock.packages).filter(([path]) => path !== '');
  const named = versions.map(([path, { version }]) => `${path.split('node_modules/').at(-1)}@${version}`);
  expect(purls.map((purl) => decodeURIComponent(purl.slice('pkg:npm/'.length))).sort()).toEqual(
    [...new Set(named)].sort(),
  );
  expect(purls.find((purl) => SCOPED.test(purl))).toBeDefined();
});

test('names a package that has an advisory, and ends with 1', async () => {
  const { exitCode, all } = await osv((queries) => ({
    results: queries.map(({ package: { purl } }) =>
      SCOPED.test(purl) ? { vulns: [{ id: 'MAL-2026-1' }] } : {},
    ),
  }));
  expect(exitCode).toBe(1);
  expect(all).toMatch(/^pkg:npm\/%40actions\/core@\S+: MAL-2026-1, https:\/\/osv\.dev\/MAL-2026-1$/m);
});

test.each<[string, (queries: readonly Query[]) => unknown, number, string]>([
  ['an error', () => ({}), 500, 'OSV answered 500'],
  ['fewer packages', () => ({ results: [{}] }), 200, 'OSV answered about 1 of'],
  ['another document', () => ({ result: [] }), 200, 'the answer of OSV has another form'],
])('%s as the answer is no pass', async (_what, body, status, why) => {
  const { exitCode, all } = await osv(body, status);
  expect(exitCode).toBe(1);
  expect(all).toContain(why);
});
