import { expect, test } from 'vitest';
import { parseFleetPlan, serializeFleetPlan } from '../../../src/formats/fleet/fleet-plan-document.ts';
import { DIGEST, examplePlan } from './example-fleet.ts';

test('a plan that is written is read again as the same', () => {
  const plan = examplePlan();
  expect(parseFleetPlan(serializeFleetPlan(plan))).toEqual({ ok: true, value: plan });
});

test.each([
  ['another version', { version: 2 }],
  ['a shard that does not exist', { shards: 1 }],
  ['no digest of the database', { database: { digest: 'sha256:0', updatedAt: '2026-11-29T00:00:00Z' } }],
  ['an image twice', { images: [...examplePlan().images, ...examplePlan().images] }],
  [
    'an image with another digest',
    { images: [{ ...examplePlan().images[0], digest: `sha256:${'f'.repeat(64)}` }] },
  ],
  [
    'an image without a digest',
    { images: [{ ...examplePlan().images[0], image: 'ghcr.io/acme/a:1', digest: DIGEST }] },
  ],
])('refuses %s', (_, change) => {
  expect(parseFleetPlan(JSON.stringify({ ...examplePlan(), ...change })).ok).toBe(false);
});
