import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Digest, digestOf } from '../../domain/digest.ts';
import { fallbackTag, type Repository, repositoryName } from '../../domain/image.ts';
import { fault } from '../../domain/reason.ts';
import { MEDIA } from '../../formats/media-types.ts';
import { parseManifest } from '../../formats/oci.ts';
import type { RawManifest } from '../../ports.ts';
import { getManifest, putManifest } from './manifests.ts';
import { lost } from './referrers.ts';
import type { Session } from './session.ts';

const ATTEMPTS = 30;
const SHORTEST_SETTLE_MS = 300;
const LONGEST_SETTLE_MS = 20_000;
/** How many times the time from a read to the end of its write is waited before the result is believed. */
const SETTLE_FACTOR = 10;
/** A read older than this is read again before writing, unless this registry is that slow. */
const STALE_READ_MS = 100;
const REREADS = 3;
/** So many times in a row the own entries must be there while others write. */
const SIGHTINGS = 3;

/** Keeps the fields that Assay does not know: the entries of others are theirs. */
const indexSchema = z.looseObject({
  schemaVersion: z.literal(2),
  manifests: z.array(z.looseObject({ digest: z.string() })),
});
type Index = z.output<typeof indexSchema>;
type Entry = Index['manifests'][number];

interface Read {
  readonly index: Index;
  readonly digest: Digest | undefined;
  readonly startedAt: number;
}

/**
 * The index under the fallback tag of a subject. The registry cannot compare and swap, so two writers that read the
 * same index overwrite each other. Answer: every writer waits, much longer than any read-to-write takes, and looks
 * again; one whose entries are gone merges again after a random pause. It ends when they outlast the wait.
 */
export class FallbackTag {
  readonly #session: Session;
  readonly #repository: Repository;
  readonly #subject: Digest;
  readonly #tag: string;
  #longestWriteMs = 0;
  #fastestReadMs = Number.POSITIVE_INFINITY;

  constructor(session: Session, repository: Repository, subject: Digest) {
    this.#session = session;
    this.#repository = repository;
    this.#subject = subject;
    this.#tag = fallbackTag(subject);
  }

  /** Adds manifests and drops digests; throws `attestation-lost` when other writers win every time. */
  async update(manifests: readonly RawManifest[], removed: readonly Digest[]): Promise<void> {
    const added = manifests.map(entryOf);
    let last: Digest | undefined;
    let sightings = 0;
    let missing: readonly Entry[] = added;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const read = await this.#freshRead();
      const present = new Set(read.index.manifests.map(({ digest }) => digest));
      missing = added.filter(({ digest }) => !present.has(digest));
      if (missing.length === 0 && !removed.some((digest) => present.has(digest))) {
        sightings += 1;
        if (read.digest === last || sightings >= SIGHTINGS) return;
        last = read.digest;
        await this.#settle(1);
        continue;
      }
      sightings = 0;
      last = await this.#write(read, missing, removed);
      await this.#settle(attempt);
    }
    throw lost(
      this.#repository,
      this.#subject,
      manifests.map(({ digest }) => digest),
    );
  }

  /** A write soon after its read is what everyone's waiting relies on: a slow read is made again. */
  async #freshRead(): Promise<Read> {
    for (let attempt = 1; ; attempt += 1) {
      const read = await this.#read();
      const took = performance.now() - read.startedAt;
      const usual = took <= STALE_READ_MS || took <= 2 * this.#fastestReadMs;
      this.#fastestReadMs = Math.min(this.#fastestReadMs, took);
      if (usual || attempt >= REREADS) return read;
    }
  }

  async #read(): Promise<Read> {
    const startedAt = performance.now();
    const raw = await getManifest(this.#session, this.#repository, { tag: this.#tag }, 'attest');
    if (raw === undefined) {
      return { index: { schemaVersion: 2, manifests: [] }, digest: undefined, startedAt };
    }
    const where = `the tag ${this.#tag} of ${repositoryName(this.#repository)}`;
    parseManifest(raw.bytes, raw.mediaType, where);
    const parsed = indexSchema.safeParse(JSON.parse(Buffer.from(raw.bytes).toString()));
    if (!parsed.success) throw fault('image-invalid', 'attest', `${where} is not an index of referrers`);
    return { index: parsed.data, digest: raw.digest, startedAt };
  }

  async #write(read: Read, missing: readonly Entry[], removed: readonly Digest[]): Promise<Digest> {
    const dropped = new Set<string>(removed);
    const manifests = [...read.index.manifests.filter(({ digest }) => !dropped.has(digest)), ...missing];
    const bytes = new TextEncoder().encode(
      JSON.stringify({ ...read.index, schemaVersion: 2, mediaType: MEDIA.index, manifests }),
    );
    const manifest = { mediaType: MEDIA.index, digest: digestOf(bytes), bytes };
    await putManifest(this.#session, this.#repository, manifest, { tag: this.#tag }, 'attest');
    this.#longestWriteMs = Math.max(this.#longestWriteMs, performance.now() - read.startedAt);
    return manifest.digest;
  }

  /** From the second attempt on others write too: a random part keeps the writers out of step. */
  async #settle(attempt: number): Promise<void> {
    const wait = Math.min(
      Math.max(SHORTEST_SETTLE_MS, SETTLE_FACTOR * this.#longestWriteMs),
      LONGEST_SETTLE_MS,
    );
    await sleep(wait + Math.random() * wait * Math.min(attempt - 1, 4));
  }
}

function entryOf(manifest: RawManifest): Entry {
  const parsed = parseManifest(manifest.bytes, manifest.mediaType, `the manifest ${manifest.digest}`);
  const { artifactType, annotations } =
    parsed.kind === 'manifest' ? parsed : { artifactType: undefined, annotations: undefined };
  return {
    mediaType: manifest.mediaType,
    digest: manifest.digest,
    size: manifest.bytes.byteLength,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}
