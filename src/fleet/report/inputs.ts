import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readAudit } from '../../action/audit-inputs.ts';
import { readPlanFile } from '../../action/plan-input.ts';
import { type Environment, RawInputs } from '../../action/raw-inputs.ts';
import { temporaryFolder } from '../../adapters/processes/temporary-folder.ts';
import type { FleetReportRequest } from './pipeline.ts';

/** Where a report goes. Paths are absolute. */
export interface FleetReportSettings {
  readonly outputDir: string;
  readonly cacheDir: string;
  readonly summary: boolean;
  /** Absent: no issue is written. */
  readonly issueToken?: string;
}

/** Reads every input of the report. Finds all faults before it reports any. */
export function readFleetReportInputs(env: Environment): {
  request: FleetReportRequest;
  settings: FleetReportSettings;
} {
  const inputs = new RawInputs(env);
  const planned = readPlanFile(inputs);
  const results = inputs.path(inputs.required('results', 'name the folder with the results of the shards'));
  if (inputs.text('results') !== '' && !(existsSync(results) && statSync(results).isDirectory()))
    inputs.fault('results', `there is no folder ${results}`);
  const token = inputs.text('github-token');
  const isIssueWanted = inputs.boolean('issue');
  if (isIssueWanted && token === '') inputs.fault('issue', 'it needs `github-token`, which is empty');
  readAudit(inputs);
  const outputDir = inputs.text('output-dir');
  const temporary = temporaryFolder(env);
  const settings = {
    outputDir: outputDir === '' ? join(temporary, 'assay-fleet') : inputs.path(outputDir),
    cacheDir: join(env.RUNNER_TOOL_CACHE || temporary, 'assay'),
    summary: inputs.boolean('summary'),
    ...(isIssueWanted && { issueToken: token }),
  };
  inputs.throwFaults();
  return { request: { ...planned, results }, settings };
}
