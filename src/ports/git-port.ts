import type { SourceTree } from '../domain/run/request.ts';

/** A commit and its parents, by full object names. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
}

/** A file that a commit adds or changes, compared with every parent. */
export interface FileChange {
  readonly commit: string;
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly blob: string;
  /** The earlier blobs of the file (of a renamed file: under its old name), one for each parent that has it. */
  readonly before: readonly string[];
}

/** The changes of some commits. */
export interface Changes {
  /** Number of commits that were compared with their parents. */
  readonly commits: number;
  readonly files: readonly FileChange[];
  /** Paths of submodules that were set to another commit. */
  readonly submodules: readonly string[];
}

/** Type and size in bytes of a git object. */
export interface ObjectHeader {
  readonly type: 'commit' | 'tree' | 'blob' | 'tag';
  readonly size: number;
}

/** A git object. Read the content to its end. It fails there if it does not match the name. */
export interface GitObject extends ObjectHeader {
  readonly id: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * A git repository. Assay runs nothing from it and fetches nothing. Throws `scan-incomplete` for parts that cannot be read
 * or are outside of the workspace.
 */
export interface GitRepository {
  /** Whether its history was limited when it was cloned (`fetch-depth`). */
  isShallow(): Promise<boolean>;
  /** The full name of the object that a revision names. Undefined if there is none. */
  resolve(revision: string): Promise<string | undefined>;
  /** Every commit that is reachable from `heads` (`all`: every ref) but not from `without`, the oldest first. */
  commits(heads: readonly string[] | 'all', without: readonly string[]): Promise<readonly Commit[]>;
  changes(commits: readonly string[]): Promise<Changes>;
  /** What the index changes compared with the last commit. `commit` is empty: it does not exist yet. */
  indexed(): Promise<Changes>;
  /** Every annotated tag. */
  tags(): Promise<readonly string[]>;
  headers(ids: readonly string[]): Promise<ReadonlyMap<string, ObjectHeader>>;
  /** Streams objects one at a time, in the order of `ids`. */
  read(ids: readonly string[], visit: (object: GitObject) => Promise<void>): Promise<void>;
}

/** Opens git repositories. */
export interface Git {
  /**
   * The repository of a source tree: the outermost repository in the workspace on the path to the tree. Undefined if there
   * is none. It is read only when it is used. The commits of an event belong to this repository, not to a submodule.
   */
  open(source: SourceTree): Promise<GitRepository | undefined>;
  /** Every repository in the workspace that contains a source tree, the outermost first. `at`: its folder there. */
  enclosing(
    source: SourceTree,
  ): Promise<readonly { readonly at: string; readonly repository: GitRepository }[]>;
}
