import type { Sbom } from '../../domain/evidence/evidence.ts';
import type { PinnedImage } from '../../domain/image/image.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { fault } from '../../domain/reason.ts';
import type { Request } from '../../domain/run/request.ts';
import type { Vex } from '../../domain/vex/apply-vex.ts';
import { MAX_VEX_STATEMENTS, type VexStatement } from '../../domain/vex/vex-statement.ts';
import type { PolicyWorld } from '../policy/policy-source.ts';
import { type AttestationWorld, vexAttestations } from './vex-attestations.ts';
import { type SaidInVex, vexFiles } from './vex-files.ts';
import { readPlaces } from './vex-places.ts';

/** Whether a policy believes any VEX document. */
export function believesVex({ vex }: Policy): boolean {
  return vex.files.length > 0 || vex.attestations.length > 0;
}

/**
 * Reads what the VEX documents say that the policy believes: files of the repository in `workspace`, and attestations
 * on the image where it lies; `note` takes what is to be told of them, a sentence each. Throws `vex-invalid`, `policy-unavailable`, and the faults of the registry and of the
 * trusted root.
 */
export async function readVex(
  world: PolicyWorld & AttestationWorld,
  request: Request,
  workspace: string,
  image: PinnedImage,
  note: (sentence: string) => void,
): Promise<readonly VexStatement[]> {
  const { vex } = request.policy;
  const [inFiles, attested] = await Promise.all([
    vexFiles(world, workspace, vex.files),
    attestedOn(world, request, image),
  ]);
  const statements = [...inFiles.statements, ...attested.statements];
  if (statements.length > MAX_VEX_STATEMENTS) {
    const message = `the VEX documents have ${statements.length} statements together, at most ${MAX_VEX_STATEMENTS} are read`;
    throw fault('vex-invalid', 'policy', message);
  }
  for (const one of [...inFiles.notes, ...attested.notes, ...idleNotes(statements)]) note(one);
  return statements;
}

async function attestedOn(
  world: AttestationWorld,
  { policy, subject, signer, database }: Request,
  image: PinnedImage,
): Promise<SaidInVex> {
  const { attestations: signers } = policy.vex;
  if (signers.length === 0) return { statements: [], notes: [] };
  if (subject.kind !== 'registry') {
    const note =
      'The image lies in no registry, so no VEX attestation of it was looked for (vex.attestations).';
    return { statements: [], notes: [note] };
  }
  const trustedRoot = signer.sigstore?.trustedRoot;
  const request = { ...(trustedRoot === undefined ? {} : { trustedRoot }), database };
  const digests = [image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)];
  const statements = await vexAttestations(world, signers, request, subject.reference, digests);
  return { statements, notes: [] };
}

/** The statements with what they may speak of. */
export async function placeVex(
  statements: readonly VexStatement[],
  sboms: readonly Sbom[],
  image: PinnedImage,
): Promise<Vex> {
  const places = statements.length === 0 ? [] : await readPlaces(sboms, image.root.digest);
  return { statements, places };
}

/** Statements that can never apply, by document: whoever wrote them most likely means something. */
function idleNotes(statements: readonly VexStatement[]): readonly string[] {
  const idle = statements.filter(({ products }) => products.length === 0);
  const documents = Map.groupBy(idle, ({ source }) =>
    source.kind === 'file' ? source.path : source.referrer,
  );
  return [...documents].map(
    ([document, { length }]) =>
      `${length} VEX ${length === 1 ? 'statement' : 'statements'} of ${document} name no image or package in a way that is known, and let nothing through.`,
  );
}
