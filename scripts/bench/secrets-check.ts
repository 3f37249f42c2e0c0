// One secrets check as a process of its own: `node secrets-check.ts LAYOUT CACHE [SRC]` prints what it took as JSON.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Tool } from '../../src/ports.ts';
import { buildTools } from '../../test/rig/tools/build.ts';
import { childrenCpuMs } from './secrets.ts';

const [layout = '', cache = '', tree = join(import.meta.dirname, '../../src')] = process.argv.slice(2);
/** Another tree's source can be named, so that two states of it are measured by turns. */
const part = async (path: string) => import(join(resolvePath(tree), path));

// As the entry does.
setFlagsFromString('--semi-space-growth-factor=1');
const [
  { createLayers },
  { createLayouts },
  { createProcesses },
  { createWorkspace },
  { resolve },
  { secrets },
] = await Promise.all([
  part('adapters/image/layers.ts'),
  part('adapters/image/layouts.ts'),
  part('adapters/processes/processes.ts'),
  part('adapters/processes/workspace.ts'),
  part('stages/image/resolve.ts'),
  part('stages/secrets/secrets.ts'),
]);
const paths = await buildTools(['trivy', 'gitleaks']);
// Before the clock: a run acquires its tools once, for all of its checks.
const tools = { trivy: await toolOf('trivy'), gitleaks: await toolOf('gitleaks') };
const folder = await mkdtemp(join(tmpdir(), 'assay-secrets-bench-'));
const workspace = await createWorkspace({
  outputDir: join(folder, 'evidence'),
  cacheDir: cache,
  environment: { PATH: process.env.PATH, RUNNER_TEMP: folder },
});
try {
  const world = {
    workspace,
    layouts: createLayouts(),
    layers: createLayers(),
    processes: createProcesses(),
    runner: { mask: () => {}, say: () => {} },
    tools: { acquire: async (name: 'trivy' | 'gitleaks') => tools[name] },
  };
  const subject = { kind: 'layout', directory: layout };
  const image = await resolve(world, { subject, platforms: [] });
  const [start, own, theirs] = [performance.now(), process.cpuUsage(), await childrenCpuMs()];
  const { coverage, findings } = await secrets(world, image, undefined, Buffer.alloc(32));
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(own);
  const childrenTook = (await childrenCpuMs()) - theirs;
  const peakKiB = Number(/VmHWM:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8'))?.[1]);
  const ownCpuMs = (user + system) / 1000;
  console.log(
    JSON.stringify({
      wallMs,
      ownCpuMs,
      childrenCpuMs: childrenTook,
      peakKiB,
      found: findings.length,
      coverage,
    }),
  );
} finally {
  await workspace.dispose();
  await rm(folder, { recursive: true, force: true });
}

async function toolOf(name: 'trivy' | 'gitleaks'): Promise<Tool> {
  const path = paths[name];
  return { name, version: '0', path, sha256: await sha256Of(path), origin: 'named path' };
}

/** By pieces: the peak of memory is to be that of the check. */
async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece);
  return hash.digest('hex');
}
