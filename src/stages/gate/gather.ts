import {
  type Attested,
  type GateSubject,
  REQUIREMENTS,
  type Refused,
  type Revocation,
  type SubjectEvidence,
  type SummaryFacts,
  type Unreadable,
} from '../../domain/gate/attested-evidence.ts';
import type { Repository } from '../../domain/image/image.ts';
import { orUndefined } from '../../domain/result.ts';
import { plain } from '../../domain/text.ts';
import { type Statement, type StatementKind, statementKind } from '../../formats/attestation/in-toto.ts';
import { isMarked } from '../../formats/attestation/own-mark.ts';
import { readProvenance, readSbomSubject, readSummary } from '../../formats/attestation/read-attested.ts';
import { REVOCATION_TYPE } from '../../formats/attestation/revocation.ts';
import type { ReadOnlyRegistry } from '../../ports/registry-port.ts';
import { concurrently } from '../shared/concurrently.ts';
import { type AttachedBundle, readBundles } from '../verify/bundles.ts';
import { ALL_OF_ASSAY, type BundleSelection, selectBySummary } from '../verify/newest-bundles.ts';
import { oldFormat } from '../verify/old-format.ts';
import { type ReadRevocation, revocationIn } from '../verify/revocations.ts';
import type { SignerVerification, Trust } from '../verify/sigstore-trust.ts';

const SUBJECTS_AT_ONCE = 3;

const UNMARKED =
  'it does not say that Assay made it, so it does not count; if an older version of Assay made it, ship the image again';

type Needs = { readonly registry: ReadOnlyRegistry };

/** The subjects whose evidence is gathered. */
interface Gathering {
  readonly repository: Repository;
  readonly subjects: readonly GateSubject[];
  /** Whether a verification summary decides what counts. Then only what the newest summaries name is read. */
  readonly bySummary: boolean;
}

/** Reads what is attached to each subject and verifies it in process. Throws the registry's faults. */
export function gather(
  world: Needs,
  trust: Pick<Trust, 'verify' | 'verifyRevocation'>,
  { repository, subjects, bySummary }: Gathering,
): Promise<readonly SubjectEvidence[]> {
  const selection: BundleSelection<BundleContent> = bySummary ? selectBySummary(summaryIn) : ALL_OF_ASSAY;
  return concurrently(subjects, SUBJECTS_AT_ONCE, async (subject) => {
    const isWanted = (predicateType: string) =>
      statementKind(predicateType) !== undefined || predicateType === REVOCATION_TYPE;
    const use = (bundle: Uint8Array) => readBundle(subject, trust, bundle);
    const bundles = await readBundles(world, repository, subject.digest, { isWanted, use, selection });
    return await evidenceOf(world, repository, subject, bundles);
  });
}

async function evidenceOf(
  world: Needs,
  repository: Repository,
  subject: GateSubject,
  bundles: readonly AttachedBundle<BundleContent>[],
): Promise<SubjectEvidence> {
  let older = 0;
  const attested: Attested[] = [];
  const refused: Refused[] = [];
  const unreadable: Unreadable[] = [];
  const revocations: Revocation[] = [];
  const refusedRevocations: { readonly referrer: string; readonly why: string }[] = [];
  const unreadableRevocations: Unreadable[] = [];
  for (const bundle of bundles) {
    if ('unreadable' in bundle) {
      const list = bundle.predicateType === REVOCATION_TYPE ? unreadableRevocations : unreadable;
      list.push({ referrer: plain(bundle.referrer, 200), why: plain(bundle.unreadable, 400) });
    } else if ('older' in bundle) older += 1;
    else if (bundle.value === undefined) continue;
    else if ('revocation' in bundle.value) {
      const { referrer, value } = bundle;
      if ('why' in value.revocation) refusedRevocations.push({ referrer, ...value.revocation });
      else revocations.push({ referrer, ...value.revocation });
    } else if ('why' in bundle.value) refused.push({ referrer: bundle.referrer, ...bundle.value });
    else attested.push({ referrer: bundle.referrer, ...bundle.value });
  }
  const isWhole = REQUIREMENTS.every((kind) => attested.some((one) => one.kind === kind));
  const old = isWhole ? [] : await oldFormat(world, repository, subject.digest);
  return {
    ...{ subject, attested, refused, unreadable },
    ...(older > 0 && { older }),
    ...(old.length > 0 && { oldFormat: old }),
    ...(revocations.length > 0 && { revocations }),
    ...(refusedRevocations.length > 0 && { refusedRevocations }),
    ...(unreadableRevocations.length > 0 && { unreadableRevocations }),
  };
}

