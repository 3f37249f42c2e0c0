import { setTimeout as sleep } from 'node:timers/promises';
import type { Digest } from '../../domain/digest.ts';
import { fallbackTag, pinnedName, type Repository, repositoryName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { FallbackIndex, type FallbackWrite, listUnder } from '../../formats/image/fallback-index.ts';
import { MAX_MANIFEST_BYTES } from '../../formats/image/oci.ts';
import type { ReferrerList } from '../../formats/image/referrer-list.ts';
import type { RawManifest } from '../../ports.ts';
import { isBusy, refusesToMove, saysImmutable } from './faults.ts';
import {
  getManifest,
  hasManifest,
  isSuccess,
  purposeOf,
  READ_BACK_TRIES,
  sendManifest,
} from './manifests.ts';
import { endless, lost } from './referrer-faults.ts';
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
const LOOKED_FOR_AT_ONCE = 6;

interface Read {
  readonly index: FallbackIndex;
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
  /** Whether what an entry names is there, by its digest. */
  readonly #there = new Map<string, boolean>();
  #longestWriteMs = 0;
  #fastestReadMs = Number.POSITIVE_INFINITY;
  /** The registry took no list that names what it does not have: foreign entries of that kind are dropped as well. */
  #onlySound = false;

  constructor(session: Session, repository: Repository, subject: Digest) {
    this.#session = session;
    this.#repository = repository;
    this.#subject = subject;
    this.#tag = fallbackTag(subject);
  }

  /** What is listed under the tag; undefined where there is no such tag. */
  async list(): Promise<ReferrerList | undefined> {
    const raw = await this.#get();
    return raw && listUnder(raw, this.#subject);
  }

  /**
   * Adds manifests and drops digests; entries of others stay as they are. Throws `attestation-lost` when other writers
   * win every time, and `registry-rejected` where the tag cannot be changed.
   */
  async update(manifests: readonly RawManifest[], removed: readonly Digest[]): Promise<void> {
    let last: Digest | undefined;
    let replaced: Digest | undefined;
    let [sightings, vain] = [0, 0];
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const read = await this.#freshRead();
      // What is still as it was before the last write may only be late: to merge with that would drop what is there.
      if (last !== undefined && read.digest === replaced && read.digest !== last) {
        vain += 1;
        if (vain > READ_BACK_TRIES) break;
        await this.#session.transport.pause(vain);
        continue;
      }
      vain = 0;
      if (read.index.isUpToDate(manifests, removed)) {
        if (manifests.length === 0 && attempt === 1) return;
        sightings += 1;
        if (read.digest === last || sightings >= SIGHTINGS) return;
        last = read.digest;
        await this.#settle(1);
        continue;
      }
      sightings = 0;
      // Asking takes time, and a write has to come soon after its read.
      if (await this.#lookFor(read.index.doubtful(this.#onlySound))) continue;
      const written = await this.#write(read, manifests, removed);
      if (written === undefined) continue;
      [last, replaced] = [written, read.digest];
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
      const startedAt = performance.now();
      const raw = await this.#get();
      const took = performance.now() - startedAt;
      const usual = took <= STALE_READ_MS || took <= 2 * this.#fastestReadMs;
      this.#fastestReadMs = Math.min(this.#fastestReadMs, took);
      if (usual || attempt >= REREADS)
        return { index: new FallbackIndex(raw), digest: raw?.digest, startedAt };
    }
  }

  async #get(): Promise<RawManifest | undefined> {
    const size = `more than ${MAX_MANIFEST_BYTES} bytes`;
    const raw = await getManifest(this.#session, this.#repository, { tag: this.#tag }, 'attest', () =>
      endless(this.#repository, this.#subject, `${size} under the tag ${this.#tag}`),
    );
    // GitLab takes the name for the digest itself: the platforms of an index are not what is attached to it.
    return raw?.digest === this.#subject ? undefined : raw;
  }

  /** Asks for what was not asked for yet; whether there was any. */
  async #lookFor(digests: readonly string[]): Promise<boolean> {
    const unknown = digests.filter((digest) => !this.#there.has(digest));
    for (let at = 0; at < unknown.length; at += LOOKED_FOR_AT_ONCE) {
      const some = unknown.slice(at, at + LOOKED_FOR_AT_ONCE);
      const there = await Promise.all(
        some.map((digest) => hasManifest(this.#session, this.#repository, digest)),
      );
      some.forEach((digest, nth) => {
        this.#there.set(digest, there[nth] ?? true);
      });
    }
    return unknown.length > 0;
  }

  /** Answers the digest of what was written; undefined where it has to be read and written anew. */
  async #write(
    read: Read,
    manifests: readonly RawManifest[],
    removed: readonly Digest[],
  ): Promise<Digest | undefined> {
    const isDead = (digest: string) => this.#there.get(digest) === false;
    const write: FallbackWrite = { added: manifests, removed, isDead, onlySound: this.#onlySound };
    const manifest = read.index.with(write);
    const size = manifest.bytes.byteLength;
    if (size > MAX_MANIFEST_BYTES)
      throw endless(this.#repository, this.#subject, `${size} bytes under the tag ${this.#tag}`);
    const target = { tag: this.#tag };
    const response = await sendManifest(this.#session, this.#repository, manifest, target, 'attest');
    if (!isSuccess(response)) return await this.#refused(response, read);
    await response.body?.cancel();
    this.#longestWriteMs = Math.max(this.#longestWriteMs, performance.now() - read.startedAt);
    return manifest.digest;
  }

  async #refused(response: Response, { digest }: Read): Promise<undefined> {
    const purpose = purposeOf(this.#repository, { tag: this.#tag }, 'attest');
    const said = await this.#session.transport.errorText(response.clone(), purpose);
    const { status } = response;
    const isRefusal = status >= 400 && status < 500 && status !== 401 && !isBusy(status);
    if (isRefusal && !this.#onlySound && !saysImmutable(said)) {
      // Registries refuse a list in which one entry names what is gone, whoever's entry that is.
      await response.body?.cancel();
      this.#onlySound = true;
      return undefined;
    }
    if (digest === undefined || !refusesToMove(status, said))
      return await this.#session.fail(response, purpose);
    await response.body?.cancel();
    const { registry } = this.#repository;
    throw fault(
      'registry-rejected',
      'attest',
      `${registry} lists what is attached to ${pinnedName(this.#repository, this.#subject)} under the tag ${this.#tag}, and does not let that tag be changed (${status}${said === '' ? '' : `: ${said}`}). Exempt the tags \`sha256-*\` of ${repositoryName(this.#repository)} from immutability`,
    );
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
