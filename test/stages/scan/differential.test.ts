import { expect, test } from 'vitest';
import { compareCorpus } from '../../rig/images/corpus/compare.ts';
import { EXPLAINED } from '../../rig/images/corpus/explained.ts';
import { CORPUS } from '../../rig/images/corpus/index.ts';

/** One image of each kind; `npm run diff` asks about all of them. */
const SAMPLE = [
  'debian',
  'alpine-edge-repositories',
  'arch-beside-npm',
  'npm-flat',
  'npm-hard-link-after-the-store',
  'npm-deleted-in-an-upper-layer',
  'npm-broken-fixture-of-a-package',
  'python-names-in-other-spellings',
  'java-war-in-a-war',
  'debian-python-of-the-distribution',
  'go-program',
];

test('Assay says of an image what trivy says, but for what is explained', { timeout: 600_000 }, async () => {
  const images = CORPUS.filter(({ name }) => SAMPLE.includes(name));
  expect(images.map(({ name }) => name).sort()).toEqual([...SAMPLE].sort());
  for await (const { name, differences, asExplained } of compareCorpus(images))
    expect({ name, differences, asExplained }).toEqual({ name, differences, asExplained: true });
});

test('every explanation is of an image of the corpus, which has at least forty', () => {
  const names = CORPUS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(Object.keys(EXPLAINED).filter((name) => !names.includes(name))).toEqual([]);
});
