import { mkdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { hashFile } from '../../src/file-digest.ts';
import { type ImageLayout, pushLayout } from '../../test/rig/images/oci-layout.ts';
import { pinned } from '../../test/stages/scan/trivy-world.ts';
import { type Cost, costOf, least } from './cost.ts';
import { type LayersOnDisk, layerCosts, unpackLayers } from './floor-layers.ts';
import { scannerCosts, signingCosts } from './floor-tools.ts';
import { releaseOf } from './image.ts';
import type { Bench, Timing } from './sides.ts';
import { atMost, median, ratio, seconds, TARGETS, table } from './table.ts';

const START = 'Node begins';
const TOOLS = 'tools hashed, side by side';
const SBOM = 'trivy image, SBOM of unpacked layers';
const SCAN = 'trivy sbom, scan';
const SOURCE = ['trivy fs, secrets of the source', 'gitleaks dir, source'] as const;
const SIGN = 'signed: cosign, and four statements to log and timestamp authority';
const ATTACH = 'attached and read back';

type Costs = Readonly<Record<string, Cost>>;

/** What a part waits for. What is not named here reads layers: as bytes arrive, all that can be done beside one another. */
const WAITS: Readonly<Record<string, readonly string[]>> = {
  [START]: [],
  [SCAN]: [SBOM],
  ...Object.fromEntries(SOURCE.map((name) => [name, [TOOLS]])),
  [SIGN]: [SCAN, ...SOURCE],
  [ATTACH]: [SIGN],
};

/** The runs of both sides. */
interface Measured {
  readonly cold: Side;
  readonly warm: Side;
  /** The highest ratio that is wanted of a cold check. */
  readonly coldTarget: number;
}
type Side = Readonly<Record<'sequence' | 'assay', readonly Timing[]>>;

/**
 * Measures each part that a check cannot leave out alone, and derives the least time that a check can take on this
 * machine. The time of servers is not counted, and neither is what Assay computes to search files with its own rules.
 */
export async function benchFloor(
  bench: Bench,
  base: ImageLayout,
  host: string,
  { runs, ...sides }: Measured & { readonly runs: number },
  log: (line: string) => void,
): Promise<void> {
  const release = async (name: string) => {
    const layout = await releaseOf(base, bench.source, name, join(bench.folder, name));
    await pushLayout(layout, `${host}/floor/app:${name}`);
    return pinned(layout);
  };
  const [first, second] = [await release('floor-1'), await release('floor-2')];
  const unpacked = async ({ platforms: [platform], layout }: typeof first) => {
    if (platform === undefined) throw new Error('the image has no platform');
    return unpackLayers(platform, layout, `${host}/floor/app`);
  };
  const all = await unpacked(first);
  const changed = await unpacked(second);
  const top = { ...changed, layers: changed.layers.slice(-1) };
  const costs: Costs[] = [];
  const changedCosts: Costs[] = [];
  const cosign: Cost[] = [];
  await mkdir(join(bench.folder, 'floor'));
  for (let run = 1; run <= runs; run += 1) {
    const calls = await scannerCosts(bench, first, second);
    const { signed, attached, ...others } = await signingCosts(bench, host, run);
    if (others.cosign) cosign.push(others.cosign);
    // Of these, the second call is that of a run that knows what the first one found.
    const at = async (layers: LayersOnDisk, call: 0 | 1): Promise<Costs> => ({
      [START]: await costOf(() => execa(process.execPath, ['-e', '0'])),
      [TOOLS]: await costOf(() => Promise.all(Object.values(bench.tools).map(hashFile))),
      ...(await layerCosts(layers, join(bench.folder, 'floor'))),
      [SBOM]: callOf(calls, 'trivy image', call, 2),
      [SCAN]: callOf(calls, 'trivy sbom', 0, 1),
      [SOURCE[0]]: callOf(calls, 'trivy fs', call, 2),
      [SOURCE[1]]: callOf(calls, 'gitleaks dir', call, 2),
      [SIGN]: signed,
      [ATTACH]: attached,
    });
    costs.push(await at(all, 0));
    changedCosts.push(await at(top, 1));
  }
  const [of, ofTop] = [leastOf(costs), leastOf(changedCosts)];
  log(`\nEach part alone, the least of ${runs} runs. * is in the longest chain.\n`);
  log(
    table([
      ['part', 'waits for', 'cold: processor', 'cold: wall', 'top layer: processor', 'top layer: wall'],
      ...rowsOf(of, ofTop),
    ]),
  );
  log(
    `\nOf the signing, cosign alone: processor ${seconds(least(cosign).cpu)}, wall ${seconds(least(cosign).wall)}`,
  );
  printFloors({ of, ofTop }, sides, log);
}

function printFloors(
  { of, ofTop }: Readonly<Record<'of' | 'ofTop', Costs>>,
  { cold, warm, coldTarget }: Measured,
  log: (line: string) => void,
): void {
  const total = (runs: readonly Timing[]) => median(runs.map((one) => one.total));
  const row = (
    name: string,
    costs: Costs,
    compared: readonly Timing[],
    assay: readonly Timing[],
    target: string,
  ) => {
    const cpu = Object.values(costs).reduce((sum, one) => sum + one.cpu, 0);
    const [byProcessors, byChain] = [cpu / cpus().length, longestChain(costs).wall];
    const floor = Math.max(byProcessors, byChain);
    const against = total(compared);
    const times = [byProcessors, byChain, floor, against].map(seconds);
    return [
      name,
      ...times,
      ratio(floor, against),
      seconds(total(assay)),
      ratio(total(assay), against),
      target,
    ];
  };
  const { [SIGN]: _, [ATTACH]: __, ...unsigned } = ofTop;
  log('');
  log(
    table([
      [
        ...[
          '',
          `processor time / ${cpus().length} cores`,
          'longest chain',
          'floor',
          'compared with',
          'ratio of the floor',
        ],
        ...['Assay', 'ratio of Assay', 'target'],
      ],
      row('everything cold, sequence', of, cold.sequence, cold.assay, atMost(coldTarget)),
      row('top layer changed, sequence', ofTop, warm.sequence, warm.assay, ''),
      row('top layer changed, Assay cold', ofTop, cold.assay, warm.assay, atMost(TARGETS.topLayer)),
      row('the same without signing', unsigned, cold.assay, warm.assay, ''),
    ]),
  );
}

/** What a part waits for: see {@link WAITS}. */
function waitsOf(name: string, costs: Costs): readonly string[] {
  if (name === SBOM) return Object.keys(costs).filter((one) => one === TOOLS || one.startsWith('layers: '));
  return (WAITS[name] ?? [START]).filter((one) => one in costs);
}

/** The parts that wait for one another for the longest time, and that time. */
function longestChain(costs: Costs): { readonly wall: number; readonly parts: readonly string[] } {
  const upTo = (name: string): ReturnType<typeof longestChain> => {
    const before = longest(waitsOf(name, costs).map(upTo));
    return { wall: before.wall + (costs[name]?.wall ?? 0), parts: [...before.parts, name] };
  };
  return longest(Object.keys(costs).map(upTo));
}

function longest(chains: readonly ReturnType<typeof longestChain>[]): ReturnType<typeof longestChain> {
  return chains.reduce((a, b) => (b.wall > a.wall ? b : a), { wall: 0, parts: [] });
}

function rowsOf(of: Costs, ofTop: Costs): readonly (readonly string[])[] {
  const chains = [of, ofTop].map((costs) => longestChain(costs).parts);
  const cells = (costs: Costs, name: string, chain: readonly string[] | undefined) => {
    const { cpu = 0, wall = 0 } = costs[name] ?? {};
    return [seconds(cpu), `${seconds(wall)}${chain?.includes(name) ? ' *' : ''}`];
  };
  return Object.keys(of).map((name) => {
    const waits = name === SBOM ? `${TOOLS}, layers` : waitsOf(name, of).join(', ');
    return [name, waits, ...cells(of, name, chains[0]), ...cells(ofTop, name, chains[1])];
  });
}

/** The least of several runs of each part. */
function leastOf(runs: readonly Costs[]): Costs {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, least(runs.flatMap((run) => run[name] ?? []))]));
}

/** The cost of one of so many calls of a program. Another number means that something was repeated or left out. */
function callOf(calls: ReadonlyMap<string, readonly Cost[]>, name: string, at: number, count: number): Cost {
  const all = calls.get(name) ?? [];
  const cost = all[at];
  if (cost === undefined || all.length !== count)
    throw new Error(`${name} ran ${all.length} times and not ${count}`);
  return cost;
}
