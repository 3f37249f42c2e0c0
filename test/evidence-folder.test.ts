import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hexOf } from '../src/domain/digest.ts';
import { copyEvidenceFile, removeEvidenceFile, writeEvidenceFile } from '../src/evidence-folder.ts';
import { rigFolder } from './rig/folder.ts';

let folder: string;
let evidence: string;
let outside: string;
beforeEach(async () => {
  folder = await rigFolder('evidence');
  evidence = join(folder, 'evidence');
  outside = join(folder, 'outside');
  await Promise.all([mkdir(outside), mkdir(evidence)]);
  await writeFile(join(outside, 'kept.json'), 'untouched');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a file is written, copied, replaced and taken away, also below a folder', async () => {
  const { path, sha256 } = await writeEvidenceFile(evidence, 'bundles/a.json', 'one');
  expect(hexOf(await readFile(path))).toBe(sha256);
  await writeEvidenceFile(evidence, 'bundles/a.json', Buffer.from('two'));
  expect(await readFile(path, 'utf8')).toBe('two');
  const copy = await copyEvidenceFile(evidence, 'b.json', join(outside, 'kept.json'));
  expect(await readFile(copy, 'utf8')).toBe('untouched');
  await removeEvidenceFile(evidence, 'b.json');
  await removeEvidenceFile(evidence, 'b.json');
  expect(await readdir(evidence, { recursive: true })).toEqual(['bundles', 'bundles/a.json']);
});

describe('nothing is written through a link', () => {
  test('in the place of a file: the link is replaced', async () => {
    for (const name of ['a.json', 'b.json', 'c.json'])
      await symlink(join(outside, 'kept.json'), join(evidence, name));
    await writeEvidenceFile(evidence, 'a.json', 'mine');
    await copyEvidenceFile(evidence, 'b.json', join(evidence, 'a.json'));
    await removeEvidenceFile(evidence, 'c.json');
    expect(await readFile(join(outside, 'kept.json'), 'utf8')).toBe('untouched');
    expect(await readFile(join(evidence, 'b.json'), 'utf8')).toBe('mine');
  });

  test.each(['bundles', ''])('in the place of the folder "%s": refused', async (name) => {
    if (name === '') await rm(evidence, { recursive: true });
    await symlink(outside, join(evidence, name));
    await expect(writeEvidenceFile(evidence, 'bundles/kept.json', 'mine')).toRefuseWith('input-invalid', {
      message: expect.stringContaining('output-dir'),
    });
    expect(await readdir(outside)).toEqual(['kept.json']);
    expect(await readFile(join(outside, 'kept.json'), 'utf8')).toBe('untouched');
  });
});

test('what cannot be written is an error with the name of the file, and leaves no draft', async () => {
  await mkdir(join(evidence, 'report.json'), { recursive: true });
  await expect(writeEvidenceFile(evidence, 'report.json', 'x')).toRefuseWith('input-invalid', {
    message: expect.stringContaining('report.json'),
  });
  expect(await readdir(evidence)).toEqual(['report.json']);
});
