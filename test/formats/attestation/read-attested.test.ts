import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import { PRODUCT } from '../../../src/domain/product.ts';
import { orThrow, unparsable } from '../../../src/domain/result.ts';
import {
  knownKey,
  readKnown,
  readProvenance,
  readSbomSubject,
  readSummary,
} from '../../../src/formats/attestation/read-attested.ts';
import { summaryPredicate } from '../../../src/formats/attestation/verification-summary.ts';
import { digest } from '../../domain/gate/gate-evidence.ts';

const SUMMARY = summaryPredicate({
  resourceUri: `registry.example/shop@${digest('a')}`,
  timeVerified: '2026-06-10T11:00:00.000Z',
  policyUri: 'https://example.com/policy',
  policyDigest: digest('9'),
  databaseUpdatedAt: '2026-06-10T06:00:00Z',
  inputAttestations: [{ predicateType: 'x', uri: 'x', envelope: digest('1') }],
  verifiedLevels: ['SLSA_BUILD_LEVEL_2'],
  madeBy: {
    version: '1',
    source: 'git+https://github.com/acme/shop@refs/heads/main',
    runner: 'github-hosted',
  },
});

describe('a verification summary', () => {
  test('that Assay makes is read back', () => {
    expect(orThrow(readSummary(SUMMARY))).toEqual({
      verifier: PRODUCT.uri,
      timeVerified: '2026-06-10T11:00:00.000Z',
      result: 'PASSED',
      resourceUri: `registry.example/shop@${digest('a')}`,
      policy: digest('9'),
      databaseUpdatedAt: '2026-06-10T06:00:00Z',
      inputs: [digest('1')],
      levels: ['SLSA_BUILD_LEVEL_2'],
    });
  });

  test('that failed needs to say no more than that', () => {
    const { verifier, timeVerified } = SUMMARY;
    const failed = readSummary({ verifier, timeVerified, verificationResult: 'FAILED' });
    expect(orThrow(failed)).toMatchObject({ result: 'FAILED', inputs: [] });
  });

  test.each<[string, object]>([
    ['a time that is none', { timeVerified: 'yesterday' }],
    ['a time without a zone', { timeVerified: '2026-06-10T11:00:00' }],
    ['no result', { verificationResult: undefined }],
    ['a result that is no text', { verificationResult: true }],
    ['an input by another hash', { inputAttestations: [{ uri: 'x', digest: { sha512: 'ab' } }] }],
    ['an input with half a digest', { inputAttestations: [{ uri: 'x', digest: { sha256: 'ab' } }] }],
  ])('with %s is told to have another form', (_, own) => {
    const fault = unparsable(expect.stringMatching(/^the summary/));
    expect(readSummary({ ...SUMMARY, ...own })).toEqual(fault);
  });
});

test('a provenance of another build type is told to have another form', () => {
  const faultWith = (words: RegExp) => unparsable(expect.stringMatching(words));
  const other = readProvenance({ buildDefinition: { buildType: 'https://example.com/make' } });
  expect(other).toEqual(faultWith(/buildType/));
  expect(readProvenance({})).toEqual(faultWith(/^the provenance has another form/));
});

test('an SBOM says what it is about, or nothing', () => {
  const component = {
    version: digestOf('image'),
    properties: [{ name: 'assay:platform', value: 'linux/amd64' }],
  };
  expect(readSbomSubject({ metadata: { component } })).toEqual({
    digest: digestOf('image'),
    platform: 'linux/amd64',
  });
  expect(readSbomSubject({ components: [] })).toEqual({});
});

test('a vulnerability result says what was known, and one of another form nothing', () => {
  const result = [
    { id: 'CVE-1', severity: [{ score: 'high' }], annotations: [{ package: 'pkg:npm/lodash@4.17.20' }] },
  ];
  expect(readKnown({ scanner: { result } })).toEqual(
    new Map([[knownKey('CVE-1', 'pkg:npm/lodash@4.17.20'), { severity: 'high', isFixed: false }]]),
  );
  expect(readKnown({ scanner: 'none' })).toEqual(new Map());
});
