import type { Place } from '../../../domain/finding/finding.ts';
import { Needles, SHORTEST_NEEDLE } from '../../../formats/redaction/needles.ts';
import type { FileChange, GitRepository } from '../../../ports/git-port.ts';
import type { Hit } from '../hit.ts';
import { MAX_FILE_BYTES } from '../staging/file-class.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import { contentOf } from './object-content.ts';

/** Returns the places of a hit in commits; none if no commit introduced its value. */
export type CommitPlaces = (hit: Hit) => readonly Place[];

/**
 * The commits that introduced each git object: a version of a file, or a message. A version is staged once, as a
 * whole. A commit introduced a value if its version has the value and the version before has not.
 */
export class Introductions {
  readonly #changes = new Map<string, FileChange[]>();
  /** The git objects of staged files of the source tree, by the name of the file. */
  readonly #linked = new Map<string, string>();

  /** Adds a commit that introduced an object. */
  add(object: string, change: FileChange): void {
    const known = this.#changes.get(object);
    if (known === undefined) this.#changes.set(object, [change]);
    else known.push(change);
  }

  /** The staged file `name` of the source tree has the same content as this object. */
  link(name: string, object: string): void {
    this.#linked.set(name, object);
  }

  /** Finds, for each hit, the commits that introduced its value. */
  async places(hits: readonly Hit[], tree: ScanTree, repository: GitRepository): Promise<CommitPlaces> {
    const wanted = new Map<string, Set<string>>();
    for (const hit of hits) {
      for (const { before } of this.#changesOf(hit, tree)) {
        for (const blob of before) wanted.set(blob, (wanted.get(blob) ?? new Set()).add(textOf(hit)));
      }
    }
    const found = await valuesInBlobs(wanted, repository);
    return (hit) => {
      const brought = this.#changesOf(hit, tree).filter(
        ({ before }) => !before.some((blob) => found.get(blob)?.has(textOf(hit))),
      );
      const first = new Map(brought.toReversed().map((change) => [change.path, change]));
      return [...first.values()].map((change) => this.#place(hit, change, tree));
    };
  }

  #changesOf(hit: Hit, tree: ScanTree): readonly FileChange[] {
    const { origin, decodedFrom = hit.file } = tree.file(hit.file) ?? {};
    const object = origin?.kind === 'commit' ? origin.object : this.#linked.get(decodedFrom);
    return object === undefined ? [] : (this.#changes.get(object) ?? []);
  }

  #place(hit: Hit, { commit, path }: FileChange, tree: ScanTree): Place {
    const staged = tree.file(hit.file);
    // For a member of an archive, `!/settings.yml` is appended to the path of `app.jar`.
    const inner = staged?.origin.kind === 'commit' ? staged.path.slice(staged.origin.path.length) : '';
    return { kind: 'commit', commit, path: `${path}${inner}`, line: hit.line + (staged?.linesBefore ?? 0) };
  }
}

/** The values that each of the blobs contains. */
async function valuesInBlobs(
  wanted: ReadonlyMap<string, ReadonlySet<string>>,
  repository: GitRepository,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const headers = await repository.headers([...wanted.keys()]);
  // A blob that is too large counts as one without the values. That may report a place too many, but never one too
  // few.
  const small = [...headers].filter(([, { size }]) => size <= MAX_FILE_BYTES).map(([id]) => id);
  const found = new Map<string, ReadonlySet<string>>();
  await repository.read(small, async (object) => {
    const content = await contentOf(object);
    found.set(object.id, valuesIn(content, wanted.get(object.id) ?? new Set()));
  });
  return found;
}

/**
 * The values that the content contains. They are compared line by line, because a commit may change only the line endings
 * of a key. The content is read once for all of them: one file may have thousands.
 */
function valuesIn(content: Buffer, values: ReadonlySet<string>): ReadonlySet<string> {
  const lines = new Map([...values].map((value) => [value, linesOf(value)]));
  const seen = new Set<string>();
  const text = content.toString('latin1');
  new Needles([...lines.values()].flat()).each(text, (line) => seen.add(line));
  const isThere = (line: string) => (line.length < SHORTEST_NEEDLE ? text.includes(line) : seen.has(line));
  return new Set([...values].filter((value) => lines.get(value)?.every(isThere) === true));
}

/** The lines of a value. Each character stands for a byte. */
function linesOf(value: string): readonly string[] {
  return value.split(/\r?\n/).map((line) => Buffer.from(line.trim()).toString('latin1'));
}

/** The value as it is written in the file. */
function textOf({ encoded, value }: Hit): string {
  return encoded ?? value;
}
