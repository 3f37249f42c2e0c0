import { withHubName } from '../../domain/image/image.ts';

/**
 * A text as a string of CEL. JSON's escapes are CEL's, except for a lone half of a surrogate pair, which is no character:
 * it is replaced, so that the string can only match less.
 */
export function celString(text: string): string {
  return JSON.stringify(text.toWellFormed());
}

/** A list of strings of CEL. */
export function celStrings(texts: readonly string[]): string {
  return `[${texts.map(celString).join(', ')}]`;
}

/** A segment of a repository's path, a little looser than the OCI distribution specification. */
const SEGMENT = '[a-z0-9]+([._-]+[a-z0-9]+)*';
const TAG = String.raw`(:\w[\w.-]{0,127})?`;
const DIGEST = '@sha256:[0-9a-f]{64}';

/**
 * The regular expression (RE2) of whole image references in the repositories that globs allow, in which a registry is
 * always written out: `registry.example.com/acme/**` matches neither `registry.example.com.evil.test/acme/app` nor another
 * port. Globs mean what they mean in the policy file.
 */
export function referencePattern(globs: readonly string[]): string {
  const repositories = globs.map((glob) => repositoryPattern(withHubName(glob)));
  return `^(${repositories.join('|')})${TAG}(${DIGEST})?$`;
}

/**
 * The regular expression (RE2) of references that name their registry. A program reads a reference without a host as one of
 * Docker Hub: `registry.example.com@sha256:…` is the image `library/registry.example.com` there.
 */
export const REGISTRY_PATTERN = '^([^/]*[.:][^/]*|localhost)/';

/** A regular expression (RE2) for references that name a digest. */
export const DIGEST_PATTERN = `${DIGEST}$`;

function repositoryPattern(glob: string): string {
  const segments = glob.split('/');
  let pattern = '';
  let needsSlash = false;
  for (const [at, segment] of segments.entries()) {
    const isLast = at === segments.length - 1;
    if (segment === '**') {
      // Any number of segments, also none. The slash belongs to the segments, so that none is left over.
      if (isLast) pattern += needsSlash ? `(/${SEGMENT})*` : `${SEGMENT}(/${SEGMENT})*`;
      else pattern += needsSlash ? `(/${SEGMENT})*` : `(${SEGMENT}/)*`;
      continue;
    }
    pattern += (needsSlash ? '/' : '') + segmentPattern(segment, at === 0);
    needsSlash = true;
  }
  return pattern;
}

function segmentPattern(segment: string, isHost: boolean): string {
  // In a host, a colon begins the port.
  if (segment === '*' && !isHost) return SEGMENT;
  const any = isHost ? '[a-z0-9.:-]' : '[a-z0-9._-]';
  return [...segment]
    .map((letter) => (letter === '*' ? `${any}*` : letter === '?' ? any : quoted(letter)))
    .join('');
}

/** One character that matches only itself. */
function quoted(letter: string): string {
  if (/[\w-]/.test(letter)) return letter;
  return letter === '^' || letter === '\\' || letter === ']' ? `\\${letter}` : `[${letter}]`;
}
