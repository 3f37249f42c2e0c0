import { randomUUID } from 'node:crypto';
import type { Sbom } from '../../domain/evidence/evidence.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import {
  imageName,
  type PinnedImage,
  type PlatformImage,
  platformName,
  platformSlug,
  type Repository,
  repositoryName,
  requestedTag,
} from '../../domain/image/image.ts';
import { PRODUCT } from '../../domain/product.ts';
import { fault } from '../../domain/reason.ts';
import type { Request } from '../../domain/run/request.ts';
import { type Authorship, type Bom, enrich, type MainComponent } from '../../formats/sbom/cyclonedx.ts';
import { mergeBoms, type Part } from '../../formats/sbom/cyclonedx-merge.ts';
import { genericPurl, ociPurl, sourcePurl } from '../../formats/sbom/purl.ts';
import type { World } from '../../ports.ts';
import type { ComparedInventory } from '../completeness/compare-inventory.ts';
import { checkCompleteness } from '../completeness/completeness.ts';
import { LayerPackages } from '../layer-packages/layer-packages.ts';
import { javaDatabase } from '../scan/database.ts';
import { concurrently } from '../shared/concurrently.ts';
import type { Learned } from '../shared/learned.ts';
import { type Inventory, inventoryImage, inventorySource } from './inventory.ts';
import { withKnownLicenses, writeSbom } from './sbom-files.ts';

const AT_ONCE = 2;

export interface SbomOptions {
  /** Where the image is or goes to; absent for a layout or archive that is only checked. */
  readonly repository?: Repository;
  readonly javaRepositories: readonly string[];
  /** Never download a Java database. */
  readonly offline: boolean;
  /** Takes what is worth keeping of the layers; without it nothing is kept. */
  readonly learned?: Learned;
  /** Has read the layers, or reads them; without it they are read for the inventory alone. */
  readonly layerPackages?: LayerPackages;
}

type SbomWorld = Pick<
  World,
  'processes' | 'registry' | 'runner' | 'tools' | 'workspace' | 'layouts' | 'layers' | 'now' | 'sbomValidator'
>;

/** Makes the SBOMs that a request asks for; see {@link sboms}. */
export function inventory(
  world: SbomWorld,
  image: PinnedImage,
  request: Request,
  learned: Learned,
  layerPackages: LayerPackages,
): Promise<readonly Sbom[]> {
  const { subject, pushTo, database } = request;
  const repository = pushTo ?? (subject.kind === 'registry' ? subject.reference : undefined);
  return sboms(world, image, request.source?.folder, {
    ...(repository === undefined ? {} : { repository }),
    javaRepositories: database.javaRepositories,
    offline: database.offline,
    learned,
    layerPackages,
  });
}

/**
 * Makes the SBOMs of all platforms, of their index, and of the source tree, and writes them as evidence. Every
 * platform is inventoried once. Throws an AssayError where one of them cannot be had whole and valid.
 */
