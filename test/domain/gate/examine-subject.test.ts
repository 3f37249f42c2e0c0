import { describe, expect, test } from 'vitest';
import type { SubjectEvidence, SummaryFacts } from '../../../src/domain/gate/attested-evidence.ts';
import { examine } from '../../../src/domain/gate/examine-subject.ts';
import type { Demands } from '../../../src/domain/gate/gate-request.ts';
import { parsed, unparsable } from '../../../src/domain/result.ts';
import {
  attested,
  CERTIFICATE,
  DEMANDS,
  digest,
  ENVELOPES,
  evidence,
  evidenceWith,
  NOW,
  PROVENANCE,
  REFERRERS,
  SUBJECT,
  SUMMARY,
} from './gate-evidence.ts';

function codesOf(given: SubjectEvidence, demands: Partial<Demands> = {}): readonly string[] {
  return examine(given, { ...DEMANDS, ...demands }, NOW).denialReasons.map(({ code }) => code);
}

function messagesOf(given: SubjectEvidence): string {
  return examine(given, DEMANDS, NOW)
    .denialReasons.map(({ message }) => message)
    .join('\n');
}

/** The honest evidence with another summary beside it. */
function withSummary(own: Partial<SummaryFacts>): SubjectEvidence {
  const honest = evidence();
  const other = attested('summary', { referrer: digest('6'), summary: parsed({ ...SUMMARY, ...own }) });
  return evidence({ attested: [...honest.attested, other] });
}

test('honest evidence meets no objection, and the decision rests on all of it', () => {
  const { used, denialReasons } = examine(evidence(), DEMANDS, NOW);
  expect(denialReasons).toEqual([]);
  expect(used.map(({ referrer }) => referrer).sort()).toEqual(Object.values(REFERRERS).sort());
});

describe('a kind that is not there', () => {
  test.each([
    ['signature', 'signature-missing'],
    ['provenance', 'provenance-missing'],
    ['sbom', 'sbom-missing'],
  ] as const)('without a %s', (kind, code) => {
    const without = evidence({ attested: evidence().attested.filter((one) => one.kind !== kind) });
    // The summary vouches for what nobody can look at.
    expect(codesOf(without)).toEqual([code, 'summary-mismatch']);
    const rest = DEMANDS.require.filter((one) => one !== 'summary');
    expect(codesOf(without, { require: rest })).toEqual([code]);
  });

  test('without a summary', () => {
    const without = evidence({ attested: evidence().attested.filter((one) => one.kind !== 'summary') });
    expect(codesOf(without)).toEqual(['summary-missing']);
    expect(codesOf(without, { require: ['signature', 'provenance', 'sbom'] })).toEqual([]);
  });

  test('an SBOM by the right signer is no signature', () => {
    const { attested: all } = evidence();
    const sbom = attested('sbom', { referrer: REFERRERS.signature });
    const masked = evidence({ attested: [...all.filter(({ kind }) => kind !== 'signature'), sbom] });
    expect(codesOf(masked)).toContain('signature-missing');
  });

  test('on a platform of an index it is the index that is not covered', () => {
    const bare = evidence({
      subject: { digest: SUBJECT, role: 'platform', name: 'linux/arm64' },
      attested: [],
    });
    expect(codesOf(bare)).toEqual(Array(4).fill('index-not-covered'));
  });

  test('what claims to be it says why it is not, by its referrer', () => {
    const refused = [
      { referrer: digest('7'), kind: 'signature', code: 'identity-mismatch', why: 'signed by mallory' },
    ] as const;
    const forged = evidence({ attested: [], refused });
    expect(codesOf(forged)[0]).toBe('identity-mismatch');
    expect(messagesOf(forged)).toContain(`${digest('7')}: signed by mallory`);
  });

  test('what cannot be read may be it: then nobody can say that it is not there', () => {
    const unreadable = [{ referrer: digest('7'), why: 'its blob is gone' }];
    expect(codesOf(evidence({ attested: [], unreadable }))).toContain('evidence-unreadable');
    expect(codesOf(evidence({ unreadable }))).toEqual([]);
    const odd = [{ referrer: 'sha512:ab', why: 'no digest of SHA-256' }];
    expect(codesOf(evidence({ attested: [], unreadable: odd }))).toContain('evidence-unreadable');
  });

  test('what was left out for its age matters only where something is missing', () => {
    expect(codesOf(evidence({ attested: [], older: 3 }))).toContain('too-many-referrers');
    expect(codesOf(evidence({ attested: [] }))).not.toContain('too-many-referrers');
    expect(codesOf(evidence({ older: 3 }))).toEqual([]);
  });
});

