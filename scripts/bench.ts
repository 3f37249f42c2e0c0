// Compares the time of Assay with the time of the same tools called one after another: `npm run bench`.
// `--runs 5` sets the number of runs. `--base slim` uses an image without apt's lists and archives.
// `--no-memory` skips the large layer, and `--layer 10` makes it of 10 GiB. `--only PART` measures only that part: `secrets`,
// `gate`, `signing`, `cache`, `images`, `floor`, `server`, `memory`, `pre-commit`, `page`, `fleet` or `admit`. `--images 1000`
// is the size of the fleet and of the cluster, and `--packages 3000` how many npm packages each large image of it has beside
// those of Assay and of Debian.
// These are benchmarks, not tests. Times depend on the machine, so both sides alternate and only ratios are compared.
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
import { benchAdmit } from './bench/admit.ts';
import { benchCache } from './bench/cache.ts';
import { benchFleet } from './bench/fleet.ts';
import { benchFloor } from './bench/floor.ts';
import { benchGate } from './bench/gate.ts';
import { addPackages, nodeImage, releaseOf, sizesOf } from './bench/image.ts';
import { benchImages } from './bench/images.ts';
import { pushWithLayer, writeBigLayer } from './bench/memory.ts';
import { benchPage } from './bench/page.ts';
import { benchPreCommit } from './bench/pre-commit.ts';
import { benchSecrets } from './bench/secrets.ts';
import { benchServer } from './bench/server.ts';
import { type Bench, freshCache, runAssay, runSequence, type Timing } from './bench/sides.ts';
import { benchSigning } from './bench/signing.ts';
import { measureStartUp } from './bench/start-up.ts';
import { breakdown, comparison, processorTime, seconds, TARGETS, table } from './bench/table.ts';

const ROOT = join(import.meta.dirname, '..');
const START_UPS = 10;
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    base: { type: 'string', default: 'apt' },
    memory: { type: 'boolean', default: true },
    layer: { type: 'string', default: '2' },
    only: { type: 'string' },
    images: { type: 'string', default: '1000' },
    packages: { type: 'string', default: '3000' },
  },
  allowNegative: true,
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs needs a whole number of at least 1');

const fleetSize = Number(values.images);
if (!Number.isInteger(fleetSize) || fleetSize < 8)
  throw new Error('--images needs a whole number of at least 8');

const layerGiB = Number(values.layer);
if (!Number.isInteger(layerGiB) || layerGiB < 1) throw new Error('--layer needs a whole number of GiB');

const packages = Number(values.packages);
if (!Number.isInteger(packages) || packages < 0) throw new Error('--packages needs a whole number');

const kind = values.base;
if (kind !== 'apt' && kind !== 'slim') throw new Error('--base must be apt or slim');

const coldTarget = TARGETS.cold[kind];

const log = (line: string) => console.log(line);
if (values.only === 'secrets') {
  await benchSecrets(kind, runs, log);
  process.exit();
}
if (values.only === 'signing') {
  await benchSigning(runs, log);
  process.exit();
}
if (values.only === 'pre-commit') {
  await benchPreCommit(runs, log);
  process.exit();
}
if (values.only === 'page') {
  await benchPage(runs, log);
  process.exit();
}
const load = () => loadavg().map((value) => value.toFixed(1));
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const folder = await rigFolder('bench');
const tools = await buildTools(['trivy', 'cosign', 'gitleaks'], log);
const registry = await startRegistry({ referrers: true });
const sigstore = await startSigstore();
const database = await makeDatabase();
try {
  await main();
} finally {
  await Promise.all([registry.stop(), sigstore.stop(), database.stop()]);
  await rm(folder, { recursive: true, force: true });
}

/** The timings of both sides. `peakKiB` is the peak memory of Assay. */
interface Sides {
  readonly sequence: Timing[];
  readonly assay: (Timing & { readonly peakKiB: number })[];
}

type Results = Readonly<Record<'cold' | 'warm', Sides>>;

/** Pushes the image of a release for one side. Returns its reference. */
type Push = (release: string, side: string) => Promise<string>;

async function main(): Promise<void> {
  const source = await sourceTree();
  const bench: Bench = { tools, sigstore, database, source, folder, action: await bundled() };
  if (values.only === 'memory') {
    log(`Peak memory: ${megabytes(await bigImagePeak(bench, registry))}, at most 250 MB`);
    return;
  }
  const base = await nodeImage(kind === 'slim' ? 'slim' : 'apt');
  const sizes = await sizesOf(base);
  log(
    `Image: ${megabytes(sizes.unpacked)}, packed ${megabytes(sizes.packed)}; each run adds one small layer`,
  );
  log(`Machine: ${cpus().length} cores, load ${load().join(' ')} at the start\n`);

  const push: Push = async (release, side) => {
    const dir = join(folder, `layout-${release}`);
    const layout = await releaseOf(base, source, release, dir);
    const reference = await pushLayout(layout, `${registry.host}/${side}/app:${release}`);
    await rm(dir, { recursive: true });
    return reference;
  };
  if (values.only === 'gate') {
    await benchGate(bench, await push('gate', 'gate'), runs, log);
    return;
  }
  if (values.only === 'cache') {
    await benchCache(bench, push, registry, runs, log);
    return;
  }
  if (values.only === 'server') {
    await benchServer(bench, push, registry, runs, log);
    return;
  }
  if (values.only === 'fleet' || values.only === 'admit') {
    await addPackages(source, packages);
    const clean = await cleanImage(join(folder, 'fleet-small'), { engine: 'node' });
    const small = await pushLayout(clean, `${registry.host}/small/app:fleet`);
    const images = { large: await push('fleet', 'large'), small };
    const part = values.only === 'fleet' ? benchFleet : benchAdmit;
    await part(bench, registry, images, fleetSize, log);
    return;
  }
  if (values.only === 'images') {
    await benchImages(bench, (release) => push(release, release), runs, log);
    return;
  }
  const results = await measureSides(bench, push);
  if (values.only === 'floor') {
    printComparison(results);
    await benchFloor(bench, base, registry.host, { runs, coldTarget, ...results }, log);
    return;
  }
  const start = await measureStartUp(bench.action, START_UPS, folder);
  const big = values.memory ? await bigImagePeak(bench, registry) : undefined;
  printComparison(results);
  printAssay(results, start, big);
  log(`\nTo repeat: npm run bench -- --runs ${runs} --base ${values.base}`);
}

