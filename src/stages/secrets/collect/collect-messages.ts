import { fault } from '../../../domain/reason.ts';
import { plain } from '../../../domain/text.ts';
import { parseCommitObject, parseTagObject } from '../../../formats/git/git-objects.ts';
import type { Commit, GitObject, GitRepository } from '../../../ports.ts';
import { MAX_FILE_BYTES } from '../staging/classify.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import type { Introductions } from './commit-places.ts';
import type { CommitRange } from './commit-range.ts';
import { contentOf } from './object-content.ts';

const MESSAGE = '(message)';

/** How many commits of the range were read, and what was not looked at. */
export interface MessagesSeen {
  readonly commits: number;
  readonly notes: readonly string[];
}

/**
 * Lays the messages of commits and of their annotated tags before the engines, and makes sure that no commit lacks
 * its parents.
 */
export async function collectMessages(
  repository: GitRepository,
  range: CommitRange,
  commits: readonly Commit[],
  tree: ScanTree,
  introductions: Introductions,
): Promise<MessagesSeen> {
  const walked = new Map(commits.map(({ id, parents }) => [id, parents]));
  let count = 0;
  const stage = (object: string, commit: string, path: string, message: Buffer) => {
    introductions.add(object, { commit, path, blob: object, before: [] });
    // Two levels, since a folder with a hundred thousand others is slow.
    const group = `messages/${Math.floor(count / 1000)}/${count}`;
    count += 1;
    if (tree.place(group, { kind: 'commit', object, path }, path, message) === undefined)
      throw tooMuch(range);
  };
  await repository.read([...walked.keys()], async (object) => {
    const { parents, message } = parseCommitObject(await smallContent(object));
    // git ends its walk where a clone was cut, and takes what stands there for the beginning.
    if (parents.join() !== walked.get(object.id)?.join()) throw await cut(repository, object.id, range);
    stage(object.id, object.id, MESSAGE, message);
  });
  const read = count - (range.merge === undefined ? 0 : 1);
  let others = 0;
  for (const { id, target, type, message } of await tagsOf(repository, range)) {
    if (!range.allTags && !walked.has(target) && id !== range.tag) continue;
    stage(id, target, MESSAGE, message);
    if (type !== 'commit') others += 1;
  }
  const note = `${others} annotated ${others === 1 ? 'tag stands' : 'tags stand'} for no commit: of these the messages alone were scanned`;
  return { commits: read, notes: others === 0 ? [] : [note] };
}

type Tag = ReturnType<typeof parseTagObject> & { readonly id: string };

/** Every annotated tag, and those that only such tags stand for, with what they stand for in the end. */
async function tagsOf(repository: GitRepository, { tag }: CommitRange): Promise<readonly Tag[]> {
  const tags = new Map<string, Tag>();
  let open = [...new Set([...(await repository.tags()), ...(tag === undefined ? [] : [tag])])];
  while (open.length > 0) {
    await repository.read(open, async (object) => {
      tags.set(object.id, { id: object.id, ...parseTagObject(await smallContent(object)) });
    });
    const inner = [...tags.values()].filter(({ type, target }) => type === 'tag' && !tags.has(target));
    open = [...new Set(inner.map(({ target }) => target))];
  }
  return [...tags.values()].map((tag) => {
    let last = tag;
    for (let next = tags.get(last.target); next !== undefined; next = tags.get(last.target)) last = next;
    return { ...tag, target: last.target, type: last.type };
  });
}

async function smallContent(object: GitObject): Promise<Buffer> {
  if (object.size <= MAX_FILE_BYTES) return await contentOf(object);
  const message = `the ${object.type} ${object.id} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB and cannot be looked at`;
  throw fault('scan-incomplete', 'secrets', message);
}

async function cut(repository: GitRepository, id: string, range: CommitRange) {
  const remediation = (await repository.isShallow())
    ? 'the clone is shallow: set "fetch-depth: 0" of actions/checkout'
    : 'the repository hides them: check it out anew';
  const message = `the commits ${plain(range.name, 200)} cannot be looked at: the parents of ${id} are missing; ${remediation}`;
  return fault('scan-incomplete', 'secrets', message);
}

function tooMuch(range: CommitRange) {
  const message = `the messages of the commits ${plain(range.name, 200)} hold more text than one scan takes; set "history: event"`;
  return fault('scan-incomplete', 'secrets', message);
}
