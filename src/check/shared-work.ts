import { once } from '../domain/once.ts';
import type { Request } from '../domain/run/request.ts';
import type { WorkflowReview } from '../domain/workflow/advice.ts';
import type { World } from '../ports.ts';
import { type Inventory, inventorySource } from '../stages/sbom/inventory.ts';
import type { AdvisoryDatabase } from '../stages/scan/advisory-database.ts';
import { database, javaDatabase } from '../stages/scan/database.ts';
import { type SearchedSource, searchSource } from '../stages/secrets/secrets.ts';
import { reviewWorkflows } from '../stages/workflows/workflows.ts';

/**
 * What is the same for every image of a run. Each part is done once, when the first image asks for it, and every image gets
 * the same result or the same fault.
 */
export interface SharedWork {
  database(): Promise<AdvisoryDatabase>;
  /** The folder of the Java database. It is asked for only if an image has jars. */
  javaDatabase(): Promise<string>;
  /** What follows concerns the source tree. Absent: there is none. */
  readonly source?: {
    inventory(): Promise<Inventory>;
    workflows(): Promise<WorkflowReview | undefined>;
    /** The search for secrets in the tree and its commits. Absent: it is part of the search of the only image. */
    secrets?(): Promise<SearchedSource>;
  };
}

/** The work that the images of these requests share. `world` must last as long as the run. */
export function shareWork(
  world: World,
  { source, database: options, history }: Request,
  images: number,
): SharedWork {
  const { javaRepositories: repositories, offline } = options;
  const shared = {
    database: once(() => database(world, options)),
    javaDatabase: once(() => javaDatabase(world, { repositories, offline })),
  };
  if (source === undefined) return shared;
  return {
    ...shared,
    source: {
      inventory: once(() => inventorySource(world, source.folder)),
      workflows: once(() => reviewWorkflows(source)),
      ...(images > 1 && { secrets: once(() => searchSource(world, source, { history })) }),
    },
  };
}
