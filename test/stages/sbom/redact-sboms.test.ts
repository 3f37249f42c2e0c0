import { readdir, readFile, rm } from 'node:fs/promises';

import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hexOf } from '../../../src/domain/digest.ts';
import type { Sbom } from '../../../src/domain/evidence/evidence.ts';
import type { Outcome } from '../../../src/domain/verdict/verdict.ts';
import { LooseValues } from '../../../src/formats/redaction/redact.ts';
import { holdsSecret, redactInventory } from '../../../src/stages/sbom/redact-sboms.ts';
import { sboms } from '../../../src/stages/sbom/sbom.ts';
import { PendingCacheWrites } from '../../../src/stages/shared/pending-cache-writes.ts';
import { debian, imageOf, OFFLINE, type TrivyWorld, trivyWorld } from '../scan/trivy-world.ts';

const [FIRST = '', SECOND = ''] = [1, 2].map((nth) => ['tok', `en-A1b2C3d4E5f6G7h8I9j${nth}`].join(''));
const NOT_SCANNED = { done: false, reasons: [] } as const;

let world: TrivyWorld;
beforeEach(async () => {
  world = await trivyWorld();
});
afterEach(() => rm(world.folder, { recursive: true, force: true }));

interface Module {
  readonly name: string;
  readonly version?: string;
  readonly license?: string;
  readonly folder?: string;
}

/** The SBOM of an image with these npm packages, once these values are hidden; `counting` are those that count. */
async function release(
  modules: readonly Module[],
  hidden: readonly string[],
  counting: readonly string[] = hidden,
): Promise<Outcome<readonly Sbom[]>> {
  const packages = modules.map(({ folder, ...manifest }, index) => ({
    path: `app/node_modules/${folder ?? index}/package.json`,
    content: JSON.stringify({ version: '1.0.0', ...manifest }),
  }));
  const image = await imageOf(join(world.folder, 'image'), [debian('12.11'), packages]);
  const cacheWrites = new PendingCacheWrites();
  const made = await sboms(world, image, undefined, { ...OFFLINE, cacheWrites });
  for (const { cyclonedx } of made) expect(cyclonedx.path).not.toContain(world.workspace.evidence);
  const knowing = { ...world, runner: { ...world.runner, masked: new Set(hidden) } };
  const inventoried = { sboms: { done: true, value: made }, scan: NOT_SCANNED } as const;
  const { sboms: outcome } = await redactInventory(knowing, inventoried, new LooseValues(counting));
  await cacheWrites.commit(world.runner, holdsSecret(knowing));
  return outcome;
}

function sbomIn(outcome: Outcome<readonly Sbom[]>): Sbom {
  const [sbom] = outcome.done ? outcome.value : [];
  if (sbom === undefined) throw new Error(JSON.stringify(outcome));
  return sbom;
}

const bomOf = async ({ cyclonedx }: Sbom) => JSON.parse(await readFile(cyclonedx.path, 'utf8'));
const namesIn = async (sbom: Sbom) =>
  (await bomOf(sbom)).components.map(({ name }: { name: string }) => name).sort();
const rememberedLayers = async () => {
  const found = await readdir(join(world.workspace.cache, 'trivy', 'layers'), { recursive: true });
  return found.filter((name) => name.includes('.db')).map((name) => basename(name));
};

describe('an SBOM whose packages are named by a secret is withheld, and never edited', () => {
  test.each<[string, Module, RegExp]>([
    ['a name', { name: `lib-${FIRST}` }, /in the name of a package in the SBOM of linux\/amd64/],
    ['a name in small letters', { name: `lib-${FIRST.toLowerCase()}` }, /the name of a package/],
    ['a version', { name: 'two', version: `1.0.0-${FIRST}` }, /the version of a package/],
    ['a folder', { name: 'five', folder: `five-${FIRST}` }, /the path of a package/],
  ])('%s', async (_, module, where) => {
    const outcome = await release([module, { name: 'other' }], [FIRST, SECOND]);
    expect(outcome).toMatchObject({
      done: false,
      reasons: [{ code: 'secret-found', check: 'sbom', message: expect.stringMatching(where) }],
    });
    expect(JSON.stringify(outcome).toLowerCase()).not.toContain('a1b2c3d4');
    expect((await readdir(world.workspace.evidence)).filter((name) => name.startsWith('sbom'))).toEqual([]);
  });
});

test('a secret in a license is taken out of it, and everything that others decide by stays', async () => {
  const module = { name: 'lib', version: '1.2.3', license: `see ${FIRST}` };
  const sbom = sbomIn(await release([module, { name: 'other', license: 'MIT' }], [FIRST]));
  const bom = await bomOf(sbom);
  expect(await world.sbomValidator.fault(bom)).toBeUndefined();
  for (const { path, sha256 } of [sbom.cyclonedx, sbom.spdx]) {
    const text = await readFile(path, 'utf8');
    expect(text.toLowerCase()).not.toContain('a1b2c3d4');
    expect(text).toContain('pkg:npm/lib@1.2.3');
    expect(hexOf(text)).toBe(sha256);
  }
  expect(sbom.notes).toEqual([expect.stringContaining('redacted')]);
  const refs = new Set(bom.components.map((component: { 'bom-ref': string }) => component['bom-ref']));
  for (const { dependsOn } of bom.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
});

test('a value that the policy lets through changes no name, and holds no SBOM back', async () => {
  const value = ['lod', 'ash@4'].join('');
  const sbom = sbomIn(await release([{ name: 'lodash', version: '4.17.21' }], [value], []));
  expect(await readFile(sbom.cyclonedx.path, 'utf8')).toContain('"pkg:npm/lodash@4.17.21"');
});

test('a password that is a word does not take the packages of that name away', async () => {
  const words = ['postgresql', 'redis-client-2', 'word'];
  const sbom = sbomIn(await release([{ name: 'postgresql' }, { name: 'redis-client-2' }], words));
  expect(await namesIn(sbom)).toEqual(expect.arrayContaining(['postgresql', 'redis-client-2']));
  expect(sbom.notes).toBeUndefined();
});

test('what trivy remembers of layers is kept without those that hold a secret, and forgotten once it is one', async () => {
  await release([{ name: 'harmless' }], [FIRST]);
  const [kept] = await rememberedLayers();
  expect(kept).toMatch(/^[0-9a-f]{64}\.db$/);
  await release([{ name: `lib-${FIRST}` }], [FIRST]);
  expect(await rememberedLayers()).toEqual([kept]);
  await release([{ name: `lib-${SECOND}` }], []);
  expect(await rememberedLayers()).not.toEqual([kept]);
  await release([{ name: 'harmless' }], [SECOND]);
  for (const name of await rememberedLayers()) expect(name).toBe(kept);
});
