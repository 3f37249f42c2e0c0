import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AssayError, fault } from '../../../src/domain/reason.ts';
import { MEDIA } from '../../../src/formats/image/media-types.ts';
import { readFleet, readTags } from '../../../src/stages/fleet/read-fleet.ts';

const POD =
  'kind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "ghcr.io/acme/web:1"}]}\n';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function reasonsOf(paths: readonly string[]) {
  const error = await readFleet(paths, folder).catch((thrown: unknown) => thrown);
  if (!(error instanceof AssayError)) throw new Error(`no fault, but ${JSON.stringify(error)}`);
  return error.reasons;
}

test('reads manifests of a folder, and files of each form', async () => {
  await write('deploy/a/web.yaml', POD);
  await write('deploy/README.md', '# nothing');
  const list = await write('images', '# ours\nghcr.io/acme/a:1\n');
  const found = await readFleet([join(folder, 'deploy'), list], folder);
  expect(found.map(({ place }) => place)).toEqual([
    {
      source: 'deploy/a/web.yaml',
      object: 'Pod web',
      container: 'container web',
      reference: 'ghcr.io/acme/web:1',
    },
    { source: 'images', object: 'line 2', reference: 'ghcr.io/acme/a:1' },
  ]);
});

test('tells all files that cannot be read, each with its name', async () => {
  await write('good.yaml', POD);
  await write('bad.yaml', 'kind: Pod\n spec: [');
  await write('values.yaml', 'image: {tag: 1}');
  await write('chart/Chart.yaml', 'apiVersion: v2\nname: x');
  await write('base/kustomization.yaml', 'resources: [a.yaml]');
  await write('name.yaml', POD.replace('acme/web', 'Acme/Web'));
  await symlink(join(folder, 'good.yaml'), join(folder, 'link.yaml'));
  const reasons = await reasonsOf([folder, join(folder, 'missing')]);
  const told = reasons.map(({ code, message }) => `${code} ${message.split(' ')[0]}`);
  expect(told.toSorted()).toEqual([
    'input-invalid missing',
    'manifest-invalid bad.yaml',
    'manifest-invalid link.yaml',
    'manifest-invalid name.yaml',
    'manifest-invalid values.yaml',
    'manifest-not-rendered base/kustomization.yaml',
    'manifest-not-rendered chart/Chart.yaml',
  ]);
});

test.each(['ghcr.io/acme/${APP}:1\n', 'ghcr.io/acme/{{ .Values.app }}\n'])(
  'a list with the template %s is not rendered',
  async (text) => {
    const list = await write('list.txt', `# {{ a comment }}\n${text}`);
    expect((await reasonsOf([list])).map(({ code }) => code)).toEqual(['manifest-not-rendered']);
  },
);

test('each path that names no image is told, also if others name some', async () => {
  const good = await write('good.yaml', POD);
  await write('empty/README.md', '# nothing');
  const pods = await write('pods.json', JSON.stringify({ kind: 'List', items: [] }));
  const reasons = await reasonsOf([good, join(folder, 'empty'), pods]);
  expect(reasons.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'fleet-empty empty names no image',
    'fleet-empty pods.json names no image',
  ]);
});

const HEX = '0'.repeat(64);
const REPOSITORY = { registry: 'ghcr.io', path: 'acme/web' };
const DIGEST = `sha256:${HEX}` as const;

/** A registry with tags, of which every one leads to an index with these entries. */
function registryOf(names: readonly string[], entries: readonly object[] = []) {
  const manifest = { schemaVersion: 2, mediaType: MEDIA.index, manifests: entries };
  const bytes = Buffer.from(JSON.stringify(manifest));
  return {
    registry: {
      tags: async (_: unknown, limit: number, isWanted: (tag: string) => boolean) =>
        names.filter(isWanted).slice(0, limit),
      resolve: async () => ({ mediaType: MEDIA.index, digest: DIGEST, bytes }),
    },
  };
}

const REFERRER = { mediaType: MEDIA.manifest, digest: DIGEST, size: 10, artifactType: MEDIA.bundle };

async function tagsIn(...registry: Parameters<typeof registryOf>) {
  const found = await readTags(registryOf(...registry), [{ repository: REPOSITORY }]);
  return found.map(({ reference }) => reference.tag);
}

test('tags of referrers and signatures are no images', async () => {
  const tags = ['v1', 'v2', 'edge', `sha256-${HEX}`];
  const world = registryOf(
    [...tags, ...['sig', 'att', 'sbom'].map((end) => `sha256-${HEX}.${end}`)],
    [REFERRER],
  );
  const found = await readTags(world, [{ repository: REPOSITORY }, { repository: REPOSITORY, glob: 'v*' }]);
  expect(found.map(({ place }) => place.reference)).toEqual([
    ...['ghcr.io/acme/web:v1', 'ghcr.io/acme/web:v2', 'ghcr.io/acme/web:edge'],
    ...['ghcr.io/acme/web:v1', 'ghcr.io/acme/web:v2'],
  ]);
});

test.each([
  ['a platform', { ...REFERRER, platform: { os: 'linux', architecture: 'amd64' } }],
  ['an entry of no type', { ...REFERRER, artifactType: undefined }],
  ['an image as referrer', { ...REFERRER, artifactType: MEDIA.config }],
])('an image is one whatever its tag is called: %s', async (_, entry) => {
  const tags = [`sha256-${HEX}`, `sha256-${HEX}.foo`];
  expect(await tagsIn(tags, [REFERRER, entry])).toEqual(tags);
});

async function tagFaults(names: readonly string[], glob?: string): Promise<readonly string[]> {
  const selection = { repository: REPOSITORY, ...(glob === undefined ? {} : { glob }) };
  const error = await readTags(registryOf(names), [{ repository: REPOSITORY }, selection]).catch(
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AssayError)) throw new Error(`no fault, but ${JSON.stringify(error)}`);
  return error.reasons.map(({ code, message }) => `${code} ${message}`);
}

test('a selection without an image is told, also if others have some', async () => {
  expect(await tagFaults(['v1'], 'w*')).toEqual([
    'fleet-empty ghcr.io/acme/web has no image under a tag that matches "w*"',
  ]);
});

test('a tag that cannot be read is told', async () => {
  expect(await tagFaults(['v1', 'v 2'], 'v1')).toEqual([
    expect.stringContaining('ghcr.io/acme/web has a tag that cannot be read'),
  ]);
});

test('every repository whose tags are not known is told, and the others too', async () => {
  const world = {
    registry: {
      ...registryOf([]).registry,
      tags: async ({ path }: { readonly path: string }): Promise<readonly string[]> => {
        if (path === 'acme/none') return [];
        throw fault('registry-denied', 'image', `${path} was denied`);
      },
    },
  };
  const selections = ['acme/a', 'acme/none', 'acme/b'].map((path) => ({
    repository: { registry: 'ghcr.io', path },
  }));
  const error = await readTags(world, selections).catch((thrown: unknown) => thrown);
  expect(error instanceof AssayError && error.reasons.map(({ code }) => code).toSorted()).toEqual([
    'fleet-empty',
    'registry-denied',
    'registry-denied',
  ]);
});
