import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CacheEntry, startCacheServer, type TestCacheServer } from '../rig/github/cache-server.ts';
import { makeRepository } from '../rig/github/repository.ts';
import type { ActionResult } from '../rig/github/run-action.ts';
import { makeDatabase } from '../rig/images/vulnerability-db.ts';
import { expectEnd, expectPassed, reasonsOf, reportOf } from '../scenarios/stage/outcome.ts';
import { type Bench, type Offer, startBench } from './bench.ts';

const KEY = ['fingerprints', 'of', 'acme', 'shop'].join('-');
const OTHER_KEY = `${KEY} of somebody else`;

/** What a first run left in GitHub's cache. */
interface Filled {
  readonly result: ActionResult;
  readonly entries: readonly CacheEntry[];
  /** The token of the cache that the run had. */
  readonly token: string;
}

let bench: Bench;
let clean: string;
let vulnerable: string;
/** The registry of the database, seen through a front. */
let databases: Offer;
/** Whether that registry says no to everything. */
let isAway = false;
let reference: string;
/** The same database by its digest, another one with the same content, and an old one. */
let byDigest: string;
let elsewhere: string;
let old: string;
/** What runs leave: one with the key, one of somebody else, one for another repository, by digest without a key, of the old one. */
let filled: Readonly<Record<'own' | 'others' | 'elsewhere' | 'byDigest' | 'old', Filled>>;

const servers: TestCacheServer[] = [];

beforeAll(async () => {
  bench = await startBench();
  clean = (await bench.publish('clean')).pinned;
  vulnerable = (await bench.publish('vulnerable')).pinned;
  databases = await bench.offer(undefined, (_, response) => {
    if (isAway) response.writeHead(403).end();
    return isAway;
  });
  const { host } = databases.front;
  reference = `${host}/trivy-db:2`;
  const address = `http://${bench.registry.host}/v2/trivy-db/manifests/2`;
  const accept = 'application/vnd.oci.image.manifest.v1+json';
  const { headers } = await fetch(address, { headers: { accept } });
  byDigest = `${reference}@${headers.get('docker-content-digest')}`;
  elsewhere = await bench.database.push(bench.registry.host, { name: 'elsewhere' });
  const outdated = await makeDatabase({ updatedAt: new Date(Date.now() - 90 * 3_600_000) });
  old = (await outdated.push(bench.registry.host, { name: 'old-db' })).replace(/^[^/]+/, host);
  await outdated.stop();
  const fill = async (image: string, inputs: object = {}): Promise<Filled> => {
    const server = await cacheWith([]);
    const env = server.job();
    const result = await run(server, image, inputs, env);
    return { result, entries: server.entries, token: env.ACTIONS_RUNTIME_TOKEN ?? '' };
  };
  const [own, others, ofAnother, digest, stale] = await Promise.all([
    fill(vulnerable),
    fill(vulnerable, { 'fingerprint-key': OTHER_KEY }),
    fill(vulnerable, { 'db-repository': elsewhere }),
    fill(vulnerable, { 'db-repository': byDigest, 'fingerprint-key': '' }),
    fill(clean, { 'db-repository': old }),
  ]);
  filled = { own, others, elsewhere: ofAnother, byDigest: digest, old: stale };
  for (const { result } of [own, others, ofAnother, digest]) await expectVulnerable(result);
  expectEnd(stale.result, 1, 'error', ['database-stale']);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await bench?.stop();
});

/** A cache that has these entries, and nothing to do with the one that they are from. */
async function cacheWith(entries: readonly CacheEntry[]): Promise<TestCacheServer> {
  const server = await startCacheServer();
  servers.push(server);
  server.entries.push(...entries.map((entry) => ({ ...entry })));
  return server;
}

/** A run on a machine that keeps nothing, with GitHub's cache. */
const run = (server: TestCacheServer, image: string, inputs: object = {}, env = server.job()) =>
  bench.ship(
    { image, signer: 'none', 'db-repository': reference, 'fingerprint-key': KEY, ...inputs },
    { env },
  );

/** How many blobs of the database the registry had to give. */
const downloads = () =>
  databases.front.asked.filter(({ method, path }) => method === 'GET' && path.includes('/blobs/')).length;

/** The kinds of all entries. */
const kinds = ({ entries }: Pick<Filled, 'entries'>) => entries.map(({ key }) => key.split('-')[1]).sort();

const entryOf = ({ entries }: TestCacheServer, kind: string): CacheEntry => {
  const found = entries.find(({ key }) => key.startsWith(`assay-${kind}-`));
  if (found === undefined) throw new Error(`there is no entry of ${kind}`);
  return found;
};

