import type { Random } from './random.ts';
import { bare, inCode, inSettings, type Specimen } from './surroundings.ts';

/** A kind of secret, or of text that looks like one; `make` answers another file at each call. */
export interface Kind {
  readonly family: string;
  readonly name: string;
  readonly make: (r: Random, turn: number) => Specimen;
}

/** Of a token: its family, its template, and names that people give it. */
export type TokenRow = readonly [family: string, kind: string, template: string, ...names: string[]];

/** Tokens that are known by their form: in settings, in code, and with no name. */
export function distinctive(rows: readonly TokenRow[]): readonly Kind[] {
  return rows.map(([family, name, template, ...names]) => ({
    family,
    name,
    make(r, turn) {
      const value = r.fill(template);
      if (turn % 3 === 0) return inSettings(r, r.pick(names), value);
      return turn % 3 === 1 ? inCode(r, r.pick(names), value) : bare(r, value);
    },
  }));
}

/** Values that nothing but their name tells to be secret. */
export function named(rows: readonly TokenRow[]): readonly Kind[] {
  return rows.map(([family, name, template, ...names]) => ({
    family,
    name,
    make: (r, turn) => (turn % 2 === 0 ? inSettings : inCode)(r, r.pick(names), r.fill(template)),
  }));
}
