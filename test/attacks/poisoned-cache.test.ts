import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CacheEntry, startCacheServer, type TestCacheServer } from '../rig/github/cache-server.ts';
import { makeRepository } from '../rig/github/repository.ts';
import type { ActionResult } from '../rig/github/run-action.ts';
import { makeDatabase } from '../rig/images/vulnerability-db.ts';
import { expectEnd, expectPassed, reasonsOf, reportOf } from '../scenarios/stage/outcome.ts';
import { type Bench, type Offer, startBench } from './bench.ts';

let bench: Bench;
let server: TestCacheServer;
let clean: string;
let vulnerable: string;
/** The registry of the database, seen through a front. */
let databases: Offer;
/** Whether that registry says no to everything. */
let isAway = false;
let reference: string;
beforeAll(async () => {
  bench = await startBench();
  clean = (await bench.publish('clean')).pinned;
  vulnerable = (await bench.publish('vulnerable')).pinned;
  databases = await bench.offer(undefined, (_, response) => {
    if (isAway) response.writeHead(403).end();
    return isAway;
  });
  reference = `${databases.front.host}/trivy-db:2`;
});
afterAll(() => bench.stop());
beforeEach(async () => {
  isAway = false;
  server = await startCacheServer();
  return () => server.stop();
});

const KEY = ['fingerprints', 'of', 'acme', 'shop'].join('-');

/** A run on a machine that keeps nothing, with GitHub's cache. */
const run = (image: string, inputs: object = {}, scopes?: Parameters<TestCacheServer['job']>[0]) =>
  bench.ship(
    { image, signer: 'none', 'db-repository': reference, 'fingerprint-key': KEY, ...inputs },
    { env: server.job(scopes) },
  );

/** How many blobs of the database the registry had to give. */
const downloads = () =>
  databases.front.asked.filter(({ method, path }) => method === 'GET' && path.includes('/blobs/')).length;

/** The kinds of all entries. */
const kinds = () => server.entries.map(({ key }) => key.split('-')[1]).sort();

const entryOf = (kind: string): CacheEntry => {
  const found = server.entries.find(({ key }) => key.startsWith(`assay-${kind}-`));
  if (found === undefined) throw new Error(`there is no entry of ${kind}`);
  return found;
};

/** An archive with other bytes in place of what a run kept. */
async function archiveOf(bytes: Uint8Array): Promise<Buffer> {
  const folder = await bench.subfolder();
  await writeFile(join(folder, 'content'), bytes);
  const isZstd = server.entries[0]?.archive.readUInt32LE(0) === 0xfd2fb528;
  const packed = join(folder, 'packed');
  execFileSync('tar', [isZstd ? '--zstd' : '-z', '-cf', packed, '-C', folder, 'content']);
  return await readFile(packed);
}

async function layersOf(result: ActionResult) {
  const { secrets } = await reportOf(result);
  return 'coverage' in secrets ? secrets.coverage.layers : undefined;
}

async function expectVulnerable(result: ActionResult): Promise<void> {
  const codes = reasonsOf(result).map(() => 'vulnerability-blocked');
  expect(codes.length).toBeGreaterThan(0);
  expectEnd(result, 1, 'failed', codes);
}

test('a machine that keeps nothing gets the database and what was learned about layers, and says the same', async () => {
  const first = await run(vulnerable);
  await expectVulnerable(first);
  expect(kinds()).toEqual(['db', 'layers', 'named']);
  const before = downloads();
  const second = await run(vulnerable);
  await expectVulnerable(second);
  expect(downloads()).toBe(before);
  expect(reasonsOf(second)).toEqual(reasonsOf(first));
  expect(await layersOf(first)).toMatchObject({ cached: 0 });
  expect(await layersOf(second)).toMatchObject({ scanned: 0 });
  // Nothing new was learned, so nothing is uploaded.
  expect(server.entries).toHaveLength(3);
});

test('a database in the cache that is not the one that the registry names is not used', async () => {
  await expectVulnerable(await run(vulnerable));
  entryOf('db').archive = await archiveOf(await databaseWithoutFindings());
  const before = downloads();
  const result = await run(vulnerable);
  await expectVulnerable(result);
  expect(result.stdout).toContain('is not the database of this digest, so it is not used');
  expect(downloads()).toBe(before + 1);
});

describe('where no registry of the database can be asked', () => {
  test('the database is the one that it named in an earlier run, as the seal of that run says', async () => {
    await expectVulnerable(await run(vulnerable));
    isAway = true;
    const result = await run(vulnerable);
    await expectVulnerable(result);
    expect(result.stdout).toContain(`It is the one that ${reference} named at`);
  });

  test('no database is believed that another repository, or anybody without the key, names', async () => {
    const unavailable = (result: ActionResult) => expectEnd(result, 1, 'error', ['database-unavailable']);
    await expectVulnerable(await run(vulnerable, { 'fingerprint-key': `${KEY} of somebody else` }));
    isAway = true;
    unavailable(await run(vulnerable));
    unavailable(await run(vulnerable, { 'fingerprint-key': '' }));
    isAway = false;
    server.entries.length = 0;
    const elsewhere = await bench.database.push(bench.registry.host, { name: 'elsewhere' });
    await expectVulnerable(await run(vulnerable, { 'db-repository': elsewhere }));
    isAway = true;
    unavailable(await run(vulnerable));
  });

  test('bytes that are not those of the digest are not believed', async () => {
    await expectVulnerable(await run(vulnerable));
    entryOf('db').archive = await archiveOf(await databaseWithoutFindings());
    isAway = true;
    expectEnd(await run(vulnerable), 1, 'error', ['database-unavailable']);
  });

  test('its age counts as that of any other database', async () => {
    const old = await makeDatabase({ updatedAt: new Date(Date.now() - 90 * 3_600_000) });
    const pushed = await old.push(bench.registry.host, { name: 'old-db' });
    await old.stop();
    const inputs = { 'db-repository': pushed.replace(/^[^/]+/, databases.front.host) };
    expectEnd(await run(clean, inputs), 1, 'error', ['database-stale']);
    isAway = true;
    expectEnd(await run(clean, inputs), 1, 'error', ['database-stale']);
  });

  test('a database that is named by its digest needs no seal', async () => {
    const address = `http://${bench.registry.host}/v2/trivy-db/manifests/2`;
    const accept = 'application/vnd.oci.image.manifest.v1+json';
    const digest = (await fetch(address, { headers: { accept } })).headers.get('docker-content-digest');
    const inputs = { 'db-repository': `${reference}@${digest}`, 'fingerprint-key': '' };
    await expectVulnerable(await run(vulnerable, inputs));
    isAway = true;
    const before = downloads();
    await expectVulnerable(await run(vulnerable, inputs));
    expect(downloads()).toBe(before);
  });
});