export async function sboms(
  world: SbomWorld,
  image: PinnedImage,
  source: string | undefined,
  options: SbomOptions,
): Promise<readonly Sbom[]> {
  const {
    javaRepositories: repositories,
    offline,
    layerPackages = new LayerPackages(world.layers),
  } = options;
  const by: Authorship = { timestamp: world.now().toISOString(), tool: PRODUCT };
  let java: Promise<string> | undefined;
  const askForJava = () => {
    java ??= javaDatabase(world, { repositories, offline });
    return java;
  };
  const parts: (Part & { readonly at: number })[] = [];
  const jobs = image.platforms.map((platform, at) => async () => {
    const layout = await world.workspace.folder('layout');
    await world.layouts.platformView(layout, image.layout, platform.manifest);
    const listed = await inventoryImage(world, platform, layout, askForJava, options.learned);
    const compared = await checkCompleteness(layerPackages, platform, image.layout, listed.bom);
    const inventory: Inventory = {
      bom: compared.bom,
      notes: listed.notes,
      gaps: [...listed.gaps.filter((gap) => !isAnswered(gap, compared)), ...compared.gaps],
      completeness: { files: compared.read.size, added: compared.added },
    };
    const main = { ...platformComponent(image, platform, options), distribution: compared.distribution };
    const bom = await finished(world, inventory, main, by);
    if (image.isIndex) parts.push({ name: platformName(platform.platform), bom, at });
    const scope = {
      kind: 'platform',
      platform: platform.platform,
      manifest: platform.manifest.digest,
    } as const;
    const name = image.isIndex ? `sbom-${platformSlug(platform.platform)}` : 'sbom';
    return writeSbom(world, name, scope, bom, inventory);
  });
  const [platforms, listed] = await Promise.all([
    concurrently(jobs, AT_ONCE, (job) => job()),
    source === undefined ? undefined : inventorySource(world, source),
  ]);
  // Not as soon as it could be: the first SBOM that is checked takes this process half a second, to compile the
  // schema, and while trivy looks at the image the secrets check is busy in it.
  const made = listed === undefined ? platforms : [...platforms, await sourceSbom(world, listed, by)];
  if (!image.isIndex) return made;
  parts.sort((a, b) => a.at - b.at);
  return [...made, await mergeSboms(world, image, parts, options.repository, by)];
}

/** The SBOM of an index: all components of all its platforms, each below its platform. */
async function mergeSboms(
  world: SbomWorld,
  image: PinnedImage,
  parts: readonly Part[],
  repository: Repository | undefined,
  by: Authorship,
): Promise<Sbom> {
  const main = mainComponent(image, image.root.digest, repository);
  const bom = await mergeBoms(parts, main, by, serialNumber());
  if (typeof bom === 'string') throw fault('tool-failed', 'sbom', `the SBOM of the index: ${bom}`);
  return writeSbom(world, 'sbom', { kind: 'index', digest: image.root.digest }, bom, {});
}

async function sourceSbom(world: SbomWorld, inventory: Inventory, by: Authorship): Promise<Sbom> {
  const { repository, sha } = world.runner.context;
  const name = repository === '' ? 'source' : repository;
  const purl = repository === '' ? genericPurl(name) : sourcePurl(repository, sha);
  const main: MainComponent = { type: 'application', name, ...(sha === '' ? {} : { version: sha }), purl };
  const bom = await finished(world, inventory, main, by);
  return writeSbom(world, 'sbom-source', { kind: 'source' }, bom, inventory);
}

/** Whether what trivy could not read was read by the witness, or is told by it. */
function isAnswered({ kind, path }: Gap, { read, gaps }: ComparedInventory): boolean {
  return kind === 'unreadable' && (read.has(path) || gaps.some((one) => one.path === path));
}

async function finished(
  world: SbomWorld,
  inventory: Inventory,
  main: MainComponent,
  by: Authorship,
): Promise<Bom> {
  return withKnownLicenses(world, enrich(inventory.bom, main, by, serialNumber()));
}

function platformComponent(image: PinnedImage, platform: PlatformImage, options: SbomOptions): MainComponent {
  const main = mainComponent(image, platform.manifest.digest, options.repository, platform);
  return { ...main, platform: platformName(platform.platform) };
}

function mainComponent(
  image: PinnedImage,
  digest: PlatformImage['manifest']['digest'],
  repository: Repository | undefined,
  platform?: PlatformImage,
): MainComponent {
  const tag = requestedTag(image);
  const purl = ociPurl(imageName(image), digest, {
    ...(repository === undefined ? {} : { repository }),
    ...(tag === undefined ? {} : { tag }),
    ...(platform === undefined ? {} : { platform: platform.platform }),
  });
  const name = repository === undefined ? imageName(image) : repositoryName(repository);
  return { type: 'container', name, version: digest, purl };
}

function serialNumber(): string {
  return `urn:uuid:${randomUUID()}`;
}
