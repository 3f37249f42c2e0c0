import {
  balance,
  FLEET_PLAN_VERSION,
  type FleetPlan,
  MAX_IMAGES,
  usualShards,
} from '../../domain/fleet/fleet-plan.ts';
import { fault } from '../../domain/reason.ts';
import type { RunCache } from '../../ports/cache-port.ts';
import type { ReadOnlyRegistry, RegistryTags } from '../../ports/registry-port.ts';
import type { World } from '../../ports/world.ts';
import { planDatabase } from '../../stages/fleet/fleet-database.ts';
import { readFleet, readTags, type TagSelection } from '../../stages/fleet/read-fleet.ts';
import { resolveFleet } from '../../stages/fleet/resolve-fleet.ts';

/** What a plan is made from. Paths are absolute. */
export interface PlanRequest {
  /** Files and folders. */
  readonly from: readonly string[];
  /** The folder to which messages relate paths. */
  readonly base: string;
  readonly tagsOf: readonly TagSelection[];
  /** Absent: as many as there are images for. */
  readonly shards?: number;
  readonly database: { readonly repositories: readonly string[]; readonly offline: boolean };
}

/** What a plan may use. It can only read from a registry. */
export type PlanWorld = Pick<World, 'processes' | 'tools' | 'runner' | 'workspace' | 'now'> & {
  readonly registry: ReadOnlyRegistry & RegistryTags;
  readonly runCache?: RunCache;
};

/**
 * Plans a fleet: what is deployed or shipped, each image once and by digest, in shards of about the same weight, with one
 * vulnerability database for all of them. Throws for everything because of which images may be missing; an image that
 * cannot be resolved is in the plan with its reasons.
 */
export async function planFleet(world: PlanWorld, request: PlanRequest): Promise<FleetPlan> {
  const found = [
    ...(await readFleet(request.from, request.base)),
    ...(await readTags(world, request.tagsOf)),
  ];
  if (found.length === 0) {
    const message = 'there is no image in what the fleet is read from';
    throw fault('fleet-empty', 'inputs', message);
  }
  const [{ images, unresolved }, database] = await Promise.all([
    resolveFleet(world, found),
    planDatabase(world, request.database),
  ]);
  if (images.length + unresolved.length > MAX_IMAGES)
    throw fault(
      'input-invalid',
      'inputs',
      `the fleet has more than ${MAX_IMAGES} images: make several plans`,
    );
  const shards = request.shards ?? usualShards(images.length);
  return {
    version: FLEET_PLAN_VERSION,
    createdAt: world.now().toISOString(),
    database,
    shards,
    images: balance(images, shards),
    unresolved,
  };
}
