// Runs every test: builds the tools that they need, then vitest. Arguments go to vitest (`npm test -- test/domain`).
// `--unit`: the tests that need no tool, and builds none.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { buildTools, TOOL_NAMES } from '../test/rig/tools/build.ts';

const Totals = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
});

/** Where no test starts a tool or a server. */
const UNIT = [
  'test/domain/',
  'test/formats/',
  'test/report/',
  'test/stages/secrets/own-rules/',
  // It reads a database that trivy-db built.
  '--exclude=test/formats/tools/bolt.test.ts',
];

const given = process.argv.slice(2).filter((argument) => argument !== '--unit');
const isUnit = process.argv.includes('--unit');
if (!isUnit) await buildTools(TOOL_NAMES, (line) => console.log(line));

const folder = mkdtempSync(join(tmpdir(), 'assay-test-'));
const json = join(folder, 'results.json');
const vitest = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs');
const args = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${json}`,
  ...(isUnit ? UNIT : []),
  ...given,
];
const { status } = spawnSync(process.execPath, [vitest, ...args], { stdio: 'inherit' });
const totals = readTotals();
rmSync(folder, { recursive: true, force: true });
const failed = totals.numFailedTests + (totals.success || totals.numFailedTests > 0 ? 0 : 1);
const skipped = totals.numPendingTests > 0 ? `, ${totals.numPendingTests} skipped` : '';
console.log(`${totals.numPassedTests} passed, ${failed} failed${skipped}`);
process.exitCode = status === 0 && totals.success ? 0 : 1;

/** A run that left no results failed, whatever it printed. */
function readTotals(): z.infer<typeof Totals> {
  try {
    return Totals.parse(JSON.parse(readFileSync(json, 'utf8')));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, success: false };
  }
}
