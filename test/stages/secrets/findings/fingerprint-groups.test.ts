import { describe, expect, test } from 'vitest';
import { hexOf } from '../../../../src/domain/digest.ts';
import { stretchGroups } from '../../../../src/stages/secrets/findings/fingerprint-groups.ts';

const found = (counts: Readonly<Record<string, number>>, area = 'source') =>
  Object.entries(counts).flatMap(([file, count]) =>
    Array.from({ length: count }, (_, number) => ({ value: `${area} ${file} ${number}`, file, area })),
  );
const sizes = (counts: Readonly<Record<string, number>>) =>
  stretchGroups(found(counts))
    .map(({ length }) => length)
    .sort((a, b) => b - a);
const times = (count: number, of = 1) => Array.from({ length: count }, () => of);
const files = (count: number) => Object.fromEntries(times(count).map((one, at) => [`${at}.env`, one]));

describe('what is stretched together', () => {
  test.each([
    ['nothing, of 16 values in one file', { a: 16 }, times(16)],
    ['all of one file that has 17', { a: 17 }, [17]],
    ['those of the file that has the most', { a: 8, b: 9 }, [9, ...times(8)]],
    ['those of as many files as need be', { a: 30, b: 29, c: 4, d: 5 }, [30, 29, ...times(9)]],
    ['the smaller files too, where there are many', { a: 30, b: 29, c: 9, d: 8 }, [30, 29, 9, ...times(8)]],
  ])('is %s', (_, counts, wanted) => {
    expect(sizes(counts)).toEqual(wanted);
  });

  test('is in 16 groups at most, and every value is in one of them', () => {
    for (const counts of [files(16), files(17), files(1000), { ...files(15), z: 1000 }, { a: 1e4, b: 1e4 }]) {
      const values = found(counts);
      const groups = stretchGroups(values);
      expect(groups.length).toBeLessThanOrEqual(16);
      expect(groups.flat().sort()).toEqual(values.map(({ value }) => value).sort());
    }
  });

  test('is in 16 groups for each area', () => {
    const values = [...found(files(100)), ...found(files(100), 'image')];
    const groups = stretchGroups(values);
    expect(groups).toHaveLength(32);
    for (const group of groups) expect(new Set(group.map((value) => value[0])).size).toBe(1);
  });

  test.each([
    ['few files', { a: 12, b: 7, c: 3 }],
    ['many files', files(50)],
  ])('goes by files and counts alone, never by the values: %s', (_, counts) => {
    const shape = (made: (number: number) => string) => {
      const values = found(counts).map((one, number) => ({ ...one, value: made(number) }));
      const numbers = new Map(values.map(({ value }, number) => [value, number]));
      return stretchGroups(values).map((group) => group.map((value) => numbers.get(value)));
    };
    const wanted = shape((number) => `${1000 + number}`);
    expect(shape((number) => `${9999 - number}`)).toEqual(wanted);
    expect(shape((number) => hexOf(`${number}`))).toEqual(wanted);
    // In whatever order they were found.
    const turned = stretchGroups(found(counts).toReversed()).map((group) => group.toSorted().join());
    expect(turned.sort()).toEqual(
      stretchGroups(found(counts))
        .map((group) => group.toSorted().join())
        .sort(),
    );
  });
});
