import { isDeepStrictEqual } from 'node:util';
import { coversGlob } from '../glob.ts';

/** Functions that combine two values of a policy into one that is as strict as both. */

/** The entries that both lists have. Calls `refuse` for each entry that only the local list has. */
export function shared<T>(
  central: readonly T[],
  local: readonly T[],
  refuse: (one: T) => void,
): readonly T[] {
  for (const one of local) if (!central.some((other) => same(one, other))) refuse(one);
  return central.filter((one) => local.some((other) => same(one, other)));
}

/** The narrower of two allow-lists. An empty list allows everything. */
export function allowed(
  central: readonly string[],
  local: readonly string[],
  refuse: (one: string) => void,
  spellings: (one: string) => readonly string[] = (one) => [one],
): readonly string[] {
  if (central.length === 0 || local.length === 0) return [...central, ...local];
  for (const one of local) {
    if (!central.some((wide) => spellings(one).some((narrow) => coversGlob(wide, narrow)))) refuse(one);
  }
  return local;
}

/** The stricter of two values. `order` lists all values, the strictest first. */
export function strictest<T extends string>(order: readonly [T, ...T[]], one: T, other: T): T {
  return order.find((value) => value === one || value === other) ?? order[0];
}

/** The values that one of the lists has, in the order of `all`. */
export function union<T extends string>(
  all: readonly T[],
  one: readonly T[],
  other: readonly T[],
): readonly T[] {
  return all.filter((value) => one.includes(value) || other.includes(value));
}

/** The lower of two scores, which may be absent. */
export function lowest(one: number | undefined, other: number | undefined): { readonly cvss?: number } {
  const known = [one, other].filter((score) => score !== undefined);
  return known.length === 0 ? {} : { cvss: Math.min(...known) };
}

/** Whether two values are equal, ignoring the order of keys. */
export function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}
