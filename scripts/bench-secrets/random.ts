import { createHash } from 'node:crypto';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const DIGITS = '0123456789';

/** Alphabets by the names that templates use. */
const ALPHABETS: Readonly<Record<string, string>> = {
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  d: DIGITS,
  az: LOWER,
  AZ: UPPER,
  az09: LOWER + DIGITS,
  AZ09: UPPER + DIGITS,
  b62: UPPER + LOWER + DIGITS,
  b58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  b64: `${UPPER}${LOWER}${DIGITS}+/`,
  b64u: `${UPPER}${LOWER}${DIGITS}-_`,
  b32: `${UPPER}234567`,
  AGE: 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',
  bech32: 'qpzry9x8gf2tvdw0s3jn54khce6mua7l',
  strong: `${UPPER}${LOWER}${DIGITS}!#%^*+?.`,
};

const SYLLABLES = 'ba ko ri ten mo lu sa vex nor pi qua zen dar fi lo gan tri mu'.split(' ');
const PATTERN = /\{(?:(uuid|word|pass)|(\w+):(\d+)(?:-(\d+))?)\}/g;

/** A stream of values that a seed decides alone, so that a run can be repeated. */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = createHash('sha256').update(seed).digest().readUInt32LE();
  }

  /** From 0 up to and without `end`: mulberry32. */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) % end;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  text(alphabet: string, length: number): string {
    const letters = ALPHABETS[alphabet];
    if (letters === undefined) throw new Error(`no alphabet ${alphabet}`);
    return Array.from({ length }, () => letters[this.below(letters.length)]).join('');
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }

  word(): string {
    return Array.from({ length: 2 + this.below(2) }, () => this.pick(SYLLABLES)).join('');
  }

  uuid(): string {
    const hex = this.text('hex', 30);
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(12, 15)}-a${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
  }

  /** Fills a template: `{hex:32}`, `{b62:20-30}`, `{uuid}`, `{word}`, `{pass}` (what a person or a manager makes up). */
  fill(template: string): string {
    return template.replace(
      PATTERN,
      (_, whole: string | undefined, name: string, from?: string, to?: string) => {
        if (whole === 'uuid') return this.uuid();
        if (whole === 'word') return this.word();
        if (whole === 'pass') return this.password();
        const least = Number(from);
        return this.text(name, least + (to === undefined ? 0 : this.below(Number(to) - least + 1)));
      },
    );
  }

  password(): string {
    return this.fill(
      this.pick([
        '{strong:14}',
        '{b62:16}',
        '{b62:24}',
        '{word}{AZ:1}{word}{d:3}!',
        'P{word}#{d:4}{az:3}',
        '{b62:10}',
      ]),
    );
  }
}
