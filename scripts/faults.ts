// Plays every fault at every call to a server, and at whole runs, and writes the tables of docs/reliability.md: `npm run faults`.
// `--only CALL` runs the calls whose name contains this text, `--fault NAME` one fault, `--jobs N` so many cells at a time.
// `--part calls` and `--part machine` run one half, `--scene NAME` the calls of one scene of test/faults/scenes. Only a whole run of a half writes its table.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { OutwardCall } from '../test/faults/calls.ts';
import type { CellResult } from '../test/faults/cell.ts';
import { cellsIn, runCells, SCENES } from '../test/faults/matrix.ts';
import type { SystemResult } from '../test/faults/system/system-cell.ts';
import { SYSTEM_CELLS } from '../test/faults/system/system-cells.ts';
import { callTable, systemTable } from '../test/faults/table.ts';
import { openStage } from '../test/scenarios/stage/stage.ts';

const PAGE = join(import.meta.dirname, '..', 'docs/reliability.md');
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    fault: { type: 'string' },
    jobs: { type: 'string', default: '4' },
    part: { type: 'string' },
    scene: { type: 'string' },
  },
});
const jobs = Number(values.jobs);
if (!Number.isInteger(jobs) || jobs < 1) throw new Error('--jobs needs a whole number of at least 1');
if (values.part !== undefined && !['calls', 'machine'].includes(values.part))
  throw new Error('--part is "calls" or "machine"');

// What the parts of Assay and its tools print is no part of the table.
const print = process.stdout.write.bind(process.stdout);
process.stdout.write = () => true;
const log = (line: string) => void print(`${line}\n`);
const isWhole = values.only === undefined && values.fault === undefined && values.scene === undefined;
const startedAt = performance.now();
let count = 0;
let failed = 0;
let longest = { name: '', ms: 0 };

if (values.part !== 'machine') await playCalls();
if (values.part !== 'calls' && values.fault === undefined && values.scene === undefined) await playMachine();
const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
log(
  `\n${count} cells, ${failed} not as they should be, ${minutes} min; the longest: ${seconds(longest.ms)} (${longest.name})`,
);
// A server of the rig that hangs must not keep this process.
process.exit(failed === 0 ? 0 : 1);

async function playCalls(): Promise<void> {
  const calls: OutwardCall[] = [];
  const results: CellResult[] = [];
  for (const [name, open] of Object.entries(SCENES)) {
    if (values.scene !== undefined && values.scene !== name) continue;
    const scene = await open();
    try {
      calls.push(...scene.calls);
      const wanted = { call: values.only, fault: values.fault };
      results.push(...(await runCells(cellsIn(scene.calls, wanted), jobs, reportCell)));
    } finally {
      await scene.stop();
    }
  }
  if (isWhole) await writeTable('calls', callTable(calls, results));
}

async function playMachine(): Promise<void> {
  const { only = '' } = values;
  const cells = SYSTEM_CELLS.filter(({ name }) => name.includes(only));
  if (cells.length === 0) return;
  const stage = await openStage();
  const results: SystemResult[] = [];
  try {
    // One after another: a run needs every core.
    for (const cell of cells) {
      const result = await cell.run(stage);
      results.push(result);
      report(`${result.name}: ${result.ends}; then ${result.second}`, result.ms, result.complaints);
    }
  } finally {
    await stage.stop();
  }
  if (isWhole) await writeTable('machine', systemTable(results));
}

function reportCell({ cell, seen, ms, complaints }: CellResult): void {
  const { call, fault, stays } = cell;
  report(`${call.server} ${call.name} × ${fault}${stays ? '' : ', twice'}: ${seen}`, ms, complaints);
}

function report(line: string, ms: number, complaints: readonly string[]): void {
  count += 1;
  if (complaints.length > 0) failed += 1;
  if (ms > longest.ms) longest = { name: line, ms };
  log(`${complaints.length === 0 ? 'ok ' : 'NOT'} ${seconds(ms).padStart(7)}  ${line}`);
  for (const complaint of complaints) log(`              ${complaint.split('\n').join('\n              ')}`);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

/** Replaces what is between the marks of a part. */
async function writeTable(part: string, table: string): Promise<void> {
  const text = await readFile(PAGE, 'utf8');
  const [begin, end] = [`<!-- ${part}: npm run faults -->`, `<!-- /${part} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/reliability.md has no place for the table of the ${part}`);
  await writeFile(PAGE, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`);
  log(`\nwrote the table of the ${part} into docs/reliability.md`);
}
