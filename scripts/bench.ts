// Measures Assay against the same tools called one after another: `npm run bench`, `npm run bench -- --runs 5`.
// `--base slim` takes an image without apt's lists and archives, `--no-memory` leaves out the layer of 2 GiB,
// `--only secrets` measures the secrets check alone, `--only gate` the gate.
// Benchmarks and no tests: times depend on the machine, so both sides take turns in one run and ratios count.
import { cp, mkdir, rm, stat } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { rigFolder } from '../test/rig/folder.ts';
import { cleanImage } from '../test/rig/images/images.ts';
import { pushLayout } from '../test/rig/images/oci-layout.ts';
import { makeDatabase } from '../test/rig/images/vulnerability-db.ts';
import { startRegistry, type TestRegistry } from '../test/rig/servers/registry.ts';
import { startSigstore } from '../test/rig/sigstore/sigstore.ts';
import { buildTools } from '../test/rig/tools/build.ts';
import { benchGate } from './bench/gate.ts';
import { nodeImage, releaseOf, sizesOf } from './bench/image.ts';
import { pushWithLayer, writeBigLayer } from './bench/memory.ts';
import { benchSecrets } from './bench/secrets.ts';
import { type Bench, freshCache, runAssay, runSequence, type Timing } from './bench/sides.ts';
import { measureStartUp } from './bench/start-up.ts';
import { breakdown, comparison, seconds, table } from './bench/table.ts';

const ROOT = join(import.meta.dirname, '..');
const BIG_LAYER_BYTES = 2 * 1024 ** 3;
const START_UPS = 10;
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    base: { type: 'string', default: 'apt' },
    memory: { type: 'boolean', default: true },
    only: { type: 'string' },
  },
  allowNegative: true,
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs wants a number of repetitions');

const kind = values.base;
if (kind !== 'apt' && kind !== 'slim') throw new Error('--base is apt or slim');

