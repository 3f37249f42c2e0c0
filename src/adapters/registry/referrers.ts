import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { AssayError } from '../../domain/reason.ts';
import type { ReferrerList, Skipped } from '../../formats/image/referrer-list.ts';
import type { RawManifest, Referrer, UnreadableReferrer } from '../../ports.ts';
import { TryAgain } from '../network/retry.ts';
import { FallbackTag } from './fallback-tag.ts';
import { deleteManifest, putManifest, READ_BACK_TRIES } from './manifests.ts';
import { NativeList, NOTHING } from './native-list.ts';
import { lost, tooMany } from './referrer-faults.ts';
import type { Session } from './session.ts';

/** After so many refusals in a row nothing more is tried to be deleted: such a registry deletes nothing. */
const REFUSALS = 2;

/** Which referrers are asked for, and how many of them there may be. */
export interface Wanted {
  readonly limit: number;
  readonly isWanted: (referrer: Referrer) => boolean;
  /** Told of what a list names and nobody can ask for. */
  readonly unreadable: (one: UnreadableReferrer) => void;
}

/** Lists and attaches referrers, by the referrers API and by the fallback tag of the specification. */
export class Referrers {
  readonly #session: Session;
  readonly #native: NativeList;
  /** The last writer of each subject in this process: writers of the same index wait for one another. */
  readonly #writers = new Map<string, Promise<void>>();

  constructor(session: Session) {
    this.#session = session;
    this.#native = new NativeList(session);
  }

  /**
   * What is attached to a digest and wanted; throws `too-many-referrers` above the limit. Both lists count: a registry
   * may have got the API after the tag was written, or answer with an empty list for want of it. The registry is never
   * asked to filter by type: registries err there.
   */
  async list(repository: Repository, subject: Digest, wanted: Wanted): Promise<readonly Referrer[]> {
    const native = await this.#native.read(repository, subject, wanted);
    const tagged = await this.#tagged(repository, subject, native !== undefined);
    const found = new Map(native?.referrers.map((one) => [one.digest, one]));
    // The tag is written by whoever may push: it adds to what the registry says, and never speaks over it.
    for (const one of tagged?.referrers ?? [])
      if (wanted.isWanted(one) && !found.has(one.digest)) found.set(one.digest, one);
    if (found.size > wanted.limit) throw tooMany(repository, subject, wanted.limit);
    for (const one of [...(native?.skipped ?? []), ...(tagged?.skipped ?? [])]) tell(wanted, one);
    return [...found.values()];
  }

  /** Attaches manifests and takes outdated ones away; throws `attestation-lost` when they do not stay listed. */
  async attach(
    repository: Repository,
    subject: Digest,
    manifests: readonly RawManifest[],
    outdated: readonly Digest[],
  ): Promise<void> {
    const key = pinnedName(repository, subject);
    const before = this.#writers.get(key) ?? Promise.resolve();
    const own = before.then(() => this.#attach(repository, subject, manifests, outdated));
    // The next writer waits for this one, however it ends.
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
    let noted = true;
    for (const manifest of manifests) {
      const answer = await putManifest(this.#session, repository, manifest, 'attest', () =>
        lost(repository, subject, [manifest.digest]),
      );
      noted &&= answer === subject;
    }
    // Who says that it took note of the subject may take a moment to list it; who does not is asked once.
    const native = await this.#isListed(repository, subject, added, noted ? READ_BACK_TRIES : 1);
    if (!native) await this.#tag(repository, subject).update({ added: manifests, removed });
    // What else lies under the tag is not needed here, whatever the registry says of such a tag.
    else if (removed.length > 0) await this.#unlist(repository, subject, removed);
    // Last, so that there is no moment without a valid attestation. A registry that does not delete is no fault.
    await this.#delete(repository, removed);
  }

  /** A manifest that is gone counts nowhere, so a tag that cannot be changed is no fault where all of them go. */
  async #withdraw(repository: Repository, subject: Digest, removed: readonly Digest[]): Promise<void> {
    const refused = await this.#unlist(repository, subject, removed);
    const left = await this.#delete(repository, removed);
    if (refused !== undefined && left.length > 0) throw refused;
  }

  /** Takes digests off the list under the tag; answers why that cannot be changed, where it is so. */
  async #unlist(
    repository: Repository,
    subject: Digest,
    removed: readonly Digest[],
  ): Promise<AssayError | undefined> {
    try {
      await this.#tag(repository, subject).update({ added: [], removed });
      return undefined;
    } catch (error) {
      if (isRejected(error)) return error;
      throw error;
    }
  }

  #tag(repository: Repository, subject: Digest): FallbackTag {
    return new FallbackTag(this.#session, repository, subject);
  }

  /** Answers what the registry keeps. */
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

  /** What the fallback tag lists; where there is another list, a registry may not know what such a tag is. */
  async #tagged(
    repository: Repository,
    subject: Digest,
    hasOther: boolean,
  ): Promise<ReferrerList | undefined> {
    try {
      return await this.#tag(repository, subject).list();
    } catch (error) {
      if (hasOther && isRejected(error)) return undefined;
      throw error;
    }
  }
}

function isRejected(error: unknown): error is AssayError {
  return error instanceof AssayError && error.reasons.every(({ code }) => code === 'registry-rejected');
}

/** What names no digest names nothing that could be evidence. */
function tell({ unreadable }: Wanted, { name, artifactType, annotations }: Skipped): void {
  if (name === '') return;
  const why = 'the list names it by what is no digest of SHA-256';
  unreadable({
    name,
    why,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(annotations && { annotations }),
  });
}
