import { join } from 'node:path';
import type { Digest } from '../../domain/digest.ts';
import { fullDiskLine } from '../../domain/error-words.ts';
import type { CompletenessResult } from '../../domain/evidence/evidence.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import type { Descriptor, PlatformImage } from '../../domain/image/image.ts';
import { platformName, platformSlug } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { type Bom, parseBom, trivyValues } from '../../formats/sbom/cyclonedx.ts';
import { withLayerDigests, withSystemPurls, withThirdParties } from '../../formats/sbom/cyclonedx-system.ts';
import { type InventoryLog, inventoryLogGaps, parseInventoryLog } from '../../formats/tools/trivy-log.ts';
import type { Exit } from '../../ports/process-port.ts';
import type { World } from '../../ports/world.ts';
import { giveTurn } from '../../turns.ts';
import { manifestsInWords, sourceManifests } from '../completeness/source-manifests.ts';
import { trivyCommand } from '../scan/trivy-command.ts';
import type { PendingCacheWrites } from '../shared/pending-cache-writes.ts';
import { successOf } from '../shared/read-tool.ts';
import { openInventoryCache } from './inventory-cache.ts';
import { sourceView } from './source-view.ts';

const INVENTORY_LIMIT_MS = 15 * 60_000;
const MOST_NOTES = 20;

/** trivy's inventory of one scope, with notes on what it could not identify and gaps where it could not read. */
export interface Inventory {
  readonly bom: Bom;
  readonly notes: readonly string[];
  readonly gaps: readonly Gap[];
  readonly completeness?: CompletenessResult;
}

type InventoryWorld = Pick<World, 'processes' | 'runner' | 'tools' | 'workspace'>;

/** CycloneDX directly: trivy's JSON report would contain the environment and the history of the image. */
const FORMAT = ['--format', 'cyclonedx', '--offline-scan', '--skip-java-db-update', '--debug'];

/** trivy's error message when the image has a jar and there is no Java database. */
const NEEDS_JAVA_DATABASE = /'--skip-java-db-update' cannot be specified on the first run/;

