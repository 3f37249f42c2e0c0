import { join } from 'node:path';
import { execa } from 'execa';
import { rigFolder } from './folder.ts';
import { presentBundle } from './tools/present-bundle.ts';

/** How a command ended. */
export interface CommandResult {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where a command runs. */
export interface CommandPlace {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The bundled command line in a folder of its own, which the caller removes. */
export async function bundledCommand(): Promise<{ readonly folder: string; readonly script: string }> {
  const folder = await rigFolder('command');
  await presentBundle(join(folder, 'dist'));
  return { folder, script: join(folder, 'dist', 'js', 'assay.js') };
}

/** Runs `assay` outside of GitHub. Nobody answers questions, and no stream is a terminal. */
export async function runCommand(
  script: string,
  args: readonly string[],
  { cwd, env = {} }: CommandPlace,
): Promise<CommandResult> {
  const { exitCode, stdout, stderr } = await execa(process.execPath, [script, ...args], {
    ...{ cwd, reject: false, extendEnv: false, stdin: 'ignore' as const },
    env: { PATH: process.env.PATH ?? '', HOME: join(cwd, '..', 'home'), ...env },
  });
  return { exitCode, stdout, stderr };
}
