import { type Parsed, parsed, unparsable } from './result.ts';

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const DAY_MS = UNITS.d;

/** Reads a length of time such as `48h`, `30m` or `2d`, in milliseconds. */
export function parseDuration(text: string): Parsed<number> {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  if (unit === 'm' || unit === 'h' || unit === 'd') return parsed(Number(count) * UNITS[unit]);
  return unparsable(`"${text}" is not a length of time such as 48h, 30m or 2d`);
}
