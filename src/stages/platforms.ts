import {
  type ConfigurationEntry,
  type Descriptor,
  type IndexAttestation,
  type Platform,
  type PlatformImage,
  platformName,
} from '../domain/image.ts';
import { type AssayError, fault } from '../domain/reason.ts';
import { STATEMENT_MEDIA_TYPE } from '../formats/in-toto.ts';
import { isConfigType, isForeignLayerType, isIndexType, isLayerType } from '../formats/media-types.ts';
import {
  type ImageManifest,
  type IndexEntry,
  isAttestationEntry,
  parseConfiguration,
  parseManifest,
} from '../formats/oci.ts';
import { concurrently } from './concurrently.ts';
import type { ImageFetch } from './image-fetch.ts';

/** Greatest size of an attestation's document, in bytes; an SBOM of BuildKit's has some 10 MB. */
export const MAX_DOCUMENT_BYTES = 64 << 20;

const AT_ONCE = 4;

/** The platforms of an image, those under check apart from those left out. */
export interface ChosenPlatforms {
  readonly chosen: readonly PlatformImage[];
  readonly skipped: readonly Platform[];
  /** Entries of the index that are not under check: left out platforms and BuildKit's attestations. */
  readonly others: readonly IndexEntry[];
}

/** Reads the wanted platforms among the entries of an image; all of them where none is named. */
export async function choosePlatforms(
  fetch: ImageFetch,
  entries: readonly IndexEntry[],
  wanted: readonly Platform[],
): Promise<ChosenPlatforms> {
  const runnable = entries.filter((entry) => !isAttestationEntry(entry));
  if (runnable.length === 0) throw invalid(`${fetch.name} is an index without any platform`);
  const located = await concurrently(runnable, AT_ONCE, async (entry) => ({
    entry,
    platform: entry.platform ?? (await readPlatform(fetch, entry)).platform,
  }));
  assertNamed(
    located.map(({ platform }) => platform),
    wanted,
    fetch.name,
  );
  const isWanted = (platform: Platform) =>
    wanted.length === 0 || wanted.some((one) => matches(platform, one));
  const taken = located.filter(({ platform }) => isWanted(platform));
  const chosen = await concurrently(taken, AT_ONCE, ({ entry }) => readPlatform(fetch, entry));
  return {
    chosen,
    skipped: located.filter(({ platform }) => !isWanted(platform)).map(({ platform }) => platform),
    others: entries.filter((entry) => !taken.some((one) => one.entry === entry)),
  };
}

/**
 * One of BuildKit's attestations, with all that it holds. Three marks make one, which whoever builds the index sets: what
 * holds anything but in-toto documents is an image that nobody would look at.
 */
export async function attestationOf(fetch: ImageFetch, entry: IndexEntry): Promise<IndexAttestation> {
  const { config, layers } = await readManifest(fetch, entry);
  const where = `${fetch.name}@${entry.digest}`;
  const other = layers.find(({ mediaType }) => mediaType !== STATEMENT_MEDIA_TYPE);
  if (other !== undefined) {
    throw invalid(
      `${where} is marked as an attestation and holds "${other.mediaType.slice(0, 100)}": only in-toto documents may stand there`,
    );
  }
  const large = [config, ...layers].find(({ size }) => size > MAX_DOCUMENT_BYTES);
  if (large !== undefined) {
    const message = `the attestation ${where} has a document of ${large.size} bytes, at most ${MAX_DOCUMENT_BYTES} are looked through`;
    throw fault('scan-incomplete', 'image', message);
  }
  const { mediaType, digest, size } = entry;
  return { of: subjectOf(entry), manifest: { mediaType, digest, size }, blobs: [config, ...layers] };
}

/** Digest of the platform's manifest that an attestation says it is about; empty where it does not say. */
export function subjectOf({ annotations = {} }: IndexEntry): string {
  return annotations['vnd.docker.reference.digest'] ?? '';
}

