import { setTimeout as sleep } from 'node:timers/promises';
import type { Digest } from '../../domain/digest.ts';
import type { Repository } from '../../domain/image/image.ts';
import { listUnder } from '../../formats/image/fallback-index.ts';
import type { ReferrerList } from '../../formats/image/referrer-list.ts';
import { TryAgain } from '../../retry.ts';
import { FallbackTagAccess, type IndexChange, type IndexRead } from './fallback-tag-access.ts';
import { READ_BACK_TRIES } from './manifests.ts';
import { lost } from './referrer-faults.ts';
import type { Session } from './session.ts';

const ATTEMPTS = 30;
const SHORTEST_SETTLE_MS = 300;
const LONGEST_SETTLE_MS = 20_000;
/** A writer waits this many times the time from a read to the end of its write before it believes the result. */
const SETTLE_FACTOR = 10;
/** If others write as well, the entries must be there in this many reads, one after the other. */
const SIGHTINGS = 3;

/** What the next read is compared with. */
interface Expectation {
  /** The index that was written or seen last. */
  readonly digest: Digest | undefined;
  /** The index that the last write replaced. */
  readonly replaced?: Digest | undefined;
}

/**
 * The list of referrers under the fallback tag of a subject. A registry cannot compare and swap, so two writers that
 * read the same index overwrite each other. Therefore every writer waits after its write, much longer than a read and a
 * write take, and reads again. If its entries are gone, it merges them again after a random pause. It ends when its
 * entries are still there after the wait.
 */
export class FallbackTag {
  readonly #session: Session;
  readonly #repository: Repository;
  readonly #subject: Digest;
  readonly #access: FallbackTagAccess;

  constructor(session: Session, repository: Repository, subject: Digest) {
    this.#session = session;
    this.#repository = repository;
    this.#subject = subject;
    this.#access = new FallbackTagAccess(session, repository, subject);
  }

  /** What is listed under the tag; undefined if the tag does not exist. */
  async list(): Promise<ReferrerList | undefined> {
    const raw = await this.#access.get();
    return raw && listUnder(raw, this.#subject);
  }

  /**
   * Adds manifests and removes digests; other entries stay. Throws `attestation-lost` if other writers win every time,
   * and `registry-rejected` if the tag cannot be changed.
   */
  async update(change: IndexChange): Promise<void> {
    const { added, removed } = change;
    let expected: Expectation | undefined;
    let sightings = 0;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const read = await this.#readAfterWrite(expected);
      if (read === undefined) break;
      if (read.index.isUpToDate(added, removed)) {
        sightings += 1;
        const nothingToRemove = attempt === 1 && added.length === 0;
        const isUnchanged = expected !== undefined && read.digest === expected.digest;
        if (nothingToRemove || isUnchanged || sightings >= SIGHTINGS) return;
        expected = { ...expected, digest: read.digest };
        await this.#settle(1);
      } else {
        sightings = 0;
        const digest = await this.#access.write(read, change);
        if (digest === undefined) continue;
        expected = { digest, replaced: read.digest };
        await this.#settle(attempt);
      }
    }
    throw lost(
      this.#repository,
      this.#subject,
      added.map(({ digest }) => digest),
    );
  }

  /**
   * The index. A registry may show the index that the last write replaced for some time: merging with that one would
   * drop entries, so it is read again. Undefined if the registry never shows another one.
   */
  async #readAfterWrite(expected: Expectation | undefined): Promise<IndexRead | undefined> {
    return await this.#session.transport.retry.run<IndexRead | undefined>(async () => {
      const read = await this.#access.read();
      const isOld =
        expected !== undefined && read.digest === expected.replaced && read.digest !== expected.digest;
      return isOld ? new TryAgain({ conclude: () => undefined }) : read;
    }, READ_BACK_TRIES + 1);
  }

  /** From the second attempt on there are other writers: a random part of the pause keeps them out of step. */
  async #settle(attempt: number): Promise<void> {
    const usual = Math.max(SHORTEST_SETTLE_MS, SETTLE_FACTOR * this.#access.longestWriteMs);
    const wait = Math.min(usual, LONGEST_SETTLE_MS);
    await sleep(wait + Math.random() * wait * Math.min(attempt - 1, 4));
  }
}
