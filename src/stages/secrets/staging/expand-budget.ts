import { fault } from '../../../domain/reason.ts';

/** Bounds of what is unpacked. */
export interface ExpandLimits {
  /** How deep an archive may lie within others. */
  readonly depth: number;
  /** Members of one archive of a layer or the source, those of the archives within it counted too. */
  readonly members: number;
  /** Bytes that one archive unpacks to, and all archives together. */
  readonly bytes: number;
  readonly totalBytes: number;
  /** Bytes that come out for one that goes in; counts only beyond `freeBytes`. */
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

/** What may still be unpacked in this run. */
export class ExpandBudget {
  readonly limits: ExpandLimits;
  bytes = 0;

  constructor(limits: ExpandLimits = EXPAND_LIMITS) {
    this.limits = limits;
  }

  /** The account of one archive; `where` names the part that it lies in, `packed` is its size in bytes. */
  account(path: string, packed: number): ExpandAccount {
    return new ExpandAccount(this, path, packed);
  }
}

/**
 * Counts what one archive unpacks to, with all that lies in it. Beyond a bound it throws `scan-incomplete`: what is
 * made to be too much to look at is no file like another that is left out.
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
    if (this.#members > members) throw this.#refusal(`holds more than ${members} files`);
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
      throw this.#refusal(`brings what archives unpack to above ${totalBytes} bytes`);
    }
  }

  /** Throws where archives lie in one another more than `depth` times. */
  depth(level: number): void {
    const { depth } = this.#budget.limits;
    if (level > depth) throw this.#refusal(`holds archives in one another more than ${depth} times`);
  }

  #refusal(what: string) {
    const path = this.#path.length > 200 ? `${this.#path.slice(0, 200)}…` : this.#path;
    const message = `the archive ${path} ${what} and was not scanned; remove it, or unpack it where it is used`;
    return fault('scan-incomplete', 'secrets', message);
  }
}
