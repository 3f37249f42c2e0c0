import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DEFAULT_POLICY } from '../../src/domain/policy/policy.ts';
import { readPolicyFile } from '../../src/formats/policy-file/policy-file-read.ts';
import { buildTools } from '../rig/tools/build.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'docs/operations');
const PAGES = readdirSync(FOLDER).filter((name) => name !== 'README.md');
/** The day on which the examples of the pages are right. */
const NOW = new Date('2026-11-29T12:00:00Z');

const BLOCKS = PAGES.flatMap((page) =>
  [...readFileSync(join(FOLDER, page), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, block = ''], index) => [`${page}, block ${index + 1}`, block] as const,
  ),
);
const beginning = (words: string) => BLOCKS.filter(([, block]) => block.startsWith(words));

test('every page is in the index, and every block is a policy, a workflow or a step', () => {
  const index = readFileSync(join(FOLDER, 'README.md'), 'utf8');
  for (const page of PAGES) expect(index).toContain(`](${page})`);
  const known = ['version: 1\n', 'name: ', '- uses: '].flatMap(beginning);
  expect(known).toHaveLength(BLOCKS.length);
  expect(BLOCKS.length).toBeGreaterThan(8);
});

test.each(beginning('version: 1\n'))('%s is a sound policy without doubts', (_, block) => {
  const reading = readPolicyFile(Buffer.from(block), DEFAULT_POLICY, NOW);
  expect(reading).toMatchObject({ ok: true, value: { doubts: [] } });
});

test.each(beginning('name: '))('%s is a workflow in which actionlint finds nothing', async (_, block) => {
  const { actionlint } = await buildTools(['actionlint']);
  const folder = await mkdtemp(join(tmpdir(), 'assay-lint-'));
  try {
    const file = join(folder, 'workflow.yml');
    await writeFile(file, block);
    const { stdout } = await execa(actionlint, ['-shellcheck=', '-pyflakes=', file], { reject: false });
    expect(stdout).toBe('');
  } finally {
    await rm(folder, { recursive: true });
  }
});

describe('the steps', () => {
  const steps = [
    ...beginning('- uses: ').flatMap(([, block]) => parse(block)),
    ...beginning('name: ').flatMap(([, block]) =>
      Object.values<{ steps: object[] }>(parse(block).jobs).flatMap((job) => job.steps),
    ),
  ] as { uses: string; with: object }[];

  test('give Assay no input that it has not', () => {
    const ours = steps.filter(({ uses }) => /^(assay-sh|acme)\/assay/.test(uses));
    expect(ours.length).toBeGreaterThan(2);
    for (const { uses, with: given } of ours) {
      const path = uses.includes('/gate@') ? 'gate/action.yml' : 'action.yml';
      const { inputs } = parse(readFileSync(join(ROOT, path), 'utf8'));
      expect(Object.keys(given).filter((input) => !(input in inputs))).toEqual([]);
    }
  });
});
