import { mkdir, rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { rigFolder } from '../../test/rig/folder.ts';
import { buildTools } from '../../test/rig/tools/build.ts';
import { childTime } from './cost.ts';
import { type Base, nodeImage, releaseOf } from './image.ts';
import { median, seconds, table } from './table.ts';

/** What one check needed. CPU time is that of all its processes; it is more exact than wall time on a busy machine. */
interface Cost {
  readonly wallMs: number;
  readonly cpuMs: number;
  /** Peak memory of Assay's own process; 0 if it was not measured. */
  readonly peakKiB: number;
}

const Check = z.object({
  wallMs: z.number(),
  ownCpuMs: z.number(),
  childrenCpuMs: z.number(),
  peakKiB: z.number(),
});

/**
 * Compares the secrets check with `trivy image --scanners secret` on the same layout, in alternating runs: first with
 * empty caches, then with another layer on top.
 */
export async function benchSecrets(base: Base, runs: number, log: (line: string) => void): Promise<void> {
  const folder = await rigFolder('bench-secrets');
  try {
    const { trivy } = await buildTools(['trivy'], log);
    const image = await nodeImage(base);
    log(`Machine: ${cpus().length} cores, load ${loadavg().map((load) => load.toFixed(1))} at the start\n`);
    const costs = new Map<string, Cost[]>();
    for (let run = 1; run <= runs; run += 1) {
      for (const phase of ['cold', 'top layer changed']) {
        const layout = join(folder, 'layout');
        await releaseOf(image, join(import.meta.dirname, '../../src'), `${run} ${phase}`, layout);
        const measured = {
          Assay: await assayCheck(layout, join(folder, `assay-${run}`)),
          trivy: await trivyCheck(trivy, layout, join(folder, `trivy-${run}`), folder),
        };
        for (const [side, cost] of Object.entries(measured)) {
          const name = `${side} ${phase}`;
          costs.set(name, [...(costs.get(name) ?? []), cost]);
        }
        await rm(layout, { recursive: true });
        log(
          `run ${run}, ${phase}: Assay ${seconds(measured.Assay.wallMs)}, trivy ${seconds(measured.trivy.wallMs)}`,
        );
      }
    }
    log(
      `\nLoad at the end: ${loadavg().map((load) => load.toFixed(1))}. Medians of ${runs} alternating runs.\n`,
    );
    const of = (name: string, key: keyof Cost) => median((costs.get(name) ?? []).map((one) => one[key]));
    const row = (name: string) => [
      name,
      seconds(of(name, 'wallMs')),
      seconds(of(name, 'cpuMs')),
      of(name, 'peakKiB') === 0 ? '' : `${Math.round(of(name, 'peakKiB') / 977)} MB`,
    ];
    log(table([['', 'wall', 'CPU', 'peak memory'], ...[...costs.keys()].map(row)]));
    log(`\nTo repeat: npm run bench -- --only secrets --base ${base} --runs ${runs}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function assayCheck(layout: string, cache: string): Promise<Cost> {
  await mkdir(cache, { recursive: true });
  const script = join(import.meta.dirname, 'secrets-check.ts');
  const { stdout } = await execa(process.execPath, [script, layout, cache]);
  const { wallMs, ownCpuMs, childrenCpuMs, peakKiB } = Check.parse(JSON.parse(stdout));
  return { wallMs, cpuMs: ownCpuMs + childrenCpuMs, peakKiB };
}

async function trivyCheck(trivy: string, layout: string, cache: string, cwd: string): Promise<Cost> {
  const options = ['--scanners', 'secret', '--image-config-scanners', 'secret', '--cache-dir', cache];
  const quiet = ['--skip-version-check', '--disable-telemetry', '--quiet', '--format', 'json'];
  const report = join(cwd, 'trivy.json');
  const before = childTime();
  const start = performance.now();
  await execa(trivy, ['image', '--input', layout, ...options, ...quiet, '--output', report], { cwd });
  const wallMs = performance.now() - start;
  return { wallMs, cpuMs: childTime() - before, peakKiB: 0 };
}
