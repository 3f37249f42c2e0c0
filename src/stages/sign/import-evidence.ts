import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../../domain/digest.ts';
import type { EvidenceFile, Sbom } from '../../domain/evidence/evidence.ts';
import type { PinnedImage } from '../../domain/image/image.ts';
import { type Policy, policyDigest } from '../../domain/policy/policy.ts';
import { PRODUCT } from '../../domain/product.ts';
import { type AssayError, fault } from '../../domain/reason.ts';
import { orThrow } from '../../domain/result.ts';
import { HANDOVER_FILE } from '../../evidence-folder.ts';
import { type Handover, parseHandover } from '../../formats/attestation/handover-document.ts';
import type { RunContext } from '../../ports/runner-port.ts';

const MAX_HANDOVER_BYTES = 64 << 20;
const MAX_SBOM_BYTES = 256 << 20;

/** The evidence of an earlier job of the same workflow run: its folder, and the hash from the output of that job. */
export interface Evidence {
  readonly folder: string;
  /** Of `handover.json`, bare hex. */
  readonly sha256: string;
}

/**
 * Reads the findings of another job of this workflow run about the image. Only what the hash covers is accepted, and the
 * caller must judge it again. Throws `evidence-invalid`.
 */
export async function readHandover(
  context: RunContext,
  { folder, sha256 }: Evidence,
  image: PinnedImage,
  policy: Policy,
): Promise<Handover> {
  const bytes = await readBounded(join(folder, HANDOVER_FILE), MAX_HANDOVER_BYTES);
  if (hexOf(bytes) !== sha256)
    throw invalid(`${HANDOVER_FILE} is not the one that \`evidence-sha256\` names`);
  const handover = orThrow(parseHandover(bytes.toString()), () => invalid(`${HANDOVER_FILE} cannot be read`));
  const why = mismatch(handover, context, image, policy);
  if (why !== undefined) throw invalid(why);
  const sboms: Sbom[] = [];
  for (const sbom of handover.sboms) {
    const [cyclonedx, spdx] = [await readFileOf(folder, sbom.cyclonedx), await readFileOf(folder, sbom.spdx)];
    sboms.push({ ...sbom, cyclonedx, spdx });
  }
  return { ...handover, sboms };
}

/** Why the evidence does not fit; undefined if it is from this run and about this policy and this image. */
function mismatch(
  handover: Handover,
  { serverUrl, repository, runId, sha }: RunContext,
  image: PinnedImage,
  policy: Policy,
): string | undefined {
  if (handover.version !== PRODUCT.version)
    return `the evidence was made by version ${handover.version} of Assay, but this job runs ${PRODUCT.version}: use the same version in both jobs`;
  if (handover.run !== `${serverUrl}/${repository}/actions/runs/${runId}`)
    return `the evidence is from ${handover.run}, which is another workflow run`;
  if (handover.sha !== sha) return `the evidence is about commit ${handover.sha}, not about ${sha}`;
  if (handover.policy !== policyDigest(policy))
    return 'the evidence was judged by another policy: give both jobs the same inputs and the same policy file';
  if (handover.image !== image.root.digest)
    return `the evidence is about ${handover.image}, not about ${image.root.digest}`;
  return undefined;
}

async function readFileOf(folder: string, { path, sha256 }: EvidenceFile): Promise<EvidenceFile> {
  const file = { path: join(folder, path), sha256 };
  if (hexOf(await readBounded(file.path, MAX_SBOM_BYTES)) !== sha256)
    throw invalid(`${path} is not the file that ${HANDOVER_FILE} names`);
  return file;
}

/** Reads a regular file only: a link could lead to a file outside the evidence folder. */
async function readBounded(path: string, limit: number): Promise<Buffer> {
  try {
    const { size } = await lstat(path).then((entry) => (entry.isFile() ? entry : { size: Infinity }));
    if (size <= limit) return await readFile(path);
  } catch (error) {
    throw invalid(`${path} cannot be read`, error);
  }
  throw invalid(`${path} is no regular file, or it has more than ${limit} bytes`);
}

function invalid(message: string, cause?: unknown): AssayError {
  return fault('evidence-invalid', 'inputs', message, cause);
}
