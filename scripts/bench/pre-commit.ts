import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { bundledCommand } from '../../test/rig/command-line.ts';
import { buildTools } from '../../test/rig/tools/build.ts';
import { childTime } from './cost.ts';
import { median, seconds, table } from './table.ts';

const SOURCE = join(import.meta.dirname, '../../src');
/** Files of a normal commit. */
const CHANGED = 10;

/** Measures how long a commit of some files waits for `assay secrets --staged`, and for the scanners alone. */
export async function benchPreCommit(runs: number, log: (line: string) => void): Promise<void> {
  const [{ trivy, gitleaks }, { folder, script }] = await Promise.all([
    buildTools(['trivy', 'gitleaks'], log),
    bundledCommand(),
  ]);
  try {
    const repository = await madeRepository(join(folder, 'repository'));
    const tools = ['--trivy-path', trivy, '--gitleaks-path', gitleaks];
    const env = { PATH: process.env.PATH ?? '', HOME: folder };
    log(`Machine: ${cpus().length} cores, load ${loadavg().map((load) => load.toFixed(1))} at the start\n`);
    const sides: Readonly<Record<string, readonly [string, ...string[]]>> = {
      'Node, which does nothing': [process.execPath, '-e', '0'],
      'assay explain': [process.execPath, script, 'explain', 'secret-found'],
      'gitleaks git --staged': [gitleaks, 'git', '--staged', '--no-banner'],
      'assay secrets --staged': [process.execPath, script, 'secrets', '--staged', '--quiet', ...tools],
    };
    const took = new Map<string, { readonly wall: number; readonly cpu: number }[]>();
    for (let run = 1; run <= runs; run += 1) {
      for (const [name, [file, ...args]] of Object.entries(sides)) {
        const [start, cpu] = [performance.now(), childTime()];
        await execa(file, args, { cwd: repository, env, extendEnv: false, stdin: 'ignore' });
        const cost = { wall: performance.now() - start, cpu: childTime() - cpu };
        took.set(name, [...(took.get(name) ?? []), cost]);
      }
    }
    log(
      `Load at the end: ${loadavg().map((load) => load.toFixed(1))}. Medians of ${runs} alternating runs.\n`,
    );
    const rows = [...took].map(([name, costs]) => [
      name,
      seconds(median(costs.map(({ wall }) => wall))),
      seconds(median(costs.map(({ cpu }) => cpu))),
      name.startsWith('assay secrets') ? '< 2 s' : '',
    ]);
    log(table([[`a commit of ${CHANGED} files`, 'wall', 'CPU', 'target'], ...rows]));
    log(`\nTo repeat: npm run bench -- --only pre-commit --runs ${runs}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A repository with the source of Assay, in which some files are changed and staged. */
async function madeRepository(repository: string): Promise<string> {
  await mkdir(repository);
  const git = (...args: readonly string[]) =>
    execa('git', ['-c', 'user.name=ada', '-c', 'user.email=ada@example.test', ...args], { cwd: repository });
  await git('init', '--quiet');
  await cp(SOURCE, join(repository, 'src'), { recursive: true });
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'first');
  const { stdout } = await git('ls-files');
  for (const path of stdout.split('\n').slice(0, CHANGED))
    await writeFile(join(repository, path), '// Changed.\n', { flag: 'a' });
  await git('add', '--all');
  return repository;
}
