import type { GateRequest } from '../../domain/gate/gate-request.ts';
import type { Vex } from '../../domain/vex/apply-vex.ts';
import type { GateImage } from '../gate/gate-image.ts';
import type { AttestedSbom } from '../gate/rescan.ts';
import { type AttestationWorld, vexAttestations } from './vex-attestations.ts';
import { placesOf } from './vex-places.ts';

/**
 * The VEX for the evaluation of a rescan: VEX attestations by the signers of the policy, about the packages in the
 * attested SBOMs of the platforms. The gate has no repository, so it reads no VEX files. Undefined if the policy names
 * no signers. Throws `vex-invalid`, and the faults of the registry and of the trusted root.
 */
export async function gateVex(
  world: AttestationWorld,
  request: GateRequest,
  image: GateImage,
  sboms: readonly AttestedSbom[],
): Promise<Vex | undefined> {
  const { attestations: signers } = request.policy.vex;
  if (signers.length === 0) return undefined;
  const digests = image.subjects.map(({ digest }) => digest);
  const statements = await vexAttestations(world, signers, request, {
    ...{ repository: image.repository, digests },
  });
  return { statements, places: placesOf(sboms, image.digest) };
}
