import { hash } from 'node:crypto';

const ENTRY_BYTES = 8;

/** The number for a path: 64 bits of its SHA-256. */
export function pathKey(path: string): bigint {
  return BigInt(`0x${hash('sha256', path).slice(0, 2 * ENTRY_BYTES)}`);
}

/**
 * A set of paths of a layer that only answers whether it contains a path. A large image has half a million paths:
 * as text they would need most of the memory of a run. The probability that two paths have the same number is
 * 2^-64.
 */
export class PathSet {
  readonly #sorted: BigUint64Array;

  private constructor(sorted: BigUint64Array) {
    this.#sorted = sorted;
  }

  static of(keys: Iterable<bigint>): PathSet {
    return new PathSet(BigUint64Array.from(keys).sort());
  }

  /** Reads the output of {@link toString}. */
  static parse(base64: string): PathSet {
    const bytes = Buffer.from(base64, 'base64');
    const keys = new BigUint64Array(Math.floor(bytes.length / ENTRY_BYTES));
    for (let at = 0; at < keys.length; at += 1) keys[at] = bytes.readBigUInt64LE(at * ENTRY_BYTES);
    return new PathSet(keys.sort());
  }

  get size(): number {
    return this.#sorted.length;
  }

  has(key: bigint): boolean {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const found = this.#sorted[middle] ?? 0n;
      if (found === key) return true;
      if (found < key) low = middle + 1;
      else high = middle;
    }
    return false;
  }

  toString(): string {
    const bytes = Buffer.alloc(this.#sorted.length * ENTRY_BYTES);
    this.#sorted.forEach((key, at) => {
      bytes.writeBigUInt64LE(key, at * ENTRY_BYTES);
    });
    return bytes.toString('base64');
  }
}
