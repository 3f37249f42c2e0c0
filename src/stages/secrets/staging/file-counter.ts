import { z } from 'zod';
import type { FileClass } from './file-class.ts';
import { MAX_SPLIT_BYTES } from './stage-parts.ts';

/**
 * Why a file was not staged. `sealed`: an archive that is damaged, encrypted or in an unsupported format. `pointer`: Git
 * LFS keeps the content elsewhere. `encrypted`: by git-crypt. `overLimit`: the limit of the whole scan was reached.
 */
export type SkippedKind = Exclude<FileClass, 'plain'> | 'sealed' | 'pointer' | 'encrypted' | 'overLimit';

/** How many paths a note names. */
const MAX_NAMES = 3;

export const COUNTS = z.object({
  scanned: z.number().int().nonnegative(),
  owned: z.number().int().nonnegative(),
  binary: z.number().int().nonnegative(),
  package: z.number().int().nonnegative(),
  archives: z.number().int().nonnegative(),
  sealed: z.number().int().nonnegative(),
});
/** The counts of a layer that are stored. */
export type Counts = z.infer<typeof COUNTS>;

/** Counts the files of one layer or tree by how they were scanned. */
export class FileCounter {
  scanned = 0;
  /** Unchanged files of package managers, their records, and signed package lists. */
  owned = 0;
  binary = 0;
  package = 0;
  /** Opened archives. Their members count as files. */
  archives = 0;
  sealed = 0;
  pointer = 0;
  encrypted = 0;
  large = 0;
  overLimit = 0;
  readonly #names: string[] = [];

  /** The path of the first text over a limit; undefined if there is none. */
  get firstOverLimit(): string | undefined {
    return this.#names[0];
  }

  get skipped(): number {
    const { binary, package: packages, sealed, pointer, encrypted, large, overLimit } = this;
    return binary + packages + sealed + pointer + encrypted + large + overLimit;
  }

  get counts(): Counts {
    const { scanned, owned, binary, package: packages, archives, sealed } = this;
    return { scanned, owned, binary, package: packages, archives, sealed };
  }

  /** Counts a file that was scanned (`skipped` is undefined) or skipped. */
  count(skipped: SkippedKind | undefined, path: string): void {
    if (skipped === undefined) this.scanned += 1;
    else this.skip(skipped, path);
  }

  skip(kind: SkippedKind, path: string): void {
    if (kind === 'list' || kind === 'record') this.owned += 1;
    else if (kind === 'data') this.binary += 1;
    else this[kind] += 1;
    if ((kind === 'large' || kind === 'overLimit') && this.#names.length < MAX_NAMES) this.#names.push(path);
  }

  add(other: FileCounter | Counts): void {
    this.scanned += other.scanned;
    this.owned += other.owned;
    this.binary += other.binary;
    this.package += other.package;
    this.archives += other.archives;
    this.sealed += other.sealed;
    if (!(other instanceof FileCounter)) return;
    this.pointer += other.pointer;
    this.encrypted += other.encrypted;
    this.large += other.large;
    this.overLimit += other.overLimit;
    this.#names.push(...other.#names.slice(0, MAX_NAMES - this.#names.length));
  }

  /** A sentence for each kind of file that was not fully scanned. */
  notes(): readonly string[] {
    const notes: string[] = [];
    const addNote = (count: number, what: string) => {
      if (count > 0) notes.push(`${count} ${count === 1 ? 'file' : 'files'} ${what}`);
    };
    const named = this.#names.length === 0 ? '' : ` (${this.#names.join(', ')})`;
    addNote(
      this.binary,
      'not scanned: compiled programs, pictures, fonts and large files that are not text; smaller ones were searched by Assay’s own rules only',
    );
    addNote(
      this.sealed,
      'not opened: archives that are damaged or encrypted, or in a format that Assay does not unpack (xz, bzip2, 7z, rar, Debian and RPM packages)',
    );
    addNote(
      this.package,
      'of installed packages (such as node_modules, site-packages and gems) and lock files scanned only for keys and tokens of a distinctive form',
    );
    addNote(this.pointer, 'not scanned: Git LFS pointers whose content was not checked out');
    addNote(this.encrypted, 'not scanned: encrypted by git-crypt');
    addNote(this.large, `not scanned: text larger than ${MAX_SPLIT_BYTES / 1024 / 1024} MiB${named}`);
    addNote(this.overLimit, `not scanned: over the text limit of one scan${named}`);
    return notes;
  }
}
