import type { Digest } from '../../domain/digest.ts';
import { pinnedName, type Repository } from '../../domain/image/image.ts';
import type { SignerIdentity } from '../../domain/policy/policy.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { VexStatement } from '../../domain/vex/vex-statement.ts';
import { STATEMENT_TYPES, type Statement } from '../../formats/attestation/in-toto.ts';
import { isVexPredicate, parseVexPredicate } from '../../formats/vex/vex-document.ts';
import type { ReadOnlyRegistry } from '../../ports/registry-port.ts';
import type { World } from '../../ports/world.ts';
import { readBundles } from '../verify/bundles.ts';
import { prepareTrust, type TrustRequest } from '../verify/sigstore-trust.ts';

export type AttestationWorld = Pick<World, 'processes' | 'tools' | 'workspace' | 'publicSigstore'> & {
  readonly registry: ReadOnlyRegistry;
};

interface SignedVex {
  readonly signedBy: SignerIdentity;
  readonly statement: Statement;
}

/** The digests in one repository whose attestations are read. */
interface AttestedImage {
  readonly repository: Repository;
  readonly digests: readonly Digest[];
}

/**
 * Reads the VEX documents that one of the signers attested about each digest. Everything else that is attached is
 * ignored. Without signers, nothing is read. Throws `vex-invalid` if a signer attested something as VEX that is no VEX
 * document, and the faults of the registry and of the trusted root.
 */
export async function vexAttestations(
  world: AttestationWorld,
  signers: readonly SignerIdentity[],
  request: TrustRequest,
  { repository, digests }: AttestedImage,
): Promise<readonly VexStatement[]> {
  if (signers.length === 0) return [];
  const verifiers = await Promise.all(
    signers.map(async (signedBy) => {
      const signer = { kind: 'certificate', ...signedBy } as const;
      const { verify } = await prepareTrust(world, [signer], { ...request, statementTypes: STATEMENT_TYPES });
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
  const statements: VexStatement[] = [];
  for (const subject of new Set(digests)) {
    const use = (bundle: Uint8Array) => signed(subject, bundle);
    const bundles = await readBundles(world, repository, subject, { isWanted: isVexPredicate, use });
    for (const bundle of bundles) {
      if (!('value' in bundle) || bundle.value === undefined) continue;
      statements.push(...statementsIn(bundle.value, bundle.referrer, repository));
    }
  }
  return statements;
}

function statementsIn(
  { signedBy, statement: { subject, predicateType, predicate } }: SignedVex,
  referrer: Digest,
  repository: Repository,
): readonly VexStatement[] {
  const source = { kind: 'attestation', referrer, subject, signedBy } as const;
  const statements = parseVexPredicate(predicateType, predicate, source, subject);
  if (statements.ok) return statements.value;
  const message = `the VEX attestation ${pinnedName(repository, referrer)} of ${signedBy.identity}: ${plain(statements.fault, 400)}`;
  throw fault('vex-invalid', 'policy', message);
}
