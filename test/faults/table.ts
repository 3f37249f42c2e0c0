import { FAULT_NAMES } from '../rig/faults/fault-kinds.ts';
import type { OutwardCall } from './calls.ts';
import type { CellResult } from './cell.ts';
import { isPossible } from './cell.ts';
import type { SystemResult } from './system/system-cell.ts';

/** The table of the calls: a row for each call, a column for each fault. */
export function callTable(calls: readonly OutwardCall[], results: readonly CellResult[]): string {
  const rows = calls.map((call) => [
    `**${call.server}** ${call.name}`,
    ...FAULT_NAMES.map((fault) => {
      if (!isPossible(call, fault)) return '';
      const own = results.filter(({ cell }) => cell.call === call && cell.fault === fault);
      const words = own.map(({ cell, seen }) =>
        cell.stays ? short(seen) : seen === 'passes' ? '↻' : `↻ ${short(seen)}`,
      );
      return own.length === 0 ? '?' : [...new Set(words)].join(' ');
    }),
  ]);
  return markdown(['asked for', ...FAULT_NAMES], rows);
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
export function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
