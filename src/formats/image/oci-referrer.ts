import { type Digest, digestOf } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import { optional } from '../../domain/optional.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../../domain/result.ts';
import type { RawManifest } from '../../ports/registry-port.ts';
import { MEDIA } from './media-types.ts';
import { type ImageManifest, parseManifest } from './oci.ts';

/** The empty configuration of artifacts, as the OCI image specification defines it. */
export const EMPTY_CONFIG: Uint8Array = new TextEncoder().encode('{}');
/** Descriptor of {@link EMPTY_CONFIG}. The blob must be in the repository before a referrer is pushed. */
export const EMPTY_DESCRIPTOR: Descriptor = describe(EMPTY_CONFIG, MEDIA.empty);

/** The annotation with the predicate type of a bundle, as cosign writes it. */
export const PREDICATE_ANNOTATION = 'dev.sigstore.bundle.predicateType';

/** The annotation with the digest of the DSSE envelope in a bundle, so that it is found before it is read. Nothing proves it. */
export const ENVELOPE_ANNOTATION = 'io.github.assay-sh.envelope';

/** The annotation with the time at which a referrer was made, RFC 3339. Nothing proves it. */
export const CREATED_ANNOTATION = 'org.opencontainers.image.created';

/**
 * The referrer manifest that carries a Sigstore bundle, in the form that cosign 3 writes and finds. Its blobs, the
 * bundle and {@link EMPTY_CONFIG}, must be pushed before it. `subject` is the manifest or index that it is about.
 */
export function bundleReferrer(
  subject: Descriptor,
  predicateType: string,
  bundle: Uint8Array,
  { created, envelope }: { readonly created: Date; readonly envelope: Digest },
): RawManifest {
  return manifestOf({
    schemaVersion: 2,
    mediaType: MEDIA.manifest,
    artifactType: MEDIA.bundle,
    config: EMPTY_DESCRIPTOR,
    layers: [describe(bundle, MEDIA.bundle)],
    subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
    annotations: {
      'dev.sigstore.bundle.content': 'dsse-envelope',
      [PREDICATE_ANNOTATION]: predicateType,
      [CREATED_ANNOTATION]: created.toISOString(),
      [ENVELOPE_ANNOTATION]: envelope,
    },
  });
}

/** A referrer that carries a Sigstore bundle: its layer, and the predicate type in its annotation. */
export interface BundleReferrer {
  readonly layer: Descriptor;
  readonly predicateType?: string;
}

/** Reads the manifest of a referrer that carries a bundle. The fault is the end of a sentence about the referrer. */
export function parseBundleReferrer(bytes: Uint8Array): Parsed<BundleReferrer> {
  const manifest = manifestIn(bytes);
  const [layer, ...others] = manifest?.layers ?? [];
  if (layer?.mediaType !== MEDIA.bundle || others.length > 0)
    return unparsable('is not a manifest with one Sigstore bundle');
  return parsed({ layer, ...optional({ predicateType: manifest?.annotations?.[PREDICATE_ANNOTATION] }) });
}

/** The annotations of a referrer manifest. Nothing proves them. */
export function annotationsIn(bytes: Uint8Array): Readonly<Record<string, string>> {
  return manifestIn(bytes)?.annotations ?? {};
}

function manifestIn(bytes: Uint8Array): ImageManifest | undefined {
  const manifest = orUndefined(parseManifest(bytes, MEDIA.manifest, 'referrer'));
  return manifest?.kind === 'manifest' ? manifest : undefined;
}

/** An OCI image manifest with a configuration and layers. */
export function imageManifest(config: Descriptor, layers: readonly Descriptor[]): RawManifest {
  return manifestOf({ schemaVersion: 2, mediaType: MEDIA.manifest, config, layers });
}

/** The descriptor of bytes. */
export function describe(bytes: Uint8Array, mediaType: string): Descriptor {
  return { mediaType, digest: digestOf(bytes), size: bytes.byteLength };
}

/** JSON with sorted keys and no white space. The same content has the same bytes, and so the same digest. */
function canonical(document: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(sorted(document)));
}

function manifestOf(document: { readonly mediaType: string; readonly [key: string]: unknown }): RawManifest {
  const bytes = canonical(document);
  return { mediaType: document.mediaType, digest: digestOf(bytes), bytes };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
