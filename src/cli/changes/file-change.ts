/** A file that a command would write. `before` is undefined if there is no such file. */
export interface FileChange {
  /** Below the root of the repository, with `/`. */
  readonly path: string;
  readonly before?: string;
  readonly after: string;
}
