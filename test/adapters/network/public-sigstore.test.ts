import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPublicSigstore } from '../../../src/adapters/network/public-sigstore.ts';
import { BOUNDS } from '../../../src/retry.ts';
import { rigFolder } from '../../rig/folder.ts';
import { startTufRepository, type TestTufRepository } from '../../rig/sigstore/tuf-repository.ts';
import { reasonOf } from '../registry/serve.ts';

const TARGETS = {
  'trusted_root.json': '{"root":1}',
  'signing_config.v0.2.json': '{"usual":1}',
  'signing_config_rekor_v2.v0.2.json': '{"large":1}',
};
const TRUST = { trustedRoot: '{"root":1}', signingConfig: '{"usual":1}', largeSigningConfig: '{"large":1}' };

let folder: string;
let cache: string;
let repository: TestTufRepository;
let said: string[];

beforeEach(async () => {
  folder = await rigFolder('tuf');
  cache = join(folder, 'cache');
  said = [];
  repository = await startTufRepository(folder);
  repository.publish(TARGETS);
});
afterEach(async () => {
  await repository.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Asks as a run of its own does. */
function ask({ store = cache, from = repository }: { store?: string; from?: typeof repository } = {}) {
  const workspace = { folder: (name: string) => mkdtemp(join(folder, `${name}-`)), cache, store };
  const { mirrorURL, rootPath } = from;
  return createPublicSigstore(
    { workspace, runner: { log: (line) => said.push(line) } },
    { mirrorURL, rootPath },
    { ...BOUNDS.trustRoot, pause: 1 },
  ).trust();
}

/** The one folder that is kept. */
async function kept(): Promise<string> {
  const [name = ''] = await readdir(join(cache, 'sigstore-tuf'));
  return join(cache, 'sigstore-tuf', name);
}

describe('what the repository says is kept for later runs', () => {
  test('the second run asks for nothing but whether it is still current', async () => {
    expect(await ask()).toEqual(TRUST);
    repository.asked();
    expect(await ask()).toEqual(TRUST);
    expect(repository.asked()).toEqual(['/2.root.json', '/timestamp.json']);
    expect(said).toEqual([]);
  });

  test('one run asks once, whoever needs it', async () => {
    const workspace = { folder: (name: string) => mkdtemp(join(folder, `${name}-`)), cache, store: cache };
    const sigstore = createPublicSigstore({ workspace, runner: { log: () => {} } }, repository);
    expect(await Promise.all([sigstore.trust(), sigstore.trust()])).toEqual([TRUST, TRUST]);
    expect(repository.asked().filter((path) => path === '/timestamp.json')).toHaveLength(1);
  });

  test('what was published since is taken', async () => {
    await ask();
    repository.publish({ ...TARGETS, 'trusted_root.json': '{"root":2}' });
    expect(await ask()).toEqual({ ...TRUST, trustedRoot: '{"root":2}' });
  });

  test('a run that may leave nothing leaves nothing', async () => {
    await ask({ store: await mkdtemp(join(folder, 'store-')) });
    expect(await readdir(cache).catch(() => [])).toEqual([]);
  });

  test('a cache that cannot be written is told and no fault', async () => {
    await writeFile(cache, 'a file');
    expect(await ask()).toEqual(TRUST);
    expect(said.join()).toContain('not kept');
  });

  test('a repository without services for large statements has none', async () => {
    const { 'signing_config_rekor_v2.v0.2.json': _large, ...others } = TARGETS;
    repository.publish(others);
    expect(await ask()).toEqual({ trustedRoot: TRUST.trustedRoot, signingConfig: TRUST.signingConfig });
  });
});

describe('nothing of the cache is believed that the repository does not vouch for', () => {
  test.for([
    ['a trusted root', 'targets/trusted_root.json'],
    ['a signing configuration', 'targets/signing_config.v0.2.json'],
    ['the list of targets', 'targets.json'],
    ['the snapshot', 'snapshot.json'],
    ['the timestamp', 'timestamp.json'],
  ])('%s that was changed', async ([, file]) => {
    await ask();
    await writeFile(join(await kept(), file ?? ''), '{"root":"evil"}');
    expect(await ask()).toEqual(TRUST);
  });

  test('a whole other repository, its root included', async () => {
    await ask();
    const others = await mkdtemp(join(folder, 'other-'));
    const other = await startTufRepository(others);
    other.publish({ ...TARGETS, 'trusted_root.json': '{"root":"evil"}' }, { version: 9 });
    const place = await kept();
    for (const [file, path] of [
      ['timestamp.json', '/timestamp.json'],
      ['snapshot.json', '/9.snapshot.json'],
      ['targets.json', '/9.targets.json'],
    ] as const)
      await writeFile(join(place, file), await (await fetch(other.mirrorURL + path)).text());
    await writeFile(join(place, 'root.json'), await readFile(other.rootPath));
    await writeFile(join(place, 'targets/trusted_root.json'), '{"root":"evil"}');
    await other.stop();
    expect(await ask()).toEqual(TRUST);
    await repository.stop();
  });

  test('what is no file, or leads elsewhere', async () => {
    await ask();
    const place = await kept();
    await rm(join(place, 'snapshot.json'));
    await mkdir(join(place, 'snapshot.json'));
    await rm(join(place, 'targets/trusted_root.json'));
    await symlink('/dev/zero', join(place, 'targets/trusted_root.json'));
    expect(await ask()).toEqual(TRUST);
  });

  test('a repository that goes back behind what was seen', async () => {
    repository.publish(TARGETS, { version: 5 });
    await ask();
    repository.publish({ ...TARGETS, 'trusted_root.json': '{"root":"old"}' }, { version: 4 });
    await expect(ask()).toRefuseWith('signing-failed');
  });
});

describe('a repository that does not answer', () => {
  test('what was kept holds until it expires', async () => {
    await ask();
    await repository.stop();
    expect(await ask()).toEqual(TRUST);
    expect(said.join()).toContain('is still valid');
  });

  test('expired, nothing holds', async () => {
    await ask();
    repository.publish(TARGETS, { expiresIn: -60 });
    const expired = await (await fetch(`${repository.mirrorURL}/timestamp.json`)).text();
    await writeFile(join(await kept(), 'timestamp.json'), expired);
    await repository.stop();
    const reason = await reasonOf(ask());
    expect(reason).toMatchObject({ code: 'signing-failed' });
    for (const words of [repository.mirrorURL, 'ECONNREFUSED', '`trusted-root`'])
      expect(reason.message).toContain(words);
  });

  test('nor where nothing was kept', async () => {
    await repository.stop();
    await expect(ask()).toRefuseWith('signing-failed');
  });

  test('a server that is out of order is one that does not answer', async () => {
    await ask();
    repository.answer = () => 503;
    expect(await ask()).toEqual(TRUST);
  });
});

test('a message names what the repository answered', async () => {
  repository.answer = (path) => (path.startsWith('/targets/') ? 403 : undefined);
  const reason = await reasonOf(ask());
  expect(reason.message).toContain('(a target: it answered 403)');
});

test('a repository that has expired is an error that asks for the clock', async () => {
  repository.publish(TARGETS, { expiresIn: -60 });
  const reason = await reasonOf(ask());
  expect(reason.message).toMatch(/expired.*clock of this machine says \d{4}-\d\d-\d\dT/);
});

test('a root that was never the repository’s is an error', async () => {
  const others = await mkdtemp(join(folder, 'other-'));
  const other = await startTufRepository(others);
  await other.stop();
  await expect(ask({ from: { ...repository, rootPath: other.rootPath } })).toRefuseWith('signing-failed');
});