describe('the verification summary', () => {
  test.each<[string, Partial<SummaryFacts>, string]>([
    ['that failed', { result: 'FAILED' }, 'summary-failed'],
    ['with a result of another spelling', { result: 'passed' }, 'summary-failed'],
    [
      'older than max-age',
      { timeVerified: '2026-06-03T11:59:59Z', databaseUpdatedAt: '2026-06-03T01:00:00Z' },
      'summary-stale',
    ],
    ['from the future', { timeVerified: '2026-06-10T12:06:00Z' }, 'summary-mismatch'],
    ['newer than its own signature', { timeVerified: '2026-06-10T11:20:00Z' }, 'summary-mismatch'],
    [
      'about an image in another place',
      { resourceUri: `registry.example/other@${SUBJECT}` },
      'summary-mismatch',
    ],
    [
      'about a place that begins alike',
      { resourceUri: `registry.example/shop/x@${SUBJECT}` },
      'summary-mismatch',
    ],
    ['about another image', { resourceUri: `registry.example/shop@${digest('b')}` }, 'summary-mismatch'],
    ['under another policy', { policy: digest('8') }, 'policy-mismatch'],
    [
      'with a database that was stale then',
      { databaseUpdatedAt: '2026-06-08T10:00:00Z' },
      'summary-mismatch',
    ],
    ['with a database of later', { databaseUpdatedAt: '2026-06-10T12:30:00Z' }, 'summary-mismatch'],
    ['that rests on nothing', { inputs: [] }, 'summary-mismatch'],
    [
      'that rests on something that is not there',
      { inputs: [...SUMMARY.inputs, digest('7')] },
      'summary-mismatch',
    ],
  ])('%s is refused', (_, own, code) => {
    expect(codesOf(evidenceWith(attested('summary', { summary: parsed({ ...SUMMARY, ...own }) })))).toContain(
      code,
    );
  });

  test('without a policy or a database is refused', () => {
    const { policy: _, ...noPolicy } = SUMMARY;
    expect(codesOf(evidenceWith(attested('summary', { summary: parsed(noPolicy) })))).toEqual([
      'policy-mismatch',
    ]);
    const { databaseUpdatedAt: __, ...noDatabase } = SUMMARY;
    expect(codesOf(evidenceWith(attested('summary', { summary: parsed(noDatabase) })))).toEqual([
      'summary-mismatch',
    ]);
  });

  test('by a key, whose time nothing proves, is refused from the future all the same', () => {
    const { certificate: _, signedAt: __, ...byKey } = attested('summary');
    const ahead = (timeVerified: string) =>
      evidenceWith({ ...byKey, summary: parsed({ ...SUMMARY, timeVerified }) });
    expect(codesOf(ahead('2026-06-10T12:06:00Z'))).toEqual(['summary-mismatch']);
    // Clocks differ a little.
    expect(codesOf(ahead('2026-06-10T12:04:00Z'))).toEqual([]);
  });

  test('of an earlier policy counts where that is accepted', () => {
    const earlier = evidenceWith(
      attested('summary', { summary: parsed({ ...SUMMARY, policy: digest('8') }) }),
    );
    expect(codesOf(earlier, { policies: [digest('9'), digest('8')] })).toEqual([]);
  });

  test('that is newer counts, whatever an older one says', () => {
    expect(codesOf(withSummary({ result: 'FAILED', timeVerified: '2026-06-10T10:00:00Z' }))).toEqual([]);
    expect(codesOf(withSummary({ result: 'FAILED', timeVerified: '2026-06-10T11:00:01Z' }))).toEqual([
      'summary-failed',
    ]);
    // Of the same moment the one that failed counts.
    expect(codesOf(withSummary({ result: 'FAILED' }))).toEqual(['summary-failed']);
  });

  test('that is newest and names what another run has just removed gives way to an older complete one', () => {
    const gone = { inputs: [...SUMMARY.inputs.slice(1), digest('7')], timeVerified: '2026-06-10T11:30:00Z' };
    const { used, denialReasons } = examine(withSummary(gone), DEMANDS, NOW);
    expect(denialReasons).toEqual([]);
    expect(used.map(({ referrer }) => referrer)).not.toContain(digest('6'));
    // A summary with another result never gives way, and an older complete one is examined like any other.
    expect(codesOf(withSummary({ ...gone, result: 'FAILED' }))).toEqual(['summary-failed']);
    expect(examine(withSummary(gone), { ...DEMANDS, maxAgeMs: 60_000 }, NOW).denialReasons).toMatchObject([
      { code: 'summary-stale' },
    ]);
    // If none is complete, the newest one is named.
    const none = withSummary({ ...gone, inputs: [digest('7')] });
    const withoutSbom = { ...none, attested: none.attested.filter(({ kind }) => kind !== 'sbom') };
    expect(messagesOf(withoutSbom)).toContain(`(${digest('6')}) is based on`);
  });

  test('an old one does not become newer by a new timestamp', () => {
    const failed = attested('summary', {
      referrer: digest('6'),
      summary: parsed({ ...SUMMARY, result: 'FAILED' }),
    });
    const replayed = attested('summary', {
      summary: parsed({ ...SUMMARY, timeVerified: '2026-06-09T11:00:00Z' }),
      signedAt: '2026-06-10T11:59:00Z',
    });
    const rest = evidence().attested.filter(({ kind }) => kind !== 'summary');
    expect(codesOf(evidence({ attested: [...rest, failed, replayed] }))).toEqual(['summary-failed']);
  });

  test('of another verifier is not Assay’s', () => {
    const foreign = attested('summary', {
      summary: parsed({ ...SUMMARY, verifier: 'https://example.com/other' }),
    });
    expect(codesOf(evidenceWith(foreign))).toEqual(['summary-missing']);
    expect(messagesOf(evidenceWith(foreign))).toContain('https://example.com/other');
  });

  test('says which of several statements of a kind is meant', () => {
    const later = attested('sbom', { referrer: digest('7'), signedAt: '2026-06-10T11:30:00Z' });
    const { used, denialReasons } = examine(
      evidence({ attested: [...evidence().attested, later] }),
      DEMANDS,
      NOW,
    );
    expect(denialReasons).toEqual([]);
    expect(used.map(({ referrer }) => referrer)).not.toContain(digest('7'));
    const inputs = SUMMARY.inputs.filter((one) => one !== REFERRERS.sbom);
    const exchanged = evidenceWith(attested('summary', { summary: parsed({ ...SUMMARY, inputs }) }));
    expect(codesOf(exchanged)).toEqual(['summary-mismatch']);
  });
});