test('what another repository, or anybody without the key, says about layers is not believed', async () => {
  // Whoever can write to the cache, without the key: here, a run with another key.
  expectPassed(await run(clean, { 'fingerprint-key': `${KEY} of somebody else` }));
  const result = await run(clean);
  expectPassed(result);
  expect(await layersOf(result)).toMatchObject({ cached: 0 });
  expect(result.stdout).toContain('was not sealed with this fingerprint-key');
});

test('what others may have written into cache-dir is not sealed for other machines', async () => {
  const kept = join(await bench.subfolder(), 'kept');
  await mkdir(kept, { mode: 0o700 });
  expectPassed(await run(clean, { 'cache-dir': kept }));
  expect(kinds()).toContain('layers');
  server.entries.length = 0;
  await chmod(kept, 0o777);
  const result = await run(clean, { 'cache-dir': kept });
  expectPassed(result);
  expect(result.stdout).toContain('somebody else could have written them');
  expect(kinds()).not.toContain('layers');
});

test('an altered memory of layers is not believed', async () => {
  expectPassed(await run(clean));
  for (const alter of [
    (bytes: Buffer) => bytes.fill(0, bytes.length - 20),
    (bytes: Buffer) => bytes.subarray(0, -1),
    () => Buffer.from('{}'),
  ]) {
    const entry = entryOf('layers');
    const original = entry.archive;
    entry.archive = await archiveOf(alter(await contentOf(original)));
    const result = await run(clean);
    expectPassed(result);
    expect(await layersOf(result)).toMatchObject({ cached: 0 });
    expect(result.stdout).toContain('was not sealed with this fingerprint-key');
    entry.archive = original;
    server.entries.splice(0, server.entries.length, ...server.entries.slice(0, 3));
  }
});

test('without a key, or for an event of outsiders, nothing is remembered of layers', async () => {
  const { folder, commit } = await makeRepository(join(await bench.subfolder(), 'work'));
  const base = await commit({ 'app.js': '' });
  const head = await commit({ 'app.js': '// changed\n' });
  const pullRequest = {
    workspace: folder,
    payload: { pull_request: { base: { sha: base }, head: { sha: head } } },
    env: { ...server.job(), GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: head },
  };
  const inputs = { image: clean, signer: 'none', 'db-repository': reference, 'fingerprint-key': KEY };
  expectPassed(await bench.ship({ ...inputs, source: '' }, pullRequest));
  expect(kinds()).toEqual(['db']);
  expectPassed(await run(clean, { 'fingerprint-key': '' }));
  expect(kinds()).toEqual(['db']);
});

test('a cache that cannot be had makes no difference but one line', async () => {
  server.answer = () => 429;
  const result = await run(clean);
  expectPassed(result);
  expect(result.stdout.match(/GitHub's cache .*/g)).toEqual([
    expect.stringContaining('could not be read, so this run goes on without it'),
  ]);
  expect(result.stdout).not.toMatch(/::(?:warning|error)/);
});

test('no scanner and no program of the cache shows the token of the cache', async () => {
  const env = server.job();
  const result = await bench.ship(
    { image: clean, signer: 'none', 'db-repository': reference, 'fingerprint-key': KEY },
    { env },
  );
  expectPassed(result);
  expect(result.log).not.toContain(env.ACTIONS_RUNTIME_TOKEN);
});

async function emptyFolder(): Promise<string> {
  const folder = join(await bench.subfolder(), 'none');
  await mkdir(folder);
  return folder;
}

/** A real database that knows nothing of the image, as an attacker would want it. */
async function databaseWithoutFindings(): Promise<Buffer> {
  const empty = await makeDatabase({ advisories: await emptyFolder() });
  const path = (await empty.push(bench.registry.host, { name: 'empty-db' })).replace(/^[^/]*\//, '');
  await empty.stop();
  return await layerOf(path.replace(/:.*/, ''));
}

/** The one layer of an artifact in the registry. */
async function layerOf(repository: string): Promise<Buffer> {
  const base = `http://${bench.registry.host}/v2/${repository}`;
  const accept = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = await (await fetch(`${base}/manifests/2`, { headers: { accept } })).json();
  const { layers } = manifest as { layers: { digest: string }[] };
  return Buffer.from(await (await fetch(`${base}/blobs/${layers[0]?.digest}`)).arrayBuffer());
}

async function contentOf(archive: Buffer): Promise<Buffer> {
  const folder = await bench.subfolder();
  await writeFile(join(folder, 'packed'), archive);
  execFileSync('tar', ['-xf', join(folder, 'packed'), '-C', folder]);
  return await readFile(join(folder, 'content'));
}
