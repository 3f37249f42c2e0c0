import type { EvidenceFile } from '../../domain/evidence/evidence.ts';
import type { Run } from '../../domain/run/run.ts';
import { HANDOVER_FILE, writeEvidenceFile } from '../../evidence-folder.ts';
import { handoverOf } from '../../formats/attestation/handover-document.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import { leftOutInWords, sarifFile } from '../../formats/sarif/sarif.ts';
import { giveTurn } from '../../turns.ts';
import { containerScanningReport } from '../gitlab/container-scanning.ts';
import { secretDetectionReport } from '../gitlab/secret-detection.ts';
import { toJson } from '../json-text.ts';
import { renderJunit } from '../junit/check-junit.ts';
import { renderCheckPage } from '../page/check-page.ts';
import { readInventory } from '../page/read-inventory.ts';
import { reportOf } from '../report-json/report-json.ts';
import { renderSummary } from '../summary/summary.ts';
import { EVIDENCE_FILES } from './evidence-files.ts';

/** The files that describe a run. */
export interface WrittenEvidence {
  readonly report: EvidenceFile;
  readonly sarif: EvidenceFile;
  readonly summary: EvidenceFile;
  /** The evidence page. */
  readonly page: EvidenceFile;
  /** JUnit XML and GitLab's reports, which other CI systems show. */
  readonly junit: EvidenceFile;
  readonly containerScanning: EvidenceFile;
  readonly secretDetection: EvidenceFile;
  /** Only if the image of the run may be signed. */
  readonly handover?: EvidenceFile;
}

/**
 * Writes the files into the evidence folder, each completely or not at all. Answers them, and the run with a note if the
 * SARIF file leaves something out.
 */
export async function writeEvidence(
  run: Run,
  folder: string,
  redact: Redact = (text) => text,
): Promise<{ readonly files: WrittenEvidence; readonly run: Run }> {
  const inventory = await readInventory(run.sboms?.done ? run.sboms.value : []);
  await giveTurn();
  const { log, leftOut } = sarifFile(run);
  const told = leftOut === 0 ? run : { ...run, notes: [...run.notes, leftOutInWords(leftOut)] };
  const write = async (file: keyof typeof EVIDENCE_FILES, render: () => string) => {
    await giveTurn();
    return writeEvidenceFile(folder, EVIDENCE_FILES[file], render());
  };
  // One after the other: to render one takes long for thousands of findings, and a cancelled job must end.
  const files = {
    report: await write('report', () => toJson(reportOf(told, redact))),
    sarif: await write('sarif', () => toJson(log)),
    summary: await write('summary', () => renderSummary(told)),
    page: await write('page', () => renderCheckPage(told, inventory, redact)),
    junit: await write('junit', () => renderJunit(told)),
    containerScanning: await write('containerScanning', () => toJson(containerScanningReport(told))),
    secretDetection: await write('secretDetection', () => toJson(secretDetectionReport(told))),
  };
  const handover = handoverOf(told);
  if (handover === undefined) return { files, run: told };
  const written = await writeEvidenceFile(folder, HANDOVER_FILE, toJson(handover));
  return { files: { ...files, handover: written }, run: told };
}
