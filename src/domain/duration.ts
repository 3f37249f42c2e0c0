import { type Parsed, parsed, unparsable } from './result.ts';

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const DAY_MS = UNITS.d;

/** A length of time in words, in the largest unit of which it has at least two: `20 min`, `36 h`, `7 days`. */
export function durationInWords(milliseconds: number): string {
  const [minutes, hours, days] = [UNITS.m, UNITS.h, UNITS.d].map((unit) => Math.floor(milliseconds / unit));
  if ((days ?? 0) >= 2) return `${days} days`;
  return (hours ?? 0) >= 2 ? `${hours} h` : `${minutes} min`;
}

/** Reads a length of time such as `48h`, `30m` or `2d`, in milliseconds. */
export function parseDuration(text: string): Parsed<number> {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (unit === 'm' || unit === 'h' || unit === 'd') return parsed(Number(count) * UNITS[unit]);
  return unparsable(`"${text}" is not a length of time such as 48h, 30m or 2d`);
}
