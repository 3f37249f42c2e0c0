import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AssayError } from '../../../src/domain/reason.ts';
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
  const pods = await write('pods.json', JSON.stringify({ kind: 'List', items: [] }));
  const found = await readFleet([join(folder, 'deploy'), list, pods], folder);
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

test('tags of referrers and signatures are no images', async () => {
  const digest = '0'.repeat(64);
  const tags = async () => ['v1', 'v2', 'edge', `sha256-${digest}`, `sha256-${digest}.sig`];
  const repository = { registry: 'ghcr.io', path: 'acme/web' };
  const found = await readTags({ registry: { tags } }, [{ repository }, { repository, glob: 'v*' }]);
  expect(found.map(({ place }) => place.reference)).toEqual([
    ...['ghcr.io/acme/web:v1', 'ghcr.io/acme/web:v2', 'ghcr.io/acme/web:edge'],
    ...['ghcr.io/acme/web:v1', 'ghcr.io/acme/web:v2'],
  ]);
});
