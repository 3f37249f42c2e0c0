import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { bodyFaults } from '../rig/github/github-contract.ts';
import { secretNameFault } from '../rig/github/runner/secret-names.ts';
import { buildTools } from '../rig/tools/build.ts';
import { pythonPackages } from '../rig/tools/python-packages.ts';

const ROOT = join(import.meta.dirname, '../..');
const WORKFLOWS = ['.github/workflows', 'examples/workflows'].flatMap((folder) =>
  readdirSync(join(ROOT, folder)).map((name) => `${folder}/${name}`),
);

const Permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const Workflow = z.looseObject({
  permissions: Permissions,
  jobs: z.record(
    z.string(),
    z.looseObject({
      permissions: Permissions,
      uses: z.string().optional(),
      'timeout-minutes': z.number().optional(),
      steps: z
        .array(
          z.looseObject({
            id: z.string().optional(),
            uses: z.string().optional(),
            run: z.string().optional(),
            with: z.unknown().optional(),
          }),
        )
        .default([]),
      'runs-on': z.unknown().optional(),
    }),
  ),
});

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

test('actionlint finds nothing in any workflow', async () => {
  const { actionlint } = await buildTools(['actionlint']);
  // What is on PATH beside it would make the result depend on the machine.
  const args = ['-shellcheck=', '-pyflakes=', ...WORKFLOWS];
  const { exitCode, all } = await execa(actionlint, args, { cwd: ROOT, reject: false, all: true });
  expect(exitCode, all).toBe(0);
});

// Its only release with a hash here is that for this platform.
test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'zizmor finds nothing in any workflow or action, however pedantic',
  async () => {
    const zizmor = join(await pythonPackages(join(ROOT, '.github/zizmor/requirements.txt')), 'bin', 'zizmor');
    const places = [
      '.github',
      ...globSync(['examples/workflows/*.yml', 'action.yml', '*/action.yml', 'fleet/*/action.yml'], {
        cwd: ROOT,
      }),
    ];
    const args = ['--offline', '--strict-collection', '--no-progress', '--persona=pedantic', ...places];
    const { exitCode, all } = await execa(zizmor, args, { cwd: ROOT, reject: false, all: true });
    expect(exitCode, all).toBe(0);
  },
);

describe.each(WORKFLOWS)('%s', (path) => {
  const workflow = Workflow.parse(parse(read(path)));
  const jobs = Object.entries(workflow.jobs);

  test('grants nothing by default, each job what it needs, and no job runs without end', () => {
    expect(workflow.permissions).toEqual({});
    for (const [name, job] of jobs)
      if (job.uses === undefined) expect(job['timeout-minutes'], name).toBeGreaterThan(0);
  });

  test('pins every action to a commit', () => {
    const uses = jobs.flatMap(([, job]) => [job.uses, ...job.steps.map((step) => step.uses)]);
    for (const reference of uses.filter((one) => one !== undefined))
      expect(reference).toMatch(/^[.$]\/|@[0-9a-f]{40}$/);
  });

  test('puts no expression into a script', () => {
    for (const [, job] of jobs) for (const { run = '' } of job.steps) expect(run).not.toContain('${{');
  });
});

