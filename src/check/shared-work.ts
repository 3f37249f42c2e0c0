import { once } from '../domain/once.ts';
import type { Request, Signer } from '../domain/run/request.ts';
import type { WorkflowReview } from '../domain/workflow/advice.ts';
import type { World } from '../ports/world.ts';
import { type Inventory, inventorySource } from '../stages/sbom/inventory.ts';
import { type SourceSbom, sourceSbom } from '../stages/sbom/sbom.ts';
import type { AdvisoryDatabase } from '../stages/scan/advisory-database.ts';
import { database, javaDatabase } from '../stages/scan/database.ts';
import type { ScopeScan } from '../stages/scan/scan.ts';
import { CleanContents } from '../stages/secrets/collect/clean-contents.ts';
import { type SearchedSource, searchSource } from '../stages/secrets/search/search-source.ts';
import { type PreparedSigning, prepareBeside } from '../stages/sign/prepare-beside.ts';
import { reviewWorkflows } from '../stages/workflows/workflows.ts';

/**
 * What is the same for every image of a run. Each part is done once, when the first image asks for it, and every image gets
 * the same result or the same fault.
 */
export interface SharedWork {
  database(): Promise<AdvisoryDatabase>;
  /** The folder of the Java database. It is asked for only if an image has jars. */
  javaDatabase(): Promise<string>;
  /** Every image has the same signer. */
  prepareSigning(signer: Exclude<Signer, { kind: 'none' }>): Promise<PreparedSigning>;
  /** Contents of files in which the engines of the secrets check found nothing. */
  readonly cleanContents: CleanContents;
  /** What follows concerns the source tree. Absent: there is none. */
  readonly source?: {
    inventory(): Promise<Inventory>;
    sbom(): Promise<SourceSbom>;
    /** The images list the same packages of the source, so the scan of the first one is that of all. */
    scan(work: () => Promise<ScopeScan>): Promise<ScopeScan>;
    workflows(): Promise<WorkflowReview | undefined>;
    /** The search for secrets in the tree and its commits. */
    secrets(): Promise<SearchedSource>;
  };
}

/** The work that the images of these requests share. `world` must last as long as the run. */
export function shareWork(world: World, { source, database: options, history }: Request): SharedWork {
  const { javaRepositories: repositories, offline } = options;
  const cleanContents = new CleanContents();
  const shared = {
    cleanContents,
    database: once(() => database(world, options)),
    javaDatabase: once(() => javaDatabase(world, { repositories, offline })),
    prepareSigning: once((signer: Parameters<SharedWork['prepareSigning']>[0]) =>
      prepareBeside(world, signer),
    ),
  };
  if (source === undefined) return shared;
  const inventory = once(() => inventorySource(world, source.folder));
  return {
    ...shared,
    source: {
      inventory,
      sbom: once(async () => sourceSbom(world, await inventory())),
      scan: once((work: () => Promise<ScopeScan>) => work()),
      workflows: once(() => reviewWorkflows(source)),
      secrets: once(() => searchSource(world, source, { history, cleanContents })),
    },
  };
}
