import { fault } from '../../../domain/reason.ts';
import { plain } from '../../../domain/text.ts';
import { parseCommitObject, parseTagObject } from '../../../formats/git/git-objects.ts';
import type { Commit, GitObject, GitRepository } from '../../../ports/git-port.ts';
import { MAX_FILE_BYTES } from '../staging/file-class.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import type { Introductions } from './commit-places.ts';
import type { CommitRange } from './commit-range.ts';
import { contentOf } from './object-content.ts';

const MESSAGE = '(message)';

/** How many commits of the range were read, and what was not scanned. */
export interface CollectedMessages {
  readonly commits: number;
  readonly notes: readonly string[];
}

/** Stages the messages of commits and of their annotated tags. Throws if a commit lacks its parents. */
export async function collectMessages(
  repository: GitRepository,
  range: CommitRange,
  commits: readonly Commit[],
  tree: ScanTree,
  introductions: Introductions,
): Promise<CollectedMessages> {
  const walked = new Map(commits.map(({ id, parents }) => [id, parents]));
  let count = 0;
  const stage = (object: string, commit: string, path: string, message: Buffer) => {
    introductions.add(object, { commit, path, blob: object, before: [] });
    // Two levels, because a folder with a hundred thousand entries is slow.
    const group = `messages/${Math.floor(count / 1000)}/${count}`;
    count += 1;
    const origin = { kind: 'commit', object, path } as const;
    if (tree.stage({ group, origin, path, content: message }) === undefined) throw overLimit(range);
  };
  await repository.read([...walked.keys()], async (object) => {
    const { parents, message } = parseCommitObject(await smallContent(object));
    // In a shallow clone, git silently takes the last commit that it has for the first one.
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
  const note = `${others} annotated ${others === 1 ? 'tag does' : 'tags do'} not refer to a commit: Assay scanned only the messages`;
  return { commits: read, notes: others === 0 ? [] : [note] };
}

type Tag = ReturnType<typeof parseTagObject> & { readonly id: string };

/** All annotated tags, also tags of tags, with the object that each refers to in the end. */
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
  const message = `the ${object.type} ${object.id} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB and cannot be scanned`;
  throw fault('scan-incomplete', 'secrets', message);
}

async function cut(repository: GitRepository, id: string, range: CommitRange) {
  const remediation = (await repository.isShallow())
    ? 'the clone is shallow: set "fetch-depth: 0" of actions/checkout'
    : 'the repository hides them: check it out again';
  const message = `the commits ${plain(range.name, 200)} cannot be scanned: the parents of ${id} are missing; ${remediation}`;
  return fault('scan-incomplete', 'secrets', message);
}

function overLimit(range: CommitRange) {
  const message = `the messages of the commits ${plain(range.name, 200)} contain more text than the limit of one scan; set "history: event"`;
  return fault('scan-incomplete', 'secrets', message);
}
