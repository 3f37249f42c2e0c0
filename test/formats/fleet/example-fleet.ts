import type { FleetPlan } from '../../../src/domain/fleet/fleet-plan.ts';
import type { FleetFinding, ImageResult, ShardResult } from '../../../src/domain/fleet/shard-result.ts';

export const DIGEST = `sha256:${'0a'.repeat(32)}` as const;
export const OTHER = `sha256:${'0b'.repeat(32)}` as const;
const DATABASE = `sha256:${'db'.repeat(32)}` as const;

/** A plan of two images in two shards. */
export function examplePlan(change: Partial<FleetPlan> = {}): FleetPlan {
  return {
    version: 1,
    createdAt: '2026-11-29T12:00:00.000Z',
    database: {
      digest: DATABASE,
      updatedAt: '2026-11-29T06:00:00.000Z',
      source: `ghcr.io/acme/trivy-db@${OTHER}`,
    },
    shards: 2,
    images: [
      {
        image: `ghcr.io/acme/a@${DIGEST}`,
        digest: DIGEST,
        weight: 10,
        shard: 0,
        places: [
          {
            source: 'app.yaml',
            object: 'Pod shop/a',
            container: 'container a',
            reference: 'ghcr.io/acme/a:1',
          },
        ],
        drift: [{ reference: 'ghcr.io/acme/a:1', now: OTHER }],
      },
      {
        image: `ghcr.io/acme/b@${OTHER}`,
        digest: OTHER,
        weight: 5,
        shard: 1,
        places: [{ source: 'list.txt', object: 'line 1', reference: 'ghcr.io/acme/b' }],
        morePlaces: 3,
      },
    ],
    unresolved: [
      {
        image: 'ghcr.io/acme/c:1',
        places: [{ source: 'list.txt', object: 'line 2', reference: 'ghcr.io/acme/c:1' }],
        reasons: [{ code: 'registry-denied', check: 'image', message: 'no access' }],
      },
    ],
    ...change,
  };
}

/** An image that a shard allowed. */
export function allowed(image: string, change: Partial<ImageResult> = {}): ImageResult {
  const digest = image.endsWith(DIGEST) ? DIGEST : OTHER;
  return { image, digest, decision: 'allow', by: 'evidence', reasons: [], findings: [], ...change };
}

/** What a shard of {@link examplePlan} says if all is well. */
export function exampleResult(
  shard: 0 | 1,
  plan: ShardResult['plan'],
  change: Partial<ShardResult> = {},
): ShardResult {
  const images = [`ghcr.io/acme/a@${DIGEST}`, `ghcr.io/acme/b@${OTHER}`];
  return {
    ...{ version: 1, plan, shard, shards: 2 },
    startedAt: '2026-11-29T12:01:00.000Z',
    finishedAt: '2026-11-29T12:02:00.000Z',
    database: { digest: DATABASE, updatedAt: '2026-11-29T06:00:00.000Z' },
    images: [allowed(images[shard] ?? '')],
    ...change,
  };
}

/** A vulnerability that counts. */
export const FINDING: FleetFinding = {
  id: 'CVE-2026-1',
  severity: 'high',
  effect: 'block',
  package: 'openssl',
  version: '1',
  foundIn: ['linux/amd64'],
};
