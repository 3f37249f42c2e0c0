import { expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import { PREDICATE_TYPES } from '../../../src/formats/attestation/in-toto.ts';
import {
  type BundleCandidate,
  type BundleSelection,
  selectNewest,
} from '../../../src/stages/verify/newest-bundles.ts';

const LIMIT = 60;
const SELECTION: BundleSelection<unknown> = {
  newestLimit: () => LIMIT,
  totalLimit: () => undefined,
  namedBy: () => new Set(),
};
const ENVELOPE = digestOf('the envelope');

/** SBOMs, of which each is a minute newer than the one before. */
function sboms(count: number, own: Partial<BundleCandidate> = {}): BundleCandidate[] {
  return Array.from({ length: count }, (_, minute) => ({
    ...{ referrer: digestOf(`${count} ${minute}`), predicateType: PREDICATE_TYPES.sbom },
    created: new Date(minute * 60_000).toISOString(),
    ...own,
  }));
}

test('a statement that a summary names by its envelope is read, however many are newer', () => {
  const [named, ...others] = sboms(200);
  if (named === undefined) throw new Error('there is none');
  const wanted = { ...named, envelope: ENVELOPE };
  const { selected, older } = selectNewest([wanted, ...others], new Set([ENVELOPE]), SELECTION);
  expect(selected).toContain(wanted);
  expect(selected).toHaveLength(LIMIT + 1);
  expect(older).toHaveLength(200 - LIMIT - 1);
});

test('of many that claim the envelope, only the newest are read, and the others are told', () => {
  const claims = sboms(200, { envelope: ENVELOPE });
  const { selected, older } = selectNewest(claims, new Set([ENVELOPE]), SELECTION);
  expect([selected.length, older.length]).toEqual([LIMIT, 200 - LIMIT]);
});