/** A bundle is evidence about a subject, or refused with a reason, or (undefined) no concern of Assay. */
type BundleContent =
  | Omit<Attested, 'referrer'>
  | Omit<Refused, 'referrer'>
  | { readonly revocation: ReadRevocation }
  | undefined;

function summaryIn(content: BundleContent): SummaryFacts | undefined {
  if (content === undefined || 'why' in content || 'revocation' in content || content.summary === undefined)
    return undefined;
  return orUndefined(content.summary);
}

/** A revocation may have been written by cosign in an older form, which is malformed for everything else. */
function readBundle(
  subject: GateSubject,
  { verify, verifyRevocation }: Pick<Trust, 'verify' | 'verifyRevocation'>,
  bundle: Uint8Array,
): BundleContent {
  const verification = verify(bundle);
  const statement = verification.verified ? verification.statement : verification.claimed;
  const mayRevoke = statement === undefined || statement.predicateType === REVOCATION_TYPE;
  const revocation = mayRevoke ? revocationIn(verifyRevocation(bundle), subject.digest) : undefined;
  return revocation === undefined ? contentOf(subject, verification, bundle) : { revocation };
}

function contentOf(
  subject: GateSubject,
  verification: SignerVerification,
  bundle: Uint8Array,
): BundleContent {
  const statement = verification.verified ? verification.statement : verification.claimed;
  if (statement === undefined) return verification.verified ? undefined : { why: verification.why };
  const kind = statementKind(statement.predicateType);
  if (kind === undefined) return undefined;
  if (!verification.verified) {
    const code = verification.fault === 'other-identity' ? 'identity-mismatch' : 'signature-invalid';
    const { envelope, signedBy } = verification;
    return {
      ...{ kind, code, why: plain(verification.why, 400) },
      ...(envelope !== undefined && { envelope }),
      ...(signedBy !== undefined && { signedBy: plain(signedBy, 600) }),
    };
  }
  const { envelope } = verification;
  if (statement.subject !== subject.digest)
    return { kind, envelope, why: `it is about ${statement.subject}` };
  // A summary names its verifier itself. A signature has no content that could name Assay.
  if (kind !== 'signature' && kind !== 'summary' && !isMarked(statement))
    return { kind, envelope, why: UNMARKED };
  const { certificate, publicKey, signer, times } = verification;
  const [earliest] = times;
  return {
    ...{ kind, envelope },
    predicateType: statement.predicateType,
    predicate: statement.predicate,
    signer,
    ...(certificate === undefined ? {} : { certificate }),
    ...(publicKey === undefined ? {} : { publicKey }),
    ...(earliest === undefined ? {} : { signedAt: earliest.at }),
    timestamped: times.some(({ source }) => source === 'timestamp-authority'),
    bundle,
    ...factsOf(kind, statement),
  };
}

function factsOf(
  kind: StatementKind,
  { predicate }: Statement,
): Pick<Attested, 'provenance' | 'summary' | 'sbomSubject' | 'platform'> {
  switch (kind) {
    case 'provenance':
      return { provenance: readProvenance(predicate) };
    case 'summary':
      return { summary: readSummary(predicate) };
    case 'sbom': {
      const { digest, platform } = readSbomSubject(predicate);
      return {
        ...(digest === undefined ? {} : { sbomSubject: digest }),
        ...(platform === undefined ? {} : { platform }),
      };
    }
    case 'signature':
    case 'vulnerabilities':
      return {};
  }
}
