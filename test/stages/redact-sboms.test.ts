import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hexOf } from '../../src/domain/digest.ts';
import type { Sbom } from '../../src/domain/evidence.ts';
import { Learned } from '../../src/stages/learned.ts';
import { holdsSecret, redactInventory } from '../../src/stages/redact-sboms.ts';
import { sboms } from '../../src/stages/sbom.ts';
import { debian, imageOf, OFFLINE, type TrivyWorld, trivyWorld } from './trivy-world.ts';

const [FIRST, SECOND] = [1, 2].map((nth) => ['tok', `en-A1b2C3d4E5f6G7h8I9j${nth}`].join(''));
const NOT_SCANNED = { done: false, reasons: [] } as const;

let world: TrivyWorld;
beforeEach(async () => {
  world = await trivyWorld();
});
afterEach(() => rm(world.folder, { recursive: true, force: true }));

/** The SBOM of an image with npm packages of these names, once these values are known. */
async function released(names: readonly string[], values: readonly string[]): Promise<Sbom> {
  const packages = names.map((name, index) => ({
    path: `app/node_modules/${index}/package.json`,
    content: JSON.stringify({ name, version: '1.0.0' }),
  }));
  const image = await imageOf(join(world.folder, 'image'), [debian('12.11'), packages]);
  const learned = new Learned();
  const made = await sboms(world, image, undefined, { ...OFFLINE, learned });
  for (const { cyclonedx } of made) expect(cyclonedx.path).not.toContain(world.workspace.evidence);
  const knowing = { ...world, runner: { ...world.runner, masked: new Set(values) } };
  const { sboms: outcome } = await redactInventory(knowing, {
    sboms: { done: true, value: made },
    scan: NOT_SCANNED,
  });
  await learned.keep(world.runner, holdsSecret(knowing));
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

it('packages that are named by a secret stay two packages of a valid SBOM, and no form of it is left', async () => {
  const sbom = await released([`lib-${FIRST}`, `lib-${SECOND}`, 'other'], [FIRST ?? '', SECOND ?? '']);
  const bom = await bomOf(sbom);
  expect(await world.sbomValidator.fault(bom)).toBeUndefined();
  expect(await namesIn(sbom)).toEqual(expect.arrayContaining(['lib-redacted', 'lib-redacted', 'other']));
  for (const { path, sha256 } of [sbom.cyclonedx, sbom.spdx]) {
    const text = await readFile(path, 'utf8');
    expect(text.toLowerCase()).not.toContain('a1b2c3d4');
    expect(text).toContain('pkg:npm/lib-redacted@1.0.0');
    expect(hexOf(text)).toBe(sha256);
  }
  expect(sbom.notes).toEqual([expect.stringContaining('redacted')]);
  const refs = new Set(bom.components.map((component: { 'bom-ref': string }) => component['bom-ref']));
  for (const { dependsOn } of bom.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
});

it('a password that is a word does not take the packages of that name away', async () => {
  const sbom = await released(['postgresql', 'redis-client-2'], ['postgresql', 'redis-client-2', 'word']);
  expect(await namesIn(sbom)).toEqual(expect.arrayContaining(['postgresql', 'redis-client-2']));
  expect(sbom.notes).toBeUndefined();
});

it('what trivy remembers of layers is kept without those that hold a secret, and forgotten once it is one', async () => {
  await released(['harmless'], [FIRST ?? '']);
  const [kept] = await rememberedLayers();
  expect(kept).toMatch(/^[0-9a-f]{64}\.db$/);
  await released([`lib-${FIRST}`], [FIRST ?? '']);
  expect(await rememberedLayers()).toEqual([kept]);
  await released([`lib-${SECOND}`], []);
  expect(await rememberedLayers()).not.toEqual([kept]);
  await released(['harmless'], [SECOND ?? '']);
  for (const name of await rememberedLayers()) expect(name).toBe(kept);
});
