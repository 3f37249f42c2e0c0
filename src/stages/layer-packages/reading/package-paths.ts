const FIXTURES =
  /^(?:tests?|__tests__|testing|specs?|testdata|test[-_]data|fixtures?|__fixtures__|mocks?|__mocks__|examples?|samples?|docs?|bench(?:mark)?s?)$/i;

/** Folders into which package managers install, each package under its name. */
const INSTALLED = /^(?:node_modules|site-packages|dist-packages|gems|vendor)$/;
/** The standard library of Python, which contains its own tests. */
const LIBRARY = /^python\d(?:\.\d+)?$/;

/**
 * Whether a path is in a folder that an installed package keeps for its tests. Such a folder counts only inside an
 * installed package, and not as the name of the package: an application or a package may be called `test`.
 */
export function isFixture(path: string): boolean {
  const segments = path.split('/');
  const installed = segments.findIndex((segment) => INSTALLED.test(segment) || LIBRARY.test(segment));
  if (installed < 0) return false;
  return segments.some((segment, at) => at > installed && FIXTURES.test(segment) && !isName(segments, at));
}

/** `x` in `node_modules/x`, and in `node_modules/@scope/x`. */
function isName(segments: readonly string[], at: number): boolean {
  const parent = segments[at - 1] ?? '';
  return INSTALLED.test(parent) || (parent.startsWith('@') && INSTALLED.test(segments[at - 2] ?? ''));
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
