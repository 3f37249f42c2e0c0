import type { Descriptor } from '../../domain/image/image.ts';
import { platformName } from '../../domain/image/image.ts';
import { matchesPlatform } from '../../domain/image/platform.ts';
import { imagesNamed } from '../../domain/image/subject.ts';
import { fault } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { isConfigType, isIndexType, isManifestType } from '../../formats/image/media-types.ts';
import {
  type ImageIndex,
  type ImageManifest,
  type IndexEntry,
  parseManifest,
} from '../../formats/image/oci.ts';
import type { RequestedImage } from '../../ports/image-port.ts';

/** Annotations that name an image: a tag by the specification, a reference by skopeo and podman; containerd's own. */
const NAMES = ['org.opencontainers.image.ref.name', 'io.containerd.image.name'];
/** In the layouts of `cosign save`: `dev.cosignproject.cosign/image`, `…/sigs`, `…/atts`. */
const COSIGN_KIND = 'kind';
const MOST_READ = 200;
const MOST_LISTED = 10;

/** A layout or archive: its name for people, its form in the `image` input, and its manifests. */
export interface ImageSource {
  readonly where: string;
  /** `oci:DIR`, `archive:FILE` */
  readonly input: string;
  /** The bytes of a manifest; undefined if it is missing. */
  read(entry: Descriptor): Promise<Uint8Array | undefined>;
}

/** The requested image among the entries of an `index.json`. Throws `image-not-found`, which lists the images. */
export async function chooseImage(
  entries: readonly IndexEntry[],
  source: ImageSource,
  requested: RequestedImage,
): Promise<Descriptor> {
  const named = requested.tag === undefined ? entries : imagesNamed(entries, requested.tag, namesOf);
  const found = requested.digest === undefined ? named : await withDigest(named, source, requested.digest);
  const images = await onlyImages(distinct(found), source);
  const wanted = images.filter(({ platform }) =>
    requested.platforms?.some((name) => platform && matchesPlatform(platform, name)),
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
    throw fault(
      'image-not-found',
      'image',
      `${source.where} does not contain ${what}${both}; ${listOf(entries)}`,
    );
  }
  if (others.length > 0) {
    const message = `${source.where} contains several images. Name one, as \`${source.input}:NAME\` or \`${source.input}@sha256:…\`; ${listOf([first, ...others])}`;
    throw fault('image-not-found', 'image', message);
  }
  return { mediaType: first.mediaType, digest: first.digest, size: first.size };
}

function namesOf({ annotations = {} }: IndexEntry): readonly string[] {
  return [...new Set(NAMES.flatMap((name) => annotations[name] ?? []))];
}

/** The entry with this digest, also inside an index, or the image whose configuration has it. */
async function withDigest(
  entries: readonly IndexEntry[],
  source: ImageSource,
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
    const parsed = await parsedOf(entry, source);
    if (parsed?.kind === 'index') open.push(...parsed.manifests);
    else if (parsed?.config.digest === digest) return [entry];
  }
  return [];
}

/** The same image under several names is one. */
function distinct(entries: readonly IndexEntry[]): readonly IndexEntry[] {
  return [...new Map(entries.toReversed().map((entry) => [entry.digest, entry])).values()].toReversed();
}

/** Leaves out entries that are not images: manifests of another listed index, attachments, artifacts. */
async function onlyImages(
  entries: readonly IndexEntry[],
  source: ImageSource,
): Promise<readonly IndexEntry[]> {
  if (entries.length < 2 || entries.length > MOST_READ) return entries;
  const parsed = new Map<IndexEntry, ImageManifest | ImageIndex | undefined>();
  for (const entry of entries) parsed.set(entry, await parsedOf(entry, source));
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
  source: ImageSource,
): Promise<ImageManifest | ImageIndex | undefined> {
  if (!isIndexType(entry.mediaType) && !isManifestType(entry.mediaType)) return undefined;
  const bytes = await source.read(entry);
  if (bytes === undefined) return undefined;
  // An unreadable manifest is reported only if it is requested.
  return orUndefined(parseManifest(bytes, entry.mediaType, `${source.where}: ${entry.digest}`));
}

function listOf(entries: readonly IndexEntry[]): string {
  if (entries.length === 0) return 'it contains no image';
  const images = [...Map.groupBy(entries, ({ digest }) => digest)].map(([digest, same]) => {
    const names = new Set(same.flatMap(namesOf).map((name) => plain(name, 200)));
    const platforms = new Set(same.flatMap(({ platform }) => (platform ? [platformName(platform)] : [])));
    return [...names, ...platforms, digest].join(' ');
  });
  const more = images.length > MOST_LISTED ? `, and ${images.length - MOST_LISTED} more` : '';
  return `it contains ${images.slice(0, MOST_LISTED).join(', ')}${more}`;
}
