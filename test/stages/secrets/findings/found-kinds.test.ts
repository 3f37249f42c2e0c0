import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SecretFinding } from '../../../../src/domain/finding/finding.ts';
import { secrets } from '../../../../src/stages/secrets/secrets.ts';
import { KEPT } from '../collect/kept-kinds.ts';
import { type LeaksRig, leaksRig } from '../leaks-rig.ts';
import { SECRETS as MISSED } from '../missed-kinds.ts';
import { ONE_VALUE } from './one-value-kinds.ts';

let rig: LeaksRig;
let findings: readonly SecretFinding[];
const SECRETS = [...MISSED, ...KEPT];
const files = [...SECRETS, ...ONE_VALUE];

beforeAll(async () => {
  rig = await leaksRig();
  const folder = await rig.source(
    Object.fromEntries(files.map(({ path, text }, index) => [`${index}/${path}`, `${text}\n`])),
  );
  ({ findings } = await secrets(rig.world, await rig.image([]), { folder, path: '' }, Buffer.from('key')));
});
afterAll(() => rig.dispose());

const foundIn = (index: number) =>
  findings.filter(({ places }) =>
    places.some((place) => place.kind === 'source' && place.path.startsWith(`${index}/`)),
  );

describe('a secret is found', () => {
  test.each(SECRETS.map((file, index) => ({ ...file, index })))('$kind', ({ index, lines }) => {
    const places = foundIn(index).flatMap((finding) =>
      finding.places.map((place) => ({ ...place, severity: finding.severity })),
    );
    const told = places.map((place) =>
      place.kind === 'source' && place.severity !== 'low' ? place.line : 0,
    );
    expect(told).toEqual(expect.arrayContaining([...lines]));
  });
});

describe('one value is one finding', () => {
  test.each(ONE_VALUE.map((file, index) => ({ ...file, index: SECRETS.length + index })))(
    '$kind',
    ({ index, count }) => {
      expect(foundIn(index).map(({ rule, engines }) => `${rule} ${engines.join()}`)).toHaveLength(count);
    },
  );
});
