import { globSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { changeDiff } from '../../../src/cli/changes/change-diff.ts';
import { migrateWorkflow } from '../../../src/cli/migrate/migrate-workflow.ts';
import { notesText } from '../../../src/cli/migrate/run-migrate.ts';
import { DEFAULT_POLICY, POLICY_PATH } from '../../../src/domain/policy/policy.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { readPolicyFile } from '../../../src/formats/policy-file/policy-file-read.ts';
import { buildTools } from '../../rig/tools/build.ts';

const FOLDER = join(import.meta.dirname, 'workflows');
const CASES = globSync('**/*.yml', { cwd: FOLDER }).sort();
const COMMIT = '0123456789'.repeat(4);

function migrated(path: string, text = readFileSync(join(FOLDER, path), 'utf8'), hasPolicy = false) {
  return orThrow(migrateWorkflow({ path, text, hasPolicy, commit: COMMIT }));
}

/** The text of a workflow after its migration. */
function after(path: string, text?: string): string {
  const { changes } = migrated(path, text);
  return (
    changes.find((change) => change.path === path)?.after ?? text ?? readFileSync(join(FOLDER, path), 'utf8')
  );
}

describe.each(CASES)('%s', (path) => {
  const before = readFileSync(join(FOLDER, path), 'utf8');
  const { changes, notes } = migrated(path);

  test('has the diff and the notes that a reviewer agreed to', async () => {
    const shown = `${changeDiff(changes)}\n${notesText(path, notes)}`;
    await expect(shown).toMatchFileSnapshot(`golden/${path.replace(/\W/g, '-')}.txt`);
  });

  test('changes nothing when it is migrated again', () => {
    expect(migrated(path, after(path), true).changes).toEqual([]);
  });

  test('keeps every comment, and every line of a step that stays', () => {
    const lines = after(path)
      .split('\n')
      .map((line) => line.trim());
    const comments = before.split('\n').filter((line) => line.trimStart().startsWith('#'));
    for (const comment of comments.filter((line) => !isOfRemovedJob(line)))
      expect(lines).toContain(comment.trim());
  });

  test('keeps Windows line ends in every line', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(after(path, windows(before))).toBe(windows(after(path)));
  });

  test('the policy file, if there is one, is valid and raises no doubt', () => {
    for (const change of changes.filter((one) => one.path === POLICY_PATH)) {
      const reading = readPolicyFile(Buffer.from(change.after), DEFAULT_POLICY, new Date());
      expect(reading).toMatchObject({ ok: true, value: { doubts: [] } });
    }
  });

  test('gives Assay no input that it has not', () => {
    const known = Object.keys(
      parse(readFileSync(join(import.meta.dirname, '../../../action.yml'), 'utf8')).inputs,
    );
    const { jobs, runs } = parse(after(path));
    const steps = [...Object.values<{ steps?: object[] }>(jobs ?? {}), runs ?? {}].flatMap(
      (job) => job.steps ?? [],
    );
    for (const { uses, with: given } of steps)
      if (uses?.startsWith('assay-sh/assay@'))
        expect(known).toEqual(expect.arrayContaining(Object.keys(given)));
  });
});

function isOfRemovedJob(line: string): boolean {
  return line.includes('Looks for secrets.');
}

test('actionlint finds in no result what it did not find before', async () => {
  const { actionlint } = await buildTools(['actionlint']);
  const workflows = CASES.filter((path) => basename(path) !== 'action.yml');
  const root = await mkdtemp(join(tmpdir(), 'assay-migrate-'));
  try {
    const found = async (name: string, textOf: (path: string) => string) => {
      const folder = join(root, name, '.github/workflows');
      await mkdir(folder, { recursive: true });
      for (const path of workflows) await writeFile(join(folder, path), textOf(path));
      const args = [
        '-shellcheck=',
        '-pyflakes=',
        '-format',
        '{{range $e := .}}{{$e.Filepath}}: {{$e.Message}}\n{{end}}',
      ];
      const files = workflows.map((path) => join(folder, path));
      const { stdout } = await execa(actionlint, [...args, ...files], {
        cwd: join(root, name),
        reject: false,
      });
      return stdout.split('\n').filter((line) => line !== '');
    };
    const old = await found('before', (path) => readFileSync(join(FOLDER, path), 'utf8'));
    const now = await found('after', (path) => after(path));
    expect(now.filter((line) => !old.includes(line))).toEqual([]);
  } finally {
    await rm(root, { recursive: true });
  }
});

describe('what a trivy step asks for', () => {
  const workflow = (...inputs: string[]) =>
    [
      'on: push',
      'jobs:',
      '  a:',
      '    runs-on: ubuntu-latest',
      '    steps:',
      '      - uses: aquasecurity/trivy-action@v1',
      '        with:',
      '          image-ref: ghcr.io/acme/app:1',
      ...inputs.map((input) => `          ${input}`),
      '',
    ].join('\n');
  const inputs = (...given: string[]) => {
    const { jobs } = parse(after('a.yml', workflow(...given)));
    return jobs.a.steps.at(-1).with;
  };

  test.each([
    [[], { enforce: 'warn' }],
    [["exit-code: '0'", 'severity: CRITICAL,HIGH'], { enforce: 'warn' }],
    [["exit-code: '1'", 'severity: CRITICAL'], { 'fail-on': 'critical' }],
    [['exit-code: 1', 'severity: HIGH,CRITICAL'], {}],
    [['exit-code: 2'], { 'fail-on': 'critical,high,medium,low,unknown' }],
  ])('%j is %j', (given, wanted) => {
    expect(inputs(...given)).toEqual({ image: 'ghcr.io/acme/app:1', source: '', signer: 'none', ...wanted });
  });

  test('a repository with a policy file gets no second one, and is told what to compare', () => {
    const { changes, notes } = migrated('a.yml', workflow('exit-code: 1', 'ignore-unfixed: true'), true);
    expect(changes.map(({ path }) => path)).toEqual(['a.yml']);
    expect(
      notes
        .filter(({ kind }) => kind === 'todo')
        .map(({ text }) => text)
        .join(),
    ).toContain('only fixed ones');
  });

  test('a condition on the state of the job alone is dropped, any other such condition leaves the step', () => {
    const text = workflow().replace('      - uses', '      - if: always()\n        uses');
    expect(parse(after('a.yml', text)).jobs.a.steps.at(-1).if).toBeUndefined();
    const mixed = text.replace('always()', "always() && github.ref == 'x'");
    expect(migrated('a.yml', mixed)).toMatchObject({ changes: [], notes: [{ kind: 'left', line: 6 }] });
  });
});

test.each([
  ['nothing', '', /a\.yml:1 is no workflow: the file is empty/],
  ['a list', '- a', /no workflow: it is not a mapping/],
  ['broken YAML', 'on: [', /no workflow: it is not valid YAML/],
  ['a file without jobs', 'on: push', /no workflow: it has no `jobs:`/],
])('%s is refused in one line', (_name, text, message) => {
  const result = migrateWorkflow({ path: 'a.yml', text, hasPolicy: false });
  expect(result.ok ? '' : result.fault).toMatch(message);
});
