import { pinnedName, type Reference, taggedName } from '../../domain/image/image.ts';
import { deniedDigests } from '../../domain/policy/denied.ts';
import type { DeniedRule } from '../../domain/policy/operations.ts';
import { AssayError } from '../../domain/reason.ts';
import type { ShippedImage } from '../../domain/run/compare-images.ts';
import { inventoriedPackages } from '../../formats/sbom/cyclonedx-packages.ts';
import type { World } from '../../ports/world.ts';
import type { AdvisoryDatabase } from '../scan/advisory-database.ts';
import { revocationsOf } from '../verify/revocations.ts';
import type { Relied } from '../verify/second-opinion.ts';
import type { Trust } from '../verify/sigstore-trust.ts';
import { type GateImage, pinImage } from './gate-image.ts';
import { gather } from './gather.ts';
import { readAttestedSboms, rescan } from './rescan.ts';

type Needs = Pick<World, 'registry' | 'processes' | 'tools' | 'workspace' | 'publicSigstore' | 'now'>;

/** Who must have attested the SBOMs of the shipped image. */
export interface ShippedSigner {
  /** Certificate identity or key, for people. */
  readonly name: string;
  trust(): Promise<Pick<Trust, 'verify' | 'verifyRevocation'>>;
}

/**
 * The image that was shipped last: its SBOMs, attested by this signer, are scanned with the database of this run. If this
 * is not possible (no such image yet, no SBOM of that signer, a registry or Sigstore that does not answer), it says why.
 */
export async function readShipped(
  world: Needs,
  reference: Reference,
  signer: ShippedSigner,
  database: AdvisoryDatabase,
  denied: DeniedRule,
): Promise<ShippedImage> {
  try {
    return await contentOf(world, reference, signer, database, denied);
  } catch (error) {
    if (error instanceof AssayError)
      return { known: false, image: taggedName(reference), why: error.message };
    throw error;
  }
}

async function contentOf(
  world: Needs,
  reference: Reference,
  signer: ShippedSigner,
  database: AdvisoryDatabase,
  denied: DeniedRule,
): Promise<ShippedImage> {
  const [trust, pinned] = await Promise.all([signer.trust(), pinImage(world, reference)]);
  const image = pinnedName(pinned.repository, pinned.digest);
  const revoked = await revocationOf(world, trust, pinned, denied);
  if (revoked !== undefined) return { known: false, image, why: revoked };
  const { sboms, without } = await newestSboms(world, trust, pinned);
  if (sboms.length === 0) return { known: false, image, why: `${image} has no SBOM by ${signer.name}` };
  const attested = readAttestedSboms(sboms);
  const { findings } = await rescan(world, attested, database);
  return {
    ...{ known: true, image, findings },
    packages: attested.flatMap(({ bom }) => inventoriedPackages(bom)),
    notes: without.map((name) => `The baseline ${image} has no SBOM of ${name} by ${signer.name}.`),
  };
}

/** Why the image is no baseline: it was revoked, by the policy or by its signer. What it has may be what is bad. */
async function revocationOf(
  world: Needs,
  { verifyRevocation }: Pick<Trust, 'verifyRevocation'>,
  { repository, subjects }: GateImage,
  denied: DeniedRule,
): Promise<string | undefined> {
  const [reason] = deniedDigests(denied, subjects, 'scan');
  if (reason !== undefined) return reason.message;
  for (const { digest } of subjects) {
    const [why] = await revocationsOf(world, verifyRevocation, repository, digest);
    if (why !== undefined) return `${pinnedName(repository, digest)} was revoked: ${why}`;
  }
  return undefined;
}

/** For each platform the SBOM with the newest signature, and the platforms without an SBOM. */
async function newestSboms(
  world: Needs,
  trust: Parameters<typeof gather>[1],
  { repository, subjects }: GateImage,
): Promise<{ readonly sboms: readonly Relied[]; readonly without: readonly string[] }> {
  // The SBOM of an index lists the same packages as its platforms.
  const platforms = subjects.filter(({ role }) => role !== 'index');
  const evidence = await gather(world, trust, { repository, subjects: platforms, bySummary: false });
  const sboms: Relied[] = [];
  const without: string[] = [];
  for (const { subject, attested } of evidence) {
    const [newest] = attested
      .filter(({ kind, sbomSubject }) => kind === 'sbom' && sbomSubject === subject.digest)
      .sort((one, other) => signedAt(other) - signedAt(one));
    if (newest === undefined) without.push(subject.name);
    else sboms.push({ subject, attested: newest });
  }
  return { sboms, without };
}

function signedAt({ signedAt: time }: Relied['attested']): number {
  return time === undefined ? 0 : Date.parse(time);
}
