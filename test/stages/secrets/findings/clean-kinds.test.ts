import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Secrets } from '../../../../src/domain/evidence/evidence.ts';
import { secrets } from '../../../../src/stages/secrets/secrets.ts';
import { type LeaksRig, leaksRig } from '../leaks-rig.ts';
import { CLEAN } from './clean-texts.ts';

let rig: LeaksRig;
let result: Secrets;

beforeAll(async () => {
  rig = await leaksRig();
  const files = Object.fromEntries(CLEAN.map(({ path, text }, index) => [`${index}/${path}`, `${text}\n`]));
  const folder = await rig.source(files);
  result = await secrets(rig.world, await rig.image([]), { folder, path: '' }, Buffer.from('key'));
});
afterAll(() => rig.dispose());

describe('none of the engines reports', () => {
  test.each(CLEAN.map((file, index) => ({ ...file, index })))(
    'what is no secret: $kind in $path',
    ({ index }) => {
      const found = result.findings.flatMap(({ rule, engines, places }) =>
        places.flatMap((place) =>
          place.kind === 'source' && place.path.startsWith(`${index}/`)
            ? [`${rule} ${engines.join()} :${place.line}`]
            : [],
        ),
      );
      expect(found).toEqual([]);
    },
  );

  test('and each reason is told with its number and some of its places', () => {
    const { ignored = [] } = result.coverage;
    expect(ignored.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        'encrypted',
        'reference',
        'template',
        'placeholder',
        'sample',
        'published',
        'translation',
        'checksum',
        'identifier',
        'public-key',
        'no-token',
      ]),
    );
    for (const { count, examples } of ignored) {
      expect(count).toBeGreaterThanOrEqual(examples.length);
      expect(examples.length).toBeLessThanOrEqual(3);
      expect(examples.every((place) => /^\d+\/.+:\d+$/.test(place))).toBe(true);
    }
  });
});
