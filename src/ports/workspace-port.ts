import type { DiskSpace } from '../domain/disk-space.ts';

/** Private folders of one run. */
export interface Workspace {
  /** A new, empty folder that only this user can read. It is removed at the end of the run. */
  folder(purpose: string): Promise<string>;
  /** Removes such a folder before the end of the run, because it is large. */
  remove(folder: string): Promise<void>;
  /** The environment for child processes: an allow-list of the runner's variables, with private HOME and TMPDIR. */
  readonly environment: Readonly<Record<string, string>>;
  /** The evidence folder (`output-dir`). It exists. */
  readonly evidence: string;
  /** `cache-dir`. It exists. This run reads results of earlier runs here, and writes nothing. */
  readonly cache: string;
  /** The folder in which this run writes results for later runs: `cache-dir`, or a private folder if it may not write. */
  readonly store: string;
  /** What is free now on the disks of the private folders (the first), of the evidence and of the cache. */
  space(): Promise<readonly DiskSpace[]>;
  /** SHA-256 of the running program, in hexadecimal. Only the same program may use cached results of a layer. */
  readonly programHash: string;
}
