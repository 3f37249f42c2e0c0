import type { Descriptor } from '../../domain/image/image.ts';
import { platformName } from '../../domain/image/image.ts';
import { matchesPlatform } from '../../domain/image/platform.ts';
import { imagesNamed } from '../../domain/image/subject.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { isConfigType, isIndexType, isManifestType } from '../../formats/image/media-types.ts';
import {
  type ImageIndex,
  type ImageManifest,
  type IndexEntry,
  parseManifest,
} from '../../formats/image/oci.ts';
import type { RequestedImage } from '../../ports.ts';

/** What the annotations call an image: by the specification a tag, by skopeo and podman a reference; by containerd. */
const NAMES = ['org.opencontainers.image.ref.name', 'io.containerd.image.name'];
/** In the layouts of `cosign save`: `dev.cosignproject.cosign/image`, `…/sigs`, `…/atts`. */
const COSIGN_KIND = 'kind';
const MOST_READ = 200;
const MOST_TOLD = 10;

/** Where the images are: what people call it, how it is named in the `image` input, and its manifests. */
export interface ImageShelf {
  readonly where: string;
  /** `oci:DIR`, `archive:FILE` */
  readonly input: string;
  /** The bytes of a manifest; undefined where it is not there. */
  read(entry: Descriptor): Promise<Uint8Array | undefined>;
}

/** The one image that is meant among the entries of an `index.json`; throws `image-not-found` naming those there are. */
export async function chooseImage(
  entries: readonly IndexEntry[],
  shelf: ImageShelf,
  requested: RequestedImage,
): Promise<Descriptor> {
  const named = requested.tag === undefined ? entries : imagesNamed(entries, requested.tag, namesOf);
  const found = requested.digest === undefined ? named : await withDigest(named, shelf, requested.digest);
  const images = await onlyImages(distinct(found), shelf);
  const wanted = images.filter(({ platform }) =>
    requested.platforms?.some((one) => platform && matchesPlatform(platform, one)),
  );
  const [first, ...others] = images.length > 1 && wanted.length === 1 ? wanted : images;
  if (first === undefined) {
    const what =
      requested.tag === undefined
        ? (requested.digest ?? 'any image')
        : `the ${/[:/]/.test(requested.tag) ? 'name' : 'tag'} ${requested.tag}`;
    const both =
      requested.tag !== undefined && requested.digest !== undefined
        ? ` with the digest ${requested.digest}`
        : '';
    throw fault('image-not-found', 'image', `${shelf.where} does not hold ${what}${both}; ${told(entries)}`);
  }
  if (others.length > 0) {
    const message = `${shelf.where} holds several images and one has to be named, as \`${shelf.input}:NAME\` or \`${shelf.input}@sha256:…\`; ${told([first, ...others])}`;
    throw fault('image-not-found', 'image', message);
  }
  return { mediaType: first.mediaType, digest: first.digest, size: first.size };
}

function namesOf({ annotations = {} }: IndexEntry): readonly string[] {
  return [...new Set(NAMES.flatMap((name) => annotations[name] ?? []))];
}

/** An entry, one of an index among them, or the image with a configuration of this digest. */
async function withDigest(
  entries: readonly IndexEntry[],
  shelf: ImageShelf,
  digest: string,
): Promise<readonly IndexEntry[]> {
  const direct = entries.filter((entry) => entry.digest === digest);
  if (direct.length > 0) return direct;
  const seen = new Set<string>();
  const open = [...entries];
  for (let entry = open.shift(); entry !== undefined && seen.size < MOST_READ; entry = open.shift()) {
    if (seen.has(entry.digest)) continue;
    seen.add(entry.digest);
    if (entry.digest === digest) return [entry];
    const parsed = await parsedOf(entry, shelf);
    if (parsed?.kind === 'index') open.push(...parsed.manifests);
    else if (parsed?.config.digest === digest) return [entry];
  }
  return [];
}

/** The same image under several names is one. */
function distinct(entries: readonly IndexEntry[]): readonly IndexEntry[] {
  return [...new Map(entries.toReversed().map((entry) => [entry.digest, entry])).values()].toReversed();
}

/** Leaves out what a layout lists beside its images: their own manifests, what is attached to them, artifacts. */
async function onlyImages(entries: readonly IndexEntry[], shelf: ImageShelf): Promise<readonly IndexEntry[]> {
  if (entries.length < 2 || entries.length > MOST_READ) return entries;
  const parsed = new Map<IndexEntry, ImageManifest | ImageIndex | undefined>();
  for (const entry of entries) parsed.set(entry, await parsedOf(entry, shelf));
  const listed = new Set(
    [...parsed.values()].flatMap((one) =>
      one?.kind === 'index' ? one.manifests.map(({ digest }) => digest) : [],
    ),
  );
  const images = entries.filter((entry) => !listed.has(entry.digest) && !isAside(entry, parsed.get(entry)));
  return images.length > 0 ? images : entries;
}

function isAside({ annotations }: IndexEntry, parsed: ImageManifest | ImageIndex | undefined): boolean {
  if (/^dev\.cosignproject\.cosign\/(?!image)/.test(annotations?.[COSIGN_KIND] ?? '')) return true;
  return (
    parsed?.kind === 'manifest' && (parsed.subject !== undefined || !isConfigType(parsed.config.mediaType))
  );
}

async function parsedOf(
  entry: IndexEntry,
  shelf: ImageShelf,
): Promise<ImageManifest | ImageIndex | undefined> {
  if (!isIndexType(entry.mediaType) && !isManifestType(entry.mediaType)) return undefined;
  const bytes = await shelf.read(entry);
  if (bytes === undefined) return undefined;
  try {
    return parseManifest(bytes, entry.mediaType, `${shelf.where}: ${entry.digest}`);
  } catch (error) {
    // What cannot be read is told when it is asked for.
    if (error instanceof AssayError) return undefined;
    throw error;
  }
}

function told(entries: readonly IndexEntry[]): string {
  if (entries.length === 0) return 'it holds no image at all';
  const images = [...Map.groupBy(entries, ({ digest }) => digest)].map(([digest, same]) => {
    const names = new Set(same.flatMap(namesOf).map((name) => plain(name, 200)));
    const platforms = new Set(same.flatMap(({ platform }) => (platform ? [platformName(platform)] : [])));
    return [...names, ...platforms, digest].join(' ');
  });
  const more = images.length > MOST_TOLD ? `, and ${images.length - MOST_TOLD} more` : '';
  return `it holds ${images.slice(0, MOST_TOLD).join(', ')}${more}`;
}
