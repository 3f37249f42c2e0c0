import { z } from 'zod';
import { type Repository, repositoryName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { parseJsonAs } from '../../formats/json.ts';
import type { Purpose } from './faults.ts';
import { nextPage, PageCount } from './native-list.ts';
import { apiUrl } from './registry-addresses.ts';
import type { Session } from './session.ts';

const PAGE = 1000;
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

// Go programs write an empty list as `null`.
const TagsSchema = z.object({ tags: z.array(z.string()).nullish() });

interface Page {
  readonly tags: readonly string[];
  /** In bytes. */
  readonly size: number;
  readonly next: URL | undefined;
}

/**
 * The wanted tags of a repository, at most `limit`. Throws `input-invalid` if there are more, and the registry's faults; a
 * list that may not be whole is one of them.
 */
export async function listTags(
  session: Session,
  repository: Repository,
  limit: number,
  isWanted: (tag: string) => boolean,
): Promise<readonly string[]> {
  const name = repositoryName(repository);
  const purpose: Purpose = { check: 'image', what: `the tags of ${name}`, registry: repository.registry };
  const [seen, wanted, asked] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const pages = new PageCount();
  let url: URL | undefined = apiUrl(repository, `tags/list?n=${PAGE}`);
  while (url !== undefined) {
    asked.add(url.href);
    const { tags, size, next } = await readPage(session, repository, url, purpose);
    const known = seen.size;
    for (const tag of tags) {
      seen.add(tag);
      if (isWanted(tag)) wanted.add(tag);
    }
    if (wanted.size > limit)
      throw fault(
        'input-invalid',
        'inputs',
        `${name} has more than ${limit} tags that are wanted: choose fewer of them by a glob, such as ${name}:v*`,
      );
    const excess = pages.add(size, seen.size > known);
    if (excess !== undefined) throw unreadable(purpose, `has ${excess}`);
    if (next !== undefined && asked.has(next.href))
      throw unreadable(purpose, 'names a page as the next one that was read before');
    url = next ?? pageAfter(repository, tags);
    if (next === undefined && url !== undefined && seen.size === known)
      throw unreadable(
        purpose,
        `begins again where its next page should be, so nobody knows whether there are more than ${seen.size}`,
      );
  }
  return [...wanted];
}

/**
 * A full page that names no next one may be a part: some registries divide the list and do not say so. The page after the
 * last tag but one is asked for, since there is one tag in it at least: of an empty page, some of them give the whole list.
 */
function pageAfter(repository: Repository, tags: readonly string[]): URL | undefined {
  const last = tags.at(-2);
  return tags.length === PAGE && last !== undefined
    ? apiUrl(repository, `tags/list?n=${PAGE}&last=${encodeURIComponent(last)}`)
    : undefined;
}

async function readPage(session: Session, repository: Repository, url: URL, purpose: Purpose): Promise<Page> {
  const response = await session.send({
    ...{ method: 'GET', url, repository, action: 'pull', purpose },
    ...{ headers: { accept: 'application/json' }, readUpTo: MAX_PAGE_BYTES },
  });
  if (response.status !== 200) return await session.fail(response, purpose);
  const bytes = await session.transport.bytes(response, MAX_PAGE_BYTES, purpose);
  if (bytes === undefined) throw unreadable(purpose, `has a page of more than ${MAX_PAGE_BYTES} bytes`);
  const listed = parseJsonAs(TagsSchema, bytes);
  if (!listed.ok) throw unreadable(purpose, listed.fault);
  const next = nextPage(response, url, purpose);
  // Another machine gets no credentials, and says nothing about this repository.
  if (next !== undefined && next.host !== url.host)
    throw unreadable(purpose, `goes on at another host, ${next.host}`);
  return { tags: listed.value.tags ?? [], size: bytes.byteLength, next };
}

function unreadable({ registry, what, check }: Purpose, why: string) {
  return fault('registry-unavailable', check, `the answer of ${registry} for ${what} ${why}`);
}
