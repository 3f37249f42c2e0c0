import type { Digest } from '../../domain/digest.ts';
import { type FleetReport, reportFleet } from '../../domain/fleet/fleet-report.ts';
import { readPlan } from '../../stages/fleet/read-plan.ts';
import { readResults } from '../../stages/fleet/read-results.ts';

/** What a report is made from. Paths are absolute. */
export interface FleetReportRequest {
  readonly plan: string;
  readonly planDigest?: Digest;
  /** The folder with the results. */
  readonly results: string;
}

/** One report of the results of all shards. Throws `plan-invalid` or `input-invalid`; everything else is in the report. */
export async function fleetReport(
  { plan, planDigest, results }: FleetReportRequest,
  now: () => Date,
): Promise<FleetReport> {
  const planned = await readPlan(plan, planDigest);
  return reportFleet(planned, await readResults(results), now());
}
