// Runs the hostile corpus and prints a table: `npm run hostile [-- WORDS]`. Each case is an input that was made to break
// a check; the table says how it ended, how long it took, and how much memory it needed. The exit code is 1 if a case
// ended otherwise than it should, or over a bound. `WORDS` select cases by a part of their names.

import { spawnSync } from 'node:child_process';
import { CORPUS } from '../test/attacks/corpus/all-cases.ts';
import { type Measured, MOST_CPU_MS, MOST_MEMORY_MIB, measure } from '../test/attacks/corpus/case.ts';
import { table } from './bench/table.ts';

// Without a collection before each case, a case would also be charged for the garbage of the one before.
if (globalThis.gc === undefined) {
  const args = ['--expose-gc', import.meta.filename, ...process.argv.slice(2)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}

const words = process.argv.slice(2).join(' ');
const results: Measured[] = [];
for (const [kind, cases] of Object.entries(CORPUS))
  for (const one of cases) {
    if (!`${kind} ${one.name}`.includes(words)) continue;
    try {
      results.push(await measure(kind, one));
    } catch (error) {
      const outcome = `ERROR ${error instanceof Error ? error.message.slice(0, 100) : error}`;
      results.push({ kind, name: one.name, expected: one.ends, outcome, cpu: 0, wall: 0, memory: 0 });
    }
  }

const isOver = ({ cpu, memory }: Measured) => cpu > MOST_CPU_MS || memory > MOST_MEMORY_MIB;
const isOther = ({ outcome, expected }: Measured) => outcome !== expected;
const rows = results.map((one) => [
  one.kind,
  one.name,
  isOther(one) ? `${one.outcome} INSTEAD OF ${one.expected}` : one.outcome,
  `${(one.wall / 1000).toFixed(2)} s`,
  `${(one.cpu / 1000).toFixed(2)} s${one.cpu > MOST_CPU_MS ? ' OVER' : ''}`,
  `${one.memory.toFixed(0)} MiB${one.memory > MOST_MEMORY_MIB ? ' OVER' : ''}`,
]);
console.log(table([['kind', 'case', 'end', 'time', 'CPU time', 'peak memory'], ...rows]));
const wrong = results.filter((one) => isOther(one) || isOver(one));
const total = results.reduce((sum, { cpu }) => sum + cpu, 0) / 1000;
console.log(
  `\n${results.length} cases, ${wrong.length} not as they should be, ${total.toFixed(1)} s of CPU time`,
);
process.exitCode = wrong.length === 0 && results.length > 0 ? 0 : 1;
