import type { Digest } from '../../domain/digest.ts';
import { type Descriptor, fallbackTag, pinnedName, type Repository } from '../../domain/image.ts';
import { fault } from '../../domain/reason.ts';
import { MEDIA } from '../../formats/media-types.ts';
import { MAX_MANIFEST_BYTES, parseManifest } from '../../formats/oci.ts';
import type { RawManifest, Referrer } from '../../ports.ts';
import { FallbackTag } from './fallback-tag.ts';
import type { Purpose } from './faults.ts';
import { deleteManifest, getManifest, putManifest } from './manifests.ts';
import { apiUrl, type Session } from './session.ts';
import { checkedTarget } from './transport.ts';

/** An endless list must end too: pages of ten for ten thousand referrers that nobody here asks for. */
const MAX_PAGES = 1000;
/** So many pages in a row without a new entry are a list that goes in circles. */
const MAX_STALE_PAGES = 20;
/** Longest time for all pages of a list, in milliseconds. */
const LIST_LIMIT_MS = 5 * 60_000;
const READ_BACK_TRIES = 6;
/** Answers of registries that do not know the API; some answer with a page for people. */
const UNKNOWN_API: readonly number[] = [400, 404, 405, 406, 501];

/** Which referrers are asked for, and how many of them there may be. */
interface Wanted {
  readonly limit: number;
  readonly isWanted: (referrer: Referrer) => boolean;
}

/** To see whether there is a referrers API: nothing of the list is of use. */
const NOTHING: Wanted = { limit: 0, isWanted: () => false };

/** Lists and attaches referrers, by the referrers API or by the fallback tag of the specification. */
export class Referrers {
  readonly #session: Session;
  /** The last writer of each subject in this process: writers of the same index wait for one another. */
  readonly #writers = new Map<string, Promise<void>>();

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * What is attached to a digest and wanted; throws `too-many-referrers` above the limit. The registry is never asked to
   * filter by type: registries err there.
   */
  async list(repository: Repository, subject: Digest, wanted: Wanted): Promise<readonly Referrer[]> {
    const listed = await this.#native(repository, subject, wanted);
    if (listed !== undefined) return listed;
    const tag = fallbackTag(subject);
    const raw = await getManifest(this.#session, repository, { tag }, 'attest');
    if (raw === undefined) return [];
    const entries = indexEntries(raw.bytes, raw.mediaType, repository, subject).filter(wanted.isWanted);
    if (entries.length > wanted.limit) throw tooMany(repository, subject, wanted.limit);
    return entries;
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
    let noted = added.size > 0;
    for (const manifest of manifests) {
      const target = { digest: manifest.digest };
      const answer = await putManifest(this.#session, repository, manifest, target, 'attest');
      noted &&= answer === subject;
    }
    const native = noted || (await this.#native(repository, subject, NOTHING)) !== undefined;
    if (native) await this.#awaitListed(repository, subject, added);
    else await new FallbackTag(this.#session, repository, subject).update(manifests, removed);
    // Last, so that there is no moment without a valid attestation. A registry that does not delete is no fault.
    for (const digest of removed) await deleteManifest(this.#session, repository, digest);
  }

  async #awaitListed(repository: Repository, subject: Digest, added: ReadonlySet<Digest>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      const isWanted = ({ digest }: Referrer) => added.has(digest);
      const listed = await this.#native(repository, subject, { limit: added.size, isWanted });
      const digests = new Set(listed?.map(({ digest }) => digest));
      const missing = [...added].filter((digest) => !digests.has(digest));
      if (missing.length === 0) return;
      if (attempt >= READ_BACK_TRIES) throw lost(repository, subject, missing);
      await this.#session.transport.pause(attempt);
    }
  }

  /** By the referrers API, page by page; undefined where the registry has none. */
  async #native(
    repository: Repository,
    subject: Digest,
    { limit, isWanted }: Wanted,
  ): Promise<readonly Referrer[] | undefined> {
    const purpose: Purpose = {
      check: 'attest',
      what: `the referrers of ${pinnedName(repository, subject)}`,
      registry: repository.registry,
    };
    const found = new Map<Digest, Referrer>();
    const seen = new Set<Digest>();
    let stale = 0;
    const startedAt = performance.now();
    let url: URL | undefined = apiUrl(repository, `referrers/${subject}`);
    for (let page = 0; url !== undefined; page += 1) {
      if (page >= MAX_PAGES) throw endless(repository, subject, `more than ${MAX_PAGES} pages`);
      if (performance.now() - startedAt > LIST_LIMIT_MS)
        throw endless(repository, subject, `pages for more than ${LIST_LIMIT_MS / 60_000} min`);
      const response = await this.#session.send({
        method: 'GET',
        url,
        repository,
        action: 'pull',
        headers: { accept: MEDIA.index },
        purpose,
      });
      const type = response.headers.get('content-type')?.split(';')[0]?.trim();
      if (UNKNOWN_API.includes(response.status) || (response.status === 200 && type !== MEDIA.index)) {
        await response.body?.cancel();
        // Only the first page says whether there is such an API.
        if (page === 0) return undefined;
        throw fault(
          'registry-unavailable',
          'attest',
          `${repository.registry} broke off the list of ${purpose.what}`,
        );
      }
      if (response.status !== 200) return await this.#session.fail(response, purpose);
      const bytes = await this.#session.transport.bytes(response, MAX_MANIFEST_BYTES, purpose);
      if (bytes === undefined)
        throw endless(repository, subject, `a page of more than ${MAX_MANIFEST_BYTES} bytes`);
      const entries = indexEntries(bytes, MEDIA.index, repository, subject);
      const known = seen.size;
      for (const entry of entries) {
        seen.add(entry.digest);
        if (isWanted(entry)) found.set(entry.digest, entry);
      }
      stale = seen.size > known ? 0 : stale + 1;
      if (stale > MAX_STALE_PAGES) throw endless(repository, subject, `${stale} pages without a new entry`);
      if (found.size > limit) throw tooMany(repository, subject, limit);
      url = nextPage(response, url, purpose);
    }
    return [...found.values()];
  }
}

/** The fault for attachments that the registry does not list. */
export function lost(repository: Repository, subject: Digest, missing: readonly Digest[]) {
  const name = pinnedName(repository, subject);
  const which = `${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''}`;
  return fault(
    'attestation-lost',
    'attest',
    `${missing.length} of the attestations of ${name} were pushed but are not listed by the registry (${which})`,
  );
}

function indexEntries(
  bytes: Uint8Array,
  mediaType: string,
  repository: Repository,
  subject: Digest,
): readonly Descriptor[] {
  const where = `the list of referrers of ${pinnedName(repository, subject)}`;
  const index = parseManifest(bytes, mediaType, where);
  if (index.kind !== 'index') throw fault('image-invalid', 'attest', `${where} is not an index`);
  return index.manifests;
}

function tooMany(repository: Repository, subject: Digest, limit: number) {
  const name = pinnedName(repository, subject);
  return fault('too-many-referrers', 'attest', `more than ${limit} referrers are attached to ${name}`);
}

function endless(repository: Repository, subject: Digest, what: string) {
  const name = pinnedName(repository, subject);
  const message = `the list of what is attached to ${name} has ${what}; remove what nobody needs`;
  return fault('too-many-referrers', 'attest', message);
}

function nextPage(response: Response, from: URL, purpose: Purpose): URL | undefined {
  const match = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(response.headers.get('link') ?? '');
  return match?.[1] === undefined ? undefined : checkedTarget(new URL(match[1], from), from, purpose);
}
