import { expect, test } from 'vitest';
import type { FleetReason, ImageResult, ShardResult } from '../../../src/domain/fleet/shard-result.ts';
import { parseShardResult, serializeShardResult } from '../../../src/formats/fleet/shard-document.ts';
import { allowed, DIGEST, exampleResult, FINDING, OTHER } from './example-fleet.ts';

const IMAGE = `ghcr.io/acme/a@${DIGEST}`;
const REASON: FleetReason = {
  code: 'signature-missing',
  check: 'evidence',
  effect: 'block',
  message: 'nobody signed it',
  remediation: 'sign it',
};

function withImage(change: Partial<ImageResult>): ShardResult {
  return exampleResult(0, DIGEST, { images: [allowed(IMAGE, change)] });
}

test('a result that is written is read again as the same', () => {
  for (const result of [
    exampleResult(0, DIGEST),
    withImage({ decision: 'deny', reasons: [REASON] }),
    withImage({ decision: 'warn', by: 'scan', reasons: [{ ...REASON, effect: 'warn' }] }),
  ])
    expect(parseShardResult(serializeShardResult(result))).toEqual({ ok: true, value: result });
});

test.each<[string, Partial<ImageResult>]>([
  ['allows an image that has a reason against it', { reasons: [REASON] }],
  ['allows an image that has a warning', { reasons: [{ ...REASON, effect: 'warn' }] }],
  ['allows an image with a vulnerability that blocks', { findings: [FINDING] }],
  ['allows an image that a scan judged', { by: 'scan' }],
  ['allows an image that nothing judged', { by: 'nothing' }],
  ['has an image with another digest', { digest: OTHER }],
  ['denies without a reason', { decision: 'deny' }],
])('refuses a result that %s', (_, change) => {
  expect(parseShardResult(serializeShardResult(withImage(change))).ok).toBe(false);
});
