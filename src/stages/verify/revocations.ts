import type { Digest } from '../../domain/digest.ts';
import type { Revocation } from '../../domain/gate/attested-evidence.ts';
import type { Repository } from '../../domain/image/image.ts';
import { plain } from '../../domain/text.ts';
import { REVOCATION_TYPE, readRevocationReason } from '../../formats/attestation/revocation.ts';
import type { ReadOnlyRegistry } from '../../ports/registry-port.ts';
import { readBundles } from './bundles.ts';
import type { SignerVerification } from './sigstore-trust.ts';

/** A revocation that verifies, or why one does not count. */
export type ReadRevocation = Omit<Revocation, 'referrer'> | { readonly why: string };

/** What a verified or refused statement says about the revocation of a subject. Undefined if it is no revocation. */
export function revocationIn(verification: SignerVerification, subject: Digest): ReadRevocation | undefined {
  const statement = verification.verified ? verification.statement : verification.claimed;
  if (statement?.predicateType !== REVOCATION_TYPE) return undefined;
  if (!verification.verified) return { why: plain(verification.why, 300) };
  // A statement about another image can be attached here by anyone who may push.
  if (statement.subject !== subject) return { why: `it is about ${statement.subject}` };
  const { signer, certificate, times } = verification;
  const [earliest] = times;
  return {
    signer,
    reason: readRevocationReason(statement.predicate),
    ...(certificate && { certificate }),
    ...(earliest && { at: earliest.at }),
  };
}

/**
 * The revocations of a digest that verify. One that cannot be read may be one of them, so it counts too, as a text.
 * Throws the registry's faults.
 */
export async function revocationsOf(
  world: { readonly registry: ReadOnlyRegistry },
  verify: (bundle: Uint8Array) => SignerVerification,
  repository: Repository,
  subject: Digest,
): Promise<readonly string[]> {
  const isWanted = (predicateType: string) => predicateType === REVOCATION_TYPE;
  const use = (bundle: Uint8Array) => revocationIn(verify(bundle), subject);
  const bundles = await readBundles(world, repository, subject, { isWanted, use });
  return bundles.flatMap((bundle) => {
    if ('unreadable' in bundle)
      return bundle.predicateType === REVOCATION_TYPE
        ? [`a revocation that cannot be read: ${plain(bundle.unreadable, 200)}`]
        : [];
    if (!('value' in bundle) || bundle.value === undefined || 'why' in bundle.value) return [];
    return [bundle.value.reason];
  });
}
