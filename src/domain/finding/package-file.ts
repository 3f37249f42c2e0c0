/**
 * Whether a package file lies where a manager installs packages. An application's own `package.json`, or one among the
 * tests of a package, is none that can be installed, or required by its name.
 */
export function isInstalled(path: string): boolean {
  if (!path.endsWith('/package.json') && path !== 'package.json') return true;
  const below = path.split('node_modules/').at(-1)?.split('/') ?? [];
  return path.includes('node_modules/') && below.length === (below[0]?.startsWith('@') ? 3 : 2);
}
