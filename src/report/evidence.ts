import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from '../domain/digest.ts';
import type { EvidenceFile } from '../domain/evidence.ts';
import type { Run } from '../domain/run.ts';
import { HANDOVER_FILE, handoverOf } from '../formats/handover.ts';
import type { Redact } from '../formats/redact.ts';
import { renderSarif } from '../formats/sarif.ts';
import { toJson } from './json-text.ts';
import { reportOf } from './report-json.ts';
import { renderSummary } from './summary.ts';

/** The files that tell of a run. */
export interface WrittenEvidence {
  readonly report: EvidenceFile;
  readonly sarif: EvidenceFile;
  readonly summary: EvidenceFile;
  /** Only of a run whose image may be signed. */
  readonly handover?: EvidenceFile;
}

/** Writes `report.json`, `results.sarif` and `summary.md` into the evidence folder; each is there whole or not at all. */
export async function writeEvidence(run: Run, folder: string, redact?: Redact): Promise<WrittenEvidence> {
  const [report, sarif, summary] = await Promise.all([
    written(join(folder, 'report.json'), toJson(reportOf(run, redact))),
    written(join(folder, 'results.sarif'), toJson(renderSarif(run))),
    written(join(folder, 'summary.md'), renderSummary(run)),
  ]);
  const handover = handoverOf(run);
  if (handover === undefined) return { report, sarif, summary };
  return { report, sarif, summary, handover: await written(join(folder, HANDOVER_FILE), toJson(handover)) };
}

/** A rename replaces what is there in one step, and a symbolic link in that place is not followed. */
export async function written(path: string, content: string): Promise<EvidenceFile> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content, { flag: 'wx' });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return { path, sha256: hexOf(content) };
}
