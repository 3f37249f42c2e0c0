import { randomUUID } from 'node:crypto';
import type { Sbom } from '../../domain/evidence/evidence.ts';
import type { PinnedImage } from '../../domain/image/image.ts';
import { PRODUCT } from '../../domain/product.ts';
import { fault } from '../../domain/reason.ts';
import type { Assessment } from '../../domain/verdict/assessment.ts';
import { type IgnoredFinding, ignoredFindings } from '../../domain/verdict/evaluate-vulnerabilities.ts';
import type { Outcome } from '../../domain/verdict/verdict.ts';
import { componentsOf, type VexPlace } from '../../domain/vex/vex-product.ts';
import { removeEvidenceFile, writeEvidenceFile } from '../../evidence-folder.ts';
import { redactor } from '../../formats/redaction/redact.ts';
import { type Answered, isAnswered, vexDocument } from '../../formats/vex/cyclonedx-vex-write.ts';
import type { World } from '../../ports/world.ts';
import type { SbomDocuments } from '../shared/sbom-documents.ts';
import { readPlaces } from './vex-places.ts';

/** Name of the file in the evidence folder. */
const VEX_FILE = 'vex.cdx.json';

/** The SBOMs that the document points into. */
interface VexSubject {
  readonly image: PinnedImage;
  readonly sboms: Outcome<readonly Sbom[]>;
  readonly documents: SbomDocuments;
}

/**
 * Writes a CycloneDX VEX document with the findings that exceptions and VEX statements ignore. It points into the SBOMs
 * of the run. Without such findings there is no document. Throws `tool-failed` if the document is not valid.
 */
export async function writeVex(
  world: Pick<World, 'workspace' | 'sbomValidator' | 'runner' | 'now'>,
  assessment: Assessment | undefined,
  { image, sboms, documents }: VexSubject,
): Promise<void> {
  const { evidence } = world.workspace;
  await removeEvidenceFile(evidence, VEX_FILE);
  const ignored = ignoredFindings(assessment?.vulnerabilities?.evaluated ?? []).filter(isAnswered);
  if (ignored.length === 0 || !sboms.done) return;
  const places = await readPlaces(sboms.value, image.root.digest, documents);
  const answered = ignored.map((one) => answeredAt(one, places)).filter(({ links }) => links.length > 0);
  if (answered.length === 0) return;
  const by = { timestamp: world.now().toISOString(), tool: PRODUCT };
  const redact = redactor(world.runner.masked);
  const document = await vexDocument(answered, by, `urn:uuid:${randomUUID()}`, redact);
  const wrong = await world.sbomValidator.fault(document).catch((error: unknown) => {
    throw fault('tool-failed', 'policy', `${VEX_FILE} could not be validated: ${String(error)}`, error);
  });
  if (wrong !== undefined)
    throw fault('tool-failed', 'policy', `${VEX_FILE} is not valid CycloneDX 1.6: ${wrong}`);
  await writeEvidenceFile(evidence, VEX_FILE, `${JSON.stringify(document, null, 1)}\n`);
}

/** A finding with links to all copies of its package in the SBOMs of the places that have it. */
function answeredAt(ignored: IgnoredFinding, places: readonly VexPlace[]): Answered {
  const { finding } = ignored;
  const links = places
    .filter(({ name }) => finding.foundIn.includes(name))
    .flatMap((place) => {
      const { bom } = place;
      return bom === undefined ? [] : componentsOf(finding, place).map(({ ref }) => `${bom}#${ref}`);
    });
  return { ignored, links };
}