/** Measures both sides in alternating runs: first with empty caches, then with another layer on top. */
async function measureSides(bench: Bench, push: Push): Promise<Results> {
  const results: Results = { cold: { sequence: [], assay: [] }, warm: { sequence: [], assay: [] } };
  for (let run = 1; run <= runs; run += 1) {
    const trivyCache = await freshCache(bench, `trivy-${run}`, '.');
    const assayCache = await freshCache(bench, `assay-${run}`, 'trivy');
    for (const phase of ['cold', 'warm'] as const) {
      // Each side uses its own repository, so that neither finds the attestations of the other.
      const sequenceImage = await push(`${phase}-${run}`, 'sequence');
      const assayImage = await push(`${phase}-${run}`, 'assay');
      const sequence = await runSequence(bench, sequenceImage, trivyCache);
      const assay = await runAssay(bench, assayImage, { 'cache-dir': assayCache });
      results[phase].sequence.push(sequence);
      results[phase].assay.push(assay);
      const ratio = (assay.total / sequence.total).toFixed(2);
      log(
        `run ${run}, ${phase}: sequence ${seconds(sequence.total)}, Assay ${seconds(assay.total)}, ratio ${ratio}`,
      );
    }
    await Promise.all([trivyCache, assayCache].map((path) => rm(path, { recursive: true })));
  }
  return results;
}

function printComparison({ cold, warm }: Results): void {
  log(`\nLoad at the end: ${load().join(' ')}. Medians of ${runs} alternating runs (minimum to maximum).\n`);
  log(
    table([
      ['', 'compared with', 'Assay', 'ratio', 'target'],
      comparison('everything cold, to the tools one after another', cold.sequence, cold.assay, coldTarget),
      comparison('top layer changed, to the tools one after another', warm.sequence, warm.assay),
      comparison("top layer changed, to Assay's own cold check", cold.assay, warm.assay, TARGETS.topLayer),
      processorTime('everything cold, processor time', cold.sequence, cold.assay),
      processorTime('top layer changed, processor time', warm.sequence, warm.assay),
    ]),
  );
  log(`\n${breakdown('tools one after another', cold.sequence, warm.sequence)}`);
  log(`\n${breakdown('Assay (steps overlap)', cold.assay, warm.assay)}\n`);
}

/** The start-up time of Assay, and its peak memory in bytes. */
function printAssay(
  { cold, warm }: Results,
  start: Awaited<ReturnType<typeof measureStartUp>>,
  bigImageBytes: number | undefined,
): void {
  const peaks = [...cold.assay, ...warm.assay].map(({ peakKiB }) => peakKiB * 1024);
  log(
    table([
      ['Assay itself', 'measured', 'target'],
      [
        'start-up above bare Node',
        `${Math.round(start.bundle - start.node)} ms (${Math.round(start.bundle)} compared with ${Math.round(start.node)})`,
        '≤ 150 ms',
      ],
      ['peak memory, this image', megabytes(Math.max(...peaks)), '≤ 250 MB'],
      ...(bigImageBytes === undefined
        ? []
        : [[`peak memory, layer of ${layerGiB} GiB`, megabytes(bigImageBytes), '≤ 250 MB']]),
    ]),
  );
}

/** Bundles the action from the current source, as users get it. Returns its folder. */
async function bundled(): Promise<string> {
  const action = join(folder, 'action');
  await mkdir(action);
  for (const file of ['action.yml', 'gate/action.yml']) await cp(join(ROOT, file), join(action, file));
  await execa(process.execPath, [join(ROOT, 'scripts/bundle.ts'), join(action, 'dist')]);
  return action;
}

/** Copies a source tree with a lock file: parts of this repository, without tests, dist/ and scripts that make secrets. */
async function sourceTree(): Promise<string> {
  const source = join(folder, 'source');
  await mkdir(source);
  for (const name of ['src', 'docs', 'action.yml', 'package.json', 'package-lock.json'])
    await cp(join(ROOT, name), join(source, name), { recursive: true });
  // The secrets check contains examples of what it finds.
  await rm(join(source, 'src/stages/secrets'), { recursive: true });
  return source;
}

/** Peak memory of Assay in bytes on an image with a large layer. */
async function bigImagePeak(bench: Bench, { host }: TestRegistry): Promise<number> {
  const layer = await writeBigLayer(join(folder, 'layer.tar.gz'), layerGiB * 1024 ** 3);
  log(`Layer of ${layerGiB} GiB, packed ${megabytes((await stat(layer.file)).size)}`);
  const base = await cleanImage(join(folder, 'clean'));
  const image = await pushWithLayer(base, layer, host, 'big/app');
  await rm(layer.file);
  const { peakKiB, total, parts } = await runAssay(bench, image, {
    'cache-dir': await freshCache(bench, 'big', 'trivy'),
  });
  const steps = Object.entries(parts).map(([name, time]) => `${name} ${seconds(time)}`);
  log(`Layer of ${layerGiB} GiB: ${seconds(total)} (${steps.join(', ')})`);
  return peakKiB * 1024;
}
