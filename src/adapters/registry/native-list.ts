import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orUndefined } from '../../domain/result.ts';
import { MEDIA } from '../../formats/image/media-types.ts';
import { MAX_MANIFEST_BYTES } from '../../formats/image/oci.ts';
import {
  isFields,
  parseIndex,
  parseReferrerList,
  type ReferrerList,
  type Skipped,
} from '../../formats/image/referrer-list.ts';
import type { Referrer } from '../../ports/registry-port.ts';
import type { Purpose } from './faults.ts';
import { endless, tooMany } from './referrer-faults.ts';
import { apiUrl, checkedTarget } from './registry-addresses.ts';
import type { Session } from './session.ts';

/** A list must end: enough for ten thousand unwanted referrers in pages of ten. */
const MAX_PAGES = 1000;
/** After this many pages without a new entry, a list goes in circles. */
const MAX_STALE_PAGES = 20;
/** Greatest size of all pages of a list together, in bytes; a referrer has some 500 of them. */
const MAX_LIST_BYTES = 64 * 1024 * 1024;
/** Longest time for all pages of a list, in milliseconds. */
const LIST_LIMIT_MS = 5 * 60_000;
/** Statuses of registries without this API. */
const UNKNOWN_API: readonly number[] = [400, 404, 405, 406, 501];

/** Content types that say nothing about the content. */
const GENERAL: readonly string[] = ['', 'application/json', 'text/plain', 'application/octet-stream'];

/** Which entries are kept, and how many are allowed. */
export interface Selection {
  readonly limit: number;
  readonly isWanted: (referrer: Referrer) => boolean;
}

interface Page {
  readonly list: ReferrerList;
  /** In bytes. */
  readonly size: number;
  readonly next: URL | undefined;
}

/** No entry is wanted. */
export const NOTHING: Selection = { limit: 0, isWanted: () => false };

/** Counts the pages of a list, which must end. */
export class PageCount {
  readonly #startedAt = performance.now();
  #pages = 0;
  #stale = 0;
  #bytes = 0;

  /** Counts a page of so many bytes. Answers what the list has too much of; undefined as long as it may go on. */
  add(bytes: number, hasNewEntry: boolean): string | undefined {
    this.#pages += 1;
    this.#bytes += bytes;
    this.#stale = hasNewEntry ? 0 : this.#stale + 1;
    if (this.#bytes > MAX_LIST_BYTES) return `more than ${MAX_LIST_BYTES} bytes in its pages`;
    if (this.#stale > MAX_STALE_PAGES) return `${this.#stale} pages without a new entry`;
    if (this.#pages > MAX_PAGES) return `more than ${MAX_PAGES} pages`;
    if (performance.now() - this.#startedAt > LIST_LIMIT_MS)
      return `pages for more than ${LIST_LIMIT_MS / 60_000} min`;
    return undefined;
  }
}

/** The list of the referrers API. */
export class NativeList {
  readonly #session: Session;
  /** Registries that do not have this API. */
  readonly #without = new Set<string>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The wanted entries of all pages; undefined if the registry has no such API. Throws `too-many-referrers`. */
  async read(
    repository: Repository,
    subject: Digest,
    { limit, isWanted }: Selection,
  ): Promise<ReferrerList | undefined> {
    if (this.#without.has(repository.registry)) return undefined;
    const found = new Map<Digest, Referrer>();
    const skipped: Skipped[] = [];
    const seen = new Set<string>();
    const pages = new PageCount();
    let url: URL | undefined = apiUrl(repository, `referrers/${subject}`);
    for (let page = 0; url !== undefined; page += 1) {
      const read = await this.#page(repository, subject, url);
      if (read === undefined) {
        // Only the first page shows whether the API exists.
        if (page === 0) return undefined;
        throw brokenOff(repository, subject);
      }
      const known = seen.size;
      for (const one of read.list.referrers) {
        seen.add(one.digest);
        if (isWanted(one)) found.set(one.digest, one);
      }
      for (const one of read.list.skipped) {
        if (seen.has(one.name)) continue;
        seen.add(one.name);
        skipped.push(one);
      }
      const excess = pages.add(read.size, seen.size > known);
      if (excess !== undefined) throw endless(repository, subject, excess);
      if (found.size > limit) throw tooMany(repository, subject, limit);
      url = read.next;
    }
    return { referrers: [...found.values()], skipped };
  }

  async #page(repository: Repository, subject: Digest, url: URL): Promise<Page | undefined> {
    const purpose = purposeOf(repository, subject);
    const response = await this.#session.send({
      method: 'GET',
      url,
      repository,
      action: 'pull',
      headers: { accept: MEDIA.index },
      purpose,
      // A registry that redirects to a web site has no such API, whatever that site answers.
      staysAtHost: true,
      readUpTo: MAX_MANIFEST_BYTES,
    });
    const { status } = response;
    if (status >= 300 && status < 400) this.#without.add(repository.registry);
    if ((status >= 300 && status < 400) || UNKNOWN_API.includes(status)) {
      await response.body?.cancel();
      return undefined;
    }
    if (status !== 200) return await this.#session.fail(response, purpose);
    const type = response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (type !== MEDIA.index && !GENERAL.includes(type)) {
      await response.body?.cancel();
      return undefined;
    }
    const bytes = await this.#session.transport.bytes(response, MAX_MANIFEST_BYTES, purpose);
    if (bytes === undefined)
      throw endless(repository, subject, `a page of more than ${MAX_MANIFEST_BYTES} bytes`);
    // Under a general type, the document itself must say that it is a list.
    if (type !== MEDIA.index && !saysIndex(bytes)) return undefined;
    const list = parseReferrerList(bytes);
    if (!list.ok)
      throw fault('image-invalid', 'attest', `the registry's list of ${purpose.what} cannot be read`);
    return { list: list.value, size: bytes.byteLength, next: nextPage(response, url, purpose) };
  }
}

function saysIndex(bytes: Uint8Array): boolean {
  const document = orUndefined(parseIndex(bytes));
  return isFields(document) && document.schemaVersion === 2 && 'manifests' in document;
}

function brokenOff(repository: Repository, subject: Digest) {
  const { what } = purposeOf(repository, subject);
  return fault(
    'registry-unavailable',
    'attest',
    `${repository.registry} stopped in the middle of the list of ${what}`,
  );
}

function purposeOf(repository: Repository, subject: Digest): Purpose {
  const what = `the referrers of ${pinnedName(repository, subject)}`;
  return { check: 'attest', what, registry: repository.registry };
}

/** The address of the next page of a list. */
export function nextPage(response: Response, from: URL, purpose: Purpose): URL | undefined {
  const match = /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(response.headers.get('link') ?? '');
  return match?.[1] === undefined ? undefined : checkedTarget(match[1], from, purpose);
}
