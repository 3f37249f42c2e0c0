import { spawnSync } from 'node:child_process';

const PS_LIMIT_MS = 2_000;

/**
 * The ids of all processes below a process, at any depth, by `ps`. Synchronous, because it also runs while this process
 * ends. Needed for @actions/exec only: it puts no program into a process group, which could be killed as a whole.
 */
export function descendantsOf(root: number | undefined): ReadonlySet<number> {
  const found = new Set<number>();
  if (root === undefined) return found;
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], {
    encoding: 'utf8',
    timeout: PS_LIMIT_MS,
    // No child inherits our environment, which contains tokens.
    env: { PATH: process.env.PATH ?? '' },
  });
  const pairs = (stdout ?? '').split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const parents = [root];
  for (const parent of parents) {
    for (const [pid = 0, ppid] of pairs) {
      if (ppid !== parent || pid <= 0 || found.has(pid)) continue;
      found.add(pid);
      parents.push(pid);
    }
  }
  return found;
}
