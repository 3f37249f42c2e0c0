import type {
  ConfigurationEntry,
  Descriptor,
  IndexAttestation,
  PlatformImage,
} from '../../domain/image/image.ts';
import { type AssayError, fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { STATEMENT_MEDIA_TYPE } from '../../formats/attestation/in-toto.ts';
import {
  isConfigType,
  isEncryptedLayerType,
  isForeignLayerType,
  isIndexType,
  isLayerType,
} from '../../formats/image/media-types.ts';
import {
  type ImageManifest,
  type IndexEntry,
  isAttestationEntry,
  parseConfiguration,
  parseManifest,
} from '../../formats/image/oci.ts';
import type { ImageFetch } from './image-fetch.ts';

/** Greatest size of an attestation's document, in bytes. An SBOM of BuildKit has about 10 MB. */
export const MAX_DOCUMENT_BYTES = 64 << 20;

/**
 * An attestation of BuildKit, or an artifact, with its documents. The author of the index sets the three marks of an
 * attestation. An entry with these marks and other content than in-toto documents would be an image that is not checked,
 * so it is refused.
 */
export async function attestationOf(fetch: ImageFetch, entry: IndexEntry): Promise<IndexAttestation> {
  const { artifactType, config, layers } = await readManifest(fetch, entry);
  const where = `${fetch.name}@${entry.digest}`;
  const other = layers.find(({ mediaType }) => mediaType !== STATEMENT_MEDIA_TYPE);
  if (isAttestationEntry(entry) && other !== undefined) {
    throw invalid(
      `${where} is marked as an attestation but contains "${other.mediaType.slice(0, 100)}": an attestation may contain only in-toto documents`,
    );
  }
  const large = [config, ...layers].find(({ size }) => size > MAX_DOCUMENT_BYTES);
  if (large !== undefined) {
    const message = `the ${isAttestationEntry(entry) ? 'attestation' : 'artifact'} ${where} has a document of ${large.size} bytes, at most ${MAX_DOCUMENT_BYTES} are searched`;
    throw fault('scan-incomplete', 'image', message);
  }
  const { mediaType, digest, size } = entry;
  const type = isAttestationEntry(entry) ? {} : { artifactType: artifactType ?? config.mediaType };
  return { of: subjectOf(entry), manifest: { mediaType, digest, size }, blobs: [config, ...layers], ...type };
}

/** The digest of the platform's manifest that an attestation names; empty if it names none. */
export function subjectOf({ annotations = {} }: IndexEntry): string {
  return annotations['vnd.docker.reference.digest'] ?? '';
}

/** The configuration and layers of any manifest of an index. */
export async function blobsOf(fetch: ImageFetch, entry: IndexEntry): Promise<readonly Descriptor[]> {
  const { config, layers } = await readManifest(fetch, entry);
  return [config, ...layers];
}

/** A runnable image with its configuration. Throws if it is no image, and for layers that cannot be read. */
export async function readPlatform(fetch: ImageFetch, entry: IndexEntry): Promise<PlatformImage> {
  const where = `${fetch.name}@${entry.digest}`;
  const manifest = await readManifest(fetch, entry);
  const { config, layers } = manifest;
  const type = artifactTypeOf(manifest);
  if (type !== undefined)
    throw invalid(`${where} is an artifact of type "${plain(type, 100)}" and not a container image`);
  if (layers.length === 0) throw invalid(`${where} has no layers, so there is nothing to check`);
  for (const { mediaType, digest } of layers) assertReadable(mediaType, `the layer ${digest} of ${where}`);
  const configuration = orThrow(
    parseConfiguration(await fetch.configuration(config), `the image configuration of ${where}`),
    invalid,
  );
  if (configuration.diffIds.length !== layers.length) {
    throw invalid(
      `${where} has ${layers.length} layers, but its configuration lists ${configuration.diffIds.length}`,
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

/** Annotations as entries for the search for secrets. `kind` names their owner. */
export function annotationEntries(
  kind: string,
  annotations: Readonly<Record<string, string>> = {},
): readonly ConfigurationEntry[] {
  return Object.entries(annotations).map(([name, text]) => ({
    entry: `${kind} ${name}`,
    text: `${name}=${text}`,
  }));
}

/** The manifest of an entry of an index, or of the image itself. */
export async function readManifest(fetch: ImageFetch, entry: IndexEntry): Promise<ImageManifest> {
  const where = `${fetch.name}@${entry.digest}`;
  const nested = `${where} is an index inside an index, which is not supported; push a flat index`;
  if (isIndexType(entry.mediaType)) throw invalid(nested);
  const manifest = orThrow(parseManifest(await fetch.manifest(entry), entry.mediaType, where), invalid);
  if (manifest.kind === 'index') throw invalid(nested);
  return manifest;
}

/** The type of an artifact (a chart, a signature, a module); undefined for an image. */
function artifactTypeOf({ artifactType, config, layers }: ImageManifest): string | undefined {
  if (!isConfigType(config.mediaType)) return artifactType ?? config.mediaType;
  const isFiles = ({ mediaType }: Descriptor) =>
    isLayerType(mediaType) || isForeignLayerType(mediaType) || isEncryptedLayerType(mediaType);
  return layers.some(isFiles) ? undefined : layers[0]?.mediaType;
}

function assertReadable(mediaType: string, where: string): void {
  if (isLayerType(mediaType)) return;
  const why = isForeignLayerType(mediaType)
    ? 'is not in the registry, as is usual for base layers of Windows,'
    : isEncryptedLayerType(mediaType)
      ? `is encrypted (${plain(mediaType, 100)})`
      : `is of type "${plain(mediaType, 100)}"`;
  throw fault('scan-incomplete', 'image', `${where} ${why} and cannot be checked`);
}

function invalid(message: string): AssayError {
  return fault('image-invalid', 'image', message);
}