const say = (line: string) => console.log(line);
if (values.only === 'secrets') {
  await benchSecrets(kind, runs, say);
  process.exit();
}
const load = () => loadavg().map((value) => value.toFixed(1));
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const folder = await rigFolder('bench');
const tools = await buildTools(['trivy', 'cosign', 'gitleaks'], say);
const registry = await startRegistry({ referrers: true });
const sigstore = await startSigstore();
const database = await makeDatabase();
try {
  await main();
} finally {
  await Promise.all([registry.stop(), sigstore.stop(), database.stop()]);
  await rm(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const source = await sourceTree();
  const bench: Bench = { tools, sigstore, database, source, folder, action: await bundled() };
  const base = await nodeImage(kind === 'slim' ? 'slim' : 'apt');
  const sizes = await sizesOf(base);
  say(`Image: ${megabytes(sizes.unpacked)}, packed ${megabytes(sizes.packed)}; one more small layer a run`);
  say(`Machine: ${cpus().length} cores, load ${load().join(' ')} at the start\n`);

  const push = async (release: string, side: string): Promise<string> => {
    const dir = join(folder, `layout-${release}`);
    const layout = await releaseOf(base, source, release, dir);
    const reference = await pushLayout(layout, `${registry.host}/${side}/app:${release}`);
    await rm(dir, { recursive: true });
    return reference;
  };
  if (values.only === 'gate') {
    await benchGate(bench, await push('gate', 'gate'), runs, say);
    return;
  }
  const cold = { sequence: [] as Timing[], assay: [] as (Timing & { peakKiB: number })[] };
  const warm = { sequence: [] as Timing[], assay: [] as (Timing & { peakKiB: number })[] };
  for (let run = 1; run <= runs; run += 1) {
    const trivyCache = await freshCache(bench, `trivy-${run}`, '.');
    const assayCache = await freshCache(bench, `assay-${run}`, 'trivy');
    for (const [phase, results] of [
      ['cold', cold],
      ['warm', warm],
    ] as const) {
      // Each side has a repository of its own, so that neither meets the other's attestations.
      const [left, right] = [
        await push(`${phase}-${run}`, 'sequence'),
        await push(`${phase}-${run}`, 'assay'),
      ];
      results.sequence.push(await runSequence(bench, left, trivyCache));
      results.assay.push(await runAssay(bench, right, assayCache));
      const [a, b] = [results.sequence.at(-1)?.total ?? 0, results.assay.at(-1)?.total ?? 0];
      say(`run ${run}, ${phase}: sequence ${seconds(a)}, Assay ${seconds(b)}, ratio ${(b / a).toFixed(2)}`);
    }
    await Promise.all([trivyCache, assayCache].map((path) => rm(path, { recursive: true })));
  }
  const start = await measureStartUp(bench.action, START_UPS, folder);
  const peaks = [...cold.assay, ...warm.assay].map(({ peakKiB }) => peakKiB * 1024);
  const big = values.memory ? await bigImagePeak(bench, registry) : undefined;

  say(`\nLoad at the end: ${load().join(' ')}. Medians of ${runs} runs by turns (least to greatest).\n`);
  say(
    table([
      ['', 'tools one after another', 'Assay', 'ratio', 'wanted'],
      comparison('everything cold', cold.sequence, cold.assay),
      comparison('top layer changed', warm.sequence, warm.assay),
    ]),
  );
  say(`\n${breakdown('tools one after another', cold.sequence, warm.sequence)}`);
  say(`\n${breakdown('Assay (steps overlap)', cold.assay, warm.assay)}\n`);
  say(
    table([
      ['Assay itself', 'measured', 'wanted'],
      [
        'start-up above bare Node',
        `${Math.round(start.bundle - start.node)} ms (${Math.round(start.bundle)} against ${Math.round(start.node)})`,
        '≤ 150 ms',
      ],
      ['peak memory, this image', megabytes(Math.max(...peaks)), '≤ 250 MB'],
      ...(big === undefined ? [] : [['peak memory, 2 GiB layer', megabytes(big), '≤ 250 MB']]),
    ]),
  );
  say(`\nAgain: npm run bench -- --runs ${runs} --base ${values.base}`);
}

/** The action as users get it, from the source as it is now. */
async function bundled(): Promise<string> {
  const action = join(folder, 'action');
  await mkdir(action);
  for (const file of ['action.yml', 'gate/action.yml']) await cp(join(ROOT, file), join(action, file));
  await execa(process.execPath, [join(ROOT, 'scripts/bundle.ts'), join(action, 'dist')]);
  return action;
}

/** A source tree with a lock file: this repository's own, without tests, what is built, and scripts that make up secrets. */
async function sourceTree(): Promise<string> {
  const source = join(folder, 'source');
  await mkdir(source);
  for (const name of ['src', 'docs', 'action.yml', 'package.json', 'package-lock.json'])
    await cp(join(ROOT, name), join(source, name), { recursive: true });
  return source;
}

/** Peak memory of Assay in bytes on an image with a layer of 2 GiB. */
async function bigImagePeak(bench: Bench, { host }: TestRegistry): Promise<number> {
  const layer = await writeBigLayer(join(folder, 'layer.tar.gz'), BIG_LAYER_BYTES);
  say(`Layer of ${megabytes(BIG_LAYER_BYTES)}, packed ${megabytes((await stat(layer.file)).size)}`);
  const base = await cleanImage(join(folder, 'clean'));
  const image = await pushWithLayer(base, layer, host, 'big/app');
  await rm(layer.file);
  const { peakKiB, total, parts } = await runAssay(bench, image, await freshCache(bench, 'big', 'trivy'));
  const steps = Object.entries(parts).map(([name, time]) => `${name} ${seconds(time)}`);
  say(`Layer of ${megabytes(BIG_LAYER_BYTES)}: ${seconds(total)} (${steps.join(', ')})`);
  return peakKiB * 1024;
}
