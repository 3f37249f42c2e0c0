import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PinnedImage } from '../../src/domain/image/image.ts';
import type { Processes } from '../../src/ports/process-port.ts';
import { inventoryImage } from '../../src/stages/sbom/inventory.ts';
import { compareSbom } from '../../src/stages/scan/trivy-sbom.ts';
import { runEngines } from '../../src/stages/secrets/engines/engines.ts';
import { PendingCacheWrites } from '../../src/stages/shared/pending-cache-writes.ts';
import { attachAll, signAll } from '../../src/stages/sign/attest.ts';
import { pushLayout } from '../../test/rig/images/oci-layout.ts';
import { trivyWorld } from '../../test/stages/scan/trivy-world.ts';
import { signingWorld } from '../../test/stages/sign/signing-world.ts';
import { type Cost, childTime, measured } from './cost.ts';
import { type Bench, freshCache } from './sides.ts';
import { readyToSign } from './signing.ts';

const TIMEOUT_MS = 600_000;

/** The cost of each call of a program, by its name and subcommand, in order. */
type Calls = Map<string, Cost[]>;

/** Runs one program at a time, so that each has the machine for itself, and notes what it costs. */
function noting(processes: Processes, calls: Calls): Processes {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...processes,
    read(command) {
      const running = last.then(async () => {
        const [cost, exit] = await measured(() => processes.read(command), childTime);
        const name = `${command.tool} ${command.args[0]}`;
        calls.set(name, [...(calls.get(name) ?? []), cost]);
        return exit;
      });
      last = running.catch(() => undefined);
      return running;
    },
  };
}

/**
 * What the tools cost as Assay calls them: `first` with empty caches, then `second`, which differs in the top layer. Their
 * layouts have the unpacked layers. The scan is done once.
 */
export async function scannerCosts(bench: Bench, first: PinnedImage, second: PinnedImage): Promise<Calls> {
  const calls: Calls = new Map();
  const base = await trivyWorld();
  const world = { ...base, processes: noting(base.processes, calls) };
  try {
    const cacheWrites = new PendingCacheWrites();
    const list = async (image: PinnedImage) => {
      const [platform] = image.platforms;
      if (platform === undefined) throw new Error('the image has no platform');
      const layoutWith = async () => {
        const view = await world.workspace.folder('view');
        await world.layouts.platformView(view, image.layout, platform);
        return view;
      };
      const javaDatabase = () => Promise.reject(new Error('the image has no jars'));
      const { bom } = await inventoryImage(world, platform, { layoutWith, javaDatabase, cacheWrites });
      await cacheWrites.commit(world.runner, { text: async () => false, file: async () => false });
      return bom;
    };
    const [bom, cacheDir] = [await list(first), await freshCache(bench, 'floor-trivy', '.')];
    await list(second);
    const file = join(world.folder, 'sbom.cdx.json');
    await writeFile(file, JSON.stringify(bom));
    await compareSbom(world, { file, place: 'the image', database: { cacheDir } });
    const [trivy, gitleaks] = [await world.tools.acquire('trivy'), await world.tools.acquire('gitleaks')];
    const engines = { trivy, gitleaks: { ...gitleaks, path: bench.tools.gitleaks } };
    const [whole, changed] = [join(world.folder, 'whole'), join(world.folder, 'changed')];
    await cp(bench.source, whole, { recursive: true });
    // What an earlier run found clean is not searched again. One small file of a release is new.
    await mkdir(changed);
    await writeFile(join(changed, 'release.txt'), 'floor\n');
    for (const root of [whole, changed]) {
      // Without files for Assay's own rules, the two programs have the machine for themselves.
      const rest = { files: [], prepare: async () => true, copiesOf: () => new Map() };
      await runEngines(world, engines, { root, timeoutMs: TIMEOUT_MS, ...rest });
    }
    await rm(cacheDir, { recursive: true });
    return calls;
  } finally {
    await rm(world.folder, { recursive: true, force: true });
  }
}

/** What it costs to sign an image with four attestations, to attach them and to read them back; and cosign alone. */
export async function signingCosts({ sigstore }: Bench, host: string, run: number) {
  const calls: Calls = new Map();
  const base = await signingWorld();
  try {
    const { world, image, cleared, signing, tools } = await readyToSign(
      { ...base, processes: noting(base.processes, calls) },
      sigstore,
    );
    const repository = { registry: host, path: `bench/floor-signing-${run}` };
    const { mediaType, digest } = image.root;
    await pushLayout({ dir: image.layout, mediaType, digest }, `${host}/${repository.path}:v1`);
    const [signed, plans] = await measured(() => signAll(world, signing, cleared, { repository, tools }));
    const [attached] = await measured(() => attachAll(world, signing, repository, plans));
    return { signed, attached, cosign: calls.get('cosign sign')?.[0] };
  } finally {
    await rm(base.folder, { recursive: true, force: true });
  }
}
