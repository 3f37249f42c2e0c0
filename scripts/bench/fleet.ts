import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import type { TestRegistry } from '../../test/rig/servers/registry.ts';
import { RepositoryClient } from '../../test/rig/servers/registry-client.ts';
import { watchPeak } from './memory.ts';
import { type Bench, freshCache, runAssay } from './sides.ts';
import { seconds, table } from './table.ts';

export const IDENTITY = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
/** One image of so many has an SBOM of Debian and Node: 50 of 1,000. */
const ONE_LARGE_OF = 20;
const PUSHES_AT_ONCE = 8;

/** Two images that Assay shipped: one with a large SBOM, and one with a small one. References by digest. */
export interface ShippedImages {
  readonly large: string;
  readonly small: string;
}

const Fleet = z.object({
  verdict: z.string(),
  images: z.array(z.object({ decision: z.string() })),
  reasons: z.array(z.object({ code: z.string() })),
});

const Manifest = z.object({ layers: z.array(z.object({ digest: z.string() })) });
const Bundle = z.object({ dsseEnvelope: z.object({ payload: z.string() }) });
const Statement = z.object({ predicateType: z.string(), predicate: z.unknown() });

/**
 * Measures a fleet of `count` signed images in one process, and in four side by side, and what happens if a shard is killed.
 * Every image is in a repository of its own with its own copies of the evidence that Assay attached to one of two images:
 * it was promoted there, which the policy allows. Nothing of what is verified or scanned for one image serves another.
 */
export async function benchFleet(
  bench: Bench,
  registry: TestRegistry,
  images: ShippedImages,
  count: number,
  log: (line: string) => void,
): Promise<void> {
  const load = () =>
    loadavg()
      .map((value) => value.toFixed(1))
      .join(' ');
  for (const [name, image] of Object.entries(images)) {
    const cache = await freshCache(bench, `ship-${name}`, 'trivy');
    await runAssay(bench, image, { 'cache-dir': cache, source: '' });
  }
  const folder = join(bench.folder, 'fleet');
  await mkdir(join(folder, '.github'), { recursive: true });
  await writeFile(
    join(folder, '.github', 'assay.yml'),
    `version: 1\ngate:\n  promoted-from: ["${registry.host}/*/app"]\n`,
  );
  const list = await promote(registry, images, count, folder);
  const { large, small } = await sizesOfSboms(registry, images);
  log(
    `Fleet: ${count} images, every ${ONE_LARGE_OF}th with an SBOM of ${megabytes(large)}, the others with one of ${megabytes(small)}`,
  );
  log(`Machine: ${cpus().length} cores, load ${load()} at the start\n`);
  const quarter = await oneProcess(bench, folder, list.slice(0, Math.ceil(count / 4)), 'quarter');
  const whole = await oneProcess(bench, folder, list, 'whole');
  const four = await sideBySide(bench, folder, list);
  log(`\nLoad at the end: ${load()}.\n`);
  const perImage = (time: number) => `${(time / count / 1000).toFixed(2)} s an image`;
  log(
    table([
      ['fleet', 'measured', 'target'],
      ['plan', `${seconds(whole.plan)} (${perImage(whole.plan)})`, ''],
      ['one process', `${seconds(whole.shard)} (${perImage(whole.shard)})`, '≤ 1 s an image'],
      [
        'peak memory of the process',
        `${Math.round(whole.peakKiB / 1024)} MiB; ${Math.round(quarter.peakKiB / 1024)} MiB for a quarter of the images`,
        'flat',
      ],
      [
        'four shards side by side',
        `${seconds(four.together)}, ${(whole.shard / four.together).toFixed(2)} times as fast`,
        '',
      ],
      ['one shard killed', four.killed, 'error, shard-missing'],
      ['the shard again, and the report', four.again, 'passed'],
      ['report', seconds(four.report), ''],
    ]),
  );
}

/** Copies image and evidence into one repository for each image of the fleet. Answers the references. */
export async function promote(
  { host }: TestRegistry,
  { large, small }: ShippedImages,
  count: number,
  folder: string,
): Promise<readonly string[]> {
  const copies = await Promise.all([large, small].map((image) => withEvidence(host, image)));
  const list: string[] = [];
  const numbers = Array.from({ length: count }, (_, at) => at).values();
  const worker = async () => {
    for (const at of numbers) {
      const copy = copies[at % ONE_LARGE_OF === 0 ? 0 : 1];
      if (copy === undefined) continue;
      const name = `fleet/i${at}`;
      const repository = new RepositoryClient(host, name);
      // The blobs of this registry belong to all repositories.
      for (const manifest of copy.manifests) await repository.pushManifest(manifest, MANIFEST);
      list[at] = `${host}/${name}@${copy.digest}`;
    }
  };
  await Promise.all(Array.from({ length: PUSHES_AT_ONCE }, worker));
  await writeFile(join(folder, 'all.txt'), list.join('\n'));
  return list;
}

async function withEvidence(host: string, image: string) {
  const [name = '', digest = ''] = image.slice(host.length + 1).split('@');
  const repository = new RepositoryClient(host, name);
  const listed = await repository.referrers(digest);
  const manifests = await Promise.all(
    [digest, ...listed.map((one) => one.digest)].map(async (one): Promise<object> => {
      const manifest = await repository.manifest(one);
      return JSON.parse(Buffer.from(manifest?.bytes ?? '').toString());
    }),
  );
  return { digest, manifests };
}

