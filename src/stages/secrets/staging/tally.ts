import { z } from 'zod';
import type { FileClass } from './classify.ts';
import { MAX_SPLIT_BYTES } from './stage-parts.ts';

/**
 * Why a file was not laid before the engines; `sealed`: an archive that is damaged, encrypted or of a format that is
 * not opened; `pointer`: Git LFS keeps the content elsewhere; `encrypted`: by git-crypt; `beyond`: the bound of the
 * whole scan was reached.
 */
export type SkippedKind = Exclude<FileClass, 'plain'> | 'sealed' | 'pointer' | 'encrypted' | 'beyond';

const NAMES = 3;

export const COUNTS = z.object({
  scanned: z.number().int().nonnegative(),
  owned: z.number().int().nonnegative(),
  binary: z.number().int().nonnegative(),
  package: z.number().int().nonnegative(),
  archives: z.number().int().nonnegative(),
  sealed: z.number().int().nonnegative(),
});
/** File counts of a layer. */
export type Counts = z.infer<typeof COUNTS>;

/** Counts what became of the files of one layer or tree. */
export class Tally {
  scanned = 0;
  /** Laid by a package manager and unchanged, its own records, and signed package lists. */
  owned = 0;
  binary = 0;
  package = 0;
  /** Archives that were opened; their members count as files. */
  archives = 0;
  sealed = 0;
  pointer = 0;
  encrypted = 0;
  large = 0;
  beyond = 0;
  readonly #names: string[] = [];

  /** The first text that was too much to be scanned; undefined where there is none. */
  get leftOut(): string | undefined {
    return this.#names[0];
  }

  get skipped(): number {
    const { binary, package: packages, sealed, pointer, encrypted, large, beyond } = this;
    return binary + packages + sealed + pointer + encrypted + large + beyond;
  }

  get counts(): Counts {
    const { scanned, owned, binary, package: packages, archives, sealed } = this;
    return { scanned, owned, binary, package: packages, archives, sealed };
  }

  /** Counts a file that was scanned, or passed over for a reason. */
  count(why: SkippedKind | undefined, path: string): void {
    if (why === undefined) this.scanned += 1;
    else this.pass(why, path);
  }

  pass(why: SkippedKind, path: string): void {
    if (why === 'list' || why === 'record') this.owned += 1;
    else this[why] += 1;
    if ((why === 'large' || why === 'beyond') && this.#names.length < NAMES) this.#names.push(path);
  }

  add(other: Tally | Counts): void {
    this.scanned += other.scanned;
    this.owned += other.owned;
    this.binary += other.binary;
    this.package += other.package;
    this.archives += other.archives;
    this.sealed += other.sealed;
    if (!(other instanceof Tally)) return;
    this.pointer += other.pointer;
    this.encrypted += other.encrypted;
    this.large += other.large;
    this.beyond += other.beyond;
    this.#names.push(...other.#names.slice(0, NAMES - this.#names.length));
  }

  /** A sentence for each kind of file that was not looked at in full. */
  notes(): readonly string[] {
    const notes: string[] = [];
    const say = (count: number, what: string) => {
      if (count > 0) notes.push(`${count} ${count === 1 ? 'file' : 'files'} ${what}`);
    };
    const named = this.#names.length === 0 ? '' : ` (${this.#names.join(', ')})`;
    say(this.binary, 'not scanned: compiled programs, pictures, fonts and large files that are no text');
    say(
      this.sealed,
      'not opened: archives that are damaged or encrypted, or in a format that is not unpacked (xz, bzip2, 7z, rar, Debian and RPM packages)',
    );
    say(
      this.package,
      'of installed packages (node_modules, site-packages, gems and the like) and lock files looked at for keys and tokens of a distinctive form only',
    );
    say(this.pointer, 'not scanned: Git LFS pointers, the content of which was not checked out');
    say(this.encrypted, 'not scanned: encrypted by git-crypt');
    say(this.large, `not scanned: text larger than ${MAX_SPLIT_BYTES / 1024 / 1024} MiB${named}`);
    say(this.beyond, `not scanned: more text than one scan takes${named}`);
    return notes;
  }
}
