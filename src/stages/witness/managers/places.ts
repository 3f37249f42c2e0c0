const FIXTURES =
  /^(?:tests?|__tests__|testing|specs?|testdata|test[-_]data|fixtures?|__fixtures__|mocks?|__mocks__|examples?|samples?|docs?|bench(?:mark)?s?)$/i;

/** Folders that package managers install into. */
const INSTALLED = /^(?:node_modules|site-packages|dist-packages|gems|vendor|python\d(?:\.\d+)?)$/;

/**
 * Whether a path lies among what an installed package keeps for its own tests. Such folders count only within an
 * installed package: an application may itself be called `test`.
 */
export function isFixture(path: string): boolean {
  const segments = path.split('/');
  const installed = segments.findIndex((segment) => INSTALLED.test(segment));
  return installed >= 0 && segments.some((segment, at) => at > installed + 1 && FIXTURES.test(segment));
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
