import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { namedBases } from '../../../src/stages/fixes/named-bases.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-named-bases-'));
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

test('the FROM lines of all Dockerfiles name repositories; stages and variables name none', async () => {
  await mkdir(join(folder, 'web'));
  const lines = ['ARG V=1', 'FROM node:22 AS Build', 'RUN x', 'FROM build AS two', 'FROM $V', 'FROM two'];
  await writeFile(join(folder, 'Dockerfile'), lines.join('\n'));
  await writeFile(
    join(folder, 'web/Dockerfile.prod'),
    `FROM registry.example:5000/base/web@sha256:${'a'.repeat(64)}`,
  );
  expect([...(await namedBases({ folder, path: '' }))].sort()).toEqual([
    'docker.io/library/node',
    'registry.example:5000/base/web',
  ]);
  expect(await namedBases(undefined)).toEqual(new Set());
});
