import { isDeepStrictEqual } from 'node:util';
import { coversGlob } from '../glob.ts';

/** How two values of a policy become one that is as strict as both. */

/** What both have; everything that only the local one has is refused. */
export function shared<T>(
  central: readonly T[],
  local: readonly T[],
  refuse: (one: T) => void,
): readonly T[] {
  for (const one of local) if (!central.some((other) => same(one, other))) refuse(one);
  return central.filter((one) => local.some((other) => same(one, other)));
}

/** The narrower of two allow-lists, of which an empty one allows everything. */
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

/** The first of `order`, from the strictest on, that is one of the two. */
export function worse<T extends string>(order: readonly [T, ...T[]], one: T, other: T): T {
  return order.find((value) => value === one || value === other) ?? order[0];
}

/** What either has, in the order of `all`. */
export function union<T extends string>(
  all: readonly T[],
  one: readonly T[],
  other: readonly T[],
): readonly T[] {
  return all.filter((value) => one.includes(value) || other.includes(value));
}

/** The lower of two scores that may not be there. */
export function lowest(one: number | undefined, other: number | undefined): { readonly cvss?: number } {
  const known = [one, other].filter((score) => score !== undefined);
  return known.length === 0 ? {} : { cvss: Math.min(...known) };
}

/** Whether two values hold the same, whatever the order of keys. */
export function same(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other);
}
