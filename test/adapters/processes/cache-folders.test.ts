import { mkdir, mkdtemp, readdir, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorkspace } from '../../../src/adapters/processes/workspace.ts';

let folder: string;
let cache: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'assay-cache-')));
  cache = join(folder, 'cache');
  await mkdir(join(folder, 'temp'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const create = (mayKeep = true) =>
  createWorkspace({
    ...{ outputDir: join(folder, 'evidence'), cacheDir: cache, mayKeep },
    environment: { PATH: process.env.PATH, RUNNER_TEMP: join(folder, 'temp') },
  });

test.each(['trivy', 'secrets', 'tools/assets', 'trivy/db'])(
  'a file where Assay keeps the folder %s is refused with its path',
  async (name) => {
    await mkdir(dirname(join(cache, name)), { recursive: true });
    await writeFile(join(cache, name), '');
    const asked = create();
    await expect(asked).toRefuseWith('input-invalid');
    await expect(asked).rejects.toThrow(`cache-dir: "${join(cache, name)}" is a file`);
  },
);

test.skipIf(process.getuid?.() === 0)('a cache that another user filled is refused', async () => {
  await mkdir(join(cache, 'trivy'), { recursive: true, mode: 0o700 });
  await mkdir(join(cache, 'trivy/layers'), { mode: 0o500 });
  await expect(create()).toRefuseWith('input-invalid');
  // A run that writes nothing there only has to read.
  await (await create(false)).dispose();
});

test('what killed runs left behind is removed after a day, and nothing else', async () => {
  const old = [
    'trivy/.download-aB3xyz/db/trivy.db',
    'secrets/judges/.0f0f0f0f-1111-4222-8333-444444444444',
    'tools/assets/hash/.new-abcdef/trivy.tar.gz',
    `secrets/judges/.${'a'.repeat(64)}.0f0f0f0f-1111-4222-8333-444444444444`,
  ];
  const kept = ['trivy/.download-fresh1/x', 'trivy/db/trivy.db', 'secrets/judges/marker', 'tools/.other/x'];
  for (const name of [...old, ...kept]) {
    await mkdir(dirname(join(cache, name)), { recursive: true });
    await writeFile(join(cache, name), '');
  }
  const past = new Date(Date.now() - 25 * 3_600_000);
  for (const name of [...old, 'trivy/db/trivy.db', 'secrets/judges/marker', 'tools/.other/x']) {
    await utimes(join(cache, name), past, past);
    await utimes(dirname(join(cache, name)), past, past);
    await utimes(dirname(dirname(join(cache, name))), past, past);
  }
  await (await create()).dispose();
  const entries = await readdir(cache, { recursive: true, withFileTypes: true });
  const left = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(left.sort()).toEqual(kept.map((name) => join(cache, name)).sort());
});

test('nobody else may write to a folder that Assay creates, whatever the umask', async () => {
  const before = process.umask(0);
  try {
    const workspace = await create();
    expect((await stat(workspace.cache)).mode & 0o777).toBe(0o700);
    expect((await stat(workspace.evidence)).mode & 0o777).toBe(0o755);
    await workspace.dispose();
  } finally {
    process.umask(before);
  }
});
