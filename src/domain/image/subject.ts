import { digestFault, isDigest } from '../digest.ts';
import { optional } from '../optional.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../result.ts';
import { type ImageChoice, parseReference, type Subject } from './image.ts';

/** Prefixes that other programs use, and what to write instead. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/^(?:docker|https?|oras):\/\//, 'remove everything in front of the registry’s name'],
  [/^(?:oci|docker)-archive:/, 'write `archive:FILE` for both formats'],
  [/^(?:tarball|file):[./~]/, 'write `archive:FILE`, or `oci:DIR` for a layout'],
  [/^ocidir:[./~]/, 'write `oci:DIR`'],
  [
    /^dir:[./~]/,
    'Assay does not read folders of this form; copy it with `skopeo copy dir:DIR oci:OTHER`, and write `oci:OTHER`',
  ],
  [
    /^(?:docker-daemon|containers-storage):/,
    'Assay does not read images in an engine; save it with `docker save` or `podman save`, and write `archive:FILE`',
  ],
];

/**
 * Reads the `image` input: a registry reference, `oci:DIR[:NAME][@DIGEST]` or `archive:FILE[:NAME][@DIGEST]`. A path and a
 * name may contain colons: the longest path that exists counts, by `isThere`. The fault is a sentence.
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
  if (/(?:^|\s)#/.test(text))
    return 'it contains a comment (`#`), but all its text counts as names; put the comment outside of the input';
  if (/^(?:-\s|\[)/.test(text))
    return 'it is a list of YAML or JSON; write only the names, without `-`, brackets and quotes';
  const names = text.split(/[\s,]+/);
  if (names.length > 1)
    return `${names.length} images are given in one line; name one (of several tags, such as those of docker/metadata-action, any one, or better the digest)`;
  const remedy = FOREIGN.find(([form]) => form.test(text))?.[1];
  if (remedy !== undefined) return `"${text}" is not a name of an image that Assay reads: ${remedy}`;
  if (/^(?:[/~]|\.{1,2}\/)/.test(text))
    return `"${text}" is a path; write \`oci:DIR\` for a layout, or \`archive:FILE\` for a file of \`docker save\``;
  if (/^(?:sha256:)?[0-9a-f]{64}$/.test(text))
    return `"${text}" names an image but not its registry; write \`registry/repository@sha256:…\``;
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
    return unparsable(`"${text}" must not be a URL; write \`${scheme}:\` and the path`);
  // A folder may be called `a@b`. The text after the last `@` is a digest if it looks like one.
  const [, before = whole, digest] = isThere(whole) ? [] : (/^(.*)@(\w+:[^/]*)$/.exec(whole) ?? []);
  if (digest !== undefined && !isDigest(digest)) return unparsable(digestFault(digest));
  const { path, name } = splitName(before, isThere);
  if (path === '') return unparsable(`${scheme}: names no ${what}`);
  if (name === '')
    return unparsable(`"${text}" has nothing after its last colon; name an image there, or remove the colon`);
  if (name !== undefined && !NAME.test(name)) return unparsable(`"${name}" is not a name of an image`);
  return parsed({ path, ...optional({ tag: name, digest }) });
}

const NAME = /^[A-Za-z0-9][\w.:/+[\]-]{0,299}$/;

/** Splits path and name. If no path exists, the name follows the first colon of the last segment. */
function splitName(text: string, isThere: (path: string) => boolean): { path: string; name?: string } {
  for (let end = text.length; end > 0; end = text.lastIndexOf(':', end - 1)) {
    const path = text.slice(0, end);
    if (isThere(path)) return end === text.length ? { path } : { path, name: text.slice(end + 1) };
  }
  const colon = text.indexOf(':', text.lastIndexOf('/') + 1);
  return colon < 1 ? { path: text } : { path: text.slice(0, colon), name: text.slice(colon + 1) };
}

/** How well the name of an image matches the requested name: the same text, the same image, or the same tag. */
export type NameMatch = 'text' | 'image' | 'tag';
const NAME_MATCHES: readonly NameMatch[] = ['text', 'image', 'tag'];

/** The images with the requested name. Only the best {@link NameMatch} of any image counts. */
export function imagesNamed<T>(
  images: readonly T[],
  requested: string,
  namesOf: (image: T) => readonly string[],
): readonly T[] {
  for (const kind of NAME_MATCHES) {
    const found = images.filter((image) =>
      namesOf(image).some((name) => nameMatch(requested, name) === kind),
    );
    if (found.length > 0) return found;
  }
  return [];
}

/** How well a name matches the requested one; undefined if it is another name. */
export function nameMatch(requested: string, name: string): NameMatch | undefined {
  if (requested === name) return 'text';
  if (!/[:/]/.test(name)) return undefined;
  const [wanted, found] = [orUndefined(parseReference(requested)), orUndefined(parseReference(name))];
  if (found === undefined) return undefined;
  const isImage =
    wanted !== undefined &&
    wanted.registry === found.registry &&
    wanted.path === found.path &&
    wanted.tag === found.tag &&
    (wanted.digest === undefined || wanted.digest === found.digest);
  if (isImage) return 'image';
  return found.tag === requested ? 'tag' : undefined;
}