/** Files that list the packages of a distribution. For an RPM database, trivy reports the fault and not the path. */
const OS_PACKAGE_FILE =
  /\brpmdb\b|(?:^|[\s"'])\/?(?:var\/lib\/(?:dpkg|rpm)|usr\/lib\/sysimage\/rpm|(?:usr\/)?lib\/apk\/db)\//;

/** What the inventory of one platform needs beside the image. */
export interface InventoryInputs {
  /** Answers an OCI layout with the manifest of this platform only, when it has these layers. */
  readonly layoutWith: (layers: readonly LayerOfImage[]) => Promise<string>;
  /** Answers the folder of the Java database. It is called only if the image has jars. */
  readonly javaDatabase: () => Promise<string>;
  /** Collects what trivy can remember about the layers. If it is absent, nothing is cached. */
  readonly cacheWrites?: PendingCacheWrites | undefined;
}

/** A layer of an image, with its diff ID if the configuration has one. */
export interface LayerOfImage {
  readonly layer: Descriptor;
  readonly diffId: Digest | undefined;
}

/**
 * Lists the packages of one platform. Throws `tool-failed`, `tool-timed-out`, `database-unavailable` and
 * `scan-incomplete`.
 */
export async function inventoryImage(
  world: InventoryWorld,
  image: PlatformImage,
  { layoutWith, javaDatabase, cacheWrites }: InventoryInputs,
): Promise<Inventory> {
  const name = platformName(image.platform);
  const trivy = await world.tools.acquire('trivy');
  // The hash of the binary: another binary may give another result, even with the same version.
  const cache = await openInventoryCache(world, [trivy.sha256, FORMAT, platformSlug(image.platform)]);
  const run = async (layout: string, database: readonly string[]) => {
    const args = ['image', '--input', layout, ...FORMAT, '--cache-backend', 'fs'];
    // The layout of one platform links to the blobs of the whole image.
    const reads = [layout, join(layout, 'blobs'), ...database];
    const view = { reads, writes: [cache.folder] };
    const call = { args, view, cacheDir: cache.folder, timeoutMs: INVENTORY_LIMIT_MS, quiet: false };
    return world.processes.read(await trivyCommand(world, call));
  };
  let java: readonly string[] = [];
  const list = async (layers: readonly LayerOfImage[]) => {
    const layout = await layoutWith(layers);
    const exit = await run(layout, java);
    if (java.length > 0 || !needsJavaDatabase(exit)) return exit;
    const database = await javaDatabase();
    await cache.link(database);
    java = [database];
    return run(layout, java);
  };
  const { diffIds } = image.configuration;
  const layers = image.layers.map((layer, at) => ({ layer, diffId: diffIds[at] }));
  // trivy reads only the layers that it has no record of.
  let exit = await list(layers.filter(({ diffId }) => diffId === undefined || !cache.knows(diffId)));
  if (cache.isWarm && mayBeOfCache(exit)) {
    const why = exit.stderr.trim().split('\n').at(-1) ?? exit.kind;
    await cache.empty();
    exit = await list(layers);
    if (isSuccess(exit)) await cache.putAside(why);
  }
  // Each of these steps takes long for thousands of packages, and a cancelled job must end.
  await giveTurn();
  const { bom, log } = read(exit, name);
  await giveTurn();
  demandSameImage(bom, image, name);
  const notes = notesOf(log, name);
  const gaps = inventoryLogGaps(log, true);
  // trivy remembers only the packages of a layer. If there is more to report, the next run must read the layer again.
  if (notes.length + gaps.length + log.thirdParty.length === 0)
    cacheWrites?.add((holdsSecret) => cache.keep(holdsSecret));
  const named = withLayerDigests(bom, digestsOf(image));
  return { bom: withThirdParties(withSystemPurls(named), log.thirdParty), notes, gaps };
}

/** The layers by diff ID. Of two that unpack to the same, trivy reads the first. */
function digestsOf({ layers, configuration }: PlatformImage): ReadonlyMap<Digest, Digest> {
  const pairs = layers.flatMap(({ digest }, at) => {
    const diffId = configuration.diffIds[at];
    return diffId === undefined ? [] : [[diffId, digest] as const];
  });
  return new Map(pairs.toReversed());
}

/** Whether damaged records can be the cause. Not of a time limit or a full disk: without records, both are more likely. */
function mayBeOfCache(exit: Exit): exit is Extract<Exit, { kind: 'exited' | 'killed' }> {
  return 'stderr' in exit && !isSuccess(exit) && fullDiskLine(exit.stderr) === undefined;
}

function isSuccess(exit: Exit): boolean {
  return exit.kind === 'exited' && exit.code === 0;
}

function needsJavaDatabase(exit: Exit): boolean {
  return exit.kind === 'exited' && exit.code !== 0 && NEEDS_JAVA_DATABASE.test(exit.stderr);
}

/** Lists the dependencies in the lock files of a source tree, and reports manifests without a lock file. */
export async function inventorySource(world: InventoryWorld, folder: string): Promise<Inventory> {
  const args = ['filesystem', folder, ...FORMAT, '--cache-backend', 'memory'];
  const call = { args, view: await sourceView(folder), timeoutMs: INVENTORY_LIMIT_MS, quiet: false };
  const { bom, log } = read(await world.processes.read(await trivyCommand(world, call)), 'the source tree');
  const { manifests, gaps } = await sourceManifests(folder);
  const summary = manifests.length === 0 ? [] : [`manifests seen: ${manifestsInWords(manifests)}`];
  return {
    bom,
    notes: [...summary, ...notesOf(log, 'the source tree')],
    gaps: [...inventoryLogGaps(log, false), ...gaps],
  };
}

function read(exit: Exit, name: string): { bom: Bom; log: InventoryLog } {
  const bom = orThrow(parseBom(successOf(exit, 'sbom', 'trivy')), (why) =>
    fault('tool-failed', 'sbom', `trivy's inventory of ${name}: ${why}`),
  );
  return { bom, log: parseInventoryLog('stderr' in exit ? exit.stderr : '') };
}

/** The inventory must be of exactly this image, with every layer. */
function demandSameImage(bom: Bom, image: PlatformImage, name: string): void {
  const { component } = bom.metadata;
  const listed = new Set(trivyValues(component, 'DiffID'));
  const isWhole = image.configuration.diffIds.every((diffId) => listed.has(diffId));
  if (isWhole && trivyValues(component, 'ImageID')[0] === image.config.digest) return;
  throw fault(
    'scan-incomplete',
    'sbom',
    `trivy's inventory of ${name} does not cover all layers of the image`,
  );
}

function notesOf(log: InventoryLog, name: string): readonly string[] {
  const broken = log.unreadable.find((file) => OS_PACKAGE_FILE.test(file));
  if (broken !== undefined) {
    throw fault('scan-incomplete', 'sbom', `${name}: a package list cannot be read: ${plain(broken, 300)}`);
  }
  const notes = [
    ...log.unknown.map((kind) => `${name}: trivy wrote a warning that Assay does not know (${kind})`),
    ...log.unidentified.map((file) => `${name}: unidentified Java archive: ${plain(file, 300)}`),
  ].sort();
  const more = notes.length - MOST_NOTES;
  return more > 0 ? [...notes.slice(0, MOST_NOTES), `${name}: and ${more} more files`] : notes;
}
