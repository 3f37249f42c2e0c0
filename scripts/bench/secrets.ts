import { mkdir, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { rigFolder } from '../../test/rig/folder.ts';
import { buildTools } from '../../test/rig/tools/build.ts';
import { type Base, nodeImage, releaseOf } from './image.ts';
import { median, seconds, table } from './table.ts';

/** What one check took; CPU time is that of all its processes, and says more where others use the machine. */
interface Took {
  readonly wallMs: number;
  readonly cpuMs: number;
  /** Of Assay's own process; 0 where it was not measured. */
  readonly peakKiB: number;
}

const Check = z.object({
  wallMs: z.number(),
  ownCpuMs: z.number(),
  childrenCpuMs: z.number(),
  peakKiB: z.number(),
});

/**
 * The secrets check alone against `trivy image --scanners secret`, on the same layout, by turns: with empty caches,
 * and again where only the layer on top is another.
 */
export async function benchSecrets(base: Base, runs: number, say: (line: string) => void): Promise<void> {
  const folder = await rigFolder('bench-secrets');
  try {
    const { trivy } = await buildTools(['trivy'], say);
    const image = await nodeImage(base);
    say(`Machine: ${cpus().length} cores, load ${loadavg().map((load) => load.toFixed(1))} at the start\n`);
    const took = new Map<string, Took[]>();
    for (let run = 1; run <= runs; run += 1) {
      for (const phase of ['cold', 'top layer changed']) {
        const layout = join(folder, 'layout');
        await releaseOf(image, join(import.meta.dirname, '../../src'), `${run} ${phase}`, layout);
        const found = {
          Assay: await assayCheck(layout, join(folder, `assay-${run}`)),
          trivy: await trivyCheck(trivy, layout, join(folder, `trivy-${run}`), folder),
        };
        for (const [side, one] of Object.entries(found)) {
          const name = `${side} ${phase}`;
          took.set(name, [...(took.get(name) ?? []), one]);
        }
        await rm(layout, { recursive: true });
        say(
          `run ${run}, ${phase}: Assay ${seconds(found.Assay.wallMs)}, trivy ${seconds(found.trivy.wallMs)}`,
        );
      }
    }
    say(
      `\nLoad at the end: ${loadavg().map((load) => load.toFixed(1))}. Medians of ${runs} runs by turns.\n`,
    );
    const of = (name: string, key: keyof Took) => median((took.get(name) ?? []).map((one) => one[key]));
    const row = (name: string) => [
      name,
      seconds(of(name, 'wallMs')),
      seconds(of(name, 'cpuMs')),
      of(name, 'peakKiB') === 0 ? '' : `${Math.round(of(name, 'peakKiB') / 977)} MB`,
    ];
    say(table([['', 'wall', 'CPU', 'peak memory'], ...[...took.keys()].map(row)]));
    say(`\nAgain: npm run bench -- --only secrets --base ${base} --runs ${runs}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function assayCheck(layout: string, cache: string): Promise<Took> {
  await mkdir(cache, { recursive: true });
  const script = join(import.meta.dirname, 'secrets-check.ts');
  const { stdout } = await execa(process.execPath, [script, layout, cache]);
  const { wallMs, ownCpuMs, childrenCpuMs, peakKiB } = Check.parse(JSON.parse(stdout));
  return { wallMs, cpuMs: ownCpuMs + childrenCpuMs, peakKiB };
}

async function trivyCheck(trivy: string, layout: string, cache: string, cwd: string): Promise<Took> {
  const options = ['--scanners', 'secret', '--image-config-scanners', 'secret', '--cache-dir', cache];
  const quiet = ['--skip-version-check', '--disable-telemetry', '--quiet', '--format', 'json'];
  const report = join(cwd, 'trivy.json');
  const before = await childrenCpuMs();
  const start = performance.now();
  await execa(trivy, ['image', '--input', layout, ...options, ...quiet, '--output', report], { cwd });
  const wallMs = performance.now() - start;
  return { wallMs, cpuMs: (await childrenCpuMs()) - before, peakKiB: 0 };
}

/** CPU time of the children of this process that have ended, in milliseconds; the kernel counts in hundredths of a second. */
export async function childrenCpuMs(): Promise<number> {
  const fields = (await readFile('/proc/self/stat', 'utf8')).replace(/^.*\) /s, '').split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10;
}