test('a summary of a place that the policy promotes from counts elsewhere', () => {
  const there = { resourceUri: `registry.example/staging/shop@${SUBJECT}` };
  const promoted = evidenceWith(attested('summary', { summary: parsed({ ...SUMMARY, ...there }) }));
  expect(codesOf(promoted)).toEqual(['summary-mismatch']);
  expect(codesOf(promoted, { promotedFrom: ['registry.example/staging/*'] })).toEqual([]);
  expect(codesOf(promoted, { promotedFrom: ['registry.example/*'] })).toEqual(['summary-mismatch']);
});

test('a summary that names Docker Hub by its older name is about the same place', () => {
  const there = { resourceUri: `index.docker.io/acme/shop@${SUBJECT}` };
  const older = evidenceWith(attested('summary', { summary: parsed({ ...SUMMARY, ...there }) }));
  expect(codesOf(older, { repository: 'docker.io/acme/shop' })).toEqual([]);
  expect(codesOf(older, { promotedFrom: ['index.docker.io/acme/*'] })).toEqual([]);
  expect(codesOf(older)).toEqual(['summary-mismatch']);
});

describe('a level', () => {
  const LEVEL = { level: 'SLSA_BUILD_LEVEL_2' } as const;
  const { certificate: _, ...byKey } = attested('provenance');

  test('is shown by a provenance of a hosted runner, and said by its summary', () => {
    expect(codesOf(evidence(), LEVEL)).toEqual([]);
  });

  test('that the summary says and the provenance does not show is none', () => {
    const certificate = { ...CERTIFICATE, runnerEnvironment: 'self-hosted' };
    const provenance = { ...PROVENANCE, runnerEnvironment: 'self-hosted' };
    const own = evidenceWith(attested('provenance', { certificate, provenance: parsed(provenance) }));
    expect(codesOf(own, LEVEL)).toEqual(['provenance-mismatch']);
    expect(codesOf(own, { level: 'SLSA_BUILD_LEVEL_1' })).toEqual([]);
    expect(codesOf(own)).toEqual([]);
    expect(codesOf(evidenceWith(byKey), LEVEL)).toEqual(['provenance-mismatch']);
  });

  test.each([[['SLSA_BUILD_LEVEL_1']], [[]], [['SLSA_BUILD_LEVEL_3']], [['slsa_build_level_2']]])(
    'that the summary does not say is none: %j',
    (levels) => {
      const low = evidenceWith(attested('summary', { summary: parsed({ ...SUMMARY, levels }) }));
      expect(codesOf(low, LEVEL)).toEqual(['summary-mismatch']);
    },
  );
});

