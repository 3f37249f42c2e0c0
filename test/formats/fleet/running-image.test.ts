import { expect, test } from 'vitest';
import { readImageId } from '../../../src/formats/fleet/running-image.ts';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

test.each([
  [`ghcr.io/acme/a@${DIGEST}`, { kind: 'manifest', digest: DIGEST }],
  [`docker-pullable://ghcr.io/acme/a@${DIGEST}`, { kind: 'manifest', digest: DIGEST }],
  [DIGEST, { kind: 'configuration', digest: DIGEST }],
  [`docker://${DIGEST}`, { kind: 'configuration', digest: DIGEST }],
  ['ghcr.io/acme/a:1', { kind: 'unknown' }],
  ['sha256:0a', { kind: 'unknown' }],
])('%s', (text, running) => {
  expect(readImageId(text)).toEqual(running);
});
