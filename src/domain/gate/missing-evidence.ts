import { type Digest, isDigest } from '../digest.ts';
import type { ReasonCode } from '../reason.ts';
import type { Attested, AttestedKind, Requirement, SubjectEvidence } from './attested-evidence.ts';
import { type DenialReason, denialReason } from './decision.ts';
import { type ReadSummary, summaryFault } from './summary-rule.ts';

/** At most so many referrers are named in one message. */
const NAMED = 3;

const WORDS: Readonly<Record<AttestedKind, string>> = {
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

/** Nothing of a kind is there that counts; what claims to be it says best why. */
export function missing(kind: Requirement, evidence: SubjectEvidence): DenialReason {
  const { subject, attested, refused } = evidence;
  const claims: readonly { referrer: Digest; why: string; code?: ReasonCode }[] = [
    ...refused.filter((one) => one.kind === kind),
    ...attested
      .filter((one) => one.kind === kind)
      .map((one) => ({ referrer: one.referrer, why: summaryFault(one) ?? 'it does not count' })),
    ...refused.filter((one) => one.kind === undefined),
  ];
  const what = `${subject.name} (${subject.digest}) has no ${WORDS[kind]} that counts`;
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
    `${what}: ${told(claims)}${old(kind, evidence)}`,
    {
      subject: subject.digest,
      evidence: claims.slice(0, NAMED).map(({ referrer }) => referrer),
    },
  );
}

/** What is there in a format that does not count, so that nobody looks for why it was not seen. */
function old(kind: Requirement, { oldFormat = [] }: SubjectEvidence): string {
  const suffix = kind === 'signature' ? '.sig' : '.att';
  const tag = oldFormat.find((one) => one.endsWith(suffix));
  if (tag === undefined) return '';
  const what = kind === 'signature' ? 'a signature' : 'attestations';
  return `; the tag ${tag} holds ${what} in the old format of cosign, which does not count: sign with cosign 3 or newer, or with Assay`;
}

/** Something of a kind is there, and the verification summary rests on something else. */
export function replaced(
  kind: Requirement,
  there: readonly Attested[],
  { attested }: ReadSummary,
  { subject }: SubjectEvidence,
): DenialReason {
  const digests = there.map(({ referrer }) => referrer);
  const message = `the ${WORDS[kind]} of ${subject.name} (${named(digests)}) is not what its verification summary (${attested.referrer}) rests on`;
  const evidence = [...digests.slice(0, NAMED), attested.referrer];
  return denialReason('summary-mismatch', 'evidence', message, { subject: subject.digest, evidence });
}

/** Inputs of the summary that did not verify here: it vouches for something that nobody can look at. */
export function notExamined(
  { attested: summary, facts }: ReadSummary,
  { subject, attested, refused, unreadable }: SubjectEvidence,
): DenialReason | undefined {
  const gone = facts.inputs.filter((digest) => !attested.some(({ referrer }) => referrer === digest));
  if (gone.length === 0 && facts.inputs.length > 0) return undefined;
  const whys = gone.map((digest) => ({
    referrer: digest,
    why: [...refused, ...unreadable].find(({ referrer }) => referrer === digest)?.why ?? 'it is not attached',
  }));
  const why =
    gone.length === 0 ? 'names no statement that it rests on' : `rests on what does not count: ${told(whys)}`;
  return denialReason(
    'summary-mismatch',
    'evidence',
    `the verification summary of ${subject.name} (${summary.referrer}) ${why}`,
    { subject: subject.digest, evidence: [summary.referrer, ...gone.slice(0, NAMED)] },
  );
}

/** Where one of these is told, what cannot be read may be what is missing: then nobody can say that it is not there. */
const LACKS: ReadonlySet<ReasonCode> = new Set([
  ...Object.values(MISSING),
  'index-not-covered',
  'summary-mismatch',
]);

/** What is attached and cannot be read, where that may matter. */
export function unreadableDenialReason(
  { subject, unreadable }: SubjectEvidence,
  denialReasons: readonly DenialReason[],
): DenialReason | undefined {
  if (unreadable.length === 0 || !denialReasons.some(({ code }) => LACKS.has(code))) return undefined;
  const message = `something attached to ${subject.name} (${subject.digest}) cannot be read: ${told(unreadable)}`;
  const evidence = unreadable
    .slice(0, NAMED)
    .map(({ referrer }) => referrer)
    .filter(isDigest);
  return denialReason('evidence-unreadable', 'evidence', message, { subject: subject.digest, evidence });
}

/** What was not looked at, where that may matter. */
export function olderDenialReason(
  { subject, older = 0 }: SubjectEvidence,
  denialReasons: readonly DenialReason[],
): DenialReason | undefined {
  if (older === 0 || !denialReasons.some(({ code }) => LACKS.has(code))) return undefined;
  const message = `${older} older attestations of ${subject.name} (${subject.digest}) were not looked at, and what is missing may be among them`;
  return denialReason('too-many-referrers', 'evidence', message, { subject: subject.digest });
}

function told(claims: readonly { readonly referrer: string; readonly why: string }[]): string {
  const sentences = claims.slice(0, NAMED).map(({ referrer, why }) => `${referrer}: ${why.slice(0, 300)}`);
  const more = claims.length > NAMED ? `; and ${claims.length - NAMED} more` : '';
  return sentences.join('; ') + more;
}

function named(digests: readonly Digest[]): string {
  const shown = digests.slice(0, NAMED).join(', ');
  return digests.length > NAMED ? `${shown} and ${digests.length - NAMED} more` : shown;
}
