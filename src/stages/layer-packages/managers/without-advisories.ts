import type { FileReader, Manager } from '../manager.ts';

/** Packages that trivy neither lists nor has advisories for, by where each lies. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)(?:site-)?library\/[^/]+\/DESCRIPTION$/, 'is an R package'],
  [/(?:^|\/)rocks(?:-\d[^/]*)?\/[^/]+\/[^/]+\/[^/]+\.rockspec$/, 'is a Lua package'],
  [/(?:^|\/)Cellar\/[^/]+\/[^/]+\/INSTALL_RECEIPT\.json$/, 'is a package of Homebrew'],
  [/(?:^|\/)snap\/[^/]+\/[^/]+\/meta\/snap\.yaml$/, 'is a snap'],
  [/(?:^|\/)wp-includes\/version\.php$/, 'is a WordPress, with plugins and themes of its own'],
];

/** R, Lua, Homebrew, snaps, WordPress: seen, so that the report can say that nobody compares them. */
export const withoutAdvisories: Manager = {
  name: 'packages without advisories',
  mayWant: (path) => of(path) !== undefined,
  wants: () => true,
  open: ({ path }) => teller(`${of(path) ?? ''}, for which no advisories are read`),
};

function of(path: string): string | undefined {
  return PLACES.find(([place]) => place.test(path))?.[1];
}

function teller(why: string): FileReader {
  return { write: () => {}, end: () => ({ kind: 'told', why }) };
}
