import type { EvidenceFile } from '../../domain/evidence/evidence.ts';
import type { Run } from '../../domain/run/run.ts';
import { removeEvidenceFile, writeEvidenceFile } from '../../evidence-folder.ts';
import { HANDOVER_FILE, handoverOf } from '../../formats/attestation/handover-document.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import { renderSarif } from '../../formats/sarif/sarif.ts';
import { toJson } from '../json-text.ts';
import { renderCheckPage } from '../page/check-page.ts';
import { readInventory } from '../page/read-inventory.ts';
import { reportOf } from '../report-json/report-json.ts';
import { renderSummary } from '../summary/summary.ts';

/** The files that describe a run. */
export interface WrittenEvidence {
  readonly report: EvidenceFile;
  readonly sarif: EvidenceFile;
  readonly summary: EvidenceFile;
  /** The evidence page. */
  readonly page: EvidenceFile;
  /** Only if the image of the run may be signed. */
  readonly handover?: EvidenceFile;
}

/** Removes these files, as far as possible: of a run whose files are not whole, or of an earlier one. */
export async function removeEvidence(folder: string): Promise<void> {
  for (const name of ['report.json', 'results.sarif', 'summary.md', 'report.html', HANDOVER_FILE])
    await removeEvidenceFile(folder, name).catch(() => undefined);
}

/** Writes `report.json`, `results.sarif`, `summary.md` and `report.html` into the evidence folder, each completely or not at all. */
export async function writeEvidence(
  run: Run,
  folder: string,
  redact: Redact = (text) => text,
): Promise<WrittenEvidence> {
  const inventory = await readInventory(run.sboms?.done ? run.sboms.value : []);
  // One after the other: to render one takes long for thousands of findings, and meanwhile nobody gets a turn.
  const report = await writeEvidenceFile(folder, 'report.json', toJson(reportOf(run, redact)));
  const sarif = await writeEvidenceFile(folder, 'results.sarif', toJson(renderSarif(run)));
  const summary = await writeEvidenceFile(folder, 'summary.md', renderSummary(run));
  const page = await writeEvidenceFile(folder, 'report.html', renderCheckPage(run, inventory, redact));
  const handover = handoverOf(run);
  if (handover === undefined) return { report, sarif, summary, page };
  return {
    report,
    sarif,
    summary,
    page,
    handover: await writeEvidenceFile(folder, HANDOVER_FILE, toJson(handover)),
  };
}