describe('ids behind one name', () => {
  test.each(['sourceRepositoryId', 'sourceOwnerId'])(
    'that differ from statement to statement: %s',
    (name) => {
      const other = evidenceWith(attested('sbom', { certificate: { ...CERTIFICATE, [name]: '99' } }));
      expect(codesOf(other)).toEqual(['identity-mismatch']);
    },
  );
});

describe('what the statements say', () => {
  test('a provenance that contradicts its certificate', () => {
    const other = { ...PROVENANCE, sourceCommit: '0'.repeat(40) };
    expect(codesOf(evidenceWith(attested('provenance', { provenance: parsed(other) })))).toEqual([
      'provenance-mismatch',
    ]);
    const unread = attested('provenance', { provenance: unparsable('the provenance has another form') });
    expect(codesOf(evidenceWith(unread))).toEqual(['provenance-mismatch']);
  });

  test('an SBOM of another image', () => {
    const other = attested('sbom', { sbomSubject: digest('b') });
    expect(codesOf(evidenceWith(other))).toEqual(['sbom-mismatch']);
  });

  test('a certificate of another repository makes its statement none at all', () => {
    const certificate = { ...CERTIFICATE, sourceRepository: 'https://github.com/mallory/shop' };
    const source = { repository: 'https://github.com/acme/shop' };
    const foreign = evidenceWith(attested('signature', { certificate }));
    expect(codesOf(foreign, { source })).toEqual(['identity-mismatch', 'summary-mismatch']);
  });
});

describe('a summary that names the envelopes of the attestations', () => {
  const inputs = [ENVELOPES.provenance, ENVELOPES.sbom, ENVELOPES.vulnerabilities];
  const summary = attested('summary', { summary: parsed({ ...SUMMARY, inputs }) });
  const honest = evidence();
  const others = honest.attested.filter(({ kind }) => kind !== 'summary');
  const without = (kind: string) => others.filter((one) => one.kind !== kind);

  test('is complete, with any signature of its signer', () => {
    const { used, denialReasons } = examine(evidence({ attested: [...others, summary] }), DEMANDS, NOW);
    expect(denialReasons).toEqual([]);
    expect(used).toHaveLength(5);
    const newer = attested('signature', {
      ...{ referrer: digest('6'), envelope: digest('7') },
      signedAt: '2026-06-10T11:01:00Z',
    });
    const both = examine(evidence({ attested: [...others, newer, summary] }), DEMANDS, NOW);
    expect(both.denialReasons).toEqual([]);
    expect(both.used.map(({ referrer }) => referrer)).toContain(newer.referrer);
  });

  test('does not stand for a missing signature', () => {
    expect(codesOf(evidence({ attested: [...without('signature'), summary] }))).toEqual([
      'signature-missing',
    ]);
  });

  test('is not about another attestation of the kind, and says why the named one does not count', () => {
    const other = attested('sbom', { referrer: digest('6'), envelope: digest('7') });
    const refused = [
      {
        ...({ referrer: digest('8'), envelope: ENVELOPES.sbom, kind: 'sbom' } as const),
        why: 'its signature does not verify',
      },
    ];
    const given = evidence({ attested: [...without('sbom'), other, summary], refused });
    expect(codesOf(given)).toEqual(['summary-mismatch', 'summary-mismatch']);
    expect(messagesOf(given)).toContain(`${digest('8')}: its signature does not verify`);
  });
});
