// Runs one secrets check in its own process: `node secrets-check.ts LAYOUT CACHE [SRC]`. Prints its cost as JSON.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve as resolvePath } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { Tool } from '../../src/ports/process-port.ts';
import { buildTools } from '../../test/rig/tools/build.ts';
import { childTime } from './cost.ts';

const [layout = '', cache = '', tree = join(import.meta.dirname, '../../src')] = process.argv.slice(2);
/** Loads a module of the source. SRC can name another tree, so that two versions can be compared in alternating runs. */
const load = async (path: string) => import(join(resolvePath(tree), path));

// The entry of the action sets the same flag.
setFlagsFromString('--semi-space-growth-factor=1');
const [
  { createLayers },
  { createLayouts },
  { createProcesses },
  { createWorkspace },
  { resolve },
  { secrets },
] = await Promise.all([
  load('adapters/image/layers.ts'),
  load('adapters/image/layouts.ts'),
  load('adapters/processes/processes.ts'),
  load('adapters/processes/workspace.ts'),
  load('stages/image/resolve.ts'),
  load('stages/secrets/secrets.ts'),
]);
const paths = await buildTools(['trivy', 'gitleaks']);
// Not measured: a run acquires its tools once for all checks.
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
  const [start, ownCpu, childrenCpu] = [performance.now(), process.cpuUsage(), childTime()];
  const { coverage, findings } = await secrets(world, image, undefined, Buffer.alloc(32));
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(ownCpu);
  const childrenMs = childTime() - childrenCpu;
  const peakKiB = Number(/VmHWM:\s+(\d+)/.exec(await readFile('/proc/self/status', 'utf8'))?.[1]);
  const ownCpuMs = (user + system) / 1000;
  console.log(
    JSON.stringify({
      wallMs,
      ownCpuMs,
      childrenCpuMs: childrenMs,
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
  return {
    name,
    version: '0',
    path,
    sha256: await sha256Of(path),
    origin: 'named path',
    verified: [],
    notVerified: [],
  };
}

/** Reads in chunks, so that the peak memory is that of the check. */
async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}
