import type { Digest } from '../digest.ts';
import type { Reason } from '../reason.ts';

/** GitHub allows 256 jobs in a matrix. */
export const MAX_SHARDS = 250;

/** The most images of a fleet. */
export const MAX_IMAGES = 50_000;

/** The version of the plan document. Increased when a field is removed or changes its meaning. */
export const FLEET_PLAN_VERSION = 1;

/** Where an image is named. */
export interface Place {
  /** The file, or the repository whose tags were listed. */
  readonly source: string;
  /** `Deployment shop/web`, or the line of a list. */
  readonly object?: string;
  /** `container web`, `init container migrate`, `volume model`. */
  readonly container?: string;
  /** The name of the image as it is written there. */
  readonly reference: string;
}

/** A tag that points to another image than the one that runs. */
export interface Drift {
  /** `registry/repository:tag` */
  readonly reference: string;
  /** Where the tag points now. Absent: the registry does not have it any more. */
  readonly now?: Digest;
}

/** The vulnerability database that every shard must use. */
export interface PlannedDatabase {
  /** SHA-256 of the file `trivy.db`. */
  readonly digest: Digest;
  /** RFC 3339. */
  readonly updatedAt: string;
  /** `registry/repository@sha256:…`, from which every shard can get it. Absent: it is in the cache folder only. */
  readonly source?: string;
}

/** An image of the fleet before it has a shard. */
export interface WeighedImage {
  /** `registry/repository@sha256:…` */
  readonly image: string;
  readonly digest: Digest;
  /** How much work it is: the size of its SBOM in bytes, and a share that every image costs. */
  readonly weight: number;
  readonly places: readonly Place[];
  /** How many more places name it than are listed. */
  readonly morePlaces?: number;
  readonly drift?: readonly Drift[];
}

/** An image of the plan. */
export interface FleetImage extends WeighedImage {
  /** From 0. */
  readonly shard: number;
}

/** An image that could not be resolved to a digest. It is in no shard, and an error in the report. */
export interface UnresolvedImage {
  /** The name of the image as it is written. */
  readonly image: string;
  readonly places: readonly Place[];
  readonly morePlaces?: number;
  readonly reasons: readonly Pick<Reason, 'code' | 'check' | 'message'>[];
}

/** What is checked, by which shard, and with which database. */
export interface FleetPlan {
  readonly version: typeof FLEET_PLAN_VERSION;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly database: PlannedDatabase;
  /** The number of shards. */
  readonly shards: number;
  readonly images: readonly FleetImage[];
  readonly unresolved: readonly UnresolvedImage[];
}

/** So many images make a shard, if nobody says how many shards there are. */
const IMAGES_PER_SHARD = 40;

/** The number of shards, if nobody names it. */
export function usualShards(images: number): number {
  return Math.min(MAX_SHARDS, Math.ceil(images / IMAGES_PER_SHARD));
}

/**
 * Gives each image to a shard so that all shards have about the same weight: the heaviest images first, each to the shard
 * that is the lightest so far. The answer is the same for the same images, whatever their order.
 */
export function balance(images: readonly WeighedImage[], shards: number): readonly FleetImage[] {
  const loads = Array.from({ length: shards }, () => 0);
  const heaviestFirst = images.toSorted(
    (one, other) => other.weight - one.weight || (one.image < other.image ? -1 : 1),
  );
  const placed = heaviestFirst.map((image): FleetImage => {
    const shard = loads.indexOf(Math.min(...loads));
    loads[shard] = (loads[shard] ?? 0) + image.weight;
    return { ...image, shard };
  });
  return placed.toSorted((one, other) => one.shard - other.shard || (one.image < other.image ? -1 : 1));
}
