import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attest, bundlesOf, replace } from '../../scenarios/stage/attachments.ts';
import { reasonsOf } from '../../scenarios/stage/outcome.ts';
import type { Published } from '../../scenarios/stage/stage.ts';
import {
  type Change,
  expectAllowed,
  expectRefused,
  type GateBench,
  startGateBench,
  TYPES,
} from './gate-bench.ts';

const HOUR_MS = 3_600_000;
const DATABASE = 'vulnerability-database/v1';

let bench: GateBench;
beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(() => bench?.stop());

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const within =
  (field: string, fields: object): Change =>
  (summary) => ({
    ...summary,
    [field]: { ...(summary[field] as object), ...fields },
  });
const withFields =
  (fields: object): Change =>
  (summary) => ({ ...summary, ...fields });
/** The field of the vulnerability database, whose name is an address. */
const withDatabase =
  (value: object | undefined): Change =>
  (summary) => {
    const name = Object.keys(summary).find((key) => key.endsWith(DATABASE)) ?? '';
    return { ...summary, [name]: value };
  };

describe.concurrent('a verification summary that does not say what it should', () => {
  test.for<[string, Change, readonly string[], RegExp?]>([
    ['FAILED', withFields({ verificationResult: 'FAILED' }), ['summary-failed'], /says FAILED/],
    ['passed in another spelling', withFields({ verificationResult: 'passed' }), ['summary-failed']],
    ['PASSED with something behind it', withFields({ verificationResult: 'PASSED ' }), ['summary-failed']],
    [
      'what was so 169 hours ago',
      withFields({ timeVerified: ago(169 * HOUR_MS) }),
      ['summary-stale', 'summary-mismatch'],
    ],
    [
      'what will be so tomorrow',
      withFields({ timeVerified: ago(-24 * HOUR_MS) }),
      ['summary-mismatch', 'summary-mismatch'],
      /future/,
    ],
    ['what is so at no time', withFields({ timeVerified: 'now' }), ['summary-missing'], /timeVerified/],
    [
      'what is so on a day that is none',
      withFields({ timeVerified: '2026-02-30T00:00:00Z' }),
      ['summary-missing'],
    ],
    [
      'what another policy says',
      within('policy', { digest: { sha256: 'c'.repeat(64) } }),
      ['policy-mismatch'],
    ],
    ['what no policy says', withFields({ policy: {} }), ['policy-mismatch']],
    [
      'what is so of another image',
      withFields({ resourceUri: `x/y@sha256:${'d'.repeat(64)}` }),
      ['summary-mismatch'],
      /is about/,
    ],
    [
      'what is so of an image that it only mentions',
      (summary) => ({ ...summary, resourceUri: `${summary.resourceUri}x` }),
      ['summary-mismatch'],
    ],
    [
      'what is so of nothing',
      withFields({ resourceUri: undefined }),
      ['summary-mismatch'],
      /is about nothing/,
    ],
    [
      'what another verifier found',
      withFields({ verifier: { id: 'https://example.com/verifier' } }),
      ['summary-missing'],
      /example\.com/,
    ],
    ['that it rests on nothing', withFields({ inputAttestations: [] }), Array(3).fill('summary-mismatch')],
    [
      'that it rests on no digest',
      withFields({ inputAttestations: [{ uri: 'x', digest: { sha256: '' } }] }),
      ['summary-missing'],
    ],
    ['no database', withDatabase(undefined), ['summary-mismatch'], /vulnerability database/],
    [
      'an old database',
      withDatabase({ updatedAt: ago(49 * HOUR_MS) }),
      ['summary-mismatch'],
      /more than 48 h older/,
    ],
    [
      'a database of tomorrow',
      withDatabase({ updatedAt: ago(-24 * HOUR_MS) }),
      ['summary-mismatch'],
      /after its own time/,
    ],
  ])('%s', async ([, change, codes, says]) => {
    const image = await bench.copy();
    await resign(image, change);
    await expectRefused(await bench.decide(image), { codes, says: says === undefined ? [] : [says] });
  });

  test('what is so with something more than is attached', async () => {
    const image = await bench.copy();
    const more = { uri: 'x', digest: { sha256: 'e'.repeat(64) } };
    await resign(image, (summary) => ({
      ...summary,
      inputAttestations: [...(summary.inputAttestations as object[]), more],
    }));
    const says = [/is based on statements that do not count/, more.digest.sha256];
    await expectRefused(await bench.decide(image), { codes: ['summary-mismatch'], says });
  });
});

