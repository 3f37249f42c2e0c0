import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hexOf } from '../../../../src/domain/digest.ts';
import type { PinnedImage } from '../../../../src/domain/image/image.ts';
import { secrets } from '../../../../src/stages/secrets/secrets.ts';
import { PendingCacheWrites } from '../../../../src/stages/shared/pending-cache-writes.ts';
import { zipOf } from '../../../rig/images/zip.ts';
import {
  githubToken,
  gitlabToken,
  type LeaksRig,
  layerOf,
  leaksRig,
  privateKey,
  secretsInGoodRun,
} from '../leaks-rig.ts';

const KEY = Buffer.from('a key for the tests');
/** The file of the clean contents. */
const CONTENTS = hexOf('clean contents');
let rig: LeaksRig;
let seen: string;
beforeEach(async () => {
  rig = await leaksRig();
  seen = join(rig.folder, 'seen');
  await rig.replace('gitleaks', `find . -type f > ${seen}; exec ${rig.path('gitleaks')} "$@"`);
});
afterEach(() => rig.dispose());

const check = (image: PinnedImage) => secretsInGoodRun(rig.world, image, undefined, KEY);
/** The files that the engines were given by the last check, but for the test token. */
const given = async () => {
  const names = (await readFile(seen, 'utf8')).trim().split('\n');
  return names.filter((name) => !name.includes('canary')).map((name) => name.replace(/^.*\/|=\d+=|=/g, ''));
};
/** From now on, no content is known to be clean by itself. */
const forgetContents = async () => {
  for (const name of await readdir(rig.workspace.cache, { recursive: true }))
    if (name.endsWith(CONTENTS)) await rm(join(rig.workspace.cache, name));
};
/** The markers in the cache, with their paths. */
const markers = async () => {
  const entries = await readdir(rig.workspace.cache, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== CONTENTS);
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(async (path) => ({ path, marker: JSON.parse(await readFile(path, 'utf8')) })));
};

/** Files with something in them among many without, one of them in an archive, one in base64, two of one name. */
async function leakingLayer() {
  const clean = Array.from({ length: 20 }, (_, at) => ({
    path: `srv/clean-${at}.txt`,
    content: `line ${at}\n`,
  }));
  return layerOf([
    ...clean,
    { path: './app/.env', content: `\nA=${githubToken()}\nDB_PASSWORD=Tr0ub4dor-and-3\n` },
    { path: 'opt/a.jar', content: zipOf([{ path: 'conf/a.yml', content: `token: ${gitlabToken()}\n` }]) },
    { path: 'k8s.yml', content: `key: ${Buffer.from(`the ${githubToken()} it is`).toString('base64')}\n` },
    { path: 'etc/twice', content: 'nothing\n' },
    { path: 'etc/twice', content: privateKey() },
  ]);
}

describe('a layer with findings', () => {
  test('shows the same in the next run, of which only its files with a finding go before the engines', async () => {
    const image = await rig.image([await leakingLayer()]);
    const first = await check(image);
    expect((await given()).length).toBeGreaterThan(25);
    const second = await check(image);
    expect(second.findings).toEqual(first.findings);
    expect(first.findings.length).toBeGreaterThanOrEqual(5);
    expect(second.coverage).toEqual({ ...first.coverage, layers: { scanned: 0, cached: 1, total: 1 } });
    // What stands in base64 lies beside it decoded.
    const wanted = ['a.yml', 'env.txt', 'k8s.yml', 'k8s.yml', 'twice.txt'];
    expect((await given()).sort()).toEqual(wanted);
  });

  test('leaves the names of these files and nothing of a value', async () => {
    await check(await rig.image([await leakingLayer()]));
    const [{ marker } = { marker: undefined }] = await markers();
    expect(marker.suspects).toEqual(['./app/.env', 'etc/twice', 'k8s.yml', 'opt/a.jar']);
    expect(Object.keys(marker).sort()).toEqual(['blob', 'counts', 'ignored', 'owned', 'record', 'suspects']);
    const text = JSON.stringify(marker);
    expect(rig.masked.length).toBeGreaterThan(5);
    for (const value of rig.masked) expect(text).not.toContain(value);
  });

  test('is not remembered where the name of a file holds a value', async () => {
    const token = githubToken();
    const image = await rig.image([await layerOf([{ path: `keys/${token}`, content: `${token}\n` }])]);
    await check(image);
    expect(await markers()).toEqual([]);
    expect((await check(image)).findings).toHaveLength(1);
  });

  test.each([
    ['names a file that is not there', (marker: object) => ({ ...marker, suspects: ['etc/twice', 'gone'] })],
    ['lacks the names', ({ suspects: _, ...marker }: Record<string, unknown>) => marker],
    ['lacks what was ignored', ({ ignored: _, ...marker }: Record<string, unknown>) => marker],
    [
      'has a reason that is none',
      (marker: object) => ({ ...marker, ignored: [{ reason: 'secret', count: 1, examples: [] }] }),
    ],
    ['names no texts', (marker: object) => ({ ...marker, suspects: [1] })],
    ['is of another blob', (marker: object) => ({ ...marker, blob: `sha256:${'0'.repeat(64)}` })],
  ])('is looked at in full where the marker %s', async (_, change) => {
    const image = await rig.image([await leakingLayer()]);
    const first = await check(image);
    for (const { path, marker } of await markers()) await writeFile(path, JSON.stringify(change(marker)));
    await forgetContents();
    const second = await check(image);
    expect(second).toEqual(first);
    expect((await given()).join()).toContain('clean');
    expect((await check(image)).coverage.layers.cached).toBe(1);
  });

  test('must still be the layer of its diff ID, to the last byte', async () => {
    const leaking = await leakingLayer();
    const image = await rig.image([leaking]);
    await check(image);
    const [layer] = image.platforms[0]?.layers ?? [];
    const blob = join(image.layout, 'blobs', ...(layer?.digest.split(':') ?? []));
    await writeFile(blob, leaking.blob.subarray(0, -20));
    await expect(check(image)).rejects.toThrow(/could not be read/);
  });
});

