import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cacheServiceOf, isCachedByDefault } from '../../../src/adapters/github/cache-service.ts';
import { ActionsCache } from '../../../src/adapters/github/run-cache.ts';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace, type OwnedWorkspace } from '../../../src/adapters/processes/workspace.ts';
import type { Isolate } from '../../../src/domain/evidence/isolation.ts';
import { rigFolder } from '../../rig/folder.ts';
import { type CacheScopes, startCacheServer, type TestCacheServer } from '../../rig/github/cache-server.ts';
import { presentBundle } from '../../rig/tools/present-bundle.ts';

// The program runs in a box, in which it sees only its bundle.
let bundled: string;
let program: string;
beforeAll(async () => {
  bundled = await rigFolder('run-cache-bundle');
  await presentBundle(bundled);
  program = join(bundled, 'js', 'actions-cache.js');
});
afterAll(() => rm(bundled, { recursive: true, force: true }));

let server: TestCacheServer;
let folder: string;
let workspace: OwnedWorkspace;
beforeEach(async () => {
  [server, folder] = await Promise.all([startCacheServer(), rigFolder('run-cache')]);
  workspace = await createWorkspace({
    outputDir: join(folder, 'evidence'),
    cacheDir: join(folder, 'cache'),
    environment: { PATH: process.env.PATH, RUNNER_TEMP: folder },
  });
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const LIMITS: { restoreMs: number; saveMs: number; largestBytes?: number } = {
  restoreMs: 30_000,
  saveMs: 30_000,
};

/** A run of a job with these scopes, and what it says. */
function run(scopes?: CacheScopes, limits = LIMITS, isolate: Isolate = 'auto') {
  const said: string[] = [];
  const service = cacheServiceOf(server.job(scopes));
  if (typeof service === 'string') throw new Error(service);
  const isolator = { isolate, temporary: workspace.root, environment: process.env };
  const processes = createProcesses((text) => text, isolator);
  const runner = { log: (line: string) => void said.push(line) };
  const cache = new ActionsCache({ processes, runner, workspace, redact: (text) => text }, service, {
    ...limits,
    program,
  });
  return { cache, said, service };
}

async function file(content: string): Promise<string> {
  const path = join(await workspace.folder('file'), 'anything');
  await writeFile(path, content);
  return path;
}

/** Keeps a file as a run on main does. */
async function keep(key: string, content: string): Promise<void> {
  const { cache } = run();
  await cache.keep(key, await file(content));
  await cache.save();
}

/** Puts an archive of anything in place of every entry, and answers its path. */
async function replace(pack: (root: string) => Promise<readonly string[]>): Promise<string> {
  const root = await workspace.folder('archive');
  const names = await pack(root);
  const packed = join(root, 'packed.tar.gz');
  const isZstd = server.entries[0]?.archive.readUInt32LE(0) === 0xfd2fb528;
  execFileSync('tar', [isZstd ? '--zstd' : '-z', '-cf', packed, '-P', '-C', root, ...names]);
  for (const entry of server.entries) entry.archive = await readFile(packed);
  return packed;
}

test('what a run keeps is there for the next one, under exactly its key or as the newest of a kind', async () => {
  await keep('a-1', 'first');
  await keep('a-2', 'second');
  const { cache, said } = run();
  const exact = await cache.restore('a-1');
  expect(await readFile(exact?.path ?? '', 'utf8')).toBe('first');
  const newest = await cache.restore('a-', 'newest');
  expect(newest?.key).toBe('a-2');
  expect(await readFile(newest?.path ?? '', 'utf8')).toBe('second');
  expect(await cache.restore('a-')).toBeUndefined();
  expect(await cache.restore('b-', 'newest')).toBeUndefined();
  expect(said).toEqual([]);
});

test('a key that another job was faster to keep is kept once, and no word is lost on it', async () => {
  await keep('a', 'first');
  const { cache, said } = run();
  await cache.keep('a', await file('second'));
  await cache.keep('b', await file('third'));
  await cache.save();
  expect(said).toEqual([expect.stringContaining('b is kept')]);
  expect(server.asked.filter((what) => what === 'PUT blob')).toHaveLength(2);
});

test('a file is kept although its folder is removed before the run ends', async () => {
  const { cache, said } = run();
  const first = await file('first');
  await cache.keep('a', first);
  await rm(first);
  // A file that is not there is no fault of the cache.
  await cache.keep('b', first);
  await cache.keep('c', await file('third'));
  await cache.save();
  expect(server.entries.map(({ key }) => key).sort()).toEqual(['a', 'c']);
  expect(said.join('\n')).not.toContain('keeps nothing of this run');
});

test('a restore that gives no file leaves none', async () => {
  await keep('a-1', 'first');
  await replace(async (root) => {
    await writeFile(join(root, 'other'), 'y');
    return ['other'];
  });
  const { cache } = run();
  const before = await readdir(workspace.root);
  expect(await cache.restore('a-1')).toBeUndefined();
  expect(await cache.restore('b-1')).toBeUndefined();
  expect(await readdir(workspace.root)).toEqual(before);
});

test('nothing is saved while the run goes on', async () => {
  const { cache } = run();
  await cache.keep('a', await file('x'));
  expect(server.asked).toEqual([]);
});

test('an archive that would write anywhere else writes nothing there', async () => {
  await keep('a', 'x');
  const victim = join(folder, 'written-by-the-archive');
  const archive = await replace(async (root) => {
    await writeFile(join(root, 'content'), 'y');
    return ['content', `--transform=s,^content$,${victim},`];
  });
  execFileSync('tar', ['-xf', archive, '-P']);
  expect(existsSync(victim)).toBe(true);
  await rm(victim);
  const { cache } = run();
  expect(await cache.restore('a')).toBeUndefined();
  expect(existsSync(victim)).toBe(false);
});

test('nor is a link or a folder a file', async () => {
  await keep('a', 'x');
  await replace(async (root) => {
    await symlink('/etc/passwd', join(root, 'content'));
    return ['content'];
  });
  const { cache, said } = run();
  expect(await cache.restore('a')).toBeUndefined();
  expect(said).toEqual([expect.stringContaining('something else than a file under a')]);
  await replace(async (root) => {
    await mkdir(join(root, 'content'));
    return ['content'];
  });
  expect(await run().cache.restore('a')).toBeUndefined();
});

test.each([
  ['file', (root: string) => truncate(join(root, 'content'), 2 ** 30)],
  [
    'folder of files',
    (root: string) =>
      Promise.all(Array.from({ length: 300 }, (_, at) => writeFile(join(root, 'content', `${at}`), 'x'))),
  ],
])('an archive of a %s that would fill the disk is not unpacked to its end', async (kind, fill) => {
  await keep('a', 'x');
  await replace(async (root) => {
    await (kind === 'file' ? writeFile(join(root, 'content'), '') : mkdir(join(root, 'content')));
    await fill(root);
    return ['content'];
  });
  const before = await readdir(workspace.root);
  const { cache, said } = run(undefined, { ...LIMITS, largestBytes: 2 ** 26 });
  expect(await cache.restore('a')).toBeUndefined();
  expect(said).toEqual([expect.stringContaining('larger than what runs keep')]);
  expect(await readdir(workspace.root)).toEqual(before);
});

test('a machine that cannot confine the archive does without the cache', async () => {
  await keep('a', 'x');
  const asked = server.asked.length;
  const { cache, said } = run(undefined, LIMITS, 'off');
  expect(await cache.restore('a')).toBeUndefined();
  expect(said).toEqual([expect.stringMatching(/cannot confine .*\(isolate is off\)/)]);
  expect(server.asked).toHaveLength(asked);
});

describe('a cache that cannot be had is told in one line, and asked no more', () => {
  test.each([
    ['that limits requests', 429, /Rate limited/],
    ['that denies', 403, /403/],
    ['that answers with a page', 'page', /did not answer within/],
    ['that hangs', 'hang', /did not answer within/],
  ] as const)('%s', async (_, answer, why) => {
    server.answer = () => answer;
    // The library asks again after a page.
    const limits = typeof answer === 'number' ? LIMITS : { restoreMs: 1_500, saveMs: 1_500 };
    const { cache, said } = run(undefined, limits);
    await cache.keep('b', await file('x'));
    expect(await cache.restore('a')).toBeUndefined();
    const asked = server.asked.length;
    expect(await cache.restore('a')).toBeUndefined();
    await cache.save();
    expect(server.asked).toHaveLength(asked);
    expect(said).toEqual([expect.stringMatching(why)]);
    expect(said[0]).toContain('goes on without it');
  });

  test('that may only be read', async () => {
    const { cache, said } = run({ reads: ['refs/heads/main'] });
    await cache.keep('a', await file('x'));
    await cache.save();
    expect(server.entries).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/keeps nothing of this run: .*read-only/)]);
  });

  test('that is gone', async () => {
    const { cache, said } = run(undefined, LIMITS);
    await server.stop();
    expect(await cache.restore('a')).toBeUndefined();
    expect(said).toHaveLength(1);
  });
});