/** The configuration and layers of any manifest of an index: what travels with it. */
export async function blobsOf(fetch: ImageFetch, entry: IndexEntry): Promise<readonly Descriptor[]> {
  const { config, layers } = await readManifest(fetch, entry);
  return [config, ...layers];
}

async function readPlatform(fetch: ImageFetch, entry: IndexEntry): Promise<PlatformImage> {
  const where = `${fetch.name}@${entry.digest}`;
  const manifest = await readManifest(fetch, entry);
  const { config, layers } = manifest;
  if (!isConfigType(config.mediaType)) {
    throw invalid(
      `${where} is an artifact of type "${config.mediaType.slice(0, 100)}" and not a container image`,
    );
  }
  if (layers.length === 0) throw invalid(`${where} has no layers, so there is nothing to check`);
  for (const { mediaType, digest } of layers) assertReadable(mediaType, `the layer ${digest} of ${where}`);
  const configuration = parseConfiguration(
    await fetch.configuration(config),
    `the image configuration of ${where}`,
  );
  if (configuration.diffIds.length !== layers.length) {
    throw invalid(
      `${where} has ${layers.length} layers where its configuration lists ${configuration.diffIds.length}`,
    );
  }
  const { mediaType, digest, size } = entry;
  const platform = entry.platform ?? configuration.platform;
  const annotations = [
    ...annotationEntries('Annotation', manifest.annotations),
    ...annotationEntries('Annotation in the index', entry.annotations),
  ];
  return { platform, manifest: { mediaType, digest, size }, config, layers, configuration, annotations };
}

/** Annotations as entries that are looked through; `kind` says whose they are. */
export function annotationEntries(
  kind: string,
  annotations: Readonly<Record<string, string>> = {},
): readonly ConfigurationEntry[] {
  return Object.entries(annotations).map(([name, text]) => ({
    entry: `${kind} ${name}`,
    text: `${name}=${text}`,
  }));
}

async function readManifest(fetch: ImageFetch, entry: IndexEntry): Promise<ImageManifest> {
  const where = `${fetch.name}@${entry.digest}`;
  const nested = `${where} is an index inside an index, which is not supported; push a flat index`;
  if (isIndexType(entry.mediaType)) throw invalid(nested);
  const manifest = parseManifest(await fetch.manifest(entry), entry.mediaType, where);
  if (manifest.kind === 'index') throw invalid(nested);
  return manifest;
}

function assertReadable(mediaType: string, where: string): void {
  if (isLayerType(mediaType)) return;
  const why = isForeignLayerType(mediaType)
    ? 'lies outside the registry'
    : `is of type "${mediaType.slice(0, 100)}"`;
  throw fault('scan-incomplete', 'image', `${where} ${why} and cannot be checked`);
}

/** Evidence is named by platform: two of one name could not be told apart. */
function assertNamed(platforms: readonly Platform[], wanted: readonly Platform[], name: string): void {
  const names = platforms.map(platformName);
  const twice = names.find((one, at) => names.indexOf(one) !== at);
  if (twice !== undefined) throw invalid(`${name} lists the platform ${twice} more than once`);
  const missing = wanted.filter((one) => !platforms.some((platform) => matches(platform, one)));
  if (missing.length === 0) return;
  throw fault(
    'input-invalid',
    'inputs',
    `${name} has no platform ${missing.map(platformName).join(', ')}; it has ${names.join(', ')}`,
  );
}

/** Without a variant every variant is meant; arm64 and arm64/v8 are the same. */
export function matches(platform: Platform, wanted: Platform): boolean {
  const variant = (one: Platform) =>
    one.architecture === 'arm64' && one.variant === undefined ? 'v8' : one.variant;
  return (
    platform.os === wanted.os &&
    platform.architecture === wanted.architecture &&
    (wanted.variant === undefined || variant(platform) === variant(wanted))
  );
}

function invalid(message: string): AssayError {
  return fault('image-invalid', 'image', message);
}
