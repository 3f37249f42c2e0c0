import { posix } from 'node:path';

/** A path with an empty part, `.` or `..`. Most have none, and to join takes ten times as long as to look. */
const NOT_PLAIN = /(?:^|\/)\.{0,2}(?:\/|$)/;

/**
 * The path in the image that a name in an archive means. It is relative to the root and has no `.`, `..`, double or final
 * slashes. As for a runtime, `..` does not lead out of the root. Empty for the root itself.
 */
export function placeOf(name: string): string {
  if (!NOT_PLAIN.test(name)) return name;
  return posix.join('/', name).replace(/^\/+|\/+$/g, '');
}
