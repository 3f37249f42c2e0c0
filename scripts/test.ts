// Builds the tools that the tests need, then runs vitest. Arguments are passed to vitest (`npm test -- test/domain`).
// `--unit` runs only the tests that need no tool, and builds no tool.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { BUILT_TOOLS, buildTools, CLUSTER_TOOL_NAMES, TOOL_NAMES } from '../test/rig/tools/build.ts';
import { chromium } from '../test/rig/tools/chromium.ts';

const Totals = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
});

/** The test that needs Chromium. */
const BROWSER_TEST = 'test/report/page/browser.test.ts';

/** The tests that need a cluster. */
const CLUSTER_TESTS = 'test/scenarios/admission/';

const given = process.argv.slice(2).filter((argument) => argument !== '--unit');
const isUnit = process.argv.includes('--unit');
const say = (line: string) => console.log(line);
const files = given.filter((argument) => !argument.startsWith('-'));
const needsBrowser = !isUnit && (files.length === 0 || files.some((file) => BROWSER_TEST.includes(file)));
const isCluster = (file: string) => CLUSTER_TESTS.startsWith(file) || file.startsWith(CLUSTER_TESTS);
const needsCluster = !isUnit && (files.length === 0 || files.some(isCluster));
const [tools] = await Promise.all([
  isUnit ? {} : buildTools([...TOOL_NAMES, ...(needsCluster ? CLUSTER_TOOL_NAMES : [])], say),
  needsBrowser ? chromium(say) : undefined,
]);

const folder = mkdtempSync(join(tmpdir(), 'assay-test-'));
const json = join(folder, 'results.json');
const vitest = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs');
const args = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${json}`,
  ...(isUnit ? ['--project=pure'] : []),
  ...given,
];
const { status } = spawnSync(process.execPath, [vitest, ...args], {
  stdio: 'inherit',
  env: { ...process.env, [BUILT_TOOLS]: JSON.stringify(tools) },
});
const totals = readTotals();
rmSync(folder, { recursive: true, force: true });
const failed = totals.numFailedTests + (totals.success || totals.numFailedTests > 0 ? 0 : 1);
const skipped = totals.numPendingTests > 0 ? `, ${totals.numPendingTests} skipped` : '';
console.log(`${totals.numPassedTests} passed, ${failed} failed${skipped}`);
process.exitCode = status === 0 && totals.success ? 0 : 1;

/** The totals of the run. A run without a results file counts as failed. */
function readTotals(): z.infer<typeof Totals> {
  try {
    return Totals.parse(JSON.parse(readFileSync(json, 'utf8')));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, success: false };
  }
}
