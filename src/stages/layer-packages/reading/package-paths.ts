const FIXTURES =
  /^(?:tests?|__tests__|testing|specs?|testdata|test[-_]data|fixtures?|__fixtures__|mocks?|__mocks__|examples?|samples?|docs?|bench(?:mark)?s?)$/i;

/** Folders that package managers install into, each package under its name. */
const INSTALLED = /^(?:node_modules|site-packages|dist-packages|gems|vendor)$/;
/** Python's own library, which has its own tests. */
const LIBRARY = /^python\d(?:\.\d+)?$/;

/**
 * Whether a path lies among what an installed package keeps for its own tests. Such folders count only within an
 * installed package, and not where its name stands: an application may itself be called `test`, and so may a package.
 */
export function isFixture(path: string): boolean {
  const segments = path.split('/');
  const installed = segments.findIndex((segment) => INSTALLED.test(segment) || LIBRARY.test(segment));
  if (installed < 0) return false;
  return segments.some((segment, at) => at > installed && FIXTURES.test(segment) && !isName(segments, at));
}

/** `x` of `node_modules/x`, and of `node_modules/@scope/x`. */
function isName(segments: readonly string[], at: number): boolean {
  const parent = segments[at - 1] ?? '';
  return INSTALLED.test(parent) || (parent.startsWith('@') && INSTALLED.test(segments[at - 2] ?? ''));
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
