import { expect, test } from 'vitest';
import { balance, usualShards, type WeighedImage } from '../../../src/domain/fleet/fleet-plan.ts';

function image(name: string, weight: number): WeighedImage {
  return { image: name, digest: `sha256:${'0'.repeat(64)}`, weight, places: [] };
}

test('every image is in one shard, and the shards have about the same weight', () => {
  const images = Array.from({ length: 1000 }, (_, at) => image(`i${at}`, at < 50 ? 5_000_000 : 600_000 + at));
  const placed = balance(images, 7);
  expect(placed.map((one) => one.image).toSorted()).toEqual(images.map((one) => one.image).toSorted());
  const loads = Array.from({ length: 7 }, (_, shard) =>
    placed.filter((one) => one.shard === shard).reduce((sum, { weight }) => sum + weight, 0),
  );
  expect(Math.max(...loads) - Math.min(...loads)).toBeLessThan(700_000);
});

test('the order of the images does not matter', () => {
  const images = Array.from({ length: 50 }, (_, at) => image(`i${at}`, (at * 7919) % 11));
  expect(balance(images.toReversed(), 4)).toEqual(balance(images, 4));
});

test('there are never more shards than GitHub starts jobs', () => {
  expect([0, 1, 40, 41, 1_000_000].map(usualShards)).toEqual([0, 1, 1, 2, 250]);
});
