import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SecretsCoverage } from '../../../domain/evidence/evidence.ts';
import { fault } from '../../../domain/reason.ts';
import type { History, SourceTree } from '../../../domain/run/request.ts';
import { plain } from '../../../domain/text.ts';
import type { FileChange, GitObject, GitRepository, World } from '../../../ports.ts';
import { bufferBytes, fileBytes } from '../../archives/expand-bytes.ts';
import type { Hit } from '../hit.ts';
import type { Manifests } from '../kubernetes/kubernetes-manifests.ts';
import { MAX_FILE_BYTES } from '../staging/classify.ts';
import type { ExpandBudget } from '../staging/expand-budget.ts';
import { MAX_TREE_BYTES, type ScanTree } from '../staging/scan-tree.ts';
import { isPublished, stageFile } from '../staging/stage-file.ts';
import { MAX_SPLIT_BYTES } from '../staging/stage-parts.ts';
import { Tally } from '../staging/tally.ts';
import { collectMessages } from './collect-messages.ts';
import { type CommitPlaces, Introductions } from './commit-places.ts';
import { type CommitRange, eventRange, wholeHistory } from './commit-range.ts';
import { contentOf } from './object-content.ts';

/** What is to be read of the commits, and what is known of the source tree. */
export interface CommitReading {
  readonly source: SourceTree | undefined;
  readonly history: History;
  readonly tree: ScanTree;
  readonly budget: ExpandBudget;
  readonly manifests: Manifests;
  /** By the name that git has for its content: a file of the source that lies before the engines already. */
  readonly known: ReadonlyMap<string, string>;
}

/** What was seen of the commits. */
export interface CommitsSeen {
  /** Absent where there were none to look at; `notes` say why. */
  readonly coverage?: NonNullable<SecretsCoverage['commits']>;
  readonly notes: readonly string[];
  /** What Assay's own rules found. */
  readonly hits: readonly Hit[];
  /** Looks up which commits brought the values of hits in. */
  places(hits: readonly Hit[]): Promise<CommitPlaces>;
}

/**
 * Lays before the engines what the commits bring: every version of a file that one of them adds or changes, each
 * once, and the messages of commits and annotated tags. Throws `scan-incomplete` where the clone lacks something.
 */
export async function collectCommits(
  world: Pick<World, 'git' | 'runner'>,
  reading: CommitReading,
): Promise<CommitsSeen> {
  const { source, history } = reading;
  if (source === undefined) return none();
  if (history === 'none') return none('no commits were looked at: the history input says none');
  const repository = await world.git.open(source);
  if (repository === undefined)
    return none('no commits were looked at: the source tree is no git repository');
  const range = await rangeOf(world, repository, history);
  if (range === undefined) return none('no commits were looked at: the event of this run brings none');
  return await collectRange(repository, range, reading);
}

function none(...notes: readonly string[]): CommitsSeen {
  return { notes, hits: [], places: async () => () => [] };
}

async function rangeOf({ runner }: Pick<World, 'runner'>, repository: GitRepository, history: History) {
  if (history === 'full') return await wholeHistory(repository);
  const event = runner.commits();
  return event === undefined ? undefined : await eventRange(repository, event, runner.context);
}

async function collectRange(
  repository: GitRepository,
  range: CommitRange,
  reading: CommitReading,
): Promise<CommitsSeen> {
  const introductions = new Introductions();
  const commits = range.merge === undefined ? range.commits : [...range.commits, range.merge];
  const messages = await collectMessages(repository, range, commits, reading.tree, introductions);
  const changes = await repository.changes(commits.map(({ id }) => id));
  if (changes.commits !== commits.length) {
    const message = `git compared ${changes.commits} of ${commits.length} commits with their parents and did not say why; check the repository out anew`;
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

/** Lays the versions of files. */
class Versions {
  readonly hits: Hit[] = [];
  readonly #reading: CommitReading;
  readonly #introductions: Introductions;
  readonly #range: string;
  readonly #tally = new Tally();
  #laid = 0;

  constructor(reading: CommitReading, introductions: Introductions, range: string) {
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
      else if (size > MAX_SPLIT_BYTES) this.#tally.pass('large', pathOf(versions.get(id)));
      else wanted.push(id);
    }
    await repository.read(wanted, async (blob) => {
      await this.#stage(blob, pathOf(versions.get(blob.id)));
      if (this.#tally.beyond === 0) return;
      const message = `the commits ${this.#range} hold more text than one scan takes (${MAX_TREE_BYTES / 1024 ** 3} GiB); set "history: event" or "history: none", or scan fewer commits at once`;
      throw fault('scan-incomplete', 'secrets', message);
    });
  }

  notes(): readonly string[] {
    return this.#tally.notes().map((note) => `in the commits: ${note}`);
  }

  async #stage(blob: GitObject, path: string): Promise<void> {
    const { tree, budget, manifests } = this.#reading;
    const { hits } = this;
    const origin = { kind: 'commit', object: blob.id, path } as const;
    // A folder for each version: the same paths come again and again.
    const staging = {
      tree,
      group: `commits/${this.#laid}`,
      origin,
      tally: this.#tally,
      budget,
      manifests,
      hits,
    };
    this.#laid += 1;
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

/** Of several paths one under which it is looked at as closely as anywhere. */
function pathOf(changes: readonly FileChange[] = []): string {
  return (changes.find(({ path }) => !isPublished(path)) ?? changes[0])?.path ?? '';
}

function submoduleNotes(paths: readonly string[]): readonly string[] {
  if (paths.length === 0) return [];
  const named = paths.slice(0, 3).map((path) => plain(path, 200));
  return [
    `in the commits: submodules were moved (${named.join(', ')}), the commits of which were not looked at`,
  ];
}
