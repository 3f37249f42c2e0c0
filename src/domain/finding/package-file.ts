/**
 * Whether a package file is in a folder into which a package manager installs. The `package.json` of an application, or
 * one in the tests of a package, is not an installed package and cannot be required by its name.
 */
export function isInstalled(path: string): boolean {
  if (!path.endsWith('/package.json') && path !== 'package.json') return true;
  const below = path.split('node_modules/').at(-1)?.split('/') ?? [];
  return path.includes('node_modules/') && below.length === (below[0]?.startsWith('@') ? 3 : 2);
}
