import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SecretsCoverage } from '../../../domain/evidence/evidence.ts';
import { fault } from '../../../domain/reason.ts';
import type { SearchedCommits, SourceTree } from '../../../domain/run/request.ts';
import { plain } from '../../../domain/text.ts';
import type { FileChange, GitObject, GitRepository } from '../../../ports/git-port.ts';
import type { World } from '../../../ports/world.ts';
import { bufferBytes, fileBytes } from '../../archives/expand-bytes.ts';
import type { Hit } from '../hit.ts';
import type { Manifests } from '../kubernetes/kubernetes-manifests.ts';
import type { ExpandBudget } from '../staging/expand-budget.ts';
import { type KnownContents, MAX_FILE_BYTES } from '../staging/file-class.ts';
import { FileCounter } from '../staging/file-counter.ts';
import { MAX_TREE_BYTES, type ScanTree } from '../staging/scan-tree.ts';
import { isPublishedCode, stageFile } from '../staging/stage-file.ts';
import { MAX_SPLIT_BYTES } from '../staging/stage-parts.ts';
import { collectMessages } from './collect-messages.ts';
import { type CommitPlaces, Introductions } from './commit-places.ts';
import { type CommitRange, eventRange, namedRange, wholeHistory } from './commit-range.ts';
import { contentOf } from './object-content.ts';

/** The commits to scan, and the files of the source tree. */
export interface CommitsInput {
  readonly source: SourceTree;
  readonly history: SearchedCommits;
  readonly tree: ScanTree;
  readonly budget: ExpandBudget;
  readonly manifests: Manifests;
  /** The staged files of the source tree, by the git object name of their content. */
  readonly known: ReadonlyMap<string, string>;
  readonly unstaged: KnownContents;
}

/** The staged commits. */
export interface CollectedCommits {
  /** Absent if there were no commits to scan; `notes` say why. */
  readonly coverage?: NonNullable<SecretsCoverage['commits']>;
  readonly notes: readonly string[];
  /** The hits of Assay's own rules. */
  readonly hits: readonly Hit[];
  /** Finds the commits that introduced the values of hits. */
  places(hits: readonly Hit[]): Promise<CommitPlaces>;
}

/**
 * Stages the content of commits: every version of a file that they add or change, each once, and the messages of
 * commits and annotated tags. Throws `scan-incomplete` if the clone lacks an object.
 */
export async function collectCommits(
  world: Pick<World, 'git' | 'runner'>,
  reading: CommitsInput,
): Promise<CollectedCommits> {
  const { source, history } = reading;
  if (history === 'none') return none('no commits were scanned: the history input is "none"');
  const repository = await world.git.open(source);
  if (repository === undefined)
    return none('no commits were scanned: the source tree is not a git repository');
  if (history === 'index') return await collectIndex(repository, reading);
  const range = await rangeOf(world, repository, history);
  if (range === undefined) return none('no commits were scanned: the event of this run has none');
  return await collectRange(repository, range, reading);
}

function none(...notes: readonly string[]): CollectedCommits {
  return { notes, hits: [], places: async () => () => [] };
}

async function rangeOf(
  { runner }: Pick<World, 'runner'>,
  repository: GitRepository,
  history: Exclude<SearchedCommits, 'index'>,
) {
  if (typeof history === 'object') return await namedRange(repository, history);
  if (history === 'full') return await wholeHistory(repository);
  const event = runner.commits();
  return event === undefined ? undefined : await eventRange(repository, event, runner.context);
}

async function collectRange(
  repository: GitRepository,
  range: CommitRange,
  reading: CommitsInput,
): Promise<CollectedCommits> {
  const introductions = new Introductions();
  const commits = range.merge === undefined ? range.commits : [...range.commits, range.merge];
  const messages = await collectMessages(repository, range, commits, reading.tree, introductions);
  const changes = await repository.changes(commits.map(({ id }) => id));
  if (changes.commits !== commits.length) {
    const message = `git compared ${changes.commits} of ${commits.length} commits with their parents and gave no reason; check the repository out again`;
    throw fault('scan-incomplete', 'secrets', message);
  }
  for (const change of changes.files) introductions.add(change.blob, change);
  const versions = new Versions(reading, introductions, range.name);
  await versions.collect(
    repository,
    Map.groupBy(changes.files, ({ blob }) => blob),
  );
  return {
    coverage: { scanned: messages.commits, total: range.commits.length, range: range.name },
    notes: [...messages.notes, ...versions.notes(), ...submoduleNotes(changes.submodules)],
    hits: versions.hits,
    places: (hits) => introductions.places(hits, reading.tree, repository),
  };
}

