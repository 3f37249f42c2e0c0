import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../../src/cli/migrate/run-migrate.ts';

const WORKFLOW = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: aquasecurity/trivy-action@0.28.0
        with:
          image-ref: ghcr.io/acme/app:1
          ignore-unfixed: true
`;
let root = '';
let shown = '';
const PATH = '.github/workflows/ci.yml';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'assay-migrate-'));
  shown = '';
  await mkdir(join(root, '.github/workflows'), { recursive: true });
  await mkdir(join(root, '.git'));
  await writeFile(join(root, PATH), WORKFLOW);
});
afterEach(() => rm(root, { recursive: true }));

const print = (text: string) => {
  shown += text;
};
const run = (options: object = {}, ask?: () => Promise<boolean>, workflow = PATH) =>
  migrate({ folder: root, workflow, ...options }, ask === undefined ? { print } : { print, ask });
const now = () => readFile(join(root, PATH), 'utf8');

test('in a pipe it shows the changes, writes nothing and exits 2', async () => {
  expect(await run()).toBe(2);
  expect(shown).toContain('+        uses: assay-sh/assay@');
  expect(shown).toContain('Add --yes');
  expect(await now()).toBe(WORKFLOW);
});

test('--dry-run writes nothing and exits 0, also with --yes', async () => {
  expect(await run({ dryRun: true, yes: true })).toBe(0);
  expect(await now()).toBe(WORKFLOW);
});

test('--yes writes the workflow and the policy, and nothing else stays', async () => {
  expect(await run({ yes: true })).toBe(0);
  expect(await now()).toContain('assay-sh/assay@');
  expect(await readFile(join(root, '.github/assay.yml'), 'utf8')).toContain('only-fixed: true');
  expect(readdirSync(join(root, '.github')).sort()).toEqual(['assay.yml', 'workflows']);
  expect(readdirSync(join(root, '.github/workflows'))).toEqual(['ci.yml']);
});

test('a person is asked, and a no writes nothing', async () => {
  expect(await run({}, async () => false)).toBe(0);
  expect(await now()).toBe(WORKFLOW);
  expect(await run({}, async () => true)).toBe(0);
  expect(await now()).toContain('assay-sh/assay@');
});

test('a file that somebody changes while the question waits is not overwritten', async () => {
  const code = await run({}, async () => {
    await writeFile(join(root, PATH), 'on: push\n');
    return true;
  });
  expect(code).toBe(2);
  expect(await now()).toBe('on: push\n');
  expect(readdirSync(join(root, '.github'))).toEqual(['workflows']);
});

test('if one file cannot be written, none is', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'assay-elsewhere-'));
  try {
    const code = await run({}, async () => {
      await symlink(join(elsewhere, 'policy.yml'), join(root, '.github/assay.yml'));
      return true;
    });
    expect(code).toBe(2);
    expect(shown).toContain('Nothing was written: .github/assay.yml is not a plain file');
    expect(await now()).toBe(WORKFLOW);
    expect(readdirSync(elsewhere)).toEqual([]);
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});

test('what .trivyignore and .gitleaksignore ignore is listed to be written by a person', async () => {
  await writeFile(join(root, '.trivyignore'), '# not reachable\nCVE-2026-1234 exp:2026-12-31\nCVE-2026-9\n');
  await writeFile(join(root, '.gitleaksignore'), '# old\nsrc/a.js:generic-api-key:3\n');
  await run({ dryRun: true });
  expect(shown).toContain(
    '  - vulnerability: CVE-2026-1234\n    reason: "not reachable"\n    owner: # who answers for it\n    expires: 2026-12-31\n',
  );
  expect(shown).toContain('  - vulnerability: CVE-2026-9\n    reason: "not reachable"');
  expect(shown).toContain('.gitleaksignore (1 entry)');
});

test.each([
  ['missing.yml', /^there is no workflow missing\.yml/],
  ['../x.yml', /outside the repository/],
  ['.github', /^there is no workflow \.github:/],
])('%s is one line and exit 2', async (workflow, message) => {
  expect(await run({}, undefined, workflow)).toBe(2);
  expect(shown).toMatch(message);
  expect(shown.trim().split('\n')).toHaveLength(1);
});

test('a workflow with nothing to migrate is one line and exit 0', async () => {
  await writeFile(
    join(root, PATH),
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: npm test\n',
  );
  expect(await run()).toBe(0);
  expect(shown).toBe(`${PATH} has nothing that Assay would replace\n`);
});

test('a workflow of which nothing can be translated says why, and exits 2', async () => {
  await writeFile(
    join(root, PATH),
    'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: gitleaks/gitleaks-action@v2\n',
  );
  expect(await run()).toBe(2);
  expect(shown).toContain(`- ${PATH}:6: gitleaks/gitleaks-action stays as it is`);
});
