import {
  type Attested,
  type GateSubject,
  REQUIREMENTS,
  type Refused,
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
import type { Verification } from '../../formats/signing/sigstore.ts';
import type { ReadOnlyRegistry } from '../../ports.ts';
import { concurrently } from '../shared/concurrently.ts';
import { readBundles } from '../verify/bundles.ts';
import { type Choice, choiceBySummary, EVERYTHING } from '../verify/newest-bundles.ts';
import { oldFormat } from '../verify/old-format.ts';

const SUBJECTS_AT_ONCE = 3;

const UNMARKED =
  'it does not say that Assay made it, and what others attach does not count; was it made by an older version? Ship the image again';

type Needs = { readonly registry: ReadOnlyRegistry };
type Verify = (bundle: Uint8Array) => Verification;

/**
 * Reads and verifies in process what is attached to each subject: all of it, or where a verification summary decides
 * what counts, what that takes. Throws the registry's faults.
 */
export function gather(
  world: Needs,
  verify: Verify,
  repository: Repository,
  subjects: readonly GateSubject[],
  bySummary: boolean,
): Promise<readonly SubjectEvidence[]> {
  const choice = bySummary ? choiceBySummary(summaryIn) : EVERYTHING;
  return concurrently(subjects, SUBJECTS_AT_ONCE, (subject) =>
    gatherOne(world, verify, repository, subject, choice),
  );
}

async function gatherOne(
  world: Needs,
  verify: Verify,
  repository: Repository,
  subject: GateSubject,
  choice: Choice<Sorted>,
): Promise<SubjectEvidence> {
  let older = 0;
  const attested: Attested[] = [];
  const refused: Refused[] = [];
  const unreadable: Unreadable[] = [];
  const isWanted = (predicateType: string) => statementKind(predicateType) !== undefined;
  const use = (bundle: Uint8Array) => sorted(subject, verify(bundle), bundle);
  const found = await readBundles(world, repository, subject.digest, isWanted, use, choice);
  for (const one of found) {
    if ('unreadable' in one)
      unreadable.push({ referrer: plain(one.referrer, 200), why: plain(one.unreadable, 400) });
    else if ('older' in one) older += 1;
    else if (one.value === undefined) continue;
    else if ('why' in one.value) refused.push({ referrer: one.referrer, ...one.value });
    else attested.push({ referrer: one.referrer, ...one.value });
  }
  const isWhole = REQUIREMENTS.every((kind) => attested.some((one) => one.kind === kind));
  const old = isWhole ? [] : await oldFormat(world, repository, subject.digest);
  return {
    ...{ subject, attested, refused, unreadable },
    ...(older > 0 && { older }),
    ...(old.length > 0 && { oldFormat: old }),
  };
}

type Sorted = Omit<Attested, 'referrer'> | Omit<Refused, 'referrer'> | undefined;

function summaryIn(one: Sorted): SummaryFacts | undefined {
  if (one === undefined || 'why' in one || one.summary === undefined) return undefined;
  return orUndefined(one.summary);
}

/** What a bundle is to a subject: evidence, something that claims to be, or (undefined) somebody else's business. */
function sorted(subject: GateSubject, verification: Verification, bundle: Uint8Array): Sorted {
  const statement = verification.verified ? verification.statement : verification.claimed;
  if (statement === undefined) return verification.verified ? undefined : { why: verification.why };
  const kind = statementKind(statement.predicateType);
  if (kind === undefined) return undefined;
  if (!verification.verified) {
    const code = verification.fault === 'other-identity' ? 'identity-mismatch' : 'signature-invalid';
    return { kind, code, why: plain(verification.why, 400) };
  }
  if (statement.subject !== subject.digest) return { kind, why: `it is about ${statement.subject}` };
  // A summary says itself who its verifier is; a signature says nothing, whoever of the signer's steps made it.
  if (kind !== 'signature' && kind !== 'summary' && !isMarked(statement)) return { kind, why: UNMARKED };
  const { certificate, publicKey, times } = verification;
  const [earliest] = times;
  return {
    kind,
    predicateType: statement.predicateType,
    predicate: statement.predicate,
    ...(certificate === undefined ? {} : { certificate }),
    ...(publicKey === undefined ? {} : { publicKey }),
    ...(earliest === undefined ? {} : { signedAt: earliest.at }),
    timestamped: times.some(({ source }) => source === 'timestamp-authority'),
    bundle,
    ...contentOf(kind, statement),
  };
}

function contentOf(
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
