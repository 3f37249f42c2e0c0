import { isDigest } from '../digest.ts';
import { type ImageChoice, parseReference, type Subject } from './image.ts';

/** What other programs write in front of a name, and what is to be done about it. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^(?:docker|https?|oras):\/\//, 'leave out what stands before the registry’s name'],
  [/^(?:oci|docker)-archive:/, 'write `archive:FILE`, whichever of the two it is'],
  [/^(?:tarball|file):[./~]/, 'write `archive:FILE`, or `oci:DIR` for a layout'],
  [/^ocidir:[./~]/, 'write `oci:DIR`'],
  [
    /^dir:[./~]/,
    'a folder of this form is not read; copy it with `skopeo copy dir:DIR oci:OTHER`, and write `oci:OTHER`',
  ],
  [
    /^(?:docker-daemon|containers-storage):/,
    'images in an engine are not read; save it with `docker save` or `podman save`, and write `archive:FILE`',
  ],
];

/**
 * Reads the `image` input: a registry reference, `oci:DIR[:NAME][@DIGEST]` or `archive:FILE[:NAME][@DIGEST]`. A path may
 * have colons of its own, and so may a name: the longest path that is there counts, by `isThere`. Answers a sentence on
 * a fault.
 */
export function parseSubject(
  text: string,
  isThere: (path: string) => boolean = () => false,
): Subject | string {
  if (text.startsWith('oci:')) {
    const place = parsePlace(text, 'oci', 'folder', isThere);
    if (typeof place === 'string') return place;
    const { path, ...choice } = place;
    return { kind: 'layout', directory: path, ...choice };
  }
  if (text.startsWith('archive:')) {
    const place = parsePlace(text, 'archive', 'file', isThere);
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
  if (remedy !== undefined) return `"${text}" is not how an image is named here: ${remedy}`;
  if (/^(?:[/~]|\.{1,2}\/)/.test(text))
    return `"${text}" is a path; write \`oci:DIR\` for a layout, or \`archive:FILE\` for what \`docker save\` wrote`;
  if (/^(?:sha256:)?[0-9a-f]{64}$/.test(text))
    return `"${text}" says which image and not where it lies; write \`registry/repository@sha256:…\``;
  return undefined;
}

function parsePlace(
  text: string,
  scheme: string,
  what: string,
  isThere: (path: string) => boolean,
): ({ readonly path: string } & ImageChoice) | string {
  const whole = text.slice(scheme.length + 1);
  if (whole.startsWith('//')) return `"${text}" is no URL here; write \`${scheme}:\` and the path`;
  // A folder may be called `a@b`; what is behind the last `@` is a digest where it looks like one.
  const [, before = whole, digest] = isThere(whole) ? [] : (/^(.*)@(\w+:[^/]*)$/.exec(whole) ?? []);
  if (digest !== undefined && !isDigest(digest))
    return `"${digest}" is not a digest of the form sha256:<64 hex digits>`;
  const { path, name } = splitName(before, isThere);
  if (path === '') return `${scheme}: names no ${what}`;
  if (name === '') return `"${text}" has nothing behind its last colon; name an image there, or leave it out`;
  if (name !== undefined && !NAME.test(name)) return `"${name}" is no name of an image`;
  return { path, ...(name === undefined ? {} : { tag: name }), ...(digest === undefined ? {} : { digest }) };
}

const NAME = /^[A-Za-z0-9][\w.:/+[\]-]{0,299}$/;

/** Path and name; where nothing is there, the name is what follows a colon of the last part. */
function splitName(text: string, isThere: (path: string) => boolean): { path: string; name?: string } {
  for (let end = text.length; end > 0; end = text.lastIndexOf(':', end - 1)) {
    const path = text.slice(0, end);
    if (isThere(path)) return end === text.length ? { path } : { path, name: text.slice(end + 1) };
  }
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
  return colon < 1 ? { path: text } : { path: text.slice(0, colon), name: text.slice(colon + 1) };
}

/** How well a name that an image has fits what was asked for: the same text, the same image, or the same tag. */
export type NameMatch = 'text' | 'image' | 'tag';
const NAME_MATCHES: readonly NameMatch[] = ['text', 'image', 'tag'];

/** Of several images those that are called so, by the closest way in which any of them is. */
export function imagesNamed<T>(
  images: readonly T[],
  asked: string,
  namesOf: (image: T) => readonly string[],
): readonly T[] {
  for (const fit of NAME_MATCHES) {
    const found = images.filter((image) => namesOf(image).some((name) => nameMatch(asked, name) === fit));
    if (found.length > 0) return found;
  }
  return [];
}

/** Undefined where the name is another. */
export function nameMatch(asked: string, name: string): NameMatch | undefined {
  if (asked === name) return 'text';
  if (!/[:/]/.test(name)) return undefined;
  const [wanted, found] = [parseReference(asked), parseReference(name)];
  if (typeof found === 'string') return undefined;
  const isImage =
    typeof wanted !== 'string' &&
    wanted.registry === found.registry &&
    wanted.path === found.path &&
    wanted.tag === found.tag &&
    (wanted.digest === undefined || wanted.digest === found.digest);
  if (isImage) return 'image';
  return found.tag === asked ? 'tag' : undefined;
}
