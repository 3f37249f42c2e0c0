import { hexOf } from '../../../domain/digest.ts';

/** A value that a person may have made up, and the file in which it was found, as the report names it. */
export interface Guessable {
  readonly value: string;
  /** The source tree, the image or the commits. Findings in one area do not change the groups of the others. */
  readonly area: string;
  readonly file: string;
}

/** Maximum number of computations for the values of one area. Each takes about 50 ms of a processor. */
const MAX_COMPUTATIONS = 16;

/**
 * Decides which of the distinct values are stretched together. If an area has at most {@link MAX_COMPUTATIONS} values, each is
 * stretched alone. Otherwise the values of the file with the most values become one group, then those of the next file,
 * until the number of groups is small enough. If more than {@link MAX_COMPUTATIONS} files have values, the hash of the path decides
 * the group of a file.
 *
 * Only files and counts decide, because the report shows them anyway. The values must not decide: if, for example, only
 * the smallest values were stretched alone, an attacker could exclude a guess without stretching it.
 */
export function stretchGroups(values: readonly Guessable[]): readonly (readonly string[])[] {
  return [...Map.groupBy(values, ({ area }) => area).values()].flatMap(groupsOfArea);
}

interface FileValues {
  readonly file: string;
  readonly values: readonly string[];
}

function groupsOfArea(area: readonly Guessable[]): readonly (readonly string[])[] {
  const files = [...Map.groupBy(area, ({ file }) => file)]
    .map(([file, found]) => ({ file, values: found.map(({ value }) => value) }))
    .sort(byCount);
  if (files.length > MAX_COMPUTATIONS) return buckets(files);
  let computations = area.length;
  return files.flatMap(({ values }) => {
    if (computations <= MAX_COMPUTATIONS) return values.map((value) => [value]);
    computations -= values.length - 1;
    return [values];
  });
}

/** Groups files only by their path, so that a file that is added or removed changes only its own group. */
function buckets(files: readonly FileValues[]): readonly (readonly string[])[] {
  const groups = Map.groupBy(
    files,
    ({ file }) => Number.parseInt(hexOf(file).slice(0, 8), 16) % MAX_COMPUTATIONS,
  );
  return [...groups.values()].map((group) => group.flatMap(({ values }) => values));
}

function byCount(a: FileValues, b: FileValues): number {
  return b.values.length - a.values.length || (a.file < b.file ? -1 : 1);
}
