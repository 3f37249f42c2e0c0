import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace, type WorkspaceOptions } from '../../../src/adapters/processes/workspace.ts';
import { AssayError } from '../../../src/domain/reason.ts';

let folder: string;

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'assay-workspace-')));
  await mkdir(join(folder, 'temp'));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const runner = () => ({ PATH: process.env.PATH, RUNNER_TEMP: join(folder, 'temp') });
const create = (more: Partial<WorkspaceOptions> = {}) => {
  const places = { outputDir: join(folder, 'evidence'), cacheDir: join(folder, 'cache') };
  return createWorkspace({ ...places, environment: runner(), ...more });
};

/** A run in a process of its own, up to the first line that it prints. */
async function started(body: string) {
  const script = join(folder, 'run.ts');
  const adapter = join(import.meta.dirname, '../../../src/adapters/processes/workspace.ts');
  await writeFile(
    script,
    `import { writeFile } from 'node:fs/promises';
     import { createWorkspace } from ${JSON.stringify(adapter)};
     const workspace = await createWorkspace({ outputDir: 'evidence', cacheDir: 'cache' });
     ${body}
     setInterval(() => {}, 1000);`,
  );
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    env: runner(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { child, line: String(line).trim() };
}

describe('private folders', () => {
  test('are empty, apart from each other, closed to others, and gone at the end', async () => {
    const workspace = await create();
    const [one, two] = [await workspace.folder('../sbom x'), await workspace.folder('../sbom x')];
    expect(one).not.toBe(two);
    expect(await readdir(one)).toEqual([]);
    expect((await stat(one)).mode & 0o777).toBe(0o700);
    expect(one.startsWith(join(folder, 'temp', 'assay-'))).toBe(true);
    await workspace.dispose();
    expect(await readdir(join(folder, 'temp'))).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('are gone after %s', async (signal) => {
    const { child, line } = await started("console.log(await workspace.folder('x'));");
    expect(existsSync(line)).toBe(true);
    child.kill(signal);
    await once(child, 'exit');
    expect(await readdir(join(folder, 'temp'))).toEqual([]);
  });

  test('are gone although hundreds of writes are under way when the run is cancelled', async () => {
    const { child } = await started(
      `for (let at = 0; at < 400; at += 1)
         void workspace.folder('x').then((made) => writeFile(made + '/f', Buffer.alloc(200_000)));
       console.log('begun');
       process.kill(process.pid, 'SIGINT');`,
    );
    if (child.exitCode === null) await once(child, 'exit');
    expect(await readdir(join(folder, 'temp'))).toEqual([]);
  });
});

describe('after a run that was killed', () => {
  /** A run that was killed while it had private folders; answers its root. */
  async function killed(body = ''): Promise<string> {
    const { child, line } = await started(`${body} console.log(workspace.root);`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    return line;
  }

  test('its private folders are removed at the next start', async () => {
    const root = await killed("await writeFile((await workspace.folder('x')) + '/credential', 'x');");
    expect(existsSync(root)).toBe(true);
    const workspace = await create();
    expect(existsSync(root)).toBe(false);
    await workspace.dispose();
  });

  test('the folders of a run that still goes on stay, and so does what is not ours', async () => {
    const { child, line } = await started('console.log(workspace.root);');
    const others = ['assay-report', 'assay-abcdef', 'assay'].map((name) => join(folder, 'temp', name));
    for (const path of others) await mkdir(path);
    const workspace = await create();
    expect([line, ...others].map((path) => existsSync(path))).toEqual([true, true, true, true]);
    child.kill('SIGKILL');
    await workspace.dispose();
  });

  test.each([
    ['of another machine', { boot: 'another' }],
    ['of another container', { namespace: 'pid:[1]' }],
  ])('the folders of a run %s are removed only after days', async (_name, other) => {
    const root = await killed();
    const note = join(root, '.owner');
    await writeFile(note, JSON.stringify({ ...JSON.parse(await readFile(note, 'utf8')), ...other }));
    await (await create()).dispose();
    expect(existsSync(root)).toBe(true);
    await utimes(root, 0, 0);
    await (await create()).dispose();
    expect(existsSync(root)).toBe(false);
  });
});

describe('the environment of children', () => {
  test('holds what is needed to run and no token', async () => {
    const environment = {
      ...runner(),
      https_proxy: 'http://proxy.example:3128',
      SSL_CERT_FILE: '/etc/ca.pem',
      GITHUB_TOKEN: 'a-token',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'a-token',
      ACTIONS_RUNTIME_TOKEN: 'a-token',
      AWS_SECRET_ACCESS_KEY: 'a-token',
      COSIGN_PASSWORD: 'a-token',
      'INPUT_REGISTRY-PASSWORD': 'a-token',
      NODE_OPTIONS: '--require=/tmp/x.js',
      LD_PRELOAD: '/tmp/x.so',
    };
    const workspace = await create({ environment });
    const exit = await createProcesses().read({
      tool: 'env',
      file: 'env',
      args: [],
      cwd: await workspace.folder('env'),
      env: workspace.environment,
      timeoutMs: 10_000,
    });
    const printed = exit.kind === 'exited' ? exit.stdout : '';
    const names = printed.split('\n').map((line) => line.split('=')[0]);
    expect(names.filter(Boolean).sort()).toEqual(
      ['HOME', 'PATH', 'SSL_CERT_FILE', 'TMPDIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'https_proxy'].sort(),
    );
    for (const name of ['HOME', 'TMPDIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME']) {
      const path = workspace.environment[name] ?? '';
      expect(path.startsWith(join(folder, 'temp', 'assay-'))).toBe(true);
      expect((await stat(path)).isDirectory()).toBe(true);
    }
    await workspace.dispose();
  });
});

describe('in a checkout', () => {
  let checkout: string;
  let inCheckout: (more: Partial<WorkspaceOptions>) => ReturnType<typeof create>;
  beforeEach(async () => {
    checkout = join(folder, 'checkout');
    await mkdir(join(checkout, 'src'), { recursive: true });
    await mkdir(join(folder, 'outside'));
    inCheckout = (more) => create({ environment: { ...runner(), GITHUB_WORKSPACE: checkout }, ...more });
  });

  const refusal = async (work: Promise<unknown>) => {
    const error: unknown = await work.catch((e: unknown) => e);
    expect(error).toMatchObject({ reasons: [{ code: 'input-invalid', check: 'inputs' }] });
    return String(error);
  };

  test('the evidence may lie, and is made there', async () => {
    const workspace = await inCheckout({ outputDir: join(checkout, 'out/assay') });
    expect(workspace.evidence).toBe(join(checkout, 'out/assay'));
    await workspace.dispose();
  });

  test('no link leads the evidence anywhere, whether out, about or in circles', async () => {
    await symlink(join(folder, 'outside'), join(checkout, 'assay'));
    await symlink('src', join(checkout, 'inner'));
    await symlink('nowhere/at/all', join(checkout, 'dangling'));
    await symlink('round', join(checkout, 'round'));
    // A link of the runner's own leads into the checkout, and one there out of it.
    await symlink(join(checkout, 'assay'), join(folder, 'indirect'));
    for (const name of ['assay', 'assay/deep/er', 'inner', 'dangling', 'round/x', '../indirect/x'])
      expect(await refusal(inCheckout({ outputDir: join(checkout, name) }))).toMatch(/output-dir.*link/);
    expect(await readdir(join(folder, 'outside'))).toEqual([]);
    expect(existsSync(join(checkout, 'nowhere'))).toBe(false);
  });

  test('that is reached by a link of the runner the evidence may lie all the same', async () => {
    await symlink(checkout, join(folder, 'work'));
    await symlink(join(folder, 'temp'), join(folder, 'tmp'));
    const environment = { ...runner(), GITHUB_WORKSPACE: join(folder, 'work') };
    const workspace = await create({ environment, outputDir: join(folder, 'work/assay') });
    expect(workspace.evidence).toBe(join(checkout, 'assay'));
    await workspace.dispose();
    const elsewhere = await create({ environment, outputDir: join(folder, 'tmp/assay') });
    expect(elsewhere.evidence).toBe(join(folder, 'temp/assay'));
    await elsewhere.dispose();
  });

  test('no database and no tool is taken from, by whatever name', async () => {
    await symlink(checkout, join(folder, 'work'));
    const environment = { ...runner(), GITHUB_WORKSPACE: join(folder, 'work') };
    for (const cacheDir of [checkout, join(checkout, '.cache/assay'), join(folder, 'work/cache')]) {
      const told = await refusal(create({ environment, cacheDir }));
      expect(told).toMatch(/cache-dir.*is in the workspace/);
    }
    expect(await readdir(checkout)).toEqual(['src']);
    // Beside it, with a name that begins alike, it may lie.
    const workspace = await create({ environment, cacheDir: join(folder, 'checkout-cache') });
    expect(workspace.cache).toBe(join(folder, 'checkout-cache'));
    await workspace.dispose();
  });
});

describe('the folders for evidence and cache', () => {
  test('are made where they were named, and stay', async () => {
    const [outputDir, cacheDir] = [join(folder, 'a/evidence'), join(folder, 'b/cache')];
    const workspace = await create({ outputDir, cacheDir });
    expect([workspace.evidence, workspace.cache]).toEqual([outputDir, cacheDir]);
    await writeFile(join(workspace.evidence, 'report.json'), '{}');
    await workspace.dispose();
    expect(await readFile(join(outputDir, 'report.json'), 'utf8')).toBe('{}');
    expect(existsSync(cacheDir)).toBe(true);
  });

  test('may not lie in a .git folder, not even by a link', async () => {
    await mkdir(join(folder, '.git/hooks'), { recursive: true });
    await symlink(join(folder, '.git/hooks'), join(folder, 'innocent'));
    for (const outputDir of [
      join(folder, '.git/hooks'),
      join(folder, '.git/new'),
      join(folder, 'innocent'),
    ]) {
      const error: unknown = await create({ outputDir }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(AssayError);
      expect(error).toMatchObject({ reasons: [{ code: 'input-invalid', check: 'inputs' }] });
      expect(String(error)).toContain('output-dir');
    }
    expect(existsSync(join(folder, '.git/new'))).toBe(false);
  });

  test.each([
    '/proc/assay',
    '/proc/self/fd/assay',
    '/dev/assay',
    '/dev/null/assay',
    '/dev/stdout/x',
    '/sys/assay',
  ])('may not be %s, which is no disk, and are told so at once', async (path) => {
    const error: unknown = await create({ outputDir: path }).catch((e: unknown) => e);
    expect(error).toMatchObject({ reasons: [{ code: 'input-invalid' }] });
    expect(String(error)).toContain(`output-dir: "${path}"`);
  });

  test('must be folders that can be made', async () => {
    await writeFile(join(folder, 'file'), '');
    const cacheDir = join(folder, 'file', 'cache');
    await expect(create({ cacheDir })).toRefuseWith('input-invalid', {
      message: `cache-dir: "${cacheDir}" cannot be written (ENOTDIR)`,
    });
  });
});
