import { realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SecretsCoverage } from '../../../domain/evidence/evidence.ts';
import type { SearchedCommits, SourceTree } from '../../../domain/run/request.ts';
import { type CollectedCommits, collectCommits } from '../collect/collect-commits.ts';
import { collectSource } from '../collect/collect-source.ts';
import { findDockerfiles } from '../dockerfile/dockerfile-find.ts';
import type { Hit } from '../hit.ts';
import { Manifests } from '../kubernetes/kubernetes-manifests.ts';
import { ExpandBudget } from '../staging/expand-budget.ts';
import type { KnownContents } from '../staging/file-class.ts';
import { FileCounter } from '../staging/file-counter.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import { inPrivateFolder } from './private-folder.ts';
import {
  beginSearch,
  masked,
  type Searched,
  type SearchOptions,
  type SecretsWorld,
  searchTree,
  unstagedContents,
} from './searched.ts';

export interface SourceSearchOptions extends SearchOptions {
  /** The commits that are scanned if the source tree is a git repository; by default those of the event. */
  readonly history?: SearchedCommits;
  /** Whether only the commits are searched, and not the files of the source tree. */
  readonly isCommitsOnly?: boolean;
}

/** The hits in a source tree and its commits. */
export interface SearchedSource extends Searched {
  readonly commits?: NonNullable<SecretsCoverage['commits']>;
}

interface StagedSource {
  readonly hits: readonly Hit[];
  readonly commits: CollectedCommits;
  readonly counter: FileCounter;
  readonly notes: readonly string[];
}

/** Searches a source tree and the commits of its repository, once for the checks of all images of a run. */
export async function searchSource(
  world: SecretsWorld,
  source: SourceTree,
  options: SourceSearchOptions,
): Promise<SearchedSource> {
  return await inPrivateFolder(world, async (tree, folder) => {
    // Unpacking and hashing the engines takes as long as reading a small repository.
    const acquiring = beginSearch(world);
    const unstaged = await unstagedContents(world, options);
    const staging = stageSource(world, source, { folder, tree, unstaged, options });
    // Both have ended before the private files are removed.
    await Promise.allSettled([acquiring, staging]);
    const search = await acquiring;
    const { commits, counter, notes, hits: ownHits } = await staging;
    const { hits, ignored, fileOf } = await searchTree(world, search, { tree, hits: ownHits }, options);
    try {
      return {
        ...{ hits, ignored, fileOf, counter, notes },
        placesInCommits: await commits.places(hits),
        dockerfiles: await findDockerfiles(tree, source.path),
        ...(commits.coverage && { commits: commits.coverage }),
      };
    } catch (error) {
      throw masked(world, hits, error);
    }
  });
}

interface StagingInput {
  readonly folder: string;
  readonly tree: ScanTree;
  readonly unstaged: KnownContents;
  readonly options: SourceSearchOptions;
}

async function stageSource(
  world: SecretsWorld,
  source: SourceTree,
  { folder, tree, unstaged, options }: StagingInput,
): Promise<StagedSource> {
  const counter = new FileCounter();
  const budget = new ExpandBudget();
  const manifests = new Manifests();
  const excluded = await assayFolders(world, folder);
  const files =
    options.isCommitsOnly === true
      ? undefined
      : await collectSource({ folder: source.folder, excluded, tree, counter, budget, manifests, unstaged });
  const known = files?.blobs ?? new Map<string, string>();
  const history = options.history ?? 'event';
  const commits = await collectCommits(world, { source, history, tree, budget, manifests, known, unstaged });
  return {
    hits: [...(files?.hits ?? []), ...commits.hits],
    commits,
    counter,
    notes: [...(files?.notes ?? []), ...commits.notes, ...manifests.notes()],
  };
}

/**
 * Assay's own folders, which may be inside the source tree: the cache, and the folder of all private folders, in which the
 * image is unpacked meanwhile. The evidence folder is not one of them: its files may come from the change under test, and
 * earlier steps wrote no secrets there.
 */
async function assayFolders({ workspace }: SecretsWorld, folder: string): Promise<readonly string[]> {
  return Promise.all([workspace.cache, dirname(folder)].map((path) => realpath(path).catch(() => path)));
}