/** A cache in which the archive of one entry has other bytes. */
async function poisoned(
  { entries }: Filled,
  kind: string,
  change: (content: Buffer) => Uint8Array | Promise<Uint8Array>,
): Promise<TestCacheServer> {
  const server = await cacheWith(entries);
  const entry = entryOf(server, kind);
  const folder = await bench.subfolder();
  await writeFile(join(folder, 'content'), await change(await contentOf(entry.archive)));
  const isZstd = entry.archive.readUInt32LE(0) === 0xfd2fb528;
  const packed = join(folder, 'packed');
  execFileSync('tar', [isZstd ? '--zstd' : '-z', '-cf', packed, '-C', folder, 'content']);
  entry.archive = await readFile(packed);
  return server;
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

describe.concurrent('what others may have written', () => {
  test('about layers is not believed without the key', async () => {
    const result = await run(await cacheWith(filled.others.entries), vulnerable);
    await expectVulnerable(result);
    expect(await layersOf(result)).toMatchObject({ cached: 0 });
    expect(result.stdout).toContain('was not sealed with this fingerprint-key');
  });

  test.for([
    ['with other bytes', (bytes: Buffer) => bytes.fill(0, bytes.length - 20)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['of something else', () => Buffer.from('{}')],
  ] as const)('about layers, %s, is not believed', async ([, alter]) => {
    const result = await run(await poisoned(filled.own, 'layers', alter), vulnerable);
    await expectVulnerable(result);
    expect(await layersOf(result)).toMatchObject({ cached: 0 });
    expect(result.stdout).toContain('was not sealed with this fingerprint-key');
  });

  test('into cache-dir is not sealed for other machines', async () => {
    const kept = join(await bench.subfolder(), 'kept');
    await mkdir(kept, { mode: 0o700 });
    const [before, after] = [await cacheWith([]), await cacheWith([])];
    expectPassed(await run(before, clean, { 'cache-dir': kept }));
    expect(kinds(before)).toContain('layers');
    await chmod(kept, 0o777);
    const result = await run(after, clean, { 'cache-dir': kept });
    expectPassed(result);
    expect(result.stdout).toContain('somebody else could have written them');
    expect(kinds(after)).not.toContain('layers');
  });

  test('is not sealed for an event of outsiders, or without a key: nothing is remembered of layers', async () => {
    const { folder, commit } = await makeRepository(join(await bench.subfolder(), 'work'));
    const base = await commit({ 'app.js': '' });
    const head = await commit({ 'app.js': '// changed\n' });
    const server = await cacheWith([]);
    const pullRequest = {
      workspace: folder,
      payload: { pull_request: { base: { sha: base }, head: { sha: head } } },
      env: { ...server.job(), GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: head },
    };
    const inputs = { image: clean, signer: 'none', 'db-repository': reference, 'fingerprint-key': KEY };
    expectPassed(await bench.ship({ ...inputs, source: '' }, pullRequest));
    expect(kinds(server)).toEqual(['db']);
    expect(kinds(filled.byDigest)).toEqual(['db', 'db']);
  });

  test('is not needed: a cache that cannot be had makes no difference but one line', async () => {
    const server = await cacheWith([]);
    server.answer = () => 429;
    const result = await run(server, clean);
    expectPassed(result);
    expect(result.stdout.match(/GitHub's cache .*/g)).toEqual([
      expect.stringContaining('could not be read, so this run goes on without it'),
    ]);
    expect(result.stdout).not.toMatch(/::(?:warning|error)/);
  });
});

describe('with the cache of an earlier run', () => {
  test('a machine that keeps nothing gets the database and what was learned about layers, and says the same', async () => {
    const { own } = filled;
    expect(kinds(own)).toEqual(['db', 'layers', 'named']);
    const server = await cacheWith(own.entries);
    const before = downloads();
    const second = await run(server, vulnerable);
    await expectVulnerable(second);
    expect(downloads()).toBe(before);
    expect(reasonsOf(second)).toEqual(reasonsOf(own.result));
    expect(await layersOf(own.result)).toMatchObject({ cached: 0 });
    expect(await layersOf(second)).toMatchObject({ scanned: 0 });
    // Nothing new was learned, so nothing is uploaded.
    expect(server.entries).toHaveLength(3);
  });

  test('a database that is not the one that the registry names is not used', async () => {
    const before = downloads();
    const result = await run(await poisoned(filled.own, 'db', databaseWithoutFindings), vulnerable);
    await expectVulnerable(result);
    expect(result.stdout).toContain('is not the database of this digest, so it is not used');
    expect(downloads()).toBe(before + 1);
  });

  test('no scanner and no program of the cache shows the token of the cache', () => {
    const { result, token } = filled.own;
    expect(token).not.toBe('');
    expect(result.log).not.toContain(token);
  });
});

// Each of these runs asks the registry again after pauses.
describe.concurrent('where no registry of the database can be asked', () => {
  beforeAll(() => {
    isAway = true;
  });

  test('the database is the one that it named in an earlier run, as the seal of that run says', async () => {
    const result = await run(await cacheWith(filled.own.entries), vulnerable);
    await expectVulnerable(result);
    expect(result.stdout).toContain(`It is the one that ${reference} named at`);
  });

  test.for([
    ['somebody else names', 'others', {}],
    ['somebody else names to a run without a key', 'others', { 'fingerprint-key': '' }],
    ['another repository names', 'elsewhere', {}],
  ] as const)('no database is believed that %s', async ([, name, inputs]) => {
    const result = await run(await cacheWith(filled[name].entries), vulnerable, inputs);
    expectEnd(result, 1, 'error', ['database-unavailable']);
  });

  test('bytes that are not those of the digest are not believed', async () => {
    const server = await poisoned(filled.own, 'db', databaseWithoutFindings);
    expectEnd(await run(server, vulnerable), 1, 'error', ['database-unavailable']);
  });

  test('its age counts as that of any other database', async () => {
    const result = await run(await cacheWith(filled.old.entries), clean, { 'db-repository': old });
    expectEnd(result, 1, 'error', ['database-stale']);
    expect(result.stdout).toContain(`It is the one that ${old} named at`);
  });

  test('a database that is named by its digest needs no seal', async () => {
    const inputs = { 'db-repository': byDigest, 'fingerprint-key': '' };
    const before = downloads();
    await expectVulnerable(await run(await cacheWith(filled.byDigest.entries), vulnerable, inputs));
    expect(downloads()).toBe(before);
  });
});

/** A real database that knows nothing of the image, as an attacker would want it. */
async function databaseWithoutFindings(): Promise<Buffer> {
  const empty = await makeDatabase({ advisories: await bench.subfolder() });
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
