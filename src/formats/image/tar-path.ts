import { posix } from 'node:path';

/**
 * The place in the image that a name of an archive means, relative to the root and without `.`, `..`, doubled or
 * closing slashes; what would lead out of the root stays in it, as it does for a runtime. Empty for the root itself.
 */
export function placeOf(name: string): string {
  return posix.join('/', name).replace(/^\/+|\/+$/g, '');
}
