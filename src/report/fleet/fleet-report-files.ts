import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FleetReport } from '../../domain/fleet/fleet-report.ts';
import { writeEvidenceFile } from '../../evidence-folder.ts';
import { serializeFleetReport } from '../../formats/fleet/fleet-report-document.ts';
import { fleetSarifs } from '../../formats/sarif/fleet-sarif.ts';
import { renderFleetPage } from './fleet-page.ts';
import { fleetSummary } from './fleet-summary.ts';

/** Absolute paths of the written files. */
export interface FleetPaths {
  readonly report: string;
  readonly page: string;
  readonly sarif: string;
}

/** Writes the files of a report. Those of an earlier one do not remain: an image may be gone. */
export async function writeFleetFiles(report: FleetReport, folder: string): Promise<FleetPaths> {
  const sarif = join(folder, 'sarif');
  await rm(sarif, { recursive: true, force: true });
  await mkdir(sarif);
  const [whole, page] = await Promise.all([
    writeEvidenceFile(folder, 'fleet.json', serializeFleetReport(report)),
    writeEvidenceFile(folder, 'report.html', renderFleetPage(report)),
    writeEvidenceFile(folder, 'summary.md', fleetSummary(report)),
  ]);
  for (const { name, log } of fleetSarifs(report))
    await writeEvidenceFile(folder, `sarif/${name}`, `${JSON.stringify(log)}\n`);
  return { report: whole.path, page: page.path, sarif };
}
