import { z } from 'zod';
import { FLEET_REPORT_VERSION, type FleetReport } from '../../domain/fleet/fleet-report.ts';
import { digest, drift, named, pinned, publishedSchema, time } from './fleet-values.ts';
import { decision, fleetFinding, fleetReason, judgedBy } from './shard-document.ts';

const reportSchema = z
  .object({
    version: z.literal(FLEET_REPORT_VERSION),
    verdict: z.enum(['passed', 'warned', 'failed', 'error']),
    createdAt: time,
    plan: z.object({ digest, createdAt: time }),
    database: z.object({ digest, updatedAt: time, source: pinned.exactOptional() }),
    shards: z.int().min(0),
    reasons: z.array(fleetReason).describe('what is wrong with the results themselves'),
    images: z.array(
      z.object({
        image: z
          .string()
          .describe('`registry/repository@sha256:…`, or as it is written if it could not be resolved'),
        digest: digest.exactOptional(),
        decision,
        by: judgedBy,
        reasons: z.array(fleetReason),
        findings: z.array(fleetFinding).describe('vulnerabilities that count'),
        signedBy: z.string().exactOptional(),
        verifiedAt: time.exactOptional(),
        ...named,
        drift: z.array(drift).exactOptional(),
      }),
    ),
    missing: z.array(z.string()).describe('images of the plan for which no shard has a result'),
  })
  .describe('What `assay fleet` found in all images that are deployed or shipped.');

/** Writes the report of a fleet, in a form for programs. */
export function serializeFleetReport(report: FleetReport): string {
  return `${JSON.stringify(reportSchema.parse(report), undefined, 1)}\n`;
}

export function fleetReportJsonSchema(): Record<string, unknown> {
  return publishedSchema(reportSchema);
}
