import type { Digest } from '../../../src/domain/digest.ts';
import type {
  Attested,
  AttestedKind,
  CertificateFacts,
  GateSigner,
  ProvenanceFacts,
  SubjectEvidence,
  SummaryFacts,
} from '../../../src/domain/gate/attested-evidence.ts';
import type { Demands } from '../../../src/domain/gate/gate-request.ts';
import { PRODUCT } from '../../../src/domain/product.ts';
import { parsed } from '../../../src/domain/result.ts';
import { PREDICATE_TYPES } from '../../../src/formats/attestation/in-toto.ts';

export const NOW = new Date('2026-06-10T12:00:00Z');
export const SUBJECT = digest('a');
const POLICY = digest('9');
export const REPOSITORY = 'https://github.com/acme/shop';
const WORKFLOW = `${REPOSITORY}/.github/workflows/release.yml@refs/heads/main`;
const COMMIT = '5f0c1a3b9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b';
const RUN = `${REPOSITORY}/actions/runs/42/attempts/1`;

/** A digest of one hex digit, repeated. */
export function digest(digit: string): Digest {
  return `sha256:${digit.repeat(64)}`;
}

export const CERTIFICATE: CertificateFacts = {
  subject: WORKFLOW,
  issuer: 'https://token.actions.githubusercontent.com',
  buildSigner: WORKFLOW,
  runnerEnvironment: 'github-hosted',
  sourceRepository: REPOSITORY,
  sourceDigest: COMMIT,
  sourceRef: 'refs/heads/main',
  sourceRepositoryId: '74',
  sourceOwner: 'https://github.com/acme',
  sourceOwnerId: '65',
  buildConfig: WORKFLOW,
  buildTrigger: 'push',
  invocation: RUN,
};

export const PROVENANCE: ProvenanceFacts = {
  repository: REPOSITORY,
  ref: 'refs/heads/main',
  path: '.github/workflows/release.yml',
  repositoryId: '74',
  ownerId: '65',
  eventName: 'push',
  runnerEnvironment: 'github-hosted',
  sourceUri: `git+${REPOSITORY}@refs/heads/main`,
  sourceCommit: COMMIT,
  builder: WORKFLOW,
  invocation: RUN,
};

export const SIGNER: GateSigner = { kind: 'certificate', identity: WORKFLOW, issuer: CERTIFICATE.issuer };

/** Referrers of the statements of {@link evidence}. */
export const REFERRERS = {
  signature: digest('1'),
  provenance: digest('2'),
  sbom: digest('3'),
  vulnerabilities: digest('4'),
  summary: digest('5'),
} as const;

/** Envelopes of the same statements. */
export const ENVELOPES = {
  signature: digest('b'),
  provenance: digest('c'),
  sbom: digest('d'),
  vulnerabilities: digest('e'),
  summary: digest('f'),
} as const;

export const SUMMARY: SummaryFacts = {
  verifier: PRODUCT.uri,
  timeVerified: '2026-06-10T11:00:00Z',
  result: 'PASSED',
  resourceUri: `registry.example/shop@${SUBJECT}`,
  policy: POLICY,
  databaseUpdatedAt: '2026-06-10T06:00:00Z',
  levels: ['SLSA_BUILD_LEVEL_2'],
  inputs: [REFERRERS.signature, REFERRERS.provenance, REFERRERS.sbom, REFERRERS.vulnerabilities],
};

export const DEMANDS: Demands = {
  signers: [SIGNER],
  revokers: [],
  source: {},
  require: ['signature', 'provenance', 'sbom', 'summary'],
  maxAgeMs: 168 * 3_600_000,
  policies: [POLICY],
  databaseMaxAgeMs: 48 * 3_600_000,
  repository: 'registry.example/shop',
  promotedFrom: [],
};

/** A statement of a kind, as an honest run makes it. */
export function attested(kind: AttestedKind, own: Partial<Attested> = {}): Attested {
  return {
    kind,
    predicateType: PREDICATE_TYPES[kind],
    referrer: REFERRERS[kind],
    envelope: ENVELOPES[kind],
    predicate: {},
    signer: SIGNER,
    certificate: CERTIFICATE,
    signedAt: '2026-06-10T11:00:05Z',
    timestamped: true,
    bundle: new Uint8Array(),
    ...(kind === 'provenance' ? { provenance: parsed(PROVENANCE) } : {}),
    ...(kind === 'summary' ? { summary: parsed(SUMMARY) } : {}),
    ...(kind === 'sbom' ? { sbomSubject: SUBJECT } : {}),
    ...own,
  };
}

/** Everything that an honest run attaches, with some statements changed, added (of a kind again) or taken away. */
export function evidence(own: Partial<SubjectEvidence> = {}): SubjectEvidence {
  const kinds: readonly AttestedKind[] = ['signature', 'provenance', 'sbom', 'vulnerabilities', 'summary'];
  return {
    subject: { digest: SUBJECT, role: 'image', name: 'the image' },
    attested: kinds.map((kind) => attested(kind)),
    refused: [],
    unreadable: [],
    ...own,
  };
}

/** The same with one statement in place of the honest one of its kind. */
export function evidenceWith(changed: Attested): SubjectEvidence {
  return evidence({
    attested: evidence().attested.map((one) => (one.kind === changed.kind ? changed : one)),
  });
}
