import type { Digest } from '../../domain/digest.ts';
import { fallbackTag, pinnedName, type Repository, repositoryName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { FallbackIndex } from '../../formats/image/fallback-index.ts';
import { MAX_MANIFEST_BYTES } from '../../formats/image/oci.ts';
import type { RawManifest } from '../../ports/registry-port.ts';
import { isBusy } from '../../retry.ts';
import { refusesToMove, saysImmutable } from './faults.ts';
import { getManifest, hasManifest, isSuccess, purposeOf, sendManifest } from './manifests.ts';
import { endless } from './referrer-faults.ts';
import type { Session } from './session.ts';

/** A read that takes longer is repeated before a write, unless this registry is always that slow. */
const STALE_READ_MS = 100;
const REREADS = 3;
/** How many entries are checked at the same time. */
const CHECKED_AT_ONCE = 6;

/** The index under a fallback tag as it was read. */
export interface IndexRead {
  readonly index: FallbackIndex;
  /** Undefined if the tag does not exist. */
  readonly digest: Digest | undefined;
  /** By `performance.now()`. */
  readonly startedAt: number;
}

/** What is to be added to an index and removed from it. */
export interface IndexChange {
  readonly added: readonly RawManifest[];
  readonly removed: readonly Digest[];
}

/** Reads and writes the index under the fallback tag of a subject. */
export class FallbackTagAccess {
  readonly #session: Session;
  readonly #repository: Repository;
  readonly #subject: Digest;
  readonly #tag: string;
  /** Whether the registry has the manifest of an entry, by its digest. */
  readonly #exists = new Map<string, boolean>();
  #longestWriteMs = 0;
  #fastestReadMs = Number.POSITIVE_INFINITY;
  /** The registry refused a list. From then on, entries whose manifests it does not have are left out. */
  #onlySound = false;

  constructor(session: Session, repository: Repository, subject: Digest) {
    this.#session = session;
    this.#repository = repository;
    this.#subject = subject;
    this.#tag = fallbackTag(subject);
  }

  /** Longest time from a read to the end of its write, in milliseconds. */
  get longestWriteMs(): number {
    return this.#longestWriteMs;
  }

  /** The manifest under the tag; undefined if the tag does not exist. */
  async get(): Promise<RawManifest | undefined> {
    const size = `more than ${MAX_MANIFEST_BYTES} bytes`;
    const raw = await getManifest(this.#session, this.#repository, { tag: this.#tag }, 'attest', () =>
      endless(this.#repository, this.#subject, `${size} under the tag ${this.#tag}`),
    );
    // GitLab reads the tag name as the digest and answers with the subject. That is not a list of referrers.
    return raw?.digest === this.#subject ? undefined : raw;
  }

  /** The index, read quickly: every writer relies on a write that follows its read at once. */
  async read(): Promise<IndexRead> {
    for (let attempt = 1; ; attempt += 1) {
      const startedAt = performance.now();
      const raw = await this.get();
      const took = performance.now() - startedAt;
      const isUsual = took <= STALE_READ_MS || took <= 2 * this.#fastestReadMs;
      this.#fastestReadMs = Math.min(this.#fastestReadMs, took);
      if (isUsual || attempt >= REREADS)
        return { index: new FallbackIndex(raw), digest: raw?.digest, startedAt };
    }
  }

  /**
   * Writes the index with a change; returns its digest. Returns undefined if nothing was written and the index must be
   * read again. Throws `registry-rejected` if the tag cannot be changed.
   */
  async write(read: IndexRead, { added, removed }: IndexChange): Promise<Digest | undefined> {
    // These requests take time, and a write must follow its read at once.
    if (await this.#checkEntries(read.index.doubtful(this.#onlySound))) return undefined;
    const isDead = (digest: string) => this.#exists.get(digest) === false;
    const manifest = read.index.with({ added, removed, isDead, onlySound: this.#onlySound });
    const size = manifest.bytes.byteLength;
    if (size > MAX_MANIFEST_BYTES)
      throw endless(this.#repository, this.#subject, `${size} bytes under the tag ${this.#tag}`);
    const target = { tag: this.#tag };
    const response = await sendManifest(this.#session, this.#repository, manifest, target, 'attest');
    if (!isSuccess(response)) return await this.#handleRefusal(response, read);
    await response.body?.cancel();
    this.#longestWriteMs = Math.max(this.#longestWriteMs, performance.now() - read.startedAt);
    return manifest.digest;
  }

  /** Asks whether the registry has these manifests, unless that is known; returns whether it asked. */
  async #checkEntries(digests: readonly string[]): Promise<boolean> {
    const unknown = digests.filter((digest) => !this.#exists.has(digest));
    for (let at = 0; at < unknown.length; at += CHECKED_AT_ONCE) {
      const some = unknown.slice(at, at + CHECKED_AT_ONCE);
      await Promise.all(
        some.map(async (digest) => {
          this.#exists.set(digest, await hasManifest(this.#session, this.#repository, digest));
        }),
      );
    }
    return unknown.length > 0;
  }

  async #handleRefusal(response: Response, { digest }: IndexRead): Promise<undefined> {
    const purpose = purposeOf(this.#repository, { tag: this.#tag }, 'attest');
    const text = await this.#session.transport.errorText(response.clone(), purpose);
    const { status } = response;
    const isRefusal = status >= 400 && status < 500 && status !== 401 && !isBusy(status);
    if (isRefusal && !this.#onlySound && !saysImmutable(text)) {
      // Some registries refuse a list if the manifest of any entry is missing, also of another writer's entry.
      await response.body?.cancel();
      this.#onlySound = true;
      return undefined;
    }
    if (digest === undefined || !refusesToMove(status, text))
      return await this.#session.fail(response, purpose);
    await response.body?.cancel();
    const { registry } = this.#repository;
    throw fault(
      'registry-rejected',
      'attest',
      `${registry} lists what is attached to ${pinnedName(this.#repository, this.#subject)} under the tag ${this.#tag}, and does not allow a change of that tag (${status}${text === '' ? '' : `: ${text}`}). Exempt the tags \`sha256-*\` of ${repositoryName(this.#repository)} from immutability`,
    );
  }
}
