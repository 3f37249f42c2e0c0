import type { Place } from '../../../domain/finding/finding.ts';
import type { FileChange, GitRepository } from '../../../ports.ts';
import type { Hit } from '../hit.ts';
import { MAX_FILE_BYTES } from '../staging/classify.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import { contentOf } from './object-content.ts';

/** The places of a hit in commits; none where no commit brought its value in. */
export type CommitPlaces = (hit: Hit) => readonly Place[];

/**
 * Which commits brought a version of a file in, or hold a message, by the name of its git object. A version is laid
 * before the engines once and whole; a commit answers for what stands in it and did not stand in the one before.
 */
export class Introductions {
  readonly #changes = new Map<string, FileChange[]>();
  /** By the name of a file of the source before the engines: the object whose content it has. */
  readonly #linked = new Map<string, string>();

  /** A commit brought an object in. */
  add(object: string, change: FileChange): void {
    const known = this.#changes.get(object);
    if (known === undefined) this.#changes.set(object, [change]);
    else known.push(change);
  }

  /** The file of the source that lies before the engines under `name` is the same as this object. */
  link(name: string, object: string): void {
    this.#linked.set(name, object);
  }

  /** Looks up for each hit which of the commits brought its value in. */
  async places(hits: readonly Hit[], tree: ScanTree, repository: GitRepository): Promise<CommitPlaces> {
    const wanted = new Map<string, Set<string>>();
    for (const hit of hits) {
      for (const { before } of this.#changesOf(hit, tree)) {
        for (const blob of before) wanted.set(blob, (wanted.get(blob) ?? new Set()).add(textOf(hit)));
      }
    }
    const held = await holding(wanted, repository);
    return (hit) => {
      const brought = this.#changesOf(hit, tree).filter(
        ({ before }) => !before.some((blob) => held.get(blob)?.has(textOf(hit))),
      );
      const first = new Map(brought.toReversed().map((change) => [change.path, change]));
      return [...first.values()].map((change) => this.#place(hit, change, tree));
    };
  }

  #changesOf(hit: Hit, tree: ScanTree): readonly FileChange[] {
    const { origin, decodedFrom = hit.file } = tree.at(hit.file) ?? {};
    const object = origin?.kind === 'commit' ? origin.object : this.#linked.get(decodedFrom);
    return object === undefined ? [] : (this.#changes.get(object) ?? []);
  }

  #place(hit: Hit, { commit, path }: FileChange, tree: ScanTree): Place {
    const placed = tree.at(hit.file);
    // Of an archive the engines got the members: behind the path of `app.jar` stands `!/settings.yml`.
    const inner = placed?.origin.kind === 'commit' ? placed.path.slice(placed.origin.path.length) : '';
    return { kind: 'commit', commit, path: `${path}${inner}`, line: hit.line + (placed?.linesBefore ?? 0) };
  }
}

/** Of the blobs, which of the values asked for stand in them. */
async function holding(
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  repository: GitRepository,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const headers = await repository.headers([...wanted.keys()]);
  // What is too large is taken not to hold them: rather a place too many than one too few.
  const small = [...headers].filter(([, { size }]) => size <= MAX_FILE_BYTES).map(([id]) => id);
  const held = new Map<string, ReadonlySet<string>>();
  await repository.read(small, async (object) => {
    const content = await contentOf(object);
    const values = [...(wanted.get(object.id) ?? [])].filter((value) => stands(value, content));
    held.set(object.id, new Set(values));
  });
  return held;
}

/** Line by line, since a commit may change the line endings of a key and nothing else. */
function stands(value: string, content: Buffer): boolean {
  return value.split(/\r?\n/).every((line) => content.includes(line.trim()));
}

/** The value as it stands in the file. */
function textOf({ encoded, value }: Hit): string {
  return encoded ?? value;
}
