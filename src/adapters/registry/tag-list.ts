import { z } from 'zod';
import { type Repository, repositoryName } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { parseJsonAs } from '../../formats/json.ts';
import type { Purpose } from './faults.ts';
import { nextPage } from './native-list.ts';
import { apiUrl } from './registry-addresses.ts';
import type { Session } from './session.ts';

const PAGE = 1000;
const MAX_PAGES = 200;
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

// Go programs write an empty list as `null`.
const TagsSchema = z.object({ tags: z.array(z.string()).nullish() });

/** All tags of a repository, at most `limit`. Throws `input-invalid` if there are more, and the registry's faults. */
export async function listTags(
  session: Session,
  repository: Repository,
  limit: number,
): Promise<readonly string[]> {
  const name = repositoryName(repository);
  const purpose: Purpose = { check: 'image', what: `the tags of ${name}`, registry: repository.registry };
  const tags = new Set<string>();
  let url: URL | undefined = apiUrl(repository, `tags/list?n=${PAGE}`);
  for (let page = 0; url !== undefined; page += 1) {
    if (page >= MAX_PAGES) throw unreadable(purpose, `has more than ${MAX_PAGES} pages`);
    const response = await session.send({
      ...{ method: 'GET', url, repository, action: 'pull', purpose },
      ...{ headers: { accept: 'application/json' }, readUpTo: MAX_PAGE_BYTES },
    });
    if (response.status !== 200) return await session.fail(response, purpose);
    const bytes = await session.transport.bytes(response, MAX_PAGE_BYTES, purpose);
    if (bytes === undefined) throw unreadable(purpose, 'is too large');
    const listed = parseJsonAs(TagsSchema, bytes);
    if (!listed.ok) throw unreadable(purpose, listed.fault);
    for (const tag of listed.value.tags ?? []) tags.add(tag);
    if (tags.size > limit)
      throw fault('input-invalid', 'inputs', `${name} has more than ${limit} tags: limit them by a glob`);
    url = nextPage(response, url, purpose);
  }
  return [...tags];
}

function unreadable({ registry, what, check }: Purpose, why: string) {
  return fault('registry-unavailable', check, `the answer of ${registry} for ${what} ${why}`);
}
