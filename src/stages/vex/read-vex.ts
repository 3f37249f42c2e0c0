import type { Sbom } from '../../domain/evidence/evidence.ts';
import type { PinnedImage } from '../../domain/image/image.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { fault } from '../../domain/reason.ts';
import type { Request } from '../../domain/run/request.ts';
import type { Vex } from '../../domain/vex/apply-vex.ts';
import { MAX_VEX_STATEMENTS, type VexStatement } from '../../domain/vex/vex-statement.ts';
import type { PolicyWorld } from '../policy/policy-source.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';
import { type AttestationWorld, vexAttestations } from './vex-attestations.ts';
import { type VexContent, vexFiles } from './vex-files.ts';
import { readPlaces } from './vex-places.ts';

/** Whether a policy accepts any VEX document. */
export function acceptsVex({ vex }: Policy): boolean {
  return vex.files.length > 0 || vex.attestations.length > 0;
}

/**
 * Reads the VEX documents that the policy accepts: files of the repository in `workspace`, and attestations on the image
 * in its registry. `note` gets sentences to report about them. Throws `vex-invalid`, `policy-unavailable`, and the
 * faults of the registry and of the trusted root.
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
    const message = `the VEX documents have ${statements.length} statements in total, at most ${MAX_VEX_STATEMENTS} are allowed`;
    throw fault('vex-invalid', 'policy', message);
  }
  for (const one of [...inFiles.notes, ...attested.notes, ...idleNotes(statements)]) note(one);
  return statements;
}

async function attestedOn(
  world: AttestationWorld,
  { policy, subject, signer, database }: Request,
  image: PinnedImage,
): Promise<VexContent> {
  const { attestations: signers } = policy.vex;
  if (signers.length === 0) return { statements: [], notes: [] };
  if (subject.kind !== 'registry') {
    const note =
      'The image is not in a registry, so Assay did not look for VEX attestations (vex.attestations).';
    return { statements: [], notes: [note] };
  }
  const trustedRoot = signer.sigstore?.trustedRoot;
  const request = { ...(trustedRoot === undefined ? {} : { trustedRoot }), database };
  const digests = [image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)];
  const statements = await vexAttestations(world, signers, request, {
    ...{ repository: subject.reference, digests },
  });
  return { statements, notes: [] };
}

/** The statements with the places that they can name. */
export async function placeVex(
  statements: readonly VexStatement[],
  sboms: readonly Sbom[],
  image: PinnedImage,
  documents: SbomDocuments,
): Promise<Vex> {
  const places = statements.length === 0 ? [] : await readPlaces(sboms, image.root.digest, documents);
  return { statements, places };
}

/** Notes on statements that can never apply, by document. Their author most likely expects an effect. */
function idleNotes(statements: readonly VexStatement[]): readonly string[] {
  const idle = statements.filter(({ products }) => products.length === 0);
  const documents = Map.groupBy(idle, ({ source }) =>
    source.kind === 'file' ? source.path : source.referrer,
  );
  return [...documents].map(
    ([document, { length }]) =>
      `${length} VEX ${length === 1 ? 'statement' : 'statements'} of ${document} name no image or package in a form that Assay knows, and have no effect.`,
  );
}
