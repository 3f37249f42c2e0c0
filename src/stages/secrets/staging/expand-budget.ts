import { fault } from '../../../domain/reason.ts';
import { Turns } from '../../../turns.ts';

/** Limits of unpacking. */
export interface ExpandLimits {
  /** How many archives may contain an archive. */
  readonly depth: number;
  /** Members of one archive, with those of the archives inside it. */
  readonly members: number;
  /** Unpacked size of one archive, and of all archives together, in bytes. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** Limit of the compression ratio. It applies only above `freeBytes`. */
  readonly ratio: number;
  readonly freeBytes: number;
}

const GIB = 1024 ** 3;
export const EXPAND_LIMITS: ExpandLimits = {
  depth: 3,
  members: 200_000,
  bytes: 2 * GIB,
  totalBytes: 8 * GIB,
  ratio: 200,
  freeBytes: 64 * 1024 ** 2,
};

/** Counts what is unpacked in this run. */
export class ExpandBudget {
  readonly limits: ExpandLimits;
  /** Members are unpacked in one go otherwise: nothing else waits between them. */
  readonly turns = new Turns();
  bytes = 0;

  constructor(limits: ExpandLimits = EXPAND_LIMITS) {
    this.limits = limits;
  }

  /** The account of one archive. `packed` is its size in bytes. */
  account(path: string, packed: number): ExpandAccount {
    return new ExpandAccount(this, path, packed);
  }
}

/**
 * Counts what one archive and the archives inside it unpack to. Throws `scan-incomplete` over a limit: such an
 * archive was made to cost much work, so it is not skipped like other files.
 */
export class ExpandAccount {
  readonly #budget: ExpandBudget;
  readonly #path: string;
  readonly #packed: number;
  #bytes = 0;
  #members = 0;

  constructor(budget: ExpandBudget, path: string, packed: number) {
    this.#budget = budget;
    this.#path = path;
    this.#packed = packed;
  }

  member(): void {
    this.#members += 1;
    const { members } = this.#budget.limits;
    if (this.#members > members) throw this.#refusal(`contains more than ${members} files`);
  }

  unpacked(count: number): void {
    this.#bytes += count;
    this.#budget.bytes += count;
    const { bytes, totalBytes, ratio, freeBytes } = this.#budget.limits;
    if (this.#bytes > freeBytes && this.#bytes > ratio * this.#packed) {
      throw this.#refusal(`unpacks to more than ${ratio} times its size`);
    }
    if (this.#bytes > bytes) throw this.#refusal(`unpacks to more than ${bytes} bytes`);
    if (this.#budget.bytes > totalBytes) {
      throw this.#refusal(`brings the unpacked size of all archives above ${totalBytes} bytes`);
    }
  }

  /** Throws if archives are nested more than `depth` levels deep. */
  depth(level: number): void {
    const { depth } = this.#budget.limits;
    if (level > depth)
      throw this.#refusal(`contains archives that are nested more than ${depth} levels deep`);
  }

  #refusal(what: string) {
    const path = this.#path.length > 200 ? `${this.#path.slice(0, 200)}…` : this.#path;
    const message = `the archive ${path} ${what} and was not scanned; remove it, or add its unpacked files instead`;
    return fault('scan-incomplete', 'secrets', message);
  }
}