test('a run finds what its branch and the default branch kept, and nothing of another pull request', async () => {
  const other = run({ reads: ['refs/pull/1/merge'], writes: 'refs/pull/1/merge' });
  await other.cache.keep('a', await file('poison'));
  await other.cache.save();
  const reads = ['refs/pull/2/merge', 'refs/heads/main'];
  expect(await run({ reads, writes: 'refs/pull/2/merge' }).cache.restore('a')).toBeUndefined();
});

test('the token is in no argument and no variable of the program', async () => {
  const { service } = run();
  expect(Object.values(service.variables)).not.toContain(service.token);
});

describe('by default', () => {
  const job = { RUNNER_ENVIRONMENT: 'github-hosted', ACTIONS_RESULTS_URL: 'https://results.example/' };
  const whole = { ...job, ACTIONS_RUNTIME_TOKEN: 'x', ACTIONS_CACHE_SERVICE_V2: 'true' };
  test.each([
    [whole, true],
    [{ ...whole, RUNNER_ENVIRONMENT: 'self-hosted' }, false],
    [job, false],
    [{}, false],
  ])('a run uses it on a runner of GitHub with a cache: %o', (environment, expected) => {
    expect(isCachedByDefault(environment)).toBe(expected);
  });

  test('a server with the first version of the cache is told apart', () => {
    expect(cacheServiceOf({ ...whole, ACTIONS_CACHE_SERVICE_V2: '' })).toContain('first version');
  });
});
