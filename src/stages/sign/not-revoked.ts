import type { GateSigner } from '../../domain/gate/attested-evidence.ts';
import { asGateSigner } from '../../domain/gate/gate-signer.ts';
import { type PinnedImage, pinnedName, type Repository } from '../../domain/image/image.ts';
import { AssayError, type Reason } from '../../domain/reason.ts';
import type { Request } from '../../domain/run/request.ts';
import type { World } from '../../ports/world.ts';
import { revocationsOf } from '../verify/revocations.ts';
import { prepareTrust, type SignerVerification } from '../verify/sigstore-trust.ts';
import type { Signing } from './signing.ts';

type Needs = Pick<World, 'registry' | 'processes' | 'tools' | 'workspace' | 'publicSigstore'>;

/**
 * Demands that neither this signer, nor a signer or revoker of the policy, revoked the image where it is signed. A gate
 * would deny it whatever is signed now. Throws `image-revoked`, and the faults of the registry and of the trusted root.
 */
export async function demandNotRevoked(
  world: Needs,
  signing: Pick<Signing, 'verifyRevocation' | 'signer'>,
  { policy, signer, database }: Pick<Request, 'policy' | 'signer' | 'database'>,
  image: PinnedImage,
  repository: Repository,
): Promise<void> {
  const { signers, revokers } = policy.gate;
  const trustedRoot = signer.sigstore?.trustedRoot;
  const request = { ...(trustedRoot !== undefined && { trustedRoot }), database };
  const named = [...revokers, ...signers].map(asGateSigner);
  const others = named.length === 0 ? undefined : await prepareTrust(world, named, request);
  const self: GateSigner = {
    kind: 'certificate',
    identity: signing.signer.signedBy ?? '',
    issuer: signing.signer.issuer ?? '',
  };
  const verify = (bundle: Uint8Array): SignerVerification => {
    const verification = signing.verifyRevocation(bundle);
    if (verification.verified) return { ...verification, signer: self };
    return others?.verifyRevocation(bundle) ?? verification;
  };
  const reasons: Reason[] = [];
  const digests = new Set([image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)]);
  for (const digest of digests) {
    for (const why of await revocationsOf(world, verify, repository, digest)) {
      const message = `${pinnedName(repository, digest)} was revoked: ${why}`;
      reasons.push({ code: 'image-revoked', check: 'sign', message });
    }
  }
  const [first, ...rest] = reasons;
  if (first !== undefined) throw new AssayError([first, ...rest]);
}