describe('the reusable workflow', () => {
  const { jobs } = Workflow.parse(parse(read('.github/workflows/assay.yml')));

  test('only the job that signs may sign, and it runs nothing but the action on named evidence', () => {
    const signing = Object.entries(jobs).filter(([, job]) => job.permissions['id-token'] !== undefined);
    expect(signing.map(([name]) => name)).toEqual(['sign']);
    expect(signing[0]?.[1].steps.map(({ uses }) => uses?.split('@')[0])).toEqual([
      'actions/checkout',
      undefined,
      'actions/download-artifact',
      '$/',
      'actions/upload-artifact',
    ]);
  });

  test('the job that scans can write nowhere, and holds no password that can', () => {
    expect(jobs.scan?.permissions).toEqual({ contents: 'read', packages: 'read' });
    const used = [...JSON.stringify(jobs.scan).matchAll(/secrets\.([\w-]+)/g)].map(([, name]) => name);
    expect(new Set(used)).toEqual(
      new Set(['registry_pull_password', 'fingerprint_key', 'policy_token', 'audit_token']),
    );
    // Of the job's own token only GHCR's registry is told.
    const password = jobs.scan?.steps.flatMap((step) => Object(step.with)['registry-password'] ?? []);
    expect(password).toEqual([
      "${{ secrets.registry_pull_password || startsWith(inputs.image, 'ghcr.io/') && github.token || '' }}",
    ]);
  });

  test('no user name is a secret, and between jobs goes nothing that a masked text could stand in', () => {
    const text = read('.github/workflows/assay.yml');
    expect(text).not.toMatch(/secrets\.[\w-]*username/);
    const outputs = Object.values(jobs).flatMap((job) => Object.keys(Object(job.outputs)));
    expect(outputs).toEqual(['digest', 'evidence', 'evidence-sha256', 'digest', 'name']);
    // What the name is for is told by the caller's spelling where the runner drops it, and no job asks for it.
    expect(text).not.toContain('needs.sign');
    expect(text).toContain(
      "format('{0}@{1}', jobs.sign.outputs.name || inputs.image, jobs.sign.outputs.digest)",
    );
  });

  test('`secrets: inherit` can fill each of its secrets', () => {
    const { on } = parse(read('.github/workflows/assay.yml'));
    const names = Object.keys(on.workflow_call.secrets);
    expect(names.map((name) => [name, secretNameFault(name)])).toEqual(
      names.map((name) => [name, undefined]),
    );
  });

  test('both jobs that run Assay run it at the commit of the workflow, and BuildKit is named by its digest', () => {
    const text = read('.github/workflows/assay.yml');
    expect(text.match(/uses: \$\/$/gm)).toHaveLength(2);
    expect(text).not.toMatch(/uses: \.\//);
    expect(text).toMatch(/driver-opts: image=moby\/buildkit:v[\d.]+@sha256:[0-9a-f]{64}\n/);
  });

  test("the build gets no token, and the runners are the caller's choice", () => {
    const build = jobs.build?.steps.find(({ uses }) => uses?.startsWith('docker/build-push-action'));
    expect(Object(build?.with)['github-token']).toBe('');
    for (const job of Object.values(jobs)) expect(job['runs-on']).toContain('fromJSON(inputs.runs-on)');
  });
});

describe('the inputs of the reusable workflow', () => {
  const { jobs } = Workflow.parse(parse(read('.github/workflows/assay.yml')));
  const script = jobs.build?.steps.find(({ id }) => id === 'image')?.run ?? '';

  /** Runs the script as the runner does, in a checkout; answers what it refuses, or its outputs. */
  async function given(variables: Readonly<Record<string, string>>): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'assay-inputs-'));
    try {
      await mkdir(join(folder, 'source/images/app'), { recursive: true });
      await symlink('/', join(folder, 'source/link'));
      await symlink('/etc/passwd', join(folder, 'source/Linked'));
      for (const name of ['Dockerfile', '-', 'images/app/Dockerfile'])
        await writeFile(join(folder, 'source', name), 'FROM scratch\n');
      await mkdir(join(folder, 'source/-folder'));
      // An address is also the path of a file.
      await mkdir(join(folder, 'source/https:/example.com'), { recursive: true });
      await writeFile(join(folder, 'source/https:/example.com/Dockerfile'), 'FROM scratch\n');
      // Folders of such names make the action below take the repository on GitHub none the less.
      await mkdir(join(folder, 'source/{{defaultContext}}:images/app'), { recursive: true });
      await mkdir(join(folder, 'source/{{defaultContext}}'), { recursive: true });
      const output = join(folder, 'output');
      await writeFile(output, '');
      const env = { IMAGE: 'ghcr.io/acme/app', CONTEXT: '.', FILE: '', CREDENTIALS: 'given', ...variables };
      const { exitCode, stdout } = await execa('bash', ['-eo', 'pipefail', '-c', script], {
        cwd: join(folder, 'source'),
        env: { ...env, GITHUB_OUTPUT: output },
        reject: false,
      });
      return exitCode === 0 ? await readFile(output, 'utf8') : stdout;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test.each([
    ['ghcr.io/Acme/Shop', 'ghcr.io/acme/shop', 'ghcr.io'],
    ['GHCR.io/acme/app', 'ghcr.io/acme/app', 'ghcr.io'],
    [
      'registry.example.com:5000/a/b__c/d-e.f',
      'registry.example.com:5000/a/b__c/d-e.f',
      'registry.example.com:5000',
    ],
    ['localhost:5000/app', 'localhost:5000/app', 'localhost:5000'],
  ])('the image %s is %s', async (IMAGE, name, host) => {
    expect(await given({ IMAGE })).toBe(`name=${name}\nhost=${host}\n`);
  });

  test.each([
    '',
    'acme/app',
    'ghcr.io',
    'ghcr.io/',
    'ghcr.io/acme/app:1',
    'ghcr.io/acme/app@sha256:0',
    'https://ghcr.io/acme/app',
    'ghcr.io/acme/app\nhost=evil.example.com',
    'ghcr.io/acme/app,push=false',
    'ghcr.io/acme/a b',
  ])('the image %j is refused', async (IMAGE) => {
    expect(await given({ IMAGE })).toMatch(/^::error title=Assay::input image: /);
  });

  test.each(['.', './', 'images/app', './images/../images/app'])(
    'the context %j is taken',
    async (CONTEXT) => {
      expect(await given({ CONTEXT })).toContain('name=ghcr.io/acme/app\n');
    },
  );

  test.each([
    '',
    ' ',
    '..',
    '/',
    'link',
    'images/none',
    '{{defaultContext}}',
    '{{defaultContext}}:images/app',
    'https://github.com/acme/app.git',
    'git@github.com:acme/app.git',
    '-',
    '-folder',
  ])('the context %j is refused', async (CONTEXT) => {
    expect(await given({ CONTEXT })).toMatch(/^::error title=Assay::input context: /);
  });

  test.each(['', 'Dockerfile', './images/app/Dockerfile', './-'])('the file %j is taken', async (FILE) => {
    expect(await given({ FILE })).toContain('name=ghcr.io/acme/app\n');
  });

  test.each([
    ' ',
    '-',
    'none',
    'images',
    '/etc/passwd',
    '../Dockerfile',
    'Linked',
    'link/etc/passwd',
    'https://example.com/Dockerfile',
  ])('the file %j is refused', async (FILE) => {
    expect(await given({ FILE })).toMatch(/^::error title=Assay::input file: /);
  });

  test.each(['', 'false'])(
    'a registry without credentials (%j) is an error that says what to give',
    async (CREDENTIALS) => {
      expect(await given({ CREDENTIALS })).toMatch(/^::error .*registry-username .*registry_password/);
    },
  );
});

test('the check runs again when a pull request is moved to another base', () => {
  const types = (text: string) => parse(text).on.pull_request.types;
  expect(types(read('.github/workflows/check.yml'))).toEqual(['opened', 'synchronize', 'reopened', 'edited']);
  const [, sample = ''] = /```yaml\n(name: check\n[\s\S]*?)```/.exec(read('docs/usage.md')) ?? [];
  expect(types(sample)).toEqual(['opened', 'synchronize', 'reopened', 'edited']);
});

test.each([
  ['required-check', '/repos/acme/app/rulesets'],
  ['required-workflow', '/orgs/acme/rulesets'],
])('the ruleset %s is one that GitHub describes', (name, path) => {
  expect(bodyFaults('POST', path, JSON.parse(read(`examples/rulesets/${name}.json`)))).toEqual([]);
});
