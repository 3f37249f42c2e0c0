import { describe, expect, test } from 'vitest';
import type { CertificateFacts } from '../../../src/domain/gate/attested-evidence.ts';
import { PREDICATE_TYPES, type StatementKind } from '../../../src/formats/attestation/in-toto.ts';
import { isMarked, MADE_BY_FIELD, madeBy, markedBom } from '../../../src/formats/attestation/own-mark.ts';
import { type BuildRun, provenancePredicate } from '../../../src/formats/attestation/provenance.ts';
import { summaryPredicate } from '../../../src/formats/attestation/verification-summary.ts';
import { isFromSameSource, isHosted } from '../../../src/stages/verify/same-source.ts';
import type { AttachedStatement } from '../../../src/stages/verify/verify.ts';
import { CERTIFICATE, digest, SUBJECT } from '../../domain/gate/gate-evidence.ts';

const RUN: BuildRun = {
  ...{ eventName: 'push', serverUrl: 'https://github.com', repository: 'acme/shop' },
  ...{ repositoryId: '74', repositoryOwnerId: '65', ref: 'refs/heads/main', sha: '0'.repeat(40) },
  workflow: { repository: 'acme/shop', path: '.github/workflows/release.yml', ref: 'refs/heads/main' },
  jobWorkflowRef: 'acme/shop/.github/workflows/release.yml@refs/heads/main',
  ...{ runId: '1', runAttempt: '1', runnerEnvironment: 'github-hosted' },
};

/** What a run attaches, a predicate for each kind. */
const made = (run: BuildRun): Readonly<Record<StatementKind, Record<string, unknown>>> => ({
  signature: {},
  provenance: provenancePredicate(run),
  sbom: markedBom({ bomFormat: 'CycloneDX' }),
  vulnerabilities: { scanner: {}, [MADE_BY_FIELD]: { ...madeBy(run) } },
  summary: summaryPredicate({
    ...{ resourceUri: 'x', timeVerified: 'x', policyUri: 'x', policyDigest: digest('9') },
    ...{ databaseUpdatedAt: 'x', inputAttestations: [], verifiedLevels: [], madeBy: madeBy(run) },
  }),
});
const KINDS = ['signature', 'provenance', 'sbom', 'vulnerabilities', 'summary'] as const;

function attached(
  kind: StatementKind,
  predicate: Record<string, unknown>,
  certificate: CertificateFacts | undefined = CERTIFICATE,
): AttachedStatement {
  const annotations = kind === 'signature' ? { assay: '0.1.0' } : undefined;
  const statement = { subject: SUBJECT, predicateType: PREDICATE_TYPES[kind], predicate };
  return {
    kind,
    referrer: digest('1'),
    envelope: digest('2'),
    statement: { ...statement, ...(annotations && { annotations }) },
    ...(certificate && { certificate }),
  };
}

describe.each(KINDS)('a statement of the kind %s', (kind) => {
  const own = made(RUN)[kind];

  test('is Assay’s own for the source, ref and runner that it was made for', () => {
    expect(isFromSameSource(attached(kind, own), RUN)).toBe(true);
    expect(isFromSameSource(attached(kind, own), { ...RUN, sha: '1'.repeat(40), runId: '2' })).toBe(true);
  });

  test.each<[string, Partial<CertificateFacts>]>([
    ['repository', { sourceRepository: 'https://github.com/acme/other' }],
    ['repository of the same name', { sourceRepositoryId: '75' }],
    ['branch', { sourceRef: 'refs/heads/feature' }],
    ['runner', { runnerEnvironment: 'self-hosted' }],
  ])('is not where its certificate was given to another %s', (_, other) => {
    expect(isFromSameSource(attached(kind, own, { ...CERTIFICATE, ...other }), RUN)).toBe(false);
  });

  test('is not where nothing in it says that Assay made it, whoever signed it', () => {
    const bare = attached(kind, {});
    expect(isFromSameSource({ ...bare, statement: { ...bare.statement, annotations: {} } }, RUN)).toBe(false);
  });
});

describe.each(['provenance', 'vulnerabilities', 'summary'] as const)('a %s by a key', (kind) => {
  const { certificate: _, ...byKey } = attached(kind, made(RUN)[kind]);

  test.each<[string, Partial<BuildRun>]>([
    ['branch', { ref: 'refs/heads/feature' }],
    ['repository', { repository: 'acme/other' }],
    ['runner', { runnerEnvironment: 'self-hosted' }],
  ])('is not that of another %s: it says itself whose it is', (_other, run) => {
    expect(isFromSameSource(byKey, RUN)).toBe(true);
    expect(isFromSameSource(byKey, { ...RUN, ...run })).toBe(false);
  });
});

describe('what others attach', () => {
  test.each<[string, StatementKind, Record<string, unknown>]>([
    [
      'provenance of BuildKit',
      'provenance',
      {
        buildDefinition: {},
        runDetails: { builder: { id: 'https://buildkit', version: { buildkit: '1' } } },
      },
    ],
    [
      'provenance of GitHub’s own action',
      'provenance',
      { ...made(RUN).provenance, runDetails: { builder: { id: 'https://github.com/x' } } },
    ],
    [
      'an SBOM of another tool',
      'sbom',
      { metadata: { tools: { components: [{ name: 'syft', version: '1' }] } } },
    ],
    ['an SBOM of the old form', 'sbom', { metadata: { tools: [{ name: 'assay', version: '1' }] } }],
    ['a result of another scanner', 'vulnerabilities', { scanner: { result: [] } }],
    ['a summary of another verifier', 'summary', { ...made(RUN).summary, verifier: { id: 'https://other' } }],
  ])('has no mark: %s', (_, kind, predicate) => {
    expect(isMarked(attached(kind, predicate).statement)).toBe(false);
  });
});

test('an SBOM that names Assay already stays as it is', () => {
  const bom = { metadata: { tools: { components: [{ name: 'assay', version: '0.1.0' }] } }, components: [] };
  expect(markedBom(bom)).toBe(bom);
});

describe('an image is built on a hosted runner', () => {
  const provenance = (runner: string) =>
    attached('provenance', provenancePredicate({ ...RUN, runnerEnvironment: runner }), {
      ...CERTIFICATE,
      runnerEnvironment: runner,
    });

  test('where every provenance of Assay’s says so', () => {
    expect(isHosted([])).toBe(true);
    expect(isHosted([provenance('github-hosted')])).toBe(true);
    expect(isHosted([provenance('github-hosted'), provenance('self-hosted')])).toBe(false);
    const { certificate: _, ...byKey } = provenance('self-hosted');
    expect(isHosted([byKey])).toBe(false);
  });
});
