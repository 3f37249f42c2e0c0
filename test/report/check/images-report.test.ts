import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeImages } from '../../../src/report/check/evidence-files.ts';
import { ImagesReport } from '../../../src/report/check/images-report.ts';

let folder: string;
let evidence: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-images-'));
  evidence = join(folder, 'evidence');
  for (const name of ['evidence/image-1', 'evidence/image-3', 'outside'])
    await mkdir(join(folder, name), { recursive: true });
  for (const name of ['evidence/image-1', 'evidence/image-3', 'outside', 'evidence'])
    await writeFile(join(folder, name, 'report.json'), '{"verdict":"passed"}');
  await writeFile(join(evidence, 'images.json'), '{"verdict":"passed"}');
  await symlink(join(folder, 'outside'), join(evidence, 'image-2'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The verdicts that somebody would find. `readdir` follows the link, so what is outside comes twice. */
const left = async () =>
  (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.json')).sort();
const OUTSIDE = ['evidence/image-2/report.json', 'outside/report.json'];

test('several images begin without a verdict of an earlier step, and follow no link', async () => {
  const publisher = {
    lines: () => undefined,
    annotations: () => undefined,
    event: () => undefined,
    summary: async () => undefined,
    document: () => undefined,
    junit: () => undefined,
    outputs: () => true,
  };
  await new ImagesReport({ evidence, publisher, summary: false }, 2).begin();
  expect(await left()).toEqual(OUTSIDE);
});

test('one image begins without what an earlier step said about several', async () => {
  await removeImages(evidence);
  expect(await left()).toEqual([...OUTSIDE, 'evidence/report.json'].sort());
  // There may be no folder yet.
  await removeImages(join(folder, 'none'));
});
