import { type Digest, digestOf } from '../../domain/digest.ts';
import { optional } from '../../domain/optional.ts';
import { orUndefined } from '../../domain/result.ts';
import type { RawManifest } from '../../ports/registry-port.ts';
import { MEDIA } from './media-types.ts';
import { type ImageManifest, parseManifest } from './oci.ts';
import { PREDICATE_ANNOTATION } from './oci-referrer.ts';
import {
  digestIn,
  entriesIn,
  type Fields,
  isFields,
  parseIndex,
  parseReferrerList,
  type ReferrerList,
  readEntry,
} from './referrer-list.ts';

/** A change of the list under a fallback tag. */
export interface FallbackWrite {
  readonly added: readonly RawManifest[];
  readonly removed: readonly Digest[];
  /** Whether the manifest that an entry names is known to be missing. */
  readonly isDead: (digest: string) => boolean;
  /** Remove every entry that names no manifest or a missing one. Otherwise only the entries of missing bundles. */
  readonly onlySound: boolean;
}

/**
 * The referrers under a fallback tag. If the tag points to a manifest instead of a list, and the manifest names the
 * subject, that manifest is the one referrer. A manifest about another subject is no evidence.
 */
export function listUnder(raw: RawManifest, subject: Digest): ReferrerList {
  const list = parseReferrerList(raw.bytes);
  if (list.ok) return list.value;
  const manifest = readManifest(raw);
  if (manifest === undefined) return { referrers: [], skipped: [{ name: raw.digest }] };
  if (manifest.subject?.digest !== subject) return { referrers: [], skipped: [] };
  const { artifactType, annotations } = manifest;
  const facts = { ...(artifactType && { artifactType }), ...(annotations && { annotations }) };
  return { referrers: [{ digest: raw.digest, ...facts }], skipped: [] };
}

/** The index under a fallback tag, to read and to write. Entries of other programs stay unchanged. */
export class FallbackIndex {
  readonly #rest: Fields;
  readonly #entries: readonly unknown[];

  /** Without a manifest it is empty. A manifest that is no list becomes an entry, so that the tag still leads to it. */
  constructor(raw: RawManifest | undefined) {
    const document = raw && orUndefined(parseIndex(raw.bytes));
    const entries = orUndefined(entriesIn(document));
    this.#rest = entries !== undefined && isFields(document) ? document : {};
    this.#entries = entries ?? (raw === undefined ? [] : [entryOf(raw)]);
  }

  /** Whether the index has all the added manifests and none of the removed ones. */
  isUpToDate(added: readonly RawManifest[], removed: readonly Digest[]): boolean {
    const present = new Set(this.#entries.map(digestIn));
    return added.every(({ digest }) => present.has(digest)) && !removed.some((digest) => present.has(digest));
  }

  /** The digests that a write must ask the registry for: those of bundles, or of all entries if `onlySound`. */
  doubtful(onlySound: boolean): readonly string[] {
    const asked = this.#entries.filter((entry) => onlySound || isBundle(entry)).map(digestIn);
    return [...new Set(asked.filter((digest) => digest !== undefined))];
  }

  /** The index after a change, to be pushed. */
  with({ added, removed, isDead, onlySound }: FallbackWrite): RawManifest {
    const present = new Set(this.#entries.map(digestIn));
    const gone = new Set<string>(removed);
    const kept = this.#entries.filter((entry) => {
      const digest = digestIn(entry);
      if (digest === undefined) return !onlySound;
      return !gone.has(digest) && !((onlySound || isBundle(entry)) && isDead(digest));
    });
    const fresh = added.filter(({ digest }) => !present.has(digest)).map(entryOf);
    const index = { ...this.#rest, schemaVersion: 2, mediaType: MEDIA.index, manifests: [...kept, ...fresh] };
    const bytes = new TextEncoder().encode(JSON.stringify(index));
    return { mediaType: MEDIA.index, digest: digestOf(bytes), bytes };
  }
}

/** Whether an entry may be one of Assay's. */
function isBundle(entry: unknown): boolean {
  const { artifactType, annotations } = readEntry(entry);
  return artifactType === MEDIA.bundle || annotations?.[PREDICATE_ANNOTATION] !== undefined;
}

function entryOf(raw: RawManifest): Fields {
  const { artifactType, annotations } = readManifest(raw) ?? {};
  return {
    mediaType: raw.mediaType === '' ? MEDIA.manifest : raw.mediaType,
    digest: raw.digest,
    size: raw.bytes.byteLength,
    ...optional({ artifactType, annotations }),
  };
}

function readManifest(raw: RawManifest): ImageManifest | undefined {
  const manifest = orUndefined(parseManifest(raw.bytes, raw.mediaType, raw.digest));
  return manifest?.kind === 'manifest' ? manifest : undefined;
}
