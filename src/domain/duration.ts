const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export const DAY_MS = UNITS.d;

/** A length of time such as `48h`, `30m` or `2d`, in milliseconds. Undefined if the text has another form. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  return unit === 'm' || unit === 'h' || unit === 'd' ? Number(count) * UNITS[unit] : undefined;
}
