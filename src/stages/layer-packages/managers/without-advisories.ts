import type { FileReader, Manager } from '../manager.ts';

/** Packages that trivy neither lists nor has advisories for, by their path. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:site-)?library\/[^/]+\/DESCRIPTION$/, 'is an R package'],
  [/(?:^|\/)rocks(?:-\d[^/]*)?\/[^/]+\/[^/]+\/[^/]+\.rockspec$/, 'is a Lua package'],
  [/(?:^|\/)Cellar\/[^/]+\/[^/]+\/INSTALL_RECEIPT\.json$/, 'is a package of Homebrew'],
  [/(?:^|\/)snap\/[^/]+\/[^/]+\/meta\/snap\.yaml$/, 'is a snap'],
  [/(?:^|\/)wp-includes\/version\.php$/, 'is a WordPress installation with its own plugins and themes'],
];

/** R, Lua, Homebrew, snaps, WordPress. They are detected, so that the report can say that nothing compares them. */
export const withoutAdvisories: Manager = {
  name: 'packages without advisories',
  matchesPath: (path) => kindOf(path) !== undefined,
  matchesFile: () => true,
  open: ({ path }) => unidentifiedReader(`${kindOf(path) ?? ''}, for which Assay has no advisories`),
};

function kindOf(path: string): string | undefined {
  return PLACES.find(([place]) => place.test(path))?.[1];
}

function unidentifiedReader(why: string): FileReader {
  return { write: () => {}, end: () => ({ kind: 'unidentified', why }) };
}
