import type { GateRequest } from '../../domain/gate/gate-request.ts';
import type { Vex } from '../../domain/vex/apply-vex.ts';
import type { GateImage } from '../gate/gate-image.ts';
import { platformOf } from '../gate/rescan.ts';
import type { Relied } from '../verify/second-opinion.ts';
import { type AttestationWorld, vexAttestations } from './vex-attestations.ts';
import { placesOf } from './vex-places.ts';

/**
 * What a second look at an image is weighed with: VEX attestations by the signers of the policy, about what the
 * attested SBOMs of its platforms list. The gate has no repository, so it reads no files. Undefined where the policy
 * names no signers. Throws `vex-invalid`, and the faults of the registry and of the trusted root.
 */
export async function gateVex(
  world: AttestationWorld,
  request: GateRequest,
  image: GateImage,
  sboms: readonly Relied[],
): Promise<Vex | undefined> {
  const { attestations: signers } = request.policy.vex;
  if (signers.length === 0) return undefined;
  const digests = image.subjects.map(({ digest }) => digest);
  const statements = await vexAttestations(world, signers, request, image.repository, digests);
  const boms = sboms.map((relied) => ({
    scope: {
      kind: 'platform',
      platform: platformOf(relied),
      manifest: relied.subject.digest,
    } as const,
    document: relied.attested.predicate,
  }));
  return { statements, places: placesOf(boms, image.digest) };
}
