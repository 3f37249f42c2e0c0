import { describe, expect, test } from 'vitest';
import type { Attested, GateSigner, SubjectEvidence } from '../../../src/domain/gate/attested-evidence.ts';
import { examine } from '../../../src/domain/gate/examine-subject.ts';
import type { Demands } from '../../../src/domain/gate/gate-request.ts';
import { endNotes, signerDenialReasons } from '../../../src/domain/gate/gate-signer.ts';
import { parsed } from '../../../src/domain/result.ts';
import {
  attested,
  DEMANDS,
  digest,
  evidence,
  NOW,
  REFERRERS,
  SIGNER,
  SUBJECT,
  SUMMARY,
} from './gate-evidence.ts';

const KEY: GateSigner = { kind: 'key', key: '/keys/cosign.pub', environment: {} };

/** Everything that an honest run attaches, by another signer; later, and as other referrers. */
function by(signer: GateSigner, own: Partial<Attested> = {}): readonly Attested[] {
  const digits: Record<string, string> = { signature: '6', provenance: '7', sbom: '8', summary: 'b' };
  return evidence().attested.flatMap((one) => {
    const digit = digits[one.kind];
    if (digit === undefined) return [];
    const inputs = ['6', '7', '8'].map(digest);
    const summary = parsed({ ...SUMMARY, timeVerified: '2026-06-10T11:30:00Z', inputs });
    return [{ ...one, referrer: digest(digit), signer, ...(one.kind === 'summary' && { summary }), ...own }];
  });
}

function examined(given: Partial<SubjectEvidence>, demands: Partial<Demands> = {}) {
  return examine(evidence(given), { ...DEMANDS, ...demands }, NOW);
}

