import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import { writeEvidence } from '../../../src/report/check/write-evidence.ts';
import { createErrorRun, createFailedRun } from '../create-run.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-evidence-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

test('writes only the files of a run, and returns their hashes', async () => {
  const { files: written } = await writeEvidence(createFailedRun(), folder);
  expect((await readdir(folder)).sort()).toEqual([
    'gl-container-scanning-report.json',
    'gl-secret-detection-report.json',
    'junit.xml',
    'report.html',
    'report.json',
    'results.sarif',
    'summary.md',
  ]);
  for (const { path, sha256 } of Object.values(written)) expect(hexOf(await readFile(path))).toBe(sha256);
  expect(JSON.parse(await readFile(written.report.path, 'utf8')).verdict).toBe('failed');
});

test('says error in every file of a run that could not check', async () => {
  const { report, sarif, summary } = (await writeEvidence(createErrorRun(), folder)).files;
  expect(JSON.parse(await readFile(report.path, 'utf8')).verdict).toBe('error');
  expect(JSON.parse(await readFile(sarif.path, 'utf8')).runs[0]).toMatchObject({
    automationDetails: { id: expect.stringMatching(/\/errors\/$/) },
    properties: { verdict: 'error' },
  });
  expect(await readFile(summary.path, 'utf8')).toMatch(/^## ⛔/);
});

test('replaces what an earlier run left, and does not write through a link', async () => {
  const outside = join(folder, 'outside.txt');
  const evidence = join(folder, 'evidence');
  await mkdir(evidence);
  await writeFile(outside, 'untouched');
  await symlink(outside, join(evidence, 'report.json'));
  await writeFile(join(evidence, 'summary.md'), 'old'.repeat(100_000));
  const { summary } = (await writeEvidence(createFailedRun(), evidence)).files;
  expect(await readFile(outside, 'utf8')).toBe('untouched');
  expect(await readFile(summary.path, 'utf8')).toMatch(/^## ❌/);
});

test('leaves no draft behind when it cannot write', async () => {
  await mkdir(join(folder, 'report.json'));
  await expect(writeEvidence(createFailedRun(), folder)).rejects.toThrow();
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