/** Stages the content of the index that differs from the last commit. A value that this commit has is not found again. */
async function collectIndex(repository: GitRepository, reading: CommitsInput): Promise<CollectedCommits> {
  const introductions = new Introductions();
  const { files, submodules } = await repository.indexed();
  for (const change of files) introductions.add(change.blob, change);
  const versions = new Versions(reading, introductions, 'of the index');
  await versions.collect(
    repository,
    Map.groupBy(files, ({ blob }) => blob),
  );
  return {
    notes: [
      `files in the index that differ from the last commit: ${files.length}`,
      ...versions.notes(),
      ...submoduleNotes(submodules),
    ],
    hits: versions.hits,
    async places(hits) {
      const inCommits = await introductions.places(hits, reading.tree, repository);
      // The file is there to be changed: the index is not a commit yet.
      return (hit) =>
        inCommits(hit).map((place) =>
          place.kind === 'commit' ? { kind: 'source', path: place.path, line: place.line } : place,
        );
    },
  };
}

/** Stages the versions of files. */
class Versions {
  readonly hits: Hit[] = [];
  readonly #reading: CommitsInput;
  readonly #introductions: Introductions;
  readonly #range: string;
  readonly #counter = new FileCounter();
  #staged = 0;

  constructor(reading: CommitsInput, introductions: Introductions, range: string) {
    this.#reading = reading;
    this.#introductions = introductions;
    this.#range = range;
  }

  async collect(repository: GitRepository, versions: ReadonlyMap<string, readonly FileChange[]>) {
    const wanted: string[] = [];
    const { known } = this.#reading;
    for (const [id, { size }] of await repository.headers([...versions.keys()])) {
      const name = known.get(id);
      if (name !== undefined) this.#introductions.link(name, id);
      else if (size > MAX_SPLIT_BYTES) this.#counter.skip('large', pathOf(versions.get(id)));
      else wanted.push(id);
    }
    await repository.read(wanted, async (blob) => {
      await this.#stage(blob, pathOf(versions.get(blob.id)));
      if (this.#counter.overLimit === 0) return;
      const message = `the commits ${this.#range} contain more text than the limit of one scan (${MAX_TREE_BYTES / 1024 ** 3} GiB); set "history: event" or "history: none", or scan fewer commits at once`;
      throw fault('scan-incomplete', 'secrets', message);
    });
  }

  notes(): readonly string[] {
    return this.#counter.notes().map((note) => `in the commits: ${note}`);
  }

  async #stage(blob: GitObject, path: string): Promise<void> {
    const { tree, budget, manifests, unstaged } = this.#reading;
    const { hits } = this;
    const origin = { kind: 'commit', object: blob.id, path } as const;
    // Each version has its own folder, because the same paths occur many times.
    const staging = {
      tree,
      group: `commits/${this.#staged}`,
      origin,
      counter: this.#counter,
      budget,
      manifests,
      unstaged,
      hits,
    };
    this.#staged += 1;
    if (blob.size <= MAX_FILE_BYTES) {
      await stageFile(path, bufferBytes(await contentOf(blob)), staging);
      return;
    }
    const file = join(dirname(tree.root), 'version');
    const descriptor = openSync(file, 'wx+', 0o600);
    try {
      for await (const part of blob.content) {
        for (let done = 0; done < part.length; ) done += writeSync(descriptor, part, done);
      }
      await stageFile(path, fileBytes(descriptor, blob.size), staging);
    } finally {
      closeSync(descriptor);
      rmSync(file, { force: true });
    }
  }
}

/** If a version has several paths, a path that is scanned most thoroughly. */
function pathOf(changes: readonly FileChange[] = []): string {
  return (changes.find(({ path }) => !isPublishedCode(path)) ?? changes[0])?.path ?? '';
}

function submoduleNotes(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, 3).map((path) => plain(path, 200));
  return [`in the commits: submodules changed (${named.join(', ')}); their commits were not scanned`];
}