describe('an identity with an end', () => {
  const signed = '2026-06-10T11:00:05Z';
  test.each<[string, string, boolean]>([
    ['the day of the signature', '2026-06-10', true],
    ['the day before', '2026-06-09', false],
    ['the very instant', signed, true],
    ['a second before', '2026-06-10T11:00:04Z', false],
  ])('counts up to its end: %s', (_, until, counts) => {
    const signer = { ...SIGNER, until };
    const all = evidence().attested.map((one) => ({ ...one, signer }));
    const { denialReasons } = examined({ attested: all }, { signers: [signer] });
    expect(denialReasons.length === 0).toBe(counts);
    if (counts) return;
    expect(denialReasons[0]).toMatchObject({
      code: 'identity-mismatch',
      message: expect.stringMatching(/signed it at 2026-06-10T11:00:05Z, 1 day after its end \(2026-06-/),
    });
  });

  test('counts for nothing whose time is not proven', () => {
    const signer = { ...KEY, until: '2030-01-01' };
    const { signedAt: _, certificate: __, ...timeless } = attested('signature', { signer });
    const { denialReasons } = examined(
      { attested: [timeless] },
      { signers: [signer], require: ['signature'] },
    );
    expect(denialReasons[0]?.message).toContain('nothing proves when the key cosign.pub signed it');
  });

  test('whose end has passed is told with days, without folders', () => {
    const until = '2026-05-31';
    expect(endNotes([SIGNER, { ...KEY, until }, { ...SIGNER, until: '2026-06-10' }], NOW)).toEqual([
      'The end of the signer the key cosign.pub passed 10 days ago (2026-05-31): only what it signed before counts.',
    ]);
  });
});

describe('one signer of several', () => {
  const demands = { signers: [SIGNER, KEY] as const };

  test('who signed all of it suffices, whichever it is', () => {
    expect(examined({}, demands).denialReasons).toEqual([]);
    expect(examined({ attested: by(KEY) }, { signers: [SIGNER, KEY] }).used[0]?.signer).toBe(KEY);
  });

  test('decides by the newest summary of them all, and nothing of the others is mixed in', () => {
    const { used, denialReasons } = examined({ attested: [...evidence().attested, ...by(KEY)] }, demands);
    expect(denialReasons).toEqual([]);
    expect(new Set(used.map(({ signer }) => signer))).toEqual(new Set([KEY]));
  });

  test('cannot hide the newer failure that another one attested', () => {
    const summary = parsed({ ...SUMMARY, result: 'FAILED', timeVerified: '2026-06-10T11:30:00Z' });
    const failed = attested('summary', { referrer: digest('b'), signer: KEY, summary });
    const codes = examined({ attested: [...evidence().attested, failed] }, demands).denialReasons;
    expect(codes.map(({ code }) => code)).toContain('summary-failed');
  });

  test('did not sign what another one signed, even if the summary names it', () => {
    const mixed = evidence().attested.map((one) => (one.kind === 'sbom' ? { ...one, signer: KEY } : one));
    const { denialReasons } = examined({ attested: mixed }, demands);
    expect(denialReasons.map(({ code }) => code)).toEqual(['identity-mismatch', 'summary-mismatch']);
    expect(denialReasons[0]?.message).toContain('the key cosign.pub signed it, and the rest is signed by');
  });

  test('without a summary is the one of the newest signature', () => {
    const require = ['signature', 'sbom'] as const;
    const older = by(KEY, { signedAt: '2026-06-01T00:00:00Z' });
    const { used } = examined({ attested: [...older, ...evidence().attested] }, { ...demands, require });
    expect(used.map(({ referrer }) => referrer)).toEqual([REFERRERS.signature, REFERRERS.sbom]);
  });

  test('must be the same for the index and its platforms', () => {
    const signature = attested('signature');
    expect(signerDenialReasons([signature, { ...signature, signer: { ...SIGNER } }])).toEqual([]);
    expect(signerDenialReasons([signature, { ...signature, signer: KEY }])).toMatchObject([
      { code: 'identity-mismatch', message: expect.stringContaining('signed by 2 signers') },
    ]);
  });
});

describe('a revocation', () => {
  const revoker = {
    ...SIGNER,
    identity: 'https://github.com/acme/security/x.yml@refs/heads/main',
  };
  const revocation = {
    referrer: digest('c'),
    signer: SIGNER,
    reason: 'a backdoor',
    at: '2026-06-10T11:40:00Z',
  };
  const ended = { ...SIGNER, until: '2026-06-09' };

  test('by a signer or a revoker denies what everything else allows', () => {
    for (const [signer, revokers] of [
      [SIGNER, []],
      [revoker, [revoker]],
    ] as const)
      expect(
        examined({ revocations: [{ ...revocation, signer }] }, { revokers }).denialReasons,
      ).toMatchObject([
        {
          code: 'image-revoked',
          subject: SUBJECT,
          evidence: [digest('c')],
          message: expect.stringMatching(
            /the image \(sha256:a+\) was revoked by .* at 2026-06-10T11:40:00Z: a backdoor/,
          ),
        },
      ]);
  });

  test.each<[string, Partial<SubjectEvidence>, Partial<Demands>, string]>([
    [
      'a stranger',
      { refusedRevocations: [{ referrer: digest('c'), why: 'signed by eve' }] },
      {},
      'signed by eve',
    ],
    [
      'somebody who is no revoker',
      { revocations: [{ ...revocation, signer: revoker }] },
      {},
      'may not revoke',
    ],
    [
      'a signer for another repository',
      {
        revocations: [
          {
            ...revocation,
            certificate: { subject: 'x', issuer: 'y', sourceRepository: 'https://github.com/eve/x' },
          },
        ],
      },
      {},
      'source-repository',
    ],
    [
      'a signer after its end',
      { revocations: [{ ...revocation, signer: ended }] },
      { signers: [ended] },
      'its end',
    ],
  ])('by %s does nothing, and is told', (_, given, demands, why) => {
    const all = evidence().attested.map((one) => ({ ...one, signedAt: '2026-06-09T11:00:05Z' }));
    const fresh = all.map((one) => ({
      ...one,
      signer: demands.signers?.[0] ?? SIGNER,
      ...(one.summary && {
        summary: parsed({
          ...SUMMARY,
          timeVerified: '2026-06-09T11:00:00Z',
          databaseUpdatedAt: '2026-06-09T06:00:00Z',
        }),
      }),
    }));
    const { denialReasons, notes } = examined({ attested: fresh, ...given }, demands);
    expect(denialReasons).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(/^A revocation of the image \(sha256:c+\) does not count: /),
    ]);
    expect(notes[0]).toContain(why);
  });

  test('that cannot be read is an error, since it may be one that counts', () => {
    const unreadableRevocations = [{ referrer: digest('c'), why: 'its blob is gone' }];
    expect(examined({ unreadableRevocations }).denialReasons).toMatchObject([
      { code: 'evidence-unreadable' },
    ]);
  });

  test('of which there are very many fills no report', () => {
    const refusedRevocations = Array.from({ length: 250 }, () => ({ referrer: digest('c'), why: 'by eve' }));
    expect(examined({ refusedRevocations }).notes).toHaveLength(6);
  });
});

test('break glass sets aside that the database of the summary was old, and tells it', () => {
  const old = attested('summary', {
    summary: parsed({ ...SUMMARY, databaseUpdatedAt: '2026-06-07T06:00:00Z' }),
  });
  const attestedAll = evidence().attested.map((one) => (one.kind === 'summary' ? old : one));
  const glass = {
    rules: ['database-stale'],
    until: '2026-06-11T00:00:00Z',
    owner: '@ada',
    reason: 'r',
  } as const;
  expect(examined({ attested: attestedAll }).denialReasons).toMatchObject([{ code: 'summary-mismatch' }]);
  const { denialReasons } = examined({ attested: attestedAll }, { brokenGlass: [glass] });
  expect(denialReasons).toMatchObject([{ code: 'summary-mismatch', effect: 'warn' }]);
  const future = attested('summary', {
    summary: parsed({ ...SUMMARY, databaseUpdatedAt: '2027-01-01T00:00:00Z' }),
  });
  const wrong = evidence().attested.map((one) => (one.kind === 'summary' ? future : one));
  const [fault] = examined({ attested: wrong }, { brokenGlass: [glass] }).denialReasons;
  expect(fault).not.toHaveProperty('effect');
});
