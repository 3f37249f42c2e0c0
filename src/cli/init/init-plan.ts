import type { FileChange } from '../changes/file-change.ts';

/** What a person says to `assay init`. */
export interface InitOptions {
  /** `registry/repository`, where the repository does not say it. */
  readonly image?: string;
  readonly commit?: string;
  readonly now: Date;
}

/** What `assay init` would do. */
export interface InitPlan {
  readonly changes: readonly FileChange[];
  /** What was found, a line each. */
  readonly found: readonly string[];
  /** What a person must know or do: whole sentences. */
  readonly notes: readonly string[];
}
