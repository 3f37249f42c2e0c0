import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import { BOUNDS } from '../../../src/retry.ts';
import { database } from '../../../src/stages/scan/database.ts';
import { makeDatabase, type TestDatabase } from '../../rig/images/vulnerability-db.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { type TrivyWorld, trivyWorld } from './trivy-world.ts';

let rig: TestDatabase;
let registry: TestRegistry;
let busy: Server;
let requests = 0;
let world: TrivyWorld;

beforeAll(async () => {
  [rig, registry] = await Promise.all([makeDatabase(), startRegistry({ referrers: true })]);
  busy = createServer((_request, response) => {
    requests += 1;
    response.writeHead(429, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ errors: [{ code: 'TOOMANYREQUESTS', message: 'slow down' }] }));
  }).listen(0, '127.0.0.1');
  await once(busy, 'listening');
}, 900_000);
afterAll(async () => {
  busy.close();
  await Promise.all([rig.stop(), registry.stop()]);
});
beforeEach(async () => {
  world = await trivyWorld();
  requests = 0;
}, 900_000);
afterEach(() => rm(world.folder, { recursive: true, force: true }));

const busyRepository = () => `127.0.0.1:${(busy.address() as AddressInfo).port}/trivy-db:2`;
const unavailable = { reasons: [{ code: 'database-unavailable', check: 'scan' }] };
const offline = { repositories: [], offline: true };
/** The inode of the database below a cache folder: a run works on a link to it. */
const fileIn = async (cacheDir: string) => (await stat(join(cacheDir, 'db', 'trivy.db'))).ino;
const ONCE = { ...BOUNDS.database, tries: 1, pause: 1 };

test('comes from the second repository when the first one limits the rate, and the failure is said', async () => {
  const good = await rig.push(registry.host);
  const repositories = [busyRepository(), good];
  const { facts, cacheDir } = await database(world, { repositories, offline: false, bound: ONCE });
  expect(facts.repository).toBe(good);
  expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(Date.now() - Date.parse(facts.updatedAt)).toBeLessThan(3_600_000);
  expect(await fileIn(cacheDir)).toBe(await fileIn(join(world.workspace.cache, 'trivy')));
  expect(world.said.join('\n')).toContain(busyRepository());
});

test('is downloaded beside the cache folder where the event may leave nothing in it', async () => {
  const store = join(world.folder, 'store');
  await mkdir(store);
  const repositories = [await rig.push(registry.host)];
  const careful = { ...world, workspace: { ...world.workspace, store } };
  const { cacheDir } = await database(careful, { repositories, offline: false, bound: ONCE });
  expect(await fileIn(cacheDir)).toBe(await fileIn(join(store, 'trivy')));
  expect(await readdir(world.workspace.cache)).toEqual([]);
});

test('is downloaded once for all that a run does, also where the event may leave nothing in the cache folder', async () => {
  const store = join(world.folder, 'store');
  await mkdir(store);
  const options = { repositories: [await rig.push(registry.host)], offline: false, bound: ONCE };
  const careful = { ...world, workspace: { ...world.workspace, store } };
  const first = await fileIn((await database(careful, options)).cacheDir);
  expect(await fileIn((await database(careful, options)).cacheDir)).toBe(first);
});

test('takes the place of the one that is there only when it was seen to be one', async () => {
  await mkdir(join(world.workspace.cache, 'trivy'), { recursive: true });
  await cp(join(rig.cacheDir, 'db'), join(world.workspace.cache, 'trivy', 'db'), { recursive: true });
  const before = await readFile(join(world.workspace.cache, 'trivy', 'db', 'trivy.db'));
  const empty = await makeDatabase();
  const hollow = Buffer.alloc(32_768);
  hollow.writeUInt32LE(0xed0cdaed, 16);
  await writeFile(join(empty.cacheDir, 'db', 'trivy.db'), hollow);
  const repositories = [await empty.push(registry.host)];
  await empty.stop();
  const later = { ...world, now: () => new Date(Date.now() + 48 * 3_600_000) };
  const { facts } = await database(later, { repositories, offline: false, bound: ONCE });
  expect(facts.repository).toBeUndefined();
  expect(facts.sha256).toBe(hexOf(before));
  expect(await readdir(join(world.workspace.cache, 'trivy'))).toEqual(['db']);
});

test('is not downloaded again while the cached one is fresh', async () => {
  const repositories = [await rig.push(registry.host)];
  await database(world, { repositories, offline: false, bound: ONCE });
  const again = await database(world, { repositories: [busyRepository()], offline: false, bound: ONCE });
  expect(again.facts.repository).toBeUndefined();
  expect(requests).toBe(0);
});

test('that no repository gives is an error after bounded rounds', async () => {
  const asked = database(world, {
    repositories: [busyRepository()],
    offline: false,
    bound: { ...ONCE, tries: 2 },
  });
  await expect(asked).rejects.toMatchObject(unavailable);
  expect(world.said.filter((line) => line.includes('exit code 1'))).toHaveLength(2);
});

test('keeps the cached one, with its age, when a new one cannot be had', async () => {
  const old = await makeDatabase({ updatedAt: new Date('2026-01-01T00:00:00Z') });
  await mkdir(join(world.workspace.cache, 'trivy'), { recursive: true });
  await cp(join(old.cacheDir, 'db'), join(world.workspace.cache, 'trivy', 'db'), { recursive: true });
  await old.stop();
  const later = { ...world, now: () => new Date(Date.now() + 2 * 3_600_000) };
  const { facts } = await database(later, {
    repositories: [busyRepository()],
    offline: false,
    bound: ONCE,
  });
  expect(requests).toBeGreaterThan(0);
  expect(facts.updatedAt).toBe('2026-01-01T00:00:00Z');
  expect(facts.repository).toBeUndefined();
});

test('is taken from cache-dir as trivy fills it when offline, and is an error when it is not there', async () => {
  await expect(database(world, offline)).rejects.toMatchObject(unavailable);
  await cp(join(rig.cacheDir, 'db'), join(world.workspace.cache, 'db'), { recursive: true });
  const { cacheDir } = await database(world, offline);
  expect(await fileIn(cacheDir)).toBe(await fileIn(world.workspace.cache));
});

test.each(['truncated', 'no database at all'])('that is %s is an error', async (kind) => {
  const db = join(world.workspace.cache, 'trivy', 'db');
  await mkdir(join(world.workspace.cache, 'trivy'), { recursive: true });
  await cp(join(rig.cacheDir, 'db'), db, { recursive: true });
  if (kind === 'truncated') await truncate(join(db, 'trivy.db'), 10);
  else await writeFile(join(db, 'trivy.db'), `${'x'.repeat(5000)}vulnerability`);
  await expect(database(world, offline)).rejects.toMatchObject(unavailable);
});

test('without advisories is an error, since it would find nothing in anything', async () => {
  await cp(join(rig.cacheDir, 'db'), join(world.workspace.cache, 'db'), { recursive: true });
  const empty = Buffer.alloc(32_768);
  empty.writeUInt32LE(0xed0cdaed, 16);
  await writeFile(join(world.workspace.cache, 'db', 'trivy.db'), empty);
  await expect(database(world, offline)).rejects.toMatchObject(unavailable);
});
