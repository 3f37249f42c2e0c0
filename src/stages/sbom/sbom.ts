import { randomUUID } from 'node:crypto';
import type { Sbom } from '../../domain/evidence/evidence.ts';
import type { Gap } from '../../domain/evidence/gap.ts';
import {
  type Descriptor,
  imageName,
  type PinnedImage,
  type PlatformImage,
  platformName,
  platformSlug,
  type Repository,
  repositoryName,
  requestedTag,
} from '../../domain/image/image.ts';
import { once } from '../../domain/once.ts';
import { PRODUCT } from '../../domain/product.ts';
import { fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import type { Request } from '../../domain/run/request.ts';
import { type Authorship, type Bom, enrich, type MainComponent } from '../../formats/sbom/cyclonedx.ts';
import { mergeBoms, type Part } from '../../formats/sbom/cyclonedx-merge.ts';
import { genericPurl, ociPurl, sourcePurl } from '../../formats/sbom/purl.ts';
import type { World } from '../../ports/world.ts';
import { giveTurn } from '../../turns.ts';
import type { ComparedInventory } from '../completeness/compare-inventory.ts';
import { checkCompleteness } from '../completeness/completeness.ts';
import { LayerPackages } from '../layer-packages/layer-packages.ts';
import { javaDatabase } from '../scan/database.ts';
import { concurrently } from '../shared/concurrently.ts';
import type { PendingCacheWrites } from '../shared/pending-cache-writes.ts';
import { SbomDocuments } from '../shared/sbom-documents.ts';
import { type Inventory, inventoryImage, inventorySource, type LayerOfImage } from './inventory.ts';
import { type FilesWorld, withKnownLicenses, writeSbom } from './sbom-files.ts';

const AT_ONCE = 2;

export interface SbomOptions {
  /** Where the image is or goes to; absent for a layout or archive that is only checked. */
  readonly repository?: Repository;
  readonly javaRepositories: readonly string[];
  /** Never download a Java database. */
  readonly offline: boolean;
  /** Collects what to cache about the layers. If it is absent, nothing is cached. */
  readonly cacheWrites?: PendingCacheWrites;
  /** Has read the layers, or reads them. If it is absent, the layers are read for the inventory only. */
  readonly layerPackages?: LayerPackages;
  /** Gets the documents for later stages. */
  readonly documents?: SbomDocuments;
  /** Answers when a layout has these blobs. Absent: it has all of them. */
  readonly fetchBlobs?: (layout: string, blobs: readonly Descriptor[]) => Promise<void>;
  /** The inventory of the source tree, if it is made elsewhere. */
  readonly sourceInventory?: () => Promise<Inventory>;
  /** The SBOM of that inventory, if it is written elsewhere. */
  readonly sourceSbom?: () => Promise<SourceSbom>;
  /** Answers the folder of the Java database, if several images share it. It is called only if an image has jars. */
  readonly javaDatabase?: () => Promise<string>;
}

type SbomWorld = Pick<
  World,
  'processes' | 'registry' | 'runner' | 'tools' | 'workspace' | 'layouts' | 'layers' | 'now' | 'sbomValidator'
>;

/** Makes the SBOMs of a request; see {@link sboms}. */
export function inventory(
  world: SbomWorld,
  image: PinnedImage,
  request: Request,
  shared: Required<Pick<SbomOptions, 'cacheWrites' | 'layerPackages' | 'documents'>> &
    Pick<SbomOptions, 'sourceInventory' | 'sourceSbom' | 'fetchBlobs' | 'javaDatabase'>,
): Promise<readonly Sbom[]> {
  const { subject, pushTo, database } = request;
  const repository = pushTo ?? (subject.kind === 'registry' ? subject.reference : undefined);
  return sboms(world, image, request.source?.folder, {
    ...(repository === undefined ? {} : { repository }),
    javaRepositories: database.javaRepositories,
    offline: database.offline,
    ...shared,
  });
}

/**
 * Makes the SBOMs of all platforms, of their index and of the source tree, and writes them into a private folder. trivy
 * lists the packages of each platform once. Throws an AssayError if an SBOM cannot be made, is incomplete or is not valid.
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
    documents = new SbomDocuments(),
    sourceInventory,
  } = options;
  const by: Authorship = { timestamp: world.now().toISOString(), tool: PRODUCT };
  const sharedJavaDatabase =
    options.javaDatabase ?? once(() => javaDatabase(world, { repositories, offline }));
  const parts: (Part & { readonly at: number })[] = [];
  const jobs = image.platforms.map((platform, at) => async () => {
    const layoutWith = async (layers: readonly LayerOfImage[]) => {
      await options.fetchBlobs?.(
        image.layout,
        layers.map(({ layer }) => layer),
      );
      // Whoever reads a layer for secrets leaves an unpacked copy. To unpack it again costs trivy most of its time.
      for (const { diffId } of layers) if (diffId !== undefined) await layerPackages.passed(diffId);
      const layout = await world.workspace.folder('layout');
      await world.layouts.platformView(layout, image.layout, platform);
      return layout;
    };
    const listed = await inventoryImage(world, platform, {
      ...{ layoutWith, javaDatabase: sharedJavaDatabase, cacheWrites: options.cacheWrites },
    });
    // Each of these steps takes long for thousands of packages, and a cancelled job must end.
    await giveTurn();
    const compared = await checkCompleteness(layerPackages, platform, image.layout, listed.bom);
    const inventory: Inventory = {
      bom: compared.bom,
      notes: listed.notes,
      gaps: [...listed.gaps.filter((gap) => !isAnswered(gap, compared)), ...compared.gaps],
      completeness: { files: compared.read.size, added: compared.added },
    };
    const main = { ...platformComponent(image, platform, options), distribution: compared.distribution };
    await giveTurn();
    const bom = await describe(world, inventory, main, by);
    if (image.isIndex) parts.push({ name: platformName(platform.platform), bom, at });
    const scope = {
      kind: 'platform',
      platform: platform.platform,
      manifest: platform.manifest.digest,
    } as const;
    const name = image.isIndex ? `sbom-${platformSlug(platform.platform)}` : 'sbom';
    return writeSbom(world, documents, { ...inventory, name, scope, bom });
  });
  const [platforms, listed] = await Promise.all([
    concurrently(jobs, AT_ONCE, (job) => job()),
    source === undefined ? undefined : (sourceInventory?.() ?? inventorySource(world, source)),
  ]);
  // This waits for the platforms on purpose. The first validation compiles the schema, which takes half a second of
  // this process. While trivy inspects the image, the secrets check needs that time.
  const made = [...platforms];
  if (listed !== undefined) {
    const { sbom, bom } = await (options.sourceSbom?.() ?? sourceSbom(world, listed));
    documents.add(sbom.cyclonedx, bom);
    made.push(sbom);
  }
  if (!image.isIndex) return made;
  parts.sort((a, b) => a.at - b.at);
  const main = mainComponent(image, image.root.digest, options.repository);
  // All components of all platforms, each below its platform.
  const bom = orThrow(await mergeBoms(parts, main, by, serialNumber()), (why) =>
    fault('tool-failed', 'sbom', `the SBOM of the index: ${why}`),
  );
  const scope = { kind: 'index', digest: image.root.digest } as const;
  return [...made, await writeSbom(world, documents, { name: 'sbom', scope, bom })];
}

/** The SBOM of a source tree, and the document in it. */
export interface SourceSbom {
  readonly sbom: Sbom;
  readonly bom: Bom;
}

/** Writes the SBOM of an inventory of the source tree into a private folder. Throws as {@link sboms}. */
export async function sourceSbom(
  world: FilesWorld & Pick<World, 'runner' | 'now'>,
  listed: Inventory,
): Promise<SourceSbom> {
  const by: Authorship = { timestamp: world.now().toISOString(), tool: PRODUCT };
  const bom = await describe(world, listed, sourceComponent(world), by);
  const scope = { kind: 'source' } as const;
  const draft = { ...listed, name: 'sbom-source', scope, bom };
  return { sbom: await writeSbom(world, new SbomDocuments(), draft), bom };
}

function sourceComponent(world: Pick<World, 'runner'>): MainComponent {
  const { repository, sha } = world.runner.context;
  const name = repository === '' ? 'source' : repository;
  const purl = repository === '' ? genericPurl(name) : sourcePurl(repository, sha);
  return { type: 'application', name, ...(sha === '' ? {} : { version: sha }), purl };
}

/** Whether the completeness check read a file that trivy could not read, or reports it itself. */
function isAnswered({ kind, path }: Gap, { read, gaps }: ComparedInventory): boolean {
  return kind === 'unreadable' && (read.has(path) || gaps.some((one) => one.path === path));
}

/** Adds to an inventory what it is about, and corrects its licenses. */
async function describe(
  world: Pick<World, 'sbomValidator'>,
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
