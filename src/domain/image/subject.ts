import { type Digest, isDigest } from '../digest.ts';
import { optional } from '../optional.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../result.ts';
import { parseReference, type Reference } from './image.ts';

/** Which image of a layout or archive is meant, where it holds several. */
export interface ImageChoice {
  /** A name that the layout or archive gives it: a tag, or a whole reference. */
  readonly tag?: string;
  /** Of a manifest, of an index, or of the configuration (the image ID of `docker images`). */
  readonly digest?: Digest;
}

/** Where the image under test comes from. */
export type Subject =
  | { readonly kind: 'registry'; readonly reference: Reference }
  | ({ readonly kind: 'layout'; readonly directory: string } & ImageChoice)
  | ({ readonly kind: 'archive'; readonly file: string } & ImageChoice);

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
 * have colons of its own, and so may a name: the longest path that is there counts, by `isThere`. The fault is a
 * sentence.
 */
export function parseSubject(
  text: string,
  isThere: (path: string) => boolean = () => false,
): Parsed<Subject> {
  if (text.startsWith('oci:')) {
    const place = parsePlace(text, 'oci', 'folder', isThere);
    if (!place.ok) return place;
    const { path, ...choice } = place.value;
    return parsed({ kind: 'layout', directory: path, ...choice });
  }
  if (text.startsWith('archive:')) {
    const place = parsePlace(text, 'archive', 'file', isThere);
    if (!place.ok) return place;
    const { path, ...choice } = place.value;
    return parsed({ kind: 'archive', file: path, ...choice });
  }
  const refused = whyNoReference(text);
  if (refused !== undefined) return unparsable(refused);
  const reference = parseReference(text);
  return reference.ok ? parsed({ kind: 'registry', reference: reference.value }) : reference;
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
): Parsed<{ readonly path: string } & ImageChoice> {
  const whole = text.slice(scheme.length + 1);
  if (whole.startsWith('//'))
    return unparsable(`"${text}" is no URL here; write \`${scheme}:\` and the path`);
  // A folder may be called `a@b`; what is behind the last `@` is a digest where it looks like one.
  const [, before = whole, digest] = isThere(whole) ? [] : (/^(.*)@(\w+:[^/]*)$/.exec(whole) ?? []);
  if (digest !== undefined && !isDigest(digest))
    return unparsable(`"${digest}" is not a digest of the form sha256:<64 hex digits>`);
  const { path, name } = splitName(before, isThere);
  if (path === '') return unparsable(`${scheme}: names no ${what}`);
  if (name === '')
    return unparsable(`"${text}" has nothing behind its last colon; name an image there, or leave it out`);
  if (name !== undefined && !NAME.test(name)) return unparsable(`"${name}" is no name of an image`);
  return parsed({ path, ...optional({ tag: name, digest }) });
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
export type Fit = 'text' | 'image' | 'tag';
const FITS: readonly Fit[] = ['text', 'image', 'tag'];

/** Of several images those that are called so, by the closest way in which any of them is. */
export function calledSo<T>(
  images: readonly T[],
  asked: string,
  namesOf: (image: T) => readonly string[],
): readonly T[] {
  for (const fit of FITS) {
    const found = images.filter((image) => namesOf(image).some((name) => fitOf(asked, name) === fit));
    if (found.length > 0) return found;
  }
  return [];
}

/** Undefined where the name is another. */
export function fitOf(asked: string, name: string): Fit | undefined {
  if (asked === name) return 'text';
  if (!/[:/]/.test(name)) return undefined;
  const [wanted, found] = [orUndefined(parseReference(asked)), orUndefined(parseReference(name))];
  if (found === undefined) return undefined;
  const isImage =
    wanted !== undefined &&
    wanted.registry === found.registry &&
    wanted.path === found.path &&
    wanted.tag === found.tag &&
    (wanted.digest === undefined || wanted.digest === found.digest);
  if (isImage) return 'image';
  return found.tag === asked ? 'tag' : undefined;
}