describe('a layer without findings', () => {
  test('is not remembered before the run has ended well', async () => {
    const cacheWrites = new PendingCacheWrites();
    const image = await rig.image([await layerOf([{ path: 'readme', content: 'nothing\n' }])]);
    await secrets(rig.world, image, undefined, KEY, { cacheWrites });
    expect(await markers()).toEqual([]);
    await cacheWrites.commit(rig.world.runner, { text: async () => false, file: async () => false });
    expect(await markers()).toHaveLength(1);
  });

  test('is read again where another blob is said to unpack to it', async () => {
    const clean = await layerOf([{ path: 'readme', content: 'nothing\n' }]);
    await check(await rig.image([clean]));
    const same = { ...clean, blob: gzipSync(gunzipSync(clean.blob), { level: 1 }) };
    expect((await check(await rig.image([same]))).coverage.layers).toMatchObject({ scanned: 1, cached: 0 });
    const other = await layerOf([{ path: '.env', content: `A=${githubToken()}\n` }]);
    const impostor = { blob: other.blob, diffId: clean.diffId };
    await expect(check(await rig.image([impostor]))).rejects.toThrow(/unpacks to sha256:/);
  });

  test.each([
    ['another program', () => Object.assign(rig.workspace, { programHash: 'another' })],
    ['another engine', () => rig.replace('gitleaks', `exec ${rig.path('gitleaks')} "$@"`)],
  ])('is read again by %s', async (_, change) => {
    const image = await rig.image([await layerOf([{ path: 'readme', content: 'nothing\n' }])]);
    await check(image);
    await change();
    expect((await check(image)).coverage.layers).toMatchObject({ scanned: 1, cached: 0 });
    expect((await check(image)).coverage.layers).toMatchObject({ scanned: 0, cached: 1 });
  });

  /** A key of the documentation, and a password that is a reference, in two files. */
  const harmless = [
    { path: 'docs/aws.md', content: `aws_access_key_id = ${['AKIA', 'IOSFODNN7EXAMPLE'].join('')}\n` },
    {
      path: 'etc/app.env',
      content: 'DB_PASSWORD=${DB_PASSWORD_OF_STAGE}\nDB_TOKEN=$' + '{{ secrets.DB_TOKEN }}\n',
    },
  ];

  test('is not opened in the next run where it has what is no secret; that is told in every run', async () => {
    const image = await rig.image([await layerOf(harmless)]);
    const first = await check(image);
    expect(first.findings).toEqual([]);
    expect(first.coverage.ignored).not.toEqual([]);
    await rm(join(image.layout, 'blobs'), { recursive: true });
    const second = await check(image);
    expect(second.coverage).toEqual({ ...first.coverage, layers: { scanned: 0, cached: 1, total: 1 } });
  });

  test('tells what is no secret once, also where other files of the layer are searched again', async () => {
    const both = { path: 'both.env', content: `${harmless[0]?.content}GITHUB_TOKEN=${githubToken()}\n` };
    const image = await rig.image([await layerOf([...harmless, both])]);
    const first = await check(image);
    const second = await check(image);
    expect(second).toEqual({
      ...first,
      coverage: { ...first.coverage, layers: { scanned: 0, cached: 1, total: 1 } },
    });
    expect((await given()).sort()).toEqual(['bothenv.txt']);
  });

  test('tells what is no secret as often as before, where the image has the same files compressed in two ways', async () => {
    const layer = await layerOf(harmless);
    const image = await rig.image([
      layer,
      { ...layer, blob: gzipSync(gunzipSync(layer.blob), { level: 1 }) },
    ]);
    const first = await check(image);
    const second = await check(image);
    expect(first.coverage.layers.total).toBe(2);
    expect(second.coverage.layers.cached).toBe(1);
    expect(second.coverage.ignored).toEqual(first.coverage.ignored);
  });

  test('is not even opened in the next run', async () => {
    const clean = await layerOf([{ path: 'readme', content: 'nothing\n' }]);
    const image = await rig.image([clean]);
    await check(image);
    await rm(join(image.layout, 'blobs'), { recursive: true });
    const { coverage } = await check(image);
    expect(coverage.layers).toEqual({ scanned: 0, cached: 1, total: 1 });
    expect(coverage.files.scanned).toBe(1);
  });
});
