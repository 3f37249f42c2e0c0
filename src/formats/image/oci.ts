import { z } from 'zod';
import { type Digest, isDigest } from '../../domain/digest.ts';
import type { Descriptor, ImageConfiguration, Platform } from '../../domain/image/image.ts';
import { optional } from '../../domain/optional.ts';
import { orUndefined, type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { exact } from '../exact-object.ts';
import { parseJson, parseJsonAs } from '../json.ts';
import { isIndexType, isManifestType, MEDIA } from './media-types.ts';
import { otherTexts } from './oci-texts.ts';

/** Greatest size of a manifest or index, in bytes. Registries allow no more. */
export const MAX_MANIFEST_BYTES = 4 * 1024 * 1024;
/** Greatest size of an image configuration, in bytes. */
export const MAX_CONFIG_BYTES = 8 * 1024 * 1024;

/** A descriptor in an index. */
export interface IndexEntry extends Descriptor {
  readonly platform?: Platform;
}

/** An image manifest (or an artifact stored as one). */
export interface ImageManifest {
  readonly kind: 'manifest';
  readonly artifactType?: string;
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly subject?: Descriptor;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An image index or Docker manifest list. */
export interface ImageIndex {
  readonly kind: 'index';
  readonly manifests: readonly IndexEntry[];
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Whether an entry is one of BuildKit's provenance and SBOM entries. They are beside the platforms in an index. */
export function isAttestationEntry(entry: IndexEntry): boolean {
  return isNowhere(entry) && entry.annotations?.['vnd.docker.reference.type'] === 'attestation-manifest';
}

/**
 * One entry for each manifest of an index, which may name a manifest several times. An entry that can run counts before an
 * entry that is marked to run nowhere, since an engine uses any of them. Of several entries the one that `prefer` accepts
 * counts, otherwise the first.
 */
export function distinctEntries(
  entries: readonly IndexEntry[],
  prefer: (entry: IndexEntry) => boolean = () => false,
): readonly IndexEntry[] {
  return [...Map.groupBy(entries, ({ digest }) => digest).values()].flatMap((same) => {
    const runnable = same.filter((entry) => !isNowhere(entry));
    const candidates = runnable.length > 0 ? runnable : same;
    return candidates.find(prefer) ?? candidates.slice(0, 1);
  });
}

/** Whether no machine has the entry's platform. */
export function isNowhere({ platform }: IndexEntry): boolean {
  return platform?.os === 'unknown' && platform.architecture === 'unknown';
}

const digest = z.custom<Digest>((value) => typeof value === 'string' && isDigest(value), {
  message: 'not a digest of the form sha256:<64 hex digits>',
});
const annotations = z.record(z.string(), z.string()).nullish();
const word = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);
const wordOrEmpty = word.or(z.literal(''));
const optionalWord = wordOrEmpty.nullish();
const platformShape = {
  os: optionalWord,
  architecture: optionalWord,
  variant: optionalWord,
  // A version that is no word is ignored: it cannot tell platforms apart.
  'os.version': word.nullish().catch(undefined),
};
const platform = exact(platformShape);
const descriptorShape = {
  mediaType: z.string().min(1).max(255),
  digest,
  size: z.int().nonnegative(),
  artifactType: z.string().max(255).nullish(),
  annotations,
};
const descriptor = exact(descriptorShape);
const entry = exact({ ...descriptorShape, platform: platform.nullish() });
const manifestSchema = exact({
  schemaVersion: z.literal(2),
  mediaType: z.string().nullish(),
  artifactType: z.string().nullish(),
  config: descriptor,
  layers: z.array(descriptor).max(1000),
  subject: descriptor.nullish(),
  annotations,
  manifests: z.undefined().optional(),
});
const indexSchema = exact({
  schemaVersion: z.literal(2),
  mediaType: z.string().nullish(),
  manifests: z.array(entry).max(10_000),
  annotations,
  config: z.undefined().optional(),
  layers: z.undefined().optional(),
});
const formSchema = z.looseObject({
  mediaType: z.string().optional(),
  schemaVersion: z.unknown(),
  manifests: z.array(z.unknown()).optional(),
  config: z.looseObject({}).optional(),
});
const strings = z.array(z.string()).nullish();
const configurationSchema = exact({
  ...platformShape,
  os: wordOrEmpty,
  architecture: wordOrEmpty,
  rootfs: exact({ type: z.literal('layers'), diff_ids: z.array(digest) }),
  history: z.array(exact({ created_by: z.string().nullish(), empty_layer: z.boolean().nullish() })).nullish(),
  config: exact({
    Env: strings,
    Cmd: strings,
    Entrypoint: strings,
    Labels: z.record(z.string(), z.string()).nullish(),
  }).nullish(),
});

/**
 * Reads a manifest or index. `mediaType` is what the registry or the descriptor says. The fault is a sentence; `where`
 * names the document in it.
 */
export function parseManifest(
  bytes: Uint8Array,
  mediaType: string,
  where: string,
): Parsed<ImageManifest | ImageIndex> {
  const json = parseJson(bytes);
  if (!json.ok) return unparsable(`${where} ${json.fault}`);
  const refused = whyOldOrMixed(json.value, mediaType);
  if (refused !== undefined) return unparsable(`${where} ${refused}`);
  if (isIndexType(mediaType)) {
    const index = read(indexSchema, json.value, where);
    if (!index.ok) return index;
    const { manifests, annotations: notes } = index.value;
    return parsed({
      kind: 'index',
      manifests: manifests.map(entryOf),
      ...(notes ? { annotations: notes } : {}),
    });
  }
  if (!isManifestType(mediaType))
    return unparsable(`${where} is of type "${mediaType.slice(0, 100)}", which is not a container image`);
  const manifest = read(manifestSchema, json.value, where);
  if (!manifest.ok) return manifest;
  const { artifactType, config, layers, subject, annotations: notes } = manifest.value;
  return parsed({
    kind: 'manifest',
    config: descriptorOf(config),
    layers: layers.map(descriptorOf),
    ...(artifactType ? { artifactType } : {}),
    ...(subject ? { subject: descriptorOf(subject) } : {}),
    ...(notes ? { annotations: notes } : {}),
  });
}

/** Reads an image configuration. The fault is a sentence; `where` names the document in it. */
export function parseConfiguration(bytes: Uint8Array, where: string): Parsed<ImageConfiguration> {
  const json = parseJson(bytes);
  if (!json.ok) return unparsable(`${where} ${json.fault}`);
  const configuration = read(configurationSchema, json.value, where);
  if (!configuration.ok) return configuration;
  const { rootfs, history, config, ...named } = configuration.value;
  const others = otherTexts(json.value);
  return parsed({
    // An engine runs an image without a system or an architecture as its own.
    platform: platformOf(named) ?? { os: named.os || 'linux', architecture: named.architecture || 'unknown' },
    diffIds: rootfs.diff_ids,
    history: (history ?? []).map((step) => ({
      createdBy: step.created_by ?? '',
      emptyLayer: step.empty_layer ?? false,
    })),
    env: config?.Env ?? [],
    cmd: config?.Cmd ?? [],
    entrypoint: config?.Entrypoint ?? [],
    labels: config?.Labels ?? {},
    ...(others.length === 0 ? {} : { others }),
  });
}

/** Reads the `index.json` of an OCI layout. The fault is a sentence; `where` names the document in it. */
export function parseLayoutIndex(bytes: Uint8Array, where: string): Parsed<readonly IndexEntry[]> {
  const json = parseJson(bytes);
  if (!json.ok) return unparsable(`${where} ${json.fault}`);
  const index = read(indexSchema, json.value, where);
  return index.ok ? parsed(index.value.manifests.map(entryOf)) : index;
}

/** The version in the file `oci-layout` of a layout; undefined if it names none. */
export function layoutVersion(marker: Uint8Array): string | undefined {
  const layout = parseJsonAs(z.looseObject({ imageLayoutVersion: z.string() }), marker);
  return layout.ok ? layout.value.imageLayoutVersion : undefined;
}

/**
 * The media type that a manifest names, or the OCI media type that its form shows, since OCI manifests need not name it.
 * Undefined if it has neither or is not JSON.
 */
export function ownMediaType(bytes: Uint8Array): string | undefined {
  const own = orUndefined(parseJsonAs(formSchema, bytes));
  if (own === undefined || own.mediaType !== undefined) return own?.mediaType;
  if (own.schemaVersion !== 2) return undefined;
  if (own.manifests !== undefined) return MEDIA.index;
  return own.config === undefined ? undefined : MEDIA.manifest;
}

/** Why a document in an old format, or of two types at once, is not read; undefined for every other. */
function whyOldOrMixed(json: unknown, mediaType: string): string | undefined {
  const own = z.looseObject({ schemaVersion: z.unknown(), mediaType: z.unknown() }).safeParse(json).data;
  if (own?.schemaVersion === 1 || /docker\.distribution\.manifest\.v1\+(?:json|prettyjws)$/.test(mediaType))
    return "is in Docker's schema 1, which cannot be checked; build and push it again with a current tool";
  if (typeof own?.mediaType === 'string' && own.mediaType !== mediaType)
    return `calls itself "${own.mediaType.slice(0, 100)}" but is served as "${mediaType}"`;
  return undefined;
}

function read<Schema extends z.ZodType>(
  schema: Schema,
  json: unknown,
  where: string,
): Parsed<z.output<Schema>> {
  const { success, data, error } = schema.safeParse(json);
  if (success) return parsed(data);
  const [issue] = error.issues;
  const place =
    issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.').slice(0, 80)}`;
  return unparsable(`${where} cannot be read${place}: ${issue?.message ?? 'unknown fault'}`);
}

function entryOf(found: z.output<typeof entry>): IndexEntry {
  const named = found.platform ? platformOf(found.platform) : undefined;
  return { ...descriptorOf(found), ...optional({ platform: named }) };
}

function descriptorOf(found: z.output<typeof descriptor>): Descriptor {
  const { mediaType, size, artifactType, annotations: notes } = found;
  return {
    mediaType,
    digest: found.digest,
    size,
    ...(artifactType ? { artifactType } : {}),
    ...(notes ? { annotations: notes } : {}),
  };
}

/** Undefined if a part is empty, as some tools write it. */
function platformOf(found: z.output<typeof platform>): Platform | undefined {
  const { os, architecture, variant, 'os.version': osVersion } = found;
  if (!os || !architecture) return undefined;
  return { os, architecture, ...(variant ? { variant } : {}), ...(osVersion ? { osVersion } : {}) };
}
