import { classOf, FAULT_NAMES, type Fault, type FaultClass } from '../rig/faults/fault-kinds.ts';
import type { OutwardCall } from './calls.ts';
import type { CellResult } from './cell.ts';
import type { SystemResult } from './system/system-cell.ts';

/** The table of the calls: a row for each call, a column for each class of faults. */
export function callTable(calls: readonly OutwardCall[], unsorted: readonly CellResult[]): string {
  // Cells end in any order.
  const results = FAULT_NAMES.flatMap((fault) => unsorted.filter(({ cell }) => cell.fault === fault));
  const classes = [...new Set(FAULT_NAMES.map(classOf))];
  const rows = calls.map((call) => [
    call.server,
    call.name,
    ...classes.map((one) =>
      field(results.filter(({ cell }) => cell.call === call && classOf(cell.fault) === one)),
    ),
  ]);
  return markdown(['asked', 'for', ...classes.map(heading)], rows);
}

/** The faults of a class. */
function heading(one: FaultClass): string {
  return FAULT_NAMES.filter((fault) => classOf(fault) === one).join(', ');
}

/** How the faults of a class end; the faults are named where they end differently. */
function field(results: readonly CellResult[]): string {
  const gone = results.filter(({ cell }) => !cell.stays);
  const isRepeated = gone.length > 0 && gone.every(({ seen }) => seen === 'passes');
  const lasting = Map.groupBy(
    results.filter(({ cell }) => cell.stays),
    ({ seen }) => seen,
  );
  const words = [...lasting].map(([seen, own]) =>
    lasting.size === 1 ? short(seen) : `${short(seen)} (${faultsOf(own).join(', ')})`,
  );
  return [...(isRepeated ? ['↻'] : []), ...words].join(' ');
}

function faultsOf(results: readonly CellResult[]): readonly Fault[] {
  return results.map(({ cell }) => cell.fault);
}

/** The table of what the machine does to a run. */
export function systemTable(results: readonly SystemResult[]): string {
  const rows = results.map(({ name, ends, second }) => [name, ends, second]);
  return markdown(['what happens', 'the run', 'the next run'], rows);
}

function short(ending: string): string {
  return ending === 'passes' ? '✓' : `\`${ending}\``;
}

/** A table in markdown. */
function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
