import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../../../src/domain/run/run.ts';
import { createErrorRun, createFailedRun, createRun } from '../create-run.ts';

const MODULE = join(import.meta.dirname, '../../../src/report/check/report.ts');
const OUTPUTS = join(import.meta.dirname, '../../../src/report/check/outputs.ts');
const PUBLISHER = join(import.meta.dirname, '../../../src/adapters/github/publisher.ts');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-report-'));
  await mkdir(join(folder, 'evidence'));
  await writeFile(join(folder, 'output'), '');
  await writeFile(join(folder, 'page'), '');
});
afterEach(async () => await rm(folder, { recursive: true }));

/** Reports a run as an entry does, in a process with the files of a runner. Returns what it printed. */
function reportInProcess(run: Run, evidence: string, given: Partial<Surroundings> = {}): string {
  const script = `
    import { report } from ${JSON.stringify(MODULE)};
    import { pessimisticOutputs } from ${JSON.stringify(OUTPUTS)};
    import { githubPublisher as publisher } from ${JSON.stringify(PUBLISHER)};
    publisher.outputs(pessimisticOutputs());
    const verdict = await report(${JSON.stringify(run)}, { publisher, evidence: ${JSON.stringify(evidence)}, summary: true });
    process.stdout.write('reported as ' + verdict + '\\n');`;
  const env = {
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: given.page ?? join(folder, 'page'),
  };
  const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
  // A limit on the size of a file stands for a full disk: both refuse a write in the same way.
  const limit = given.limitBlocks === undefined ? '' : `ulimit -f ${given.limitBlocks}; `;
  const node = [process.execPath, '--input-type=module', '-e', script];
  return execFileSync('/bin/bash', ['-c', `${limit}exec "$@"`, 'bash', ...node], {
    env,
    stdio,
    encoding: 'utf8',
  });
}

/** What is unusual around a run. */
interface Surroundings {
  /** The file of the job summary. */
  readonly page: string;
  /** Greatest size of a file that may be written, in blocks of 1024 bytes. */
  readonly limitBlocks: number;
}

/** The outputs as the runner reads them: of two of one name the later. */
async function outputs(): Promise<Record<string, string>> {
  const text = await readFile(join(folder, 'output'), 'utf8');
  const entries = [...text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(entries.map(([, name = '', , value = '']) => [name, value]));
}

describe('report', () => {
  test.each([
    ['passed', createRun(), '## ✅ Passed and signed'],
    ['failed', createFailedRun(), '## ❌ Not signed'],
    ['error', createErrorRun(), '## ⛔ Could not be checked'],
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

  test.each([
    ['that is missing', 'missing', {}, 'input-invalid'],
    ['on a full disk', 'evidence', { limitBlocks: 16 }, 'disk-full'],
  ])(
    'ends with an error if it cannot write into an evidence folder %s, and says what is attached',
    async (_, name, given, code) => {
      const notes = Array.from({ length: 50 }, () => 'a long note '.repeat(40));
      const run = { ...createRun(), notes };
      expect(run.attached.length).toBeGreaterThan(0);
      const printed = reportInProcess(run, join(folder, name), given);
      expect(printed).toContain('reported as error');
      const { verdict, reasons = '', attestations = '', report } = await outputs();
      expect(verdict).toBe('error');
      expect(report).toBe('');
      expect(JSON.parse(reasons)[0]).toMatchObject({ code });
      expect(JSON.parse(reasons)[0].message).toContain(`${run.attached.length} statements were attached`);
      expect(JSON.parse(attestations)).toHaveLength(run.attached.length);
      expect(printed).toContain(`::error title=Assay%3A ${code}::`);
      // No file is left that says that the run passed.
      expect(await readdir(join(folder, 'evidence'))).toEqual([]);
    },
  );

  test('passes without the job summary if that cannot be written, and says so', async () => {
    const printed = reportInProcess(createRun(), join(folder, 'evidence'), { page: '/dev/full' });
    expect(printed).toContain('reported as passed');
    expect(printed).toMatch(/::warning title=Assay%3A job summary::.*GITHUB_STEP_SUMMARY/);
    const written = await outputs();
    expect(written.verdict).toBe('passed');
    expect(JSON.parse(await readFile(written.report ?? '', 'utf8')).verdict).toBe('passed');
  });

  test('leaves the verdict at error if the other outputs cannot be written', async () => {
    const long = 'x'.repeat(500);
    const reasons = Array.from(
      { length: 60 },
      () => ({ code: 'scan-incomplete', check: 'scan', message: long }) as const,
    );
    const printed = reportInProcess({ ...createRun(), reasons }, join(folder, 'evidence'), {
      limitBlocks: 24,
    });
    expect(printed).toContain('reported as error');
    expect(printed).toContain('GITHUB_OUTPUT');
    expect((await outputs()).verdict).toBe('error');
  });
});
