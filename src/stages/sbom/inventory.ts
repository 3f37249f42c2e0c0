import type { CompletenessResult } from '../../domain/evidence/evidence.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import type { PlatformImage } from '../../domain/image/image.ts';
import { platformName, platformSlug } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { type Bom, parseBom, trivyValues } from '../../formats/sbom/cyclonedx.ts';
import { withSystemPurls, withThirdParties } from '../../formats/sbom/cyclonedx-system.ts';
import { type InventoryLog, inventoryLogGaps, parseInventoryLog } from '../../formats/tools/trivy-log.ts';
import type { Exit, World } from '../../ports.ts';
import { manifestsInWords, sourceManifests } from '../completeness/source-manifests.ts';
import { trivyCommand } from '../scan/trivy-command.ts';
import { Learned } from '../shared/learned.ts';
import { successOf } from '../shared/read-tool.ts';
import { openInventoryCache } from './inventory-cache.ts';

const INVENTORY_LIMIT_MS = 15 * 60_000;
const MOST_NOTES = 20;

/** trivy's inventory of one scope, what it met and could not identify, and what it could not read. */
export interface Inventory {
  readonly bom: Bom;
  readonly notes: readonly string[];
  readonly gaps: readonly Gap[];
  readonly completeness?: CompletenessResult;
}

type InventoryWorld = Pick<World, 'processes' | 'tools' | 'workspace'>;

/** CycloneDX at once, without a detour over trivy's JSON report, which would hold the image's environment and history. */
const FORMAT = ['--format', 'cyclonedx', '--offline-scan', '--skip-java-db-update', '--debug'];

/** trivy's words when it meets a jar and there is no Java database. */
const WANTS_JAVA = /'--skip-java-db-update' cannot be specified on the first run/;

/** Files that list the packages of a distribution; of an RPM database trivy tells the fault and not the path. */
const OS_PACKAGE_FILE =
  /\brpmdb\b|(?:^|[\s"'])\/?(?:var\/lib\/(?:dpkg|rpm)|usr\/lib\/sysimage\/rpm|(?:usr\/)?lib\/apk\/db)\//;

/**
 * Lists the packages of one platform. `layout` is an OCI layout with that one manifest; `javaDatabase` is asked for
 * when the image has jars. What trivy learns of the layers is kept by whoever calls `learned.keep`. Throws `tool-failed`, `tool-timed-out`, `database-unavailable` and `scan-incomplete`.
 */
export async function inventoryImage(
  world: InventoryWorld,
  image: PlatformImage,
  layout: string,
  javaDatabase: () => Promise<string>,
  learned: Learned = new Learned(),
): Promise<Inventory> {
  const name = platformName(image.platform);
  const trivy = await world.tools.acquire('trivy');
  // The binary by its hash: another one, of the same version even, may have learned something else.
  const cache = await openInventoryCache(world, [trivy.sha256, FORMAT, platformSlug(image.platform)]);
  const run = async () => {
    const args = ['image', '--input', layout, ...FORMAT, '--cache-backend', 'fs'];
    const call = { args, cacheDir: cache.folder, timeoutMs: INVENTORY_LIMIT_MS, quiet: false };
    return world.processes.read(await trivyCommand(world, call));
  };
  let exit = await run();
  if (exit.kind === 'exited' && exit.code !== 0 && WANTS_JAVA.test(exit.stderr)) {
    await cache.link(await javaDatabase());
    exit = await run();
  }
  const { bom, log } = read(exit, name);
  demandSameImage(bom, image, name);
  const notes = notesOf(log, name);
  const gaps = inventoryLogGaps(log, true);
  // What trivy remembers of a layer is only the packages: where there is more to say, it must look again next time.
  if (notes.length + gaps.length + log.thirdParty.length === 0)
    learned.later((holdsSecret) => cache.keep(holdsSecret));
  return { bom: withThirdParties(withSystemPurls(bom), log.thirdParty), notes, gaps };
}

/** Lists the dependencies that the lock files of a source tree name, and tells which manifests have none. */
export async function inventorySource(world: InventoryWorld, folder: string): Promise<Inventory> {
  const args = ['filesystem', folder, ...FORMAT, '--cache-backend', 'memory'];
  const call = { args, timeoutMs: INVENTORY_LIMIT_MS, quiet: false };
  const { bom, log } = read(await world.processes.read(await trivyCommand(world, call)), 'the source tree');
  const { manifests, gaps } = await sourceManifests(folder);
  const seen = manifests.length === 0 ? [] : [`manifests seen: ${manifestsInWords(manifests)}`];
  return {
    bom,
    notes: [...seen, ...notesOf(log, 'the source tree')],
    gaps: [...inventoryLogGaps(log, false), ...gaps],
  };
}

function read(exit: Exit, name: string): { bom: Bom; log: InventoryLog } {
  const bom = orThrow(parseBom(successOf(exit, 'sbom', 'trivy')), (why) =>
    fault('tool-failed', 'sbom', `trivy's inventory of ${name}: ${why}`),
  );
  return { bom, log: parseInventoryLog('stderr' in exit ? exit.stderr : '') };
}

/** The inventory must be of this very image, with each of its layers. */
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
    ...log.unknown.map((kind) => `${name}: trivy warned of what Assay does not know (${kind})`),
    ...log.unidentified.map((file) => `${name}: unidentified Java archive: ${plain(file, 300)}`),
  ].sort();
  const more = notes.length - MOST_NOTES;
  return more > 0 ? [...notes.slice(0, MOST_NOTES), `${name}: and ${more} more files`] : notes;
}
