import { posix } from 'node:path';

/**
 * The path in the image that a name in an archive means. It is relative to the root and has no `.`, `..`, double or final
 * slashes. As for a runtime, `..` does not lead out of the root. Empty for the root itself.
 */
export function placeOf(name: string): string {
  return posix.join('/', name).replace(/^\/+|\/+$/g, '');
}
