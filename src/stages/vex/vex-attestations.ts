import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import type { SignerIdentity } from '../../domain/policy/policy.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { VexStatement } from '../../domain/vex/vex-statement.ts';
import { STATEMENT_TYPES, type Statement } from '../../formats/attestation/in-toto.ts';
import { isVexPredicate, parseVexPredicate } from '../../formats/vex/vex-document.ts';
import type { ReadOnlyRegistry, World } from '../../ports.ts';
import { readBundles } from '../verify/bundles.ts';
import { prepareTrust, type TrustRequest } from '../verify/sigstore-trust.ts';

export type AttestationWorld = Pick<World, 'processes' | 'tools' | 'workspace' | 'publicSigstore'> & {
  readonly registry: ReadOnlyRegistry;
};

interface SignedVex {
  readonly signedBy: SignerIdentity;
  readonly statement: Statement;
}

/**
 * Reads the VEX documents that are attested about each digest by one of the signers; everything else that is attached
 * is passed over, and without signers nothing is asked for. Throws `vex-invalid` for what a signer attests and is no VEX
 * document, and the faults of the registry and of the trusted root.
 */
export async function vexAttestations(
  world: AttestationWorld,
  signers: readonly SignerIdentity[],
  request: TrustRequest,
  repository: Repository,
  digests: readonly Digest[],
): Promise<readonly VexStatement[]> {
  if (signers.length === 0) return [];
  const verifiers = await Promise.all(
    signers.map(async (signedBy) => {
      const signer = { kind: 'certificate', ...signedBy } as const;
      const { verify } = await prepareTrust(world, signer, { ...request, statementTypes: STATEMENT_TYPES });
      return { signedBy, verify };
    }),
  );
  const signed = (subject: Digest, bundle: Uint8Array): SignedVex | undefined => {
    for (const { signedBy, verify } of verifiers) {
      const verification = verify(bundle);
      if (!verification.verified) continue;
      const { statement } = verification;
      if (statement.subject === subject && isVexPredicate(statement.predicateType))
        return { signedBy, statement };
    }
    return undefined;
  };
  const said: VexStatement[] = [];
  for (const subject of new Set(digests)) {
    const bundles = await readBundles(world, repository, subject, isVexPredicate, (bundle) =>
      signed(subject, bundle),
    );
    for (const bundle of bundles) {
      if (!('value' in bundle) || bundle.value === undefined) continue;
      said.push(...statementsIn(bundle.value, bundle.referrer, repository));
    }
  }
  return said;
}

function statementsIn(
  { signedBy, statement: { subject, predicateType, predicate } }: SignedVex,
  referrer: Digest,
  repository: Repository,
): readonly VexStatement[] {
  const source = { kind: 'attestation', referrer, subject, signedBy } as const;
  const said = parseVexPredicate(predicateType, predicate, source, subject);
  if (said.ok) return said.value;
  const message = `the VEX attestation ${pinnedName(repository, referrer)} of ${signedBy.identity}: ${plain(said.fault, 400)}`;
  throw fault('vex-invalid', 'policy', message);
}
