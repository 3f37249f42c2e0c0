import { isDigest } from '../digest.ts';
import { type ImageChoice, parseReference, type Subject } from './image.ts';

/** Prefixes that other programs write before a name, and what to write instead. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^(?:docker|https?|oras):\/\//, 'leave out everything before the name of the registry'],
  [/^(?:oci|docker)-archive:/, 'write `archive:FILE` for both kinds'],
  [/^(?:tarball|file):[./~]/, 'write `archive:FILE`, or `oci:DIR` for a layout'],
  [/^ocidir:[./~]/, 'write `oci:DIR`'],
  [
    /^dir:[./~]/,
    'Assay does not read a folder of this form; copy it with `skopeo copy dir:DIR oci:OTHER`, and write `oci:OTHER`',
  ],
  [
    /^(?:docker-daemon|containers-storage):/,
    'Assay does not read images from a container engine; save the image with `docker save` or `podman save`, and write `archive:FILE`',
  ],
];

/**
 * Reads the `image` input: a registry reference, `oci:DIR[:NAME][@DIGEST]` or `archive:FILE[:NAME][@DIGEST]`. A path and
 * a name may contain colons: the longest path that exists is the path. Returns a sentence if the text has a fault.
 */
export function parseSubject(
  text: string,
  exists: (path: string) => boolean = () => false,
): Subject | string {
  if (text.startsWith('oci:')) {
    const place = parsePlace(text, 'oci', 'folder', exists);
    if (typeof place === 'string') return place;
    const { path, ...choice } = place;
    return { kind: 'layout', directory: path, ...choice };
  }
  if (text.startsWith('archive:')) {
    const place = parsePlace(text, 'archive', 'file', exists);
    if (typeof place === 'string') return place;
    const { path, ...choice } = place;
    return { kind: 'archive', file: path, ...choice };
  }
  const refused = whyNoReference(text);
  if (refused !== undefined) return refused;
  const reference = parseReference(text);
  return typeof reference === 'string' ? reference : { kind: 'registry', reference };
}

function whyNoReference(text: string): string | undefined {
  const remedy = FOREIGN.find(([form]) => form.test(text))?.[1];
  if (remedy !== undefined) return `"${text}" is not a form of name that Assay reads: ${remedy}`;
  if (/^(?:[/~]|\.{1,2}\/)/.test(text))
    return `"${text}" is a path; write \`oci:DIR\` for a layout, or \`archive:FILE\` for an archive from \`docker save\``;
  if (/^(?:sha256:)?[0-9a-f]{64}$/.test(text))
    return `"${text}" is a digest without a repository; write \`registry/repository@sha256:…\``;
  return undefined;
}

function parsePlace(
  text: string,
  scheme: string,
  what: string,
  exists: (path: string) => boolean,
): ({ readonly path: string } & ImageChoice) | string {
  const whole = text.slice(scheme.length + 1);
  if (whole.startsWith('//')) return `"${text}" is not a URL; write \`${scheme}:\` and the path`;
  // A folder may be called `a@b`. The text after the last `@` is a digest only if it has the form of one.
  const [, before = whole, digest] = exists(whole) ? [] : (/^(.*)@(\w+:[^/]*)$/.exec(whole) ?? []);
  if (digest !== undefined && !isDigest(digest))
    return `"${digest}" is not a digest of the form sha256:<64 hex digits>`;
  const { path, name } = splitName(before, exists);
  if (path === '') return `${scheme}: names no ${what}`;
  if (name === '')
    return `"${text}" has nothing after its last colon; name an image there, or remove the colon`;
  if (name !== undefined && !NAME.test(name)) return `"${name}" is not the name of an image`;
  return { path, ...(name === undefined ? {} : { tag: name }), ...(digest === undefined ? {} : { digest }) };
}

const NAME = /^[A-Za-z0-9][\w.:/+[\]-]{0,299}$/;

/** Path and name. If no path exists, the name begins after the first colon of the last part. */
function splitName(text: string, exists: (path: string) => boolean): { path: string; name?: string } {
  for (let end = text.length; end > 0; end = text.lastIndexOf(':', end - 1)) {
    const path = text.slice(0, end);
    if (exists(path)) return end === text.length ? { path } : { path, name: text.slice(end + 1) };
  }
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
  return colon < 1 ? { path: text } : { path: text.slice(0, colon), name: text.slice(colon + 1) };
}

/** How the name of an image matches the requested name: the same text, the same image, or the same tag. */
export type NameMatch = 'text' | 'image' | 'tag';
const NAME_MATCHES: readonly NameMatch[] = ['text', 'image', 'tag'];

/** The images that match a requested name. Only the closest kind of match counts. */
export function imagesNamed<T>(
  images: readonly T[],
  requested: string,
  namesOf: (image: T) => readonly string[],
): readonly T[] {
  for (const kind of NAME_MATCHES) {
    const matching = images.filter((image) =>
      namesOf(image).some((name) => nameMatch(requested, name) === kind),
    );
    if (matching.length > 0) return matching;
  }
  return [];
}

/** How a name matches the requested one. Undefined if it does not. */
export function nameMatch(requested: string, name: string): NameMatch | undefined {
  if (requested === name) return 'text';
  if (!/[:/]/.test(name)) return undefined;
  const [wanted, actual] = [parseReference(requested), parseReference(name)];
  if (typeof actual === 'string') return undefined;
  const isImage =
    typeof wanted !== 'string' &&
    wanted.registry === actual.registry &&
    wanted.path === actual.path &&
    wanted.tag === actual.tag &&
    (wanted.digest === undefined || wanted.digest === actual.digest);
  if (isImage) return 'image';
  return actual.tag === requested ? 'tag' : undefined;
}
