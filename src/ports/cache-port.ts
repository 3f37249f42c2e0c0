/** A file that the run cache had. Nothing of it is verified. */
export interface RestoredFile {
  /** The key under which it was kept. */
  readonly key: string;
  /** In a private folder. */
  readonly path: string;
}

/**
 * What runs keep for later ones on other machines, such as GitHub's cache. Others can write there too: whoever restores a
 * file must verify it. A cache that cannot be had is told in one line of the log, and never an error.
 */
export interface RunCache {
  /** The file that was kept under this key, or last under a key that begins with it (`newest`). Never rejects. */
  restore(key: string, which?: 'exact' | 'newest'): Promise<RestoredFile | undefined>;
  /**
   * Takes a file, which is kept under this key when the run has ended. Until then, it may be removed but must not change.
   * Never rejects.
   */
  keep(key: string, path: string): Promise<void>;
}

/** The run cache for what no hash can verify: only runs with the secret of the repository can have sealed what it gives. */
export interface SealedFiles {
  /** The newest file of a kind. Undefined if there is none, or if it was not sealed with this secret. */
  restore(kind: string): Promise<RestoredFile | undefined>;
  /**
   * Keeps a file of a kind when the run has ended, unless `known`, which was restored, has the same content. `content`
   * says what is in it: two files with the same are worth the same.
   */
  keep(kind: string, path: string, content: string, known: RestoredFile | undefined): Promise<void>;
}
