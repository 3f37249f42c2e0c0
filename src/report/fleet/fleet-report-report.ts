import type { FleetReport } from '../../domain/fleet/fleet-report.ts';
import type { FleetReason } from '../../domain/fleet/shard-result.ts';
import { type Reason, reasonsOf } from '../../domain/reason.ts';
import type { RunEvent } from '../../domain/run/run.ts';
import { plain } from '../../domain/text.ts';
import type { Verdict } from '../../domain/verdict/verdict.ts';
import { serializeFleetReport } from '../../formats/fleet/fleet-report-document.ts';
import { growingRedactor } from '../../formats/redaction/redact.ts';
import { redactFields, type TextFields } from '../../formats/redaction/text-fields.ts';
import { fleetAuditEvent } from '../audit.ts';
import { toJson, toOutputJson, toOutputList } from '../json-text.ts';
import { code, table, text } from '../markdown.ts';
import { publishAudit } from '../publish-audit.ts';
import { type ReportOptions, withoutEvidence } from '../report-options.ts';
import { plural } from '../wording.ts';
import { faultAnnotations, fleetAnnotations } from './fleet-annotations.ts';
import { fleetIssue } from './fleet-issue-text.ts';
import { type FleetPaths, writeFleetFiles } from './fleet-report-files.ts';
import { fleetSummary } from './fleet-summary.ts';
import { imageAndPlace } from './place-words.ts';

const MAX_ITEMS = 100;

const REASON = { message: 'text', remediation: 'text' } as const;
const FLEET: TextFields<FleetReport> = {
  reasons: REASON,
  images: { reasons: REASON, findings: { title: 'text' } },
};

/** The outputs of a report, by name, in the order of `fleet/report/action.yml`. */
interface FleetOutputs {
  readonly verdict: Verdict;
  readonly reasons: string;
  readonly report: string;
  readonly page: string;
  readonly sarif: string;
}

/** Writes the issue. `compose` gets its present body. Answers what became of it, or why it could not be written. */
export type WriteIssue = (
  compose: (body: string | undefined) => ReturnType<typeof fleetIssue>,
) => Promise<{ readonly failed: boolean; readonly message: string }>;

/** Where the report of a fleet goes. */
export interface FleetReportOptions extends ReportOptions {
  readonly event: RunEvent;
  /** Absent: no issue is wanted. */
  readonly writeIssue?: WriteIssue;
}

/** The outputs that are written first. If the report is cut off, they remain and say `error`. */
export function pessimisticFleet(): FleetOutputs {
  const message = 'the report was cut off before it was made';
  const reasons = toOutputJson([{ code: 'run-interrupted', check: 'inputs', message }]);
  return { verdict: 'error', reasons, report: '', page: '', sarif: '' };
}

/** Reports a fleet. Answers the verdict that was reported: `error` if files or outputs could not be written. */
export async function reportWholeFleet(
  report: FleetReport,
  folder: string,
  options: FleetReportOptions,
): Promise<Verdict> {
  const redact = growingRedactor(options.secretValues ?? new Set());
  const whole = redactFields(report, FLEET, redact);
  let paths: FleetPaths;
  try {
    paths = await writeFleetFiles(whole, folder);
  } catch (error) {
    return await reportFleetFault(reasonsOf(error, 'inputs'), options);
  }
  const { publisher, writeIssue, event } = options;
  const { verdict, images } = whole;
  const reasons = told(whole);
  publisher.lines([
    ...reasons.slice(0, MAX_ITEMS).map((one) => `${one.code}: ${one.message}`),
    ...(reasons.length > MAX_ITEMS ? [`and ${reasons.length - MAX_ITEMS} more reasons in fleet.json`] : []),
    `Fleet: ${verdict}, ${plural(images.length, 'image', 'images')}, ${paths.report}`,
  ]);
  publisher.annotations(fleetAnnotations(reasons));
  if (options.summary) await publisher.summary(fleetSummary(whole));
  if (writeIssue !== undefined) {
    const { failed, message } = await writeIssue((body) => fleetIssue(whole, body, event.runUrl));
    if (failed) publisher.annotations([{ level: 'warning', title: 'Assay: issue of the fleet', message }]);
    else publisher.lines([`Issue of the fleet: ${message}`]);
  }
  publisher.document(() => serializeFleetReport(whole));
  const isPublished = publisher.outputs({
    verdict,
    reasons: toOutputList(
      reasons.slice(0, MAX_ITEMS).map(({ code: name, check, message }) => ({ code: name, check, message })),
    ),
    ...paths,
  } satisfies FleetOutputs);
  await publishAudit(fleetAuditEvent(whole, event), options);
  return isPublished ? verdict : 'error';
}

/** Reports why there is no report. */
export async function reportFleetFault(faults: readonly Reason[], options: ReportOptions): Promise<Verdict> {
  const { publisher, secretValues, summary } = withoutEvidence(options);
  const redact = growingRedactor(secretValues ?? new Set());
  const reasons = faults.map(({ code: name, check, message }) => ({
    ...{ code: name, check, message: plain(redact(message), 1000) },
  }));
  publisher.lines([
    ...reasons.map((one) => `${one.code}: ${one.message}`),
    'Fleet: error, there is no report',
  ]);
  publisher.annotations(faultAnnotations(reasons));
  if (summary) {
    const rows = reasons.map((one) => [code(one.code), text(one.message, 600)]);
    await publisher.summary(`## ⛔ Fleet: no report\n\n${table(['reason', 'message'], rows)}\n`);
  }
  publisher.document(() => toJson({ verdict: 'error', reasons }));
  publisher.outputs({
    ...{ verdict: 'error', reasons: toOutputList(reasons), report: '', page: '', sarif: '' },
  } satisfies FleetOutputs);
  return 'error';
}

/** What stops the fleet, and after that what only warns. */
function told({ reasons, images }: FleetReport): readonly FleetReason[] {
  const ofImages = images.flatMap((one) =>
    one.reasons.map((reason) => ({
      ...reason,
      message: `${imageAndPlace(one.image, one.places)}: ${reason.message}`,
    })),
  );
  return [...reasons, ...ofImages]
    .toSorted((one, other) => Number(one.effect === 'warn') - Number(other.effect === 'warn'))
    .map((one) => ({ ...one, message: plain(one.message, 1000) }));
}
