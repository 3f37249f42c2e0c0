import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../../../src/domain/run/run.ts';
import { createErrorRun, createFailedRun, createRun } from '../create-run.ts';

const MODULE = join(import.meta.dirname, '../../../src/report/check/report.ts');
const OUTPUTS = join(import.meta.dirname, '../../../src/report/check/outputs.ts');
const PUBLISH = join(import.meta.dirname, '../../../src/report/publish.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-report-'));
  await mkdir(join(folder, 'evidence'));
  await writeFile(join(folder, 'output'), '');
  await writeFile(join(folder, 'page'), '');
});
afterEach(async () => await rm(folder, { recursive: true }));

/** Reports a run as an entry does, in a process with the files of a runner. Returns what it printed. */
function reportInProcess(run: Run, evidence: string): string {
  const script = `
    import { report } from ${JSON.stringify(MODULE)};
    import { pessimisticOutputs } from ${JSON.stringify(OUTPUTS)};
    import { publishOutputs } from ${JSON.stringify(PUBLISH)};
    publishOutputs(pessimisticOutputs());
    await report(${JSON.stringify(run)}, { evidence: ${JSON.stringify(evidence)}, summary: true });`;
  const env = { GITHUB_OUTPUT: join(folder, 'output'), GITHUB_STEP_SUMMARY: join(folder, 'page') };
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
  return execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio,
    encoding: 'utf8',
  });
}

/** The outputs as the runner reads them: of two of one name the later. */
async function outputs(): Promise<Record<string, string>> {
  const text = await readFile(join(folder, 'output'), 'utf8');
  const entries = [...text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(entries.map(([, name = '', , value = '']) => [name, value]));
}

describe('report', () => {
  test.each([
    ['passed', createRun(), '## ✅ Assay: passed and signed'],
    ['failed', createFailedRun(), '## ❌ Assay: failed'],
    ['error', createErrorRun(), '## ⛔ Assay: could not be checked'],
  ])('reports a run that %s in outputs, page, log and files', async (verdict, run, headline) => {
    const printed = reportInProcess(run, join(folder, 'evidence'));
    const written = await outputs();
    expect(written.verdict).toBe(verdict);
    expect(await readFile(join(folder, 'page'), 'utf8')).toBe(
      await readFile(join(folder, 'evidence/summary.md'), 'utf8'),
    );
    expect(await readFile(join(folder, 'page'), 'utf8')).toMatch(new RegExp(`^${headline}`));
    expect(JSON.parse(await readFile(written.report ?? '', 'utf8')).verdict).toBe(verdict);
    const checks = [...printed.matchAll(/^(\w+): (?:passed|failed|error|not done) \(/gm)].map(
      (match) => match[1],
    );
    expect(checks).toEqual(['SBOM', 'Scan', 'Vulnerabilities', 'Sign', 'Attest', 'Secrets']);
  });

  test('leaves the outputs at error when the evidence cannot be written', async () => {
    expect(() => reportInProcess(createRun(), join(folder, 'missing'))).toThrow();
    expect((await outputs()).verdict).toBe('error');
  });
});
