import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { codeOf, messageOf } from '../../domain/error-words.ts';
import type { Place } from '../../domain/fleet/fleet-plan.ts';
import { matchesGlob } from '../../domain/glob.ts';
import {
  parseReference,
  type Reference,
  type Repository,
  repositoryName,
  taggedName,
} from '../../domain/image/image.ts';
import { AssayError, type Reason } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import { plain, sizeText } from '../../domain/text.ts';
import { readImageList } from '../../formats/fleet/image-list.ts';
import { readKubernetesImages } from '../../formats/fleet/kubernetes-images.ts';
import { isConfigType } from '../../formats/image/media-types.ts';
import { parseManifest } from '../../formats/image/oci.ts';
import type { ReadOnlyRegistry, RegistryTags } from '../../ports/registry-port.ts';
import { concurrently } from '../shared/concurrently.ts';

/** An image that something of the fleet names. */
export interface FoundImage {
  readonly reference: Reference;
  readonly place: Place;
  /** `imageID` of the status of a pod. Empty: the container does not run yet. */
  readonly imageId?: string;
}

/** Tags of a repository. */
export interface TagSelection {
  readonly repository: Repository;
  /** Only tags that match. Absent: all. */
  readonly glob?: string;
}

/** The JSON of some 10,000 pods has 100 MB. */
const MAX_FILE_BYTES = 512 * 1024 * 1024;
const MAX_FILES = 20_000;
const MAX_TAGS = 10_000;
const MOST_FAULTS = 50;
const AT_ONCE = 4;

const MANIFEST = /\.(?:ya?ml|json)$/i;
const JSON_FILE = /\.json$/i;
/** Files that a program renders before Kubernetes gets them. Some of them have no `kind`. */
const SOURCES: readonly (readonly [RegExp, string])[] = [
  [
    /^Chart\.ya?ml$/,
    'is a chart of Helm: render it with `helm template`, and name the folder with the result',
  ],
  [
    /^kustomization(?:\.ya?ml)?$|^Kustomization$/,
    'is a kustomization, which changes images: render it with `kustomize build`, and name the folder with the result',
  ],
];
/** Folders that contain no manifests. */
const SKIPPED: ReadonlySet<string> = new Set(['.git', 'node_modules']);
/** Tags of cosign's older signatures, attestations and SBOMs, which are no images. */
const COSIGN_TAG = /^sha256-[0-9a-f]{64}\.(?:sig|att|sbom)$/;
/** The form of a fallback tag, which has the referrers of a digest. Anybody may give it to an image too. */
const FALLBACK_TAG = /^sha256-[0-9a-f]{64}$/;

type FileFault = Pick<Reason, 'code' | 'message'>;

/**
 * All images that the files name: every manifest in a folder, and files with manifests or lists. Reads everything before
 * it throws the faults: `manifest-invalid`, `manifest-not-rendered` or `input-invalid`, one for each file, and
 * `fleet-empty` for each path that names no image.
 */
export async function readFleet(paths: readonly string[], base: string): Promise<readonly FoundImage[]> {
  const faults: FileFault[] = [];
  const found: FoundImage[] = [];
  for (const path of paths) {
    const before = found.length + faults.length;
    for (const file of await filesIn(path, base, faults)) {
      const images = await imagesIn(file, base);
      if ('code' in images) faults.push(images);
      else found.push(...images);
    }
    if (found.length + faults.length === before)
      faults.push({ code: 'fleet-empty', message: `${nameOf(path, base)} names no image` });
  }
  throwFaults(faults);
  return found;
}

type TagsWorld = { readonly registry: RegistryTags & Pick<ReadOnlyRegistry, 'resolve'> };

/** The images under the tags of repositories. Throws `fleet-empty` for each selection that has none. */
export async function readTags(
  world: TagsWorld,
  selections: readonly TagSelection[],
): Promise<readonly FoundImage[]> {
  const faults: FileFault[] = [];
  const found = await concurrently(selections, AT_ONCE, async ({ repository, glob }) => {
    const name = repositoryName(repository);
    const isWanted = (tag: string) => !COSIGN_TAG.test(tag) && (glob === undefined || matchesGlob(glob, tag));
    const tags = await tagsOf(world, repository, isWanted);
    if ('reasons' in tags) {
      faults.push(...tags.reasons);
      return [];
    }
    const read = await concurrently(tags, AT_ONCE, async (tag): Promise<readonly FoundImage[]> => {
      const text = `${name}:${tag}`;
      const reference = parseReference(text);
      if (!reference.ok) {
        const message = `${name} has a tag that cannot be read: ${plain(reference.fault, 400)}`;
        faults.push({ code: 'registry-unavailable', message });
        return [];
      }
      if (FALLBACK_TAG.test(tag) && (await isListOfReferrers(world, reference.value))) return [];
      return [{ reference: reference.value, place: { source: name, reference: text } }];
    });
    const images = read.flat();
    if (images.length === 0) {
      const which = glob === undefined ? '' : ` that matches "${plain(glob, 200)}"`;
      faults.push({ code: 'fleet-empty', message: `${name} has no image under a tag${which}` });
    }
    return images;
  });
  throwFaults(faults);
  return found.flat();
}

/** The tags of a repository, or why they are not known: the faults of all repositories are told together. */
async function tagsOf(
  { registry }: TagsWorld,
  repository: Repository,
  isWanted: (tag: string) => boolean,
): Promise<readonly string[] | AssayError> {
  try {
    return await registry.tags(repository, MAX_TAGS, isWanted);
  } catch (error) {
    if (error instanceof AssayError) return error;
    throw error;
  }
}

