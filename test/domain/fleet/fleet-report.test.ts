import { expect, test } from 'vitest';
import { type ReadResult, reportFleet } from '../../../src/domain/fleet/fleet-report.ts';
import type { ShardResult } from '../../../src/domain/fleet/shard-result.ts';
import { allowed, DIGEST, examplePlan, exampleResult, OTHER } from '../../formats/fleet/example-fleet.ts';

const PLAN = `sha256:${'1a'.repeat(32)}` as const;
const NOW = new Date('2026-11-29T13:00:00Z');
const CLEAN = examplePlan({
  unresolved: [],
  images: examplePlan().images.map(({ drift: _, ...image }) => image),
});
const [A, B] = [`ghcr.io/acme/a@${DIGEST}`, `ghcr.io/acme/b@${OTHER}`];

function read(result: ShardResult, file = `shard-${result.shard}.json`): ReadResult {
  return { file, result: { ok: true, value: result } };
}

function report(results: readonly ReadResult[], plan = CLEAN) {
  return reportFleet({ plan, digest: PLAN }, results, NOW);
}

const FIRST = read(exampleResult(0, PLAN));
const BOTH = [FIRST, read(exampleResult(1, PLAN))];

test('a fleet of which every image is allowed has passed', () => {
  const { verdict, reasons, missing, images } = report(BOTH);
  expect({ verdict, reasons, missing }).toEqual({ verdict: 'passed', reasons: [], missing: [] });
  expect(images.map(({ image, decision }) => [image, decision])).toEqual([
    [A, 'allow'],
    [B, 'allow'],
  ]);
});

test.each([
  ['a missing shard', [FIRST], ['shard-missing'], [B]],
  [
    'two shards with one number',
    [...BOTH, read(exampleResult(1, PLAN), 'x/shard-1.json')],
    ['shard-duplicate'],
    [B],
  ],
  [
    'a report of another plan',
    [FIRST, read(exampleResult(1, OTHER))],
    ['plan-mismatch', 'shard-missing'],
    [B],
  ],
  [
    'a database that changed between shards',
    [
      FIRST,
      read(exampleResult(1, PLAN, { database: { digest: OTHER, updatedAt: '2026-11-29T06:00:00.000Z' } })),
    ],
    ['database-changed', 'shard-missing'],
    [B],
  ],
  [
    'an unreadable result',
    [FIRST, { file: 'shard-1.json', result: { ok: false, fault: 'is not JSON' } }],
    ['shard-invalid', 'shard-missing'],
    [B],
  ],
  [
    'another number of shards',
    [FIRST, read(exampleResult(1, PLAN, { shards: 3 }))],
    ['shard-invalid', 'shard-missing'],
    [B],
  ],
  [
    'an image of another shard',
    [FIRST, read(exampleResult(1, PLAN, { images: [allowed(A), allowed(B)] }))],
    ['shard-invalid', 'shard-missing'],
    [B],
  ],
  ['an image that its shard left out', [FIRST, read(exampleResult(1, PLAN, { images: [] }))], [], [B]],
  ['no results', [], ['shard-missing', 'shard-missing'], [A, B]],
] as const)('%s is an error, and nothing of it counts as clean', (_, results, codes, missing) => {
  const told = report(results);
  expect(told.verdict).toBe('error');
  expect(told.reasons.map(({ code }) => code)).toEqual(codes);
  expect(told.missing).toEqual(missing);
  for (const image of told.images)
    if (missing.some((one) => one === image.image))
      expect([image.decision, image.reasons.map(({ code }) => code)]).toEqual(['error', ['image-unchecked']]);
});

test('an image that could not be resolved is an error', () => {
  const { verdict, images } = report(BOTH, { ...CLEAN, unresolved: examplePlan().unresolved });
  expect(verdict).toBe('error');
  expect(images.at(-1)).toMatchObject({
    image: 'ghcr.io/acme/c:1',
    decision: 'error',
    reasons: [{ code: 'registry-denied' }],
  });
});

test('a tag that drifted is a warning', () => {
  const { verdict, images } = report(BOTH, examplePlan({ unresolved: [] }));
  expect(verdict).toBe('warned');
  expect(images[0]?.reasons.map(({ code, effect }) => [code, effect])).toEqual([['tag-drifted', 'warn']]);
});

test('one denied image denies the fleet', () => {
  const reasons = [
    {
      code: 'summary-stale',
      check: 'evidence',
      effect: 'block',
      message: 'old',
      remediation: 'ship it',
    } as const,
  ];
  const denied = read(exampleResult(1, PLAN, { images: [allowed(B, { decision: 'deny', reasons })] }));
  expect(report([FIRST, denied]).verdict).toBe('failed');
});
