import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { type AssayError, isOnly } from '../../domain/reason.ts';
import type { ReferrerList, Skipped } from '../../formats/image/referrer-list.ts';
import type { RawManifest, Referrer, UnreadableReferrer } from '../../ports/registry-port.ts';
import { TryAgain } from '../../retry.ts';
import { FallbackTag } from './fallback-tag.ts';
import { deleteManifest, putManifest, READ_BACK_TRIES } from './manifests.ts';
import { NativeList, NOTHING } from './native-list.ts';
import { lost, tooMany } from './referrer-faults.ts';
import type { Session } from './session.ts';

/** After this many refusals at the start, nothing more is deleted: such a registry deletes nothing. */
const REFUSALS = 2;

/** Which referrers are wanted, and how many are allowed. */
export interface Wanted {
  readonly limit: number;
  readonly isWanted: (referrer: Referrer) => boolean;
  /** Called for each entry of a list that cannot be requested. */
  readonly unreadable: (referrer: UnreadableReferrer) => void;
}

/** Lists and attaches referrers, by the referrers API and by the fallback tag of the specification. */
export class Referrers {
  readonly #session: Session;
  readonly #native: NativeList;
  /** The last writer of each subject in this process: writers of the same index wait for each other. */
  readonly #writers = new Map<string, Promise<void>>();

  constructor(session: Session) {
    this.#session = session;
    this.#native = new NativeList(session);
  }

  /**
   * The wanted referrers of a digest. Throws `too-many-referrers` above the limit. Both lists are read: a registry may
   * have got the API after the tag was written, or answer with an empty list because it has no API. The registry is not
   * asked to filter by type, because some registries filter wrongly.
   */
  async list(repository: Repository, subject: Digest, wanted: Wanted): Promise<readonly Referrer[]> {
    const native = await this.#native.read(repository, subject, wanted);
    const tagged = await this.#tagged(repository, subject, native !== undefined);
    const found = new Map(native?.referrers.map((one) => [one.digest, one]));
    // Anyone who may push can write the tag: it can add to the registry's own list, but not change its entries.
    for (const one of tagged?.referrers ?? [])
      if (wanted.isWanted(one) && !found.has(one.digest)) found.set(one.digest, one);
    if (found.size > wanted.limit) throw tooMany(repository, subject, wanted.limit);
    for (const one of [...(native?.skipped ?? []), ...(tagged?.skipped ?? [])]) reportSkipped(wanted, one);
    return [...found.values()];
  }

  /** Attaches manifests and removes outdated ones. Throws `attestation-lost` if the new ones do not stay listed. */
  async attach(
    repository: Repository,
    subject: Digest,
    manifests: readonly RawManifest[],
    outdated: readonly Digest[],
  ): Promise<void> {
    const key = pinnedName(repository, subject);
    const before = this.#writers.get(key) ?? Promise.resolve();
    const own = before.then(() => this.#attach(repository, subject, manifests, outdated));
    // The next writer waits for this one, also if it fails.
    const ended = own.catch(() => undefined);
    this.#writers.set(key, ended);
    await own;
  }

  async #attach(
    repository: Repository,
    subject: Digest,
    manifests: readonly RawManifest[],
    outdated: readonly Digest[],
  ): Promise<void> {
    const added = new Set(manifests.map(({ digest }) => digest));
    const removed = outdated.filter((digest) => !added.has(digest));
    if (added.size === 0 && removed.length === 0) return;
    if (added.size === 0) return await this.#withdraw(repository, subject, removed);
    let isConfirmed = true;
    for (const manifest of manifests) {
      const answer = await putManifest(this.#session, repository, manifest, 'attest', () =>
        lost(repository, subject, [manifest.digest]),
      );
      isConfirmed &&= answer === subject;
    }
    // A registry that confirmed the subject may need a moment to list it; any other is asked once.
    const native = await this.#isListed(repository, subject, added, isConfirmed ? READ_BACK_TRIES : 1);
    if (!native) await this.#tag(repository, subject).update({ added: manifests, removed });
    // The registry lists the new ones itself, so an unchangeable tag does not matter here.
    else if (removed.length > 0) await this.#unlist(repository, subject, removed);
    // Last, so that there is always a valid attestation. A registry that does not delete is not an error.
    await this.#delete(repository, removed);
  }

  /** If all manifests are deleted, a tag that cannot be changed is not an error: its entries lead nowhere. */
  async #withdraw(repository: Repository, subject: Digest, removed: readonly Digest[]): Promise<void> {
    const refused = await this.#unlist(repository, subject, removed);
    const left = await this.#delete(repository, removed);
    if (refused !== undefined && left.length > 0) throw refused;
  }

  /** Removes digests from the list under the tag; returns the fault if the tag cannot be changed. */
  async #unlist(
    repository: Repository,
    subject: Digest,
    removed: readonly Digest[],
  ): Promise<AssayError | undefined> {
    try {
      await this.#tag(repository, subject).update({ added: [], removed });
      return undefined;
    } catch (error) {
      if (isOnly(error, 'registry-rejected')) return error;
      throw error;
    }
  }

  #tag(repository: Repository, subject: Digest): FallbackTag {
    return new FallbackTag(this.#session, repository, subject);
  }

  /** Returns the digests that the registry did not delete. */
  async #delete(repository: Repository, digests: readonly Digest[]): Promise<readonly Digest[]> {
    const left: Digest[] = [];
    for (const [at, digest] of digests.entries()) {
      if (await deleteManifest(this.#session, repository, digest)) continue;
      left.push(digest);
      if (left.length === REFUSALS && at === REFUSALS - 1) return digests;
    }
    return left;
  }

  async #isListed(
    repository: Repository,
    subject: Digest,
    added: ReadonlySet<Digest>,
    tries: number,
  ): Promise<boolean> {
    const isWanted = ({ digest }: Referrer) => added.has(digest);
    const selection = { ...NOTHING, limit: added.size, isWanted };
    return await this.#session.transport.retry.run(async () => {
      const listed = await this.#native.read(repository, subject, selection);
      if (listed === undefined) return false;
      return listed.referrers.length === added.size || new TryAgain({ conclude: () => false });
    }, tries);
  }

  /** What the fallback tag lists. A registry that has the other list may reject such a tag. */
  async #tagged(
    repository: Repository,
    subject: Digest,
    hasOther: boolean,
  ): Promise<ReferrerList | undefined> {
    try {
      return await this.#tag(repository, subject).list();
    } catch (error) {
      if (hasOther && isOnly(error, 'registry-rejected')) return undefined;
      throw error;
    }
  }
}

/** Reports an entry without a usable digest; an entry without a name cannot be evidence. */
function reportSkipped({ unreadable }: Wanted, { name, artifactType, annotations }: Skipped): void {
  if (name === '') return;
  const why = 'the list does not name it by a SHA-256 digest';
  unreadable({
    name,
    why,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(annotations && { annotations }),
  });
}
