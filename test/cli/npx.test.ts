import { cp, mkdir, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundledCommand } from '../rig/command-line.ts';

const ROOT = join(import.meta.dirname, '../..');

let command = { folder: '', script: '' };
beforeAll(async () => {
  command = await bundledCommand();
});
afterAll(() => rm(command.folder, { recursive: true, force: true }));

/** Runs npm or npx without any registry, with Node 24 on the path. */
async function run(cwd: string, file: 'npm' | 'npx', args: readonly string[]) {
  return await execa(file, args, {
    ...{ cwd, extendEnv: false, reject: false, all: true },
    env: {
      PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(delimiter),
      HOME: join(command.folder, 'home'),
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
    },
  });
}

describe('npx', () => {
  test('runs the command line in a checkout', async () => {
    // The files of a checkout that matter to it, with the bundle of the present source.
    const checkout = join(command.folder, 'checkout');
    await mkdir(checkout);
    await cp(join(ROOT, 'package.json'), join(checkout, 'package.json'));
    await cp(join(command.folder, 'dist'), join(checkout, 'dist'), { recursive: true });
    const help = await run(checkout, 'npx', ['--no-install', 'assay', '--help']);
    expect(help.exitCode, help.all).toBe(0);
    expect(help.stdout).toContain('Usage: assay');
    // A wrong input ends a check before it needs a tool.
    const check = ['--no-install', 'assay', 'check', 'archive:image.tar', '--fail-on', 'critcal'];
    const refused = await run(checkout, 'npx', check);
    expect(refused.exitCode, refused.all).toBe(2);
    expect(refused.all).toContain('did you mean `critical`?');
  });

  test('runs the package that `npm pack ./dist` makes, which needs no other package', async () => {
    const packed = await run(command.folder, 'npm', ['pack', './dist', '--silent']);
    expect(packed.exitCode, packed.all).toBe(0);
    const elsewhere = join(command.folder, 'elsewhere');
    await mkdir(elsewhere);
    const archive = `../${packed.stdout.trim()}`;
    const spoken = await run(elsewhere, 'npx', ['--yes', archive, 'explain', 'secret-found']);
    expect(spoken.exitCode, spoken.all).toBe(0);
    expect(spoken.stdout).toContain('secret-found');
    const named = await run(elsewhere, 'npx', ['--yes', `--package=${archive}`, '--', 'assay', '--help']);
    expect(named.exitCode, named.all).toBe(0);
    const installed = ['install', '--global', `--prefix=${elsewhere}/global`, archive];
    expect((await run(elsewhere, 'npm', installed)).exitCode).toBe(0);
    const global = await execa(join(elsewhere, 'global', 'bin', 'assay'), ['--help'], {
      env: { PATH: dirname(process.execPath) },
    });
    expect(global.stdout).toContain('Usage: assay');
  });
});
