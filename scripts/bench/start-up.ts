import { join } from 'node:path';
import { execa } from 'execa';
import { actionDefaults } from '../../test/rig/github/action-inputs.ts';
import { median } from './table.ts';

/**
 * How long Node without a program runs, and how long the bundle runs that refuses its inputs: medians of `runs` runs, in
 * milliseconds.
 */
export async function measureStartUp(
  action: string,
  runs: number,
  folder: string,
): Promise<{ readonly node: number; readonly bundle: number }> {
  const env = {
    ...actionDefaults(join(action, 'action.yml')),
    RUNNER_TEMP: folder,
    GITHUB_WORKSPACE: folder,
  };
  const time = async (...args: string[]) => {
    const start = performance.now();
    await execa(process.execPath, args, { env, extendEnv: false, cwd: folder, reject: false });
    return performance.now() - start;
  };
  const [node, bundle]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run += 1) {
    node.push(await time('-e', '0'));
    bundle.push(await time(join(action, 'dist/js/main.js')));
  }
  return { node: median(node), bundle: median(bundle) };
}
