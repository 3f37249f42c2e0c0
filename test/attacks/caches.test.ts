import { chmod, cp, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRepository } from '../rig/github/repository.ts';
import { endLayout, type ImageLayout, MEDIA, readBlob, writeBlob } from '../rig/images/oci-layout.ts';
import { tarOf } from '../rig/images/tar.ts';
import type { RigDescriptor } from '../rig/servers/registry-client.ts';
import { expectEnd, expectPassed, reasonsOf, reportOf } from '../scenarios/stage/outcome.ts';
import { UNBOXED } from '../scenarios/stage/tool-wrapper.ts';
import { type Bench, expectRefusal, snapshot, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

/** The vulnerable image with bytes in place of its layers that have other diff IDs than its configuration says. */
async function impostor(index: 'alone' | 'in an index' = 'alone'): Promise<string> {
  const victim = await bench.layout('vulnerable');
  const workspace = await bench.subfolder();
  const dir = join(workspace, 'image');
  await cp(victim.dir, dir, { recursive: true });
  const manifest = JSON.parse((await readBlob(dir, victim.digest)).toString()) as {
    config: RigDescriptor;
    layers: RigDescriptor[];
  };
  const harmless = await tarOf([{ path: 'srv/harmless', content: 'nothing to see\n' }]);
  const [first, ...others] = manifest.layers;
  const replaced = await Promise.all(others.map(() => writeBlob(dir, harmless, MEDIA.layer)));
  const written = await writeBlob(dir, { ...manifest, layers: [first, ...replaced] }, MEDIA.manifest);
  if (index === 'alone') {
    await endLayout(dir, written);
    return workspace;
  }
  await cp(join(bench.clean.dir, 'blobs'), join(dir, 'blobs'), { recursive: true });
  const clean = await readBlob(dir, bench.clean.digest);
  const config = JSON.parse((await readBlob(dir, JSON.parse(clean.toString()).config.digest)).toString());
  const arm = await writeBlob(dir, { ...config, architecture: 'arm64' }, MEDIA.config);
  const other = await writeBlob(dir, { ...JSON.parse(clean.toString()), config: arm }, MEDIA.manifest);
  const manifests = [
    { ...written, platform: { os: 'linux', architecture: 'amd64' } },
    { ...other, platform: { os: 'linux', architecture: 'arm64' } },
  ];
  const root = { schemaVersion: 2, mediaType: MEDIA.index, manifests };
  await endLayout(dir, await writeBlob(dir, root, MEDIA.index));
  return workspace;
}

async function workspaceOf(image: ImageLayout): Promise<string> {
  const workspace = await bench.subfolder();
  await cp(image.dir, join(workspace, 'image'), { recursive: true });
  return workspace;
}

const INPUTS = { image: 'oci:image', source: '', signer: 'none' };

/** A check of the image of a workspace with a cache folder that runs share. */
const check = (cache: string, workspace: string, inputs: object = {}, step: object = {}) =>
  bench.ship({ ...INPUTS, 'cache-dir': cache, ...inputs }, { workspace, ...step });

/** The vulnerable image must fail, whoever used the cache before. */
async function expectVictimFails(cache: string): Promise<void> {
  const result = await check(cache, await workspaceOf(await bench.layout('vulnerable')));
  expectEnd(
    result,
    1,
    'failed',
    reasonsOf(result).map(() => 'vulnerability-blocked'),
  );
  expect(reasonsOf(result).length).toBeGreaterThan(0);
}

/** What was left of layers in a cache folder. */
async function learned(cache: string): Promise<readonly string[]> {
  const entries = await readdir(cache, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.filter((file) => /\/(?:layers|secrets)\//.test(file));
}

test.each(['alone', 'in an index'] as const)(
  'a layer that is said to have the diff ID of another one teaches no later run: %s',
  async (kind) => {
    const cache = await bench.subfolder();
    const refused = await check(cache, await impostor(kind));
    await expectRefusal(refused, { codes: ['image-invalid'], says: [/unpacks to sha256:/] });
    expect(await learned(cache)).toEqual([]);
    await expectVictimFails(cache);
  },
);

test('nor does it where the run is killed once the inventory is made', async () => {
  const cache = await bench.subfolder();
  const folder = await bench.subfolder();
  const gitleaks = join(folder, 'gitleaks');
  const script = `case "$1" in version|--version) exec ${bench.tools.gitleaks} "$@";; esac\nsleep 4\nkill -9 $PPID`;
  await writeFile(gitleaks, `#!/bin/sh\n${script}\n`);
  await chmod(gitleaks, 0o755);
  // The bytes are those of the diff IDs here: it is the end of the run that is missing.
  const workspace = await workspaceOf(bench.clean);
  const killed = await check(cache, workspace, { ...UNBOXED, 'gitleaks-path': gitleaks });
  expect(killed.exitCode).toBeUndefined();
  expect(killed.outputs.verdict).toBe('error');
  expect(await learned(cache)).toEqual([]);
});

/** A check of the image of a workspace for a pull request, in a checkout of its own. */
async function checkForPullRequest(cache: string, workspace: string, inputs: object = {}) {
  const { folder, commit } = await makeRepository(join(await bench.subfolder(), 'work'));
  const base = await commit({ 'app.js': '' });
  const head = await commit({ 'app.js': '// changed\n' });
  await cp(join(workspace, 'image'), join(folder, 'image'), { recursive: true });
  return check(cache, folder, inputs, {
    payload: { pull_request: { base: { sha: base }, head: { sha: head } } },
    env: { GITHUB_EVENT_NAME: 'pull_request', GITHUB_SHA: head },
  });
}

test('a run for a pull request uses the cache folder and leaves it as it was', async () => {
  const cache = await bench.subfolder();
  const clean = await workspaceOf(bench.clean);
  expectPassed(await checkForPullRequest(cache, clean));
  expect(await readdir(cache)).toEqual([]);

  expectPassed(await check(cache, clean));
  expect((await learned(cache)).length).toBeGreaterThan(1);
  const before = await snapshot(cache);
  // The database is there, and fresh.
  const again = await checkForPullRequest(cache, clean, { 'db-repository': '127.0.0.1:1/none' });
  expectPassed(again);
  expect((await reportOf(again)).secrets).toMatchObject({ coverage: { layers: { scanned: 0 } } });
  expect((await checkForPullRequest(cache, await impostor())).outputs.verdict).toBe('error');
  expect(await snapshot(cache)).toEqual(before);
  await expectVictimFails(cache);
});

test('what a passed run left makes no difference to a later one', async () => {
  const cache = await bench.subfolder();
  await expectVictimFails(cache);
  expect((await learned(cache)).length).toBeGreaterThan(1);
  await expectVictimFails(cache);
});
