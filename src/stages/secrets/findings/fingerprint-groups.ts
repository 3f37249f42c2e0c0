import { hexOf } from '../../../domain/digest.ts';

/** A value that a person may have made up, and the file that it is found in, as the report names it. */
export interface Guessable {
  readonly value: string;
  /** The source tree, the image or the commits: what is found in one changes nothing in the others. */
  readonly area: string;
  readonly file: string;
}

/** Computations for the values of one area, however many there are. Each takes some 50 ms of a processor. */
const MOST = 16;

/**
 * Which of the distinct values are stretched together. Each is stretched alone while there are few in its area. Where
 * there are more than {@link MOST}, those of the file with the most values are taken together, then those of the next,
 * until that is enough. Where that many files have one, their values are taken together by the hash of the path.
 *
 * Files and counts decide, which the report tells anyway, and never a value: if the smallest ones or those with a
 * certain hash were stretched alone, a guess could be ruled out by that before it is stretched.
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
  if (files.length > MOST) return buckets(files);
  let computations = area.length;
  return files.flatMap(({ values }) => {
    if (computations <= MOST) return values.map((value) => [value]);
    computations -= values.length - 1;
    return [values];
  });
}

/** By the path alone, so that a file that comes or goes changes no group but its own. */
function buckets(files: readonly FileValues[]): readonly (readonly string[])[] {
  const groups = Map.groupBy(files, ({ file }) => Number.parseInt(hexOf(file).slice(0, 8), 16) % MOST);
  return [...groups.values()].map((group) => group.flatMap(({ values }) => values));
}

function byCount(a: FileValues, b: FileValues): number {
  return b.values.length - a.values.length || (a.file < b.file ? -1 : 1);
}
