import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Kind } from '../../../../scripts/bench-secrets/kind.ts';
import { FIRST } from '../../../../scripts/bench-secrets/kinds-first.ts';
import { SECOND } from '../../../../scripts/bench-secrets/kinds-second.ts';
import { NEGATIVES } from '../../../../scripts/bench-secrets/negatives.ts';
import { Random } from '../../../../scripts/bench-secrets/random.ts';
import { secrets } from '../../../../src/stages/secrets/secrets.ts';
import { type LeaksRig, leaksRig } from '../leaks-rig.ts';

let rig: LeaksRig;
beforeAll(async () => {
  rig = await leaksRig();
});
afterAll(() => rig.dispose());

/** Every third kind: the benchmark takes them all, several times. */
const positives = [...FIRST, ...SECOND].filter((_, index) => index % 3 === 0);

test('of many kinds, in many formats, secrets are found, and nothing where there are none', async () => {
  const random = new Random('detection');
  const files: Record<string, string> = {};
  const lay = (kinds: readonly Kind[], group: string) =>
    kinds.map((kind, index) => {
      const folder = `${group}${index}`;
      const { path, text } = kind.make(random, index);
      files[`${folder}/${path}`] = text;
      return { folder, name: `${kind.family}: ${kind.name}` };
    });
  const secret = lay(positives, 's');
  const harmless = lay(NEGATIVES, 'n');
  const source = await rig.source(files);
  const result = await secrets(
    rig.world,
    await rig.image([]),
    { folder: source, path: '' },
    Buffer.from('key'),
  );
  const found = new Set(
    result.findings.flatMap(({ places }) =>
      places.map((place) => (place.kind === 'source' ? (place.path.split('/')[0] ?? '') : place.kind)),
    ),
  );
  expect(secret.filter(({ folder }) => !found.has(folder)).map(({ name }) => name)).toEqual([]);
  expect(harmless.filter(({ folder }) => found.has(folder)).map(({ name }) => name)).toEqual([]);
  // The engines know their own: a run in which one of them was silent would prove nothing.
  for (const engine of ['assay', 'gitleaks', 'trivy'] as const)
    expect(result.findings.some(({ engines }) => engines.includes(engine))).toBe(true);
});
