import type { Digest } from '../digest.ts';
import { plain } from '../text.ts';
import type { CertificateFacts, Revocation, SubjectEvidence } from './attested-evidence.ts';
import { type DenialReason, denialReason } from './decision.ts';
import type { Demands } from './gate-request.ts';
import { endFault, isSigner, signerName } from './gate-signer.ts';
import { certificateFault } from './source-rule.ts';

/** What the revocations attached to a subject mean. */
export interface RevocationResult {
  readonly denialReasons: readonly DenialReason[];
  /** Revocations that do not count, a sentence each. */
  readonly notes: readonly string[];
}

/** Most notes about revocations that do not count. Strangers may attach as many as they like. */
const MOST_NOTES = 5;

/** Judges the revocations that are attached to a subject. One that counts denies it, and no later statement changes that. */
export function revocationResult(evidence: SubjectEvidence, demands: Demands): RevocationResult {
  const { subject, revocations = [], refusedRevocations = [] } = evidence;
  const refused = [...refusedRevocations];
  const denialReasons: DenialReason[] = [];
  for (const one of revocations) {
    const why = whyNot(one, demands);
    if (why === undefined) denialReasons.push(revoked(subject.name, subject.digest, one));
    else refused.push({ referrer: one.referrer, why });
  }
  const notes = refused
    .slice(0, MOST_NOTES)
    .map(
      ({ referrer, why }) =>
        `A revocation of ${subject.name} (${referrer}) does not count: ${plain(why, 300)}.`,
    );
  const more = refused.length - notes.length;
  return {
    denialReasons,
    notes: more > 0 ? [...notes, `${more} more revocations of ${subject.name} do not count.`] : notes,
  };
}

function revoked(name: string, digest: Digest, { referrer, signer, reason, at }: Revocation): DenialReason {
  const when = at === undefined ? '' : ` at ${at}`;
  const message = `${name} (${digest}) was revoked by ${signerName(signer)}${when}: ${plain(reason, 300)}`;
  return denialReason('image-revoked', 'evidence', message, { subject: digest, evidence: [referrer] });
}

/** A signer may revoke only what it may sign. Whom the policy lists in `revokers` may revoke everything. */
function whyNot(one: Revocation, { signers, revokers, source }: Demands): string | undefined {
  if (revokers.some((revoker) => isSigner(revoker, one.signer))) return undefined;
  const signer = signers.find((known) => isSigner(known, one.signer));
  if (signer === undefined) return `${signerName(one.signer)} may not revoke images`;
  const { certificate, at } = one;
  return (
    sourceFault(certificate, source) ?? endFault({ signer, ...(at === undefined ? {} : { signedAt: at }) })
  );
}

function sourceFault(
  certificate: CertificateFacts | undefined,
  source: Demands['source'],
): string | undefined {
  return certificate === undefined ? undefined : certificateFault(certificate, source);
}