describe.concurrent('a summary of an earlier version, which names referrers and not envelopes', () => {
  /** Signs the summary as an earlier version did: it names the manifests of all other statements, the signature too. */
  const asBefore = async (image: Published) => {
    const others = (await bundlesOf(image.repository, image.digest)).filter(
      ({ statement }) => statement.predicateType !== TYPES.SUMMARY,
    );
    const inputAttestations = others.map(({ referrer }) => ({
      uri: `${image.path}@${referrer}`,
      digest: { sha256: referrer.slice('sha256:'.length) },
    }));
    await resign(image, withFields({ inputAttestations }));
    return others;
  };

  test('is let through', async () => {
    const image = await bench.copy();
    expect(await asBefore(image)).toHaveLength(4);
    await expectAllowed(await bench.decide(image));
  });

  test.for([TYPES.SIGNATURE, TYPES.SBOM] as const)(
    'is refused when another %s is there in place of the named one',
    async (type) => {
      const image = await bench.copy();
      await asBefore(image);
      await replace(bench, image.repository, image.digest, type, (predicate) => predicate);
      const refused = await bench.decide(image);
      expect(new Set(reasonsOf(refused).map(({ code }) => code))).toEqual(new Set(['summary-mismatch']));
    },
  );
});

describe.concurrent('of two summaries the newer counts', () => {
  test('FAILED after PASSED', async () => {
    const image = await bench.copy();
    await beside(image, { verificationResult: 'FAILED', timeVerified: ago(0) });
    await expectRefused(await bench.decide(image), { codes: ['summary-failed'] });
  });

  test('FAILED that says no more than it must', async () => {
    const image = await bench.copy();
    const { verifier } = await bench.predicate(TYPES.SUMMARY);
    const bare = { verifier, verificationResult: 'FAILED', timeVerified: ago(0) };
    await attest(bench, image.repository, image.digest, TYPES.SUMMARY, bare);
    await expectRefused(await bench.decide(image), { codes: ['summary-failed'] });
  });

  test('FAILED at the same moment as PASSED', async () => {
    const image = await bench.copy();
    await beside(image, { verificationResult: 'FAILED' });
    await expectRefused(await bench.decide(image), { codes: ['summary-failed'] });
  });

  test('FAILED after PASSED, as a time zone hides it', async () => {
    const image = await bench.copy();
    const { timeVerified } = await bench.predicate(TYPES.SUMMARY);
    // Three hours less on the clock, and a minute later.
    const local = new Date(Date.parse(`${timeVerified}`) + 60_000 - 3 * HOUR_MS).toISOString();
    await beside(image, { verificationResult: 'FAILED', timeVerified: local.replace('Z', '-03:00') });
    await expectRefused(await bench.decide(image), { codes: ['summary-failed'] });
  });

  test('an old PASSED that was signed again after FAILED', async () => {
    const image = await bench.copy();
    await resign(image, withFields({ timeVerified: ago(3 * HOUR_MS) }));
    await beside(image, { verificationResult: 'FAILED', timeVerified: ago(2 * HOUR_MS) });
    await beside(image, { verificationResult: 'PASSED', timeVerified: ago(3 * HOUR_MS) });
    await expectRefused(await bench.decide(image), { codes: ['summary-failed'] });
  });

  test('PASSED after FAILED is let through', async () => {
    const image = await bench.copy();
    await beside(image, { verificationResult: 'FAILED', timeVerified: ago(HOUR_MS) });
    await expectAllowed(await bench.decide(image));
  });

  test('FAILED by somebody else is nothing to go by', async () => {
    const image = await bench.copy();
    await beside(image, { verificationResult: 'FAILED', timeVerified: ago(0) }, 'evil/shop');
    await expectAllowed(await bench.decide(image));
  });

  test('PASSED by somebody else after FAILED neither', async () => {
    const image = await bench.copy();
    await resign(image, withFields({ verificationResult: 'FAILED' }));
    await beside(image, { verificationResult: 'PASSED', timeVerified: ago(0) }, 'evil/shop');
    await expectRefused(await bench.decide(image), { codes: ['summary-failed'] });
  });
});

/** Signs the summary of an image with another content, in place of the old one. */
async function resign({ repository, digest }: Published, change: Change): Promise<void> {
  await replace(bench, repository, digest, TYPES.SUMMARY, change);
}

/** Attaches a second summary that differs in some fields from the honest one. */
async function beside(image: Published, fields: object, signer = 'acme/shop'): Promise<void> {
  const summary = { ...(await bench.predicate(TYPES.SUMMARY)), ...fields };
  const claims = { repository: signer };
  await attest(bench, image.repository, image.digest, TYPES.SUMMARY, summary, { claims });
}