/** Whether a tag has referrers, and nothing that runs. One that cannot be read is resolved with the images, which says why. */
async function isListOfReferrers({ registry }: TagsWorld, reference: Reference): Promise<boolean> {
  try {
    const { bytes, mediaType } = await registry.resolve(reference);
    const index = orUndefined(parseManifest(bytes, mediaType, taggedName(reference)));
    return (
      index?.kind === 'index' &&
      index.manifests.every(
        ({ artifactType, platform }) =>
          artifactType !== undefined && !isConfigType(artifactType) && platform === undefined,
      )
    );
  } catch (error) {
    if (error instanceof AssayError) return false;
    throw error;
  }
}

function throwFaults(faults: readonly FileFault[]): void {
  const reasons = faults.slice(0, MOST_FAULTS).map((one): Reason => ({ ...one, check: 'inputs' }));
  const more = faults.length - reasons.length;
  const [first, ...others] = reasons;
  if (first === undefined) return;
  const rest: readonly Reason[] =
    more === 0
      ? []
      : [{ code: 'manifest-invalid', check: 'inputs', message: `${more} more faults like these` }];
  throw new AssayError([first, ...others, ...rest]);
}

/** The files that are read. Adds the faults of what cannot be read. */
async function filesIn(path: string, base: string, faults: FileFault[]): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const files: string[] = [];
    await collect(path, base, files, faults);
    return files.toSorted();
  } catch (error) {
    faults.push({
      code: 'input-invalid',
      message: `${nameOf(path, base)} cannot be read (${codeOf(error, messageOf(error))})`,
    });
    return [];
  }
}

async function collect(folder: string, base: string, files: string[], faults: FileFault[]): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const source = SOURCES.find(([form]) => form.test(entry.name))?.[1];
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) await collect(path, base, files, faults);
    } else if (source !== undefined)
      faults.push({ code: 'manifest-not-rendered', message: `${nameOf(path, base)} ${source}` });
    else if (MANIFEST.test(entry.name) || entry.isSymbolicLink())
      await addFile(path, entry, base, files, faults);
    if (files.length > MAX_FILES) throw new Error(`there are more than ${MAX_FILES} files`);
  }
}

/** A link may lead anywhere: what it names would be missing, or is not the fleet. */
async function addFile(
  path: string,
  entry: Dirent,
  base: string,
  files: string[],
  faults: FileFault[],
): Promise<void> {
  if (entry.isSymbolicLink()) {
    const message = `${nameOf(path, base)} is a link, which is not followed: name the file or folder itself`;
    faults.push({ code: 'manifest-invalid', message });
  } else if ((await lstat(path)).isFile()) files.push(path);
}

async function imagesIn(path: string, base: string): Promise<readonly FoundImage[] | FileFault> {
  const source = nameOf(path, base);
  const faulty = (why: string, code: FileFault['code'] = 'manifest-invalid'): FileFault => ({
    code,
    message: `${source} ${plain(why, 400)}`,
  });
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) return faulty(`is larger than ${sizeText(MAX_FILE_BYTES)}`);
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof TypeError) return faulty('is no text');
    return faulty(`cannot be read (${codeOf(error, messageOf(error))})`, 'input-invalid');
  }
  const named = isList(path, text) ? listed(text) : manifested(path, text);
  if ('why' in named) return faulty(named.why, named.code);
  const found: FoundImage[] = [];
  for (const { text: reference, imageId, ...where } of named) {
    const parsed = parseReference(reference);
    const at = [where.object, where.container].filter(Boolean).join(', ');
    if (!parsed.ok) return faulty(`(${at}) names an image that cannot be read: ${parsed.fault}`);
    found.push({
      reference: parsed.value,
      place: { source, ...where, reference },
      ...(imageId === undefined ? {} : { imageId }),
    });
  }
  return found;
}

interface Named {
  readonly text: string;
  readonly object: string;
  readonly container?: string;
  readonly imageId?: string;
}
type Unreadable = { readonly why: string; readonly code: FileFault['code'] };

/** Whether a file is a list. A file with another ending is one if it looks like neither YAML nor JSON of an object. */
function isList(path: string, text: string): boolean {
  return (
    !MANIFEST.test(basename(path)) && !/^\s*[[{]/.test(text) && !/^(?:apiVersion|kind|items)\s*:/m.test(text)
  );
}

function listed(text: string): readonly Named[] | Unreadable {
  const list = readImageList(text);
  const template = text.split('\n').findIndex((line) => /^[^#]*(?:\{\{|\$[{(])/.test(line));
  if (template >= 0)
    return {
      why: `has a template in place of an image on line ${template + 1}`,
      code: 'manifest-not-rendered',
    };
  if (!list.ok) return { why: list.fault, code: 'manifest-invalid' };
  return list.value.map((one) => ({ text: one.text, object: `line ${one.line}` }));
}

function manifested(path: string, text: string): readonly Named[] | Unreadable {
  const isJson = JSON_FILE.test(path) || /^\s*[[{]/.test(text);
  const images = readKubernetesImages(text, isJson ? 'json' : 'yaml');
  return images.ok ? images.value : images.fault;
}

/** The path as people write it. */
function nameOf(path: string, base: string): string {
  const within = relative(base, path);
  return plain(within === '' || within.startsWith('..') ? basename(path) || path : within, 300);
}
