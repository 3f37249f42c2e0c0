import { type Digest, isDigest } from '../digest.ts';
import type { ReasonCode } from '../reason.ts';
import type { Attested, AttestedKind, Requirement, SubjectEvidence } from './attested-evidence.ts';
import { type DenialReason, denialReason } from './decision.ts';
import { missingInputs } from './summary-inputs.ts';
import { type ReadSummary, summaryFault } from './summary-rule.ts';

/** Greatest number of referrers that one message names. */
const NAMED = 3;

const KIND_NAMES: Readonly<Record<AttestedKind, string>> = {
  signature: 'signature',
  provenance: 'provenance',
  sbom: 'SBOM',
  vulnerabilities: 'vulnerability result',
  summary: 'verification summary',
};

const MISSING: Readonly<Record<Requirement, ReasonCode>> = {
  signature: 'signature-missing',
  provenance: 'provenance-missing',
  sbom: 'sbom-missing',
  summary: 'summary-missing',
};

/** No statement of a kind counts. Statements that claim to be of this kind explain why. */
export function missing(kind: Requirement, evidence: SubjectEvidence): DenialReason {
  const { subject, attested, refused } = evidence;
  const claims: readonly { referrer: Digest; why: string; code?: ReasonCode }[] = [
    ...refused.filter((one) => one.kind === kind),
    ...attested
      .filter((one) => one.kind === kind)
      .map((one) => ({ referrer: one.referrer, why: summaryFault(one) ?? 'it does not count' })),
    ...refused.filter((one) => one.kind === undefined),
  ];
  const what = `${subject.name} (${subject.digest}) has no ${KIND_NAMES[kind]} that counts`;
  const [first] = claims;
  if (first === undefined) {
    const code = subject.role === 'platform' ? 'index-not-covered' : MISSING[kind];
    return denialReason(code, 'evidence', `${what}: none is attached${old(kind, evidence)}`, {
      subject: subject.digest,
    });
  }
  return denialReason(
    first.code ?? MISSING[kind],
    'evidence',
    `${what}: ${firstClaims(claims)}${old(kind, evidence)}`,
    {
      subject: subject.digest,
      evidence: claims.slice(0, NAMED).map(({ referrer }) => referrer),
    },
  );
}

/** Names evidence in a format that does not count, so that users know why the gate does not use it. */
function old(kind: Requirement, { oldFormat = [] }: SubjectEvidence): string {
  const suffix = kind === 'signature' ? '.sig' : '.att';
  const tag = oldFormat.find((one) => one.endsWith(suffix));
  if (tag === undefined) return '';
  const what = kind === 'signature' ? 'a signature' : 'attestations';
  return `; the tag ${tag} contains ${what} in the old format of cosign, which does not count: sign with cosign 3 or newer, or with Assay`;
}

/** There is a statement of a kind, but the verification summary is based on another one. */
export function replaced(
  kind: Requirement,
  attachedOfKind: readonly Attested[],
  { attested }: ReadSummary,
  { subject }: SubjectEvidence,
): DenialReason {
  const digests = attachedOfKind.map(({ referrer }) => referrer);
  const message = `the ${KIND_NAMES[kind]} of ${subject.name} (${firstDigests(digests)}) is not the one on which its verification summary (${attested.referrer}) is based`;
  const evidence = [...digests.slice(0, NAMED), attested.referrer];
  return denialReason('summary-mismatch', 'evidence', message, { subject: subject.digest, evidence });
}

/** Inputs of the summary that did not verify here: the summary vouches for statements that nobody can examine. */
export function notExamined(
  { attested: summary, facts }: ReadSummary,
  { subject, attested, refused, unreadable }: SubjectEvidence,
): DenialReason | undefined {
  const gone = missingInputs(facts, attested);
  if (gone.length === 0 && facts.inputs.length > 0) return undefined;
  const others: readonly { referrer: string; envelope?: Digest; why: string }[] = [...refused, ...unreadable];
  const whys = gone.map((digest) => {
    const one = others.find(({ referrer, envelope }) => referrer === digest || envelope === digest);
    return { referrer: one?.referrer ?? digest, why: one?.why ?? 'it is not attached' };
  });
  const why =
    gone.length === 0
      ? 'names no statement on which it is based'
      : `is based on statements that do not count: ${firstClaims(whys)}`;
  return denialReason(
    'summary-mismatch',
    'evidence',
    `the verification summary of ${subject.name} (${summary.referrer}) ${why}`,
    { subject: subject.digest, evidence: [summary.referrer, ...gone.slice(0, NAMED)] },
  );
}

/** Reasons for missing evidence. A statement that could not be read or examined may be the missing one. */
const MISSING_CODES: ReadonlySet<ReasonCode> = new Set([
  ...Object.values(MISSING),
  'index-not-covered',
  'summary-mismatch',
]);

/** Denies attached statements that cannot be read, if one of them may be the missing evidence. */
export function unreadableDenialReason(
  { subject, unreadable }: SubjectEvidence,
  denialReasons: readonly DenialReason[],
): DenialReason | undefined {
  if (unreadable.length === 0 || !denialReasons.some(({ code }) => MISSING_CODES.has(code))) return undefined;
  const message = `a statement attached to ${subject.name} (${subject.digest}) cannot be read: ${firstClaims(unreadable)}`;
  const evidence = unreadable
    .slice(0, NAMED)
    .map(({ referrer }) => referrer)
    .filter(isDigest);
  return denialReason('evidence-unreadable', 'evidence', message, { subject: subject.digest, evidence });
}

/** A revocation that cannot be read may be one that counts. */
export function unreadableRevocation({
  subject,
  unreadableRevocations: unreadable = [],
}: SubjectEvidence): DenialReason | undefined {
  if (unreadable.length === 0) return undefined;
  const message = `a revocation attached to ${subject.name} (${subject.digest}) cannot be read: ${firstClaims(unreadable)}`;
  return denialReason('evidence-unreadable', 'evidence', message, { subject: subject.digest });
}

/** Denies older statements that were not examined, if one of them may be the missing evidence. */
export function olderDenialReason(
  { subject, older = 0 }: SubjectEvidence,
  denialReasons: readonly DenialReason[],
): DenialReason | undefined {
  if (older === 0 || !denialReasons.some(({ code }) => MISSING_CODES.has(code))) return undefined;
  const message = `${older} older attestations of ${subject.name} (${subject.digest}) were not examined; the missing evidence may be one of them`;
  return denialReason('too-many-referrers', 'evidence', message, { subject: subject.digest });
}

function firstClaims(claims: readonly { readonly referrer: string; readonly why: string }[]): string {
  const sentences = claims.slice(0, NAMED).map(({ referrer, why }) => `${referrer}: ${why.slice(0, 300)}`);
  const more = claims.length > NAMED ? `; and ${claims.length - NAMED} more` : '';
  return sentences.join('; ') + more;
}

function firstDigests(digests: readonly Digest[]): string {
  const shown = digests.slice(0, NAMED).join(', ');
  return digests.length > NAMED ? `${shown} and ${digests.length - NAMED} more` : shown;
}