/** The sizes of the attested CycloneDX documents, in bytes. */
async function sizesOfSboms({ host }: TestRegistry, { large, small }: ShippedImages) {
  const sizeOf = async (image: string): Promise<number> => {
    const [name = '', digest = ''] = image.slice(host.length + 1).split('@');
    const repository = new RepositoryClient(host, name);
    const sizes = (await repository.referrers(digest)).map(async (one): Promise<number> => {
      const manifest = Manifest.parse(
        JSON.parse(Buffer.from((await repository.manifest(one.digest))?.bytes ?? '').toString()),
      );
      const [layer] = manifest.layers;
      if (layer === undefined) return 0;
      const bundle = Bundle.parse(await (await repository.request('GET', `/blobs/${layer.digest}`)).json());
      const statement = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString();
      const { predicateType, predicate } = Statement.parse(JSON.parse(statement));
      return predicateType === 'https://cyclonedx.org/bom' ? JSON.stringify(predicate).length : 0;
    });
    return Math.max(0, ...(await Promise.all(sizes)));
  };
  return { large: await sizeOf(large), small: await sizeOf(small) };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

/** What every command of the fleet gets. */
async function commands(bench: Bench, folder: string, name: string) {
  const script = join(bench.action, 'dist/js/assay.js');
  const cache = await freshCache(bench, `fleet-cache-${name}`, 'trivy');
  const env = { PATH: process.env.PATH ?? '', HOME: bench.folder, TMPDIR: bench.folder };
  const own = { cwd: folder, env, extendEnv: false, reject: false, all: true } as const;
  const tools = ['--trivy-path', bench.tools.trivy, '--cache-dir', cache, '--offline', '--quiet'];
  const demands = [
    ...['--cosign-path', bench.tools.cosign, '--gitleaks-path', bench.tools.gitleaks],
    ...['--certificate-identity', IDENTITY, '--certificate-oidc-issuer', bench.sigstore.issuer.url],
    ...['--trusted-root', bench.sigstore.trustedRoot, '--java-db-repository', ''],
  ];
  return {
    script,
    plan: (list: string, shards: number, output: string) =>
      execa(
        process.execPath,
        [script, 'fleet', 'plan', '--from', list, '--shards', `${shards}`, '--output-dir', output, ...tools],
        own,
      ),
    shard: (plan: string, shard: number, output: string, isQuiet = true) =>
      execa(
        process.execPath,
        [
          script,
          'fleet',
          'shard',
          '--plan',
          plan,
          '--shard',
          `${shard}`,
          '--output-dir',
          output,
          ...tools.filter((one) => isQuiet || one !== '--quiet'),
          ...demands,
        ],
        own,
      ),
    report: (plan: string, results: string, output: string) =>
      execa(
        process.execPath,
        [script, 'fleet', 'report', '--plan', plan, '--results', results, '--output-dir', output, '--quiet'],
        own,
      ),
  };
}

async function oneProcess(bench: Bench, folder: string, list: readonly string[], name: string) {
  const { script, ...command } = await commands(bench, folder, name);
  const [file, output] = [join(folder, `${name}.txt`), join(folder, name)];
  await writeFile(file, list.join('\n'));
  const planning = performance.now();
  demand(await command.plan(file, 1, output), 0);
  const plan = performance.now() - planning;
  const peak = watchPeak(script);
  const start = performance.now();
  demand(await command.shard(join(output, 'plan.json'), 0, output), 0);
  return { plan, shard: performance.now() - start, peakKiB: peak.stop() };
}

async function sideBySide(bench: Bench, folder: string, list: readonly string[]) {
  const command = await commands(bench, folder, 'four');
  const [file, output] = [join(folder, 'four.txt'), join(folder, 'four')];
  await writeFile(file, list.join('\n'));
  demand(await command.plan(file, 4, output), 0);
  const [plan, results] = [join(output, 'plan.json'), join(output, 'results')];
  const start = performance.now();
  const ended = await Promise.all([0, 1, 2, 3].map((shard) => command.shard(plan, shard, results)));
  const together = performance.now() - start;
  for (const one of ended) demand(one, 0);
  await rm(join(results, 'shard-2.json'));
  const killed = command.shard(plan, 2, results, false);
  // It says a line for each image: the first is done, and others are under way.
  const isUnderWay = new Promise<void>((resolve) => {
    killed.all?.on('data', (text: unknown) => void (/^allow /m.test(String(text)) && resolve()));
  });
  await Promise.race([isUnderWay, killed]);
  killed.kill('SIGKILL');
  await killed;
  const first = await command.report(plan, results, join(output, 'report'));
  const without = await fleetIn(join(output, 'report'));
  demand(first, 2);
  demand(await command.shard(plan, 2, results), 0);
  const reporting = performance.now();
  demand(await command.report(plan, results, join(output, 'report')), 0);
  const report = performance.now() - reporting;
  const whole = await fleetIn(join(output, 'report'));
  return { together, report, killed: inWords(without), again: inWords(whole) };
}

async function fleetIn(folder: string): Promise<z.infer<typeof Fleet>> {
  return Fleet.parse(JSON.parse(await readFile(join(folder, 'fleet.json'), 'utf8')));
}

function inWords({ verdict, images, reasons }: z.infer<typeof Fleet>): string {
  const allowed = images.filter(({ decision }) => decision === 'allow').length;
  const codes = reasons.map(({ code }) => code).join(', ');
  return `${verdict}${codes === '' ? '' : `, ${codes}`}, ${allowed} of ${images.length} allowed`;
}

function demand(
  { exitCode, all }: { readonly exitCode?: number; readonly all?: string },
  expected: number,
): void {
  if (exitCode !== expected)
    throw new Error(`exit code ${exitCode} and not ${expected}:\n${all?.slice(-4000)}`);
}
