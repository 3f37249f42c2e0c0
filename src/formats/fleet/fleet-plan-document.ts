import { z } from 'zod';
import { FLEET_PLAN_VERSION, type FleetPlan, MAX_IMAGES, MAX_SHARDS } from '../../domain/fleet/fleet-plan.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';
import { reasonCode } from '../reason-code.ts';
import { check, digest, drift, named, pinned, publishedSchema, time } from './fleet-values.ts';

const planSchema = z
  .object({
    version: z.literal(FLEET_PLAN_VERSION),
    createdAt: time,
    database: z
      .object({
        digest: digest.describe('SHA-256 of the file `trivy.db`'),
        updatedAt: time,
        source: pinned
          .exactOptional()
          .describe('where every shard can get it; absent: it is in the cache folder only'),
      })
      .describe('the vulnerability database that every shard must use'),
    shards: z.int().min(0).max(MAX_SHARDS).describe('their number; the first is shard 0'),
    images: z
      .array(
        z.object({
          image: pinned.describe('`registry/repository@sha256:…`'),
          digest,
          weight: z
            .number()
            .min(0)
            .describe('the size of its SBOM in bytes, and a share that every image costs'),
          shard: z.int().min(0),
          ...named,
          drift: z
            .array(drift)
            .exactOptional()
            .describe('tags that point to another image than the one that runs'),
        }),
      )
      .max(MAX_IMAGES),
    unresolved: z
      .array(
        z.object({
          image: z.string().describe('the name of the image as it is written'),
          ...named,
          reasons: z.array(z.object({ code: reasonCode, check, message: z.string() })),
        }),
      )
      .max(MAX_IMAGES)
      .describe(
        'images that could not be resolved to a digest: they are in no shard, and errors in the report',
      ),
  })
  .describe('What `assay fleet` checks, in which shard, and with which vulnerability database.');

/** Reads a plan. The fault is the end of a sentence about it. */
export function parseFleetPlan(content: Uint8Array | string): Parsed<FleetPlan> {
  const plan = parseJsonAs(planSchema, content);
  if (!plan.ok) return plan;
  const { images, shards } = plan.value;
  const outside = images.find(({ shard }) => shard >= shards);
  if (outside !== undefined) return unparsable(`has ${outside.image} in shard ${outside.shard} of ${shards}`);
  const wrong = images.find(({ image, digest: own }) => !image.endsWith(`@${own}`));
  if (wrong !== undefined) return unparsable(`has ${wrong.image} with another digest, ${wrong.digest}`);
  const seen = new Set<string>();
  const twice = images.find(({ image }) => seen.size === seen.add(image).size);
  return twice === undefined ? parsed(plan.value) : unparsable(`has ${twice.image} twice`);
}

/** Writes a plan. Its hash is that of this text. */
export function serializeFleetPlan(plan: FleetPlan): string {
  return `${JSON.stringify(plan, undefined, 1)}\n`;
}

export function fleetPlanJsonSchema(): Record<string, unknown> {
  return publishedSchema(planSchema);
}
