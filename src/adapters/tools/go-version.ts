import type { FileDigest, Search } from '../../file-digest.ts';

/** More than a version has. */
const LONGEST_VERSION = 200;

/** Finds the version of a Go module in the build information that Go writes into each program. */
export function goVersionSearch(module: string): Search {
  return { text: `\nmod\t${module}\tv`, after: LONGEST_VERSION };
}

/**
 * The versions that a program says it was built from, found by {@link goVersionSearch}. The program is not run. Empty if it
 * contains none, as a script or a program without a release.
 */
export function goVersionsIn({ found }: Pick<FileDigest, 'found'>): readonly string[] {
  return [...new Set(found.flatMap((text) => /^[^\t\n]+(?=[\t\n])/.exec(text)?.[0] ?? []))];
}
