import { parseReference, pinnedName } from '../../domain/image/image.ts';
import { deniedDigests } from '../../domain/policy/denied.ts';
import type { DeniedRule } from '../../domain/policy/operations.ts';
import type { Baseline as Compared } from '../../domain/policy/policy.ts';
import { AssayError } from '../../domain/reason.ts';
import type { Request } from '../../domain/run/request.ts';
import { type Baseline, baselineKey } from '../../domain/verdict/baseline.ts';
import type { World } from '../../ports.ts';
import { trustIn } from '../base-images/base-signers.ts';
import type { LocalDatabase } from '../scan/database.ts';
import { revocationsOf } from '../verify/revocations.ts';
import type { Relied } from '../verify/second-opinion.ts';
import type { Trust } from '../verify/sigstore-trust.ts';
import { type GateImage, pinImage } from './gate-image.ts';
import { gather } from './gather.ts';
import { readAttestedSboms, rescan } from './rescan.ts';

/** The image to compare with, and what the policy denies. */
interface ComparedImage extends Compared {
  readonly denied: DeniedRule;
}

type Needs = Pick<World, 'registry' | 'processes' | 'tools' | 'workspace' | 'publicSigstore' | 'now'>;

/**
 * The findings of the image that was shipped last: its SBOMs, attested by the signer that the policy names, are scanned
 * with the same database. If this is not possible (no such image yet, no SBOM of that signer, a registry or Sigstore that
 * does not answer), every finding counts as new.
 */
export async function baseline(
  world: Needs,
  compared: ComparedImage,
  request: Pick<Request, 'signer' | 'database'>,
  database: LocalDatabase,
): Promise<Baseline> {
  try {
    return await findingsOf(world, compared, request, database);
  } catch (error) {
    if (error instanceof AssayError) return { known: false, why: error.message };
    throw error;
  }
}

async function findingsOf(
  world: Needs,
  { image, signer, denied }: ComparedImage,
  request: Pick<Request, 'signer' | 'database'>,
  database: LocalDatabase,
): Promise<Baseline> {
  const reference = parseReference(image);
  if (!reference.ok) return { known: false, why: reference.fault };
  const [trust, pinned] = await Promise.all([
    trustIn(world, signer, request),
    pinImage(world, reference.value),
  ]);
  const revoked = await revocationOf(world, trust, pinned, denied);
  if (revoked !== undefined) return { known: false, why: revoked };
  const { sboms, without } = await newestSboms(world, trust, pinned);
  if (sboms.length === 0) return { known: false, why: `${nameOf(pinned)} has no SBOM by ${signer.identity}` };
  const { findings } = await rescan(world, readAttestedSboms(sboms), database);
  return {
    known: true,
    image: nameOf(pinned),
    findings: [...new Set(findings.map(baselineKey))],
    notes: without.map(
      (name) => `The baseline ${nameOf(pinned)} has no SBOM of ${name} by ${signer.identity}.`,
    ),
  };
}

/** Why the image is no baseline: it was revoked, by the policy or by its signer. What it has may be what is bad. */
async function revocationOf(
  world: Needs,
  { verifyRevocation }: Trust,
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

function nameOf({ repository, digest }: GateImage): string {
  return pinnedName(repository, digest);
}
