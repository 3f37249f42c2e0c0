import type { Timing } from './sides.ts';

/**
 * The highest ratios that are wanted: a cold check to the tools one after another, by the base of the image, and a check
 * of which only the top layer changed to Assay's own cold check.
 */
export const TARGETS = { cold: { apt: 0.35, slim: 0.6 }, topLayer: 0.35 } as const;

/** The median; the mean of the two middle values if the number of values is even. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}

/** Milliseconds as seconds. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** How large `part` is in comparison. */
export function ratio(part: number, whole: number): string {
  return (part / whole).toFixed(2);
}

/** The highest ratio that is wanted, in a table. */
export function atMost(target: number): string {
  return `≤ ${target}`;
}

/** Rows as a Markdown table. The first row is the heading. */
export function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  const all = [head, head.map(() => '---'), ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  return all.map(line).join('\n');
}

/** One row: the time of both sides, their ratio and the highest that is wanted. */
export function comparison(
  name: string,
  sequence: readonly Timing[],
  assay: readonly Timing[],
  target?: number,
): string[] {
  const [left, right] = [sequence, assay].map((runs) => runs.map(({ total }) => total));
  const [a, b] = [median(left ?? []), median(right ?? [])];
  const spread = (values: readonly number[] = []) =>
    `${seconds(Math.min(...values))} to ${seconds(Math.max(...values))}`;
  return [
    name,
    `${seconds(a)} (${spread(left)})`,
    `${seconds(b)} (${spread(right)})`,
    ratio(b, a),
    target === undefined ? '' : atMost(target),
  ];
}

/** One row: the processor time of both sides. Half of it is the least time on two cores. */
export function processorTime(name: string, sequence: readonly Timing[], assay: readonly Timing[]): string[] {
  const [a, b] = [sequence, assay].map((runs) => median(runs.map(({ cpu }) => cpu)));
  return [name, seconds(a ?? 0), seconds(b ?? 0), ratio(b ?? 0, a ?? 0), ''];
}

/** A table with a row for each part: its median in the cold and in the warm runs. */
export function breakdown(title: string, cold: readonly Timing[], warm: readonly Timing[]): string {
  return partsOf(title, { cold, 'top layer changed': warm });
}

/** A table with a row for each part, and in the columns its median in these runs. */
export function partsOf(
  title: string,
  columns: Readonly<Record<string, readonly Pick<Timing, 'parts'>[]>>,
): string {
  const runs = Object.values(columns);
  const names = [...new Set(runs.flat().flatMap(({ parts }) => Object.keys(parts)))];
  const of = (timings: readonly Pick<Timing, 'parts'>[], name: string) => {
    const values = timings.flatMap(({ parts }) => parts[name] ?? []);
    return values.length === 0 ? '' : seconds(median(values));
  };
  const rows = names.map((name) => [name, ...runs.map((timings) => of(timings, name))]);
  return table([[title, ...Object.keys(columns)], ...rows]);
}
