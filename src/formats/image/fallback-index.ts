import { type Digest, digestOf } from '../../domain/digest.ts';
import { orUndefined } from '../../domain/result.ts';
import type { RawManifest } from '../../ports.ts';
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
  /** Whether what an entry names is known to be gone. */
  readonly isDead: (digest: string) => boolean;
  /** Leave out what names nothing, or what is gone, whoever put it there; else only bundles that are gone. */
  readonly onlySound: boolean;
}

/**
 * What is listed under a fallback tag. Where another manifest lies there in place of a list, and names the subject
 * itself, it is the list; what lies there and is about something else is nobody's evidence.
 */
export function listUnder(raw: RawManifest, subject: Digest): ReferrerList {
  const list = parseReferrerList(raw.bytes);
  if (list.ok) return list.value;
  const manifest = readManifest(raw);
  if (manifest === undefined) return { referrers: [], skipped: [{ name: raw.digest }] };
  if (manifest.subject?.digest !== subject) return { referrers: [], skipped: [] };
  const { artifactType, annotations } = manifest;
  const said = { ...(artifactType && { artifactType }), ...(annotations && { annotations }) };
  return { referrers: [{ digest: raw.digest, ...said }], skipped: [] };
}

/** The index under a fallback tag as it is read and written: entries of others stay as they stand in it. */
export class FallbackIndex {
  readonly #rest: Fields;
  readonly #entries: readonly unknown[];

  /** Without a manifest it is empty; what is no list becomes an entry of one, so that its name still leads to it. */
  constructor(raw: RawManifest | undefined) {
    const document = raw && orUndefined(parseIndex(raw.bytes));
    const entries = orUndefined(entriesIn(document));
    this.#rest = entries !== undefined && isFields(document) ? document : {};
    this.#entries = entries ?? (raw === undefined ? [] : [entryOf(raw)]);
  }

  /** Whether all of these are in it and none of those. */
  isUpToDate(added: readonly RawManifest[], removed: readonly Digest[]): boolean {
    const present = new Set(this.#entries.map(digestIn));
    return added.every(({ digest }) => present.has(digest)) && !removed.some((digest) => present.has(digest));
  }

  /** The digests that a write has to ask for: of bundles, and where only what is sound may be written of everything. */
  doubtful(onlySound: boolean): readonly string[] {
    const asked = this.#entries.filter((entry) => onlySound || isBundle(entry)).map(digestIn);
    return [...new Set(asked.filter((digest) => digest !== undefined))];
  }

  /** The index after a change, as it is pushed. */
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

/** An entry that may be Assay's own. */
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
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}

function readManifest(raw: RawManifest): ImageManifest | undefined {
  const manifest = orUndefined(parseManifest(raw.bytes, raw.mediaType, raw.digest));
  return manifest?.kind === 'manifest' ? manifest : undefined;
}
