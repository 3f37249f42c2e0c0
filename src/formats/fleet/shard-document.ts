import { z } from 'zod';
import { MAX_IMAGES, MAX_SHARDS } from '../../domain/fleet/fleet-plan.ts';
import {
  type ImageResult,
  JUDGED_BY,
  SHARD_RESULT_VERSION,
  type ShardResult,
} from '../../domain/fleet/shard-result.ts';
import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { parseJsonAs } from '../json.ts';
import { reasonCode } from '../reason-code.ts';
import { check, digest, pinned, publishedSchema, severity, time } from './fleet-values.ts';

const effect = z.enum(['block', 'warn']);

export const fleetReason = z.object({
  code: reasonCode,
  check,
  effect: effect.describe('`warn`: it is reported, but it does not stop the image by itself'),
  message: z.string(),
  remediation: z.string(),
});

export const fleetFinding = z.object({
  id: z.string(),
  severity,
  effect,
  package: z.string(),
  version: z.string(),
  purl: z.string().exactOptional(),
  fixedIn: z.string().exactOptional(),
  title: z.string().exactOptional(),
  url: z.string().exactOptional(),
  foundIn: z.array(z.string()).describe('platforms'),
  isExpired: z
    .boolean()
    .exactOptional()
    .describe('whether an exception of the policy covered it until it ended'),
});

export const decision = z.enum(['allow', 'warn', 'deny', 'error']);
export const judgedBy = z
  .enum(JUDGED_BY)
  .describe('its signed evidence, a full scan in place of it, or nothing');

const shardSchema = z
  .object({
    version: z.literal(SHARD_RESULT_VERSION),
    plan: digest.describe('SHA-256 of the plan'),
    shard: z.int().min(0),
    shards: z.int().min(1).max(MAX_SHARDS),
    startedAt: time,
    finishedAt: time,
    database: z
      .object({ digest, updatedAt: time })
      .exactOptional()
      .describe('the database that was used; absent: none could be used, and every image is an error'),
    images: z
      .array(
        z.object({
          image: pinned,
          digest,
          decision,
          by: judgedBy,
          reasons: z.array(fleetReason),
          findings: z.array(fleetFinding).describe('vulnerabilities that count'),
          signedBy: z.string().exactOptional(),
          verifiedAt: time.exactOptional().describe('the time of the verification summary'),
        }),
      )
      .max(MAX_IMAGES),
  })
  .describe('What one shard of `assay fleet` found.');

/** Reads the result of a shard. The fault is the end of a sentence about it. */
export function parseShardResult(content: Uint8Array | string): Parsed<ShardResult> {
  const result = parseJsonAs(shardSchema, content);
  if (!result.ok) return result;
  const { images, shard, shards, database } = result.value;
  if (shard >= shards) return unparsable(`is shard ${shard} of ${shards}`);
  for (const one of images) {
    const contradiction = contradictionIn(one, database !== undefined);
    if (contradiction !== undefined) return unparsable(`has ${one.image} ${contradiction}`);
  }
  const seen = new Set<string>();
  const twice = images.find(({ image }) => seen.size === seen.add(image).size);
  return twice === undefined ? parsed(result.value) : unparsable(`has ${twice.image} twice`);
}

/** Why no shard can have written the result of an image. Undefined if one can. */
function contradictionIn(
  { image, digest: named, decision: decided, by, reasons, findings }: ImageResult,
  hasDatabase: boolean,
): string | undefined {
  if (!image.endsWith(`@${named}`)) return `with the digest ${named}`;
  if (decided !== 'error' && !hasDatabase) return `with "${decided}" and no database`;
  if (decided !== 'allow') return reasons.length === 0 ? `with "${decided}" and no reason for it` : undefined;
  if (reasons.length > 0 || findings.some(({ effect }) => effect === 'block'))
    return 'with "allow" and a reason against it';
  return by === 'evidence' ? undefined : 'with "allow" and no evidence';
}

export function serializeShardResult(result: ShardResult): string {
  return `${JSON.stringify(result, undefined, 1)}\n`;
}

export function shardJsonSchema(): Record<string, unknown> {
  return publishedSchema(shardSchema);
}
