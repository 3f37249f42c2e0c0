import { digestOf } from '../../domain/digest.ts';
import type { FleetPlan } from '../../domain/fleet/fleet-plan.ts';
import { type Reason, reasonsOf } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import { writeEvidenceFile } from '../../evidence-folder.ts';
import { serializeFleetPlan } from '../../formats/fleet/fleet-plan-document.ts';
import { growingRedactor } from '../../formats/redaction/redact.ts';
import { toJson, toOutputJson, toOutputList } from '../json-text.ts';
import { code, table, text } from '../markdown.ts';
import type { ReportOptions } from '../report-options.ts';
import { plural } from '../wording.ts';
import { faultAnnotations } from './fleet-annotations.ts';
import { imageAndPlace } from './place-words.ts';

/** `error`: there is no plan, or it has images that could not be resolved. */
export type PlanState = 'planned' | 'error';

/** Greatest number of reasons in an output, and of rows in the summary. */
const MAX_ITEMS = 100;

/** The outputs of a plan, by name, in the order of `fleet/plan/action.yml`. */
interface PlanOutputs {
  readonly state: PlanState;
  readonly reasons: string;
  readonly plan: string;
  readonly 'plan-sha256': string;
  /** JSON array of the numbers of the shards. Empty text if there is nothing to check. */
  readonly matrix: string;
  readonly shards: string;
  readonly images: string;
  readonly unresolved: string;
}

const NO_PLAN = { plan: '', 'plan-sha256': '', matrix: '', shards: '', images: '', unresolved: '' } as const;

/** The outputs that are written first. If the plan is cut off, they remain and say `error`. */
export function pessimisticPlan(): PlanOutputs {
  const message = 'the plan was cut off before it was made';
  return {
    state: 'error',
    reasons: toOutputJson([{ code: 'run-interrupted', check: 'inputs', message }]),
    ...NO_PLAN,
  };
}

/** Writes and reports a plan. Answers `error` if it could not be written, or if an image could not be resolved. */
export async function reportPlan(
  plan: FleetPlan,
  folder: string,
  options: ReportOptions,
): Promise<PlanState> {
  const document = serializeFleetPlan(plan);
  let path: string;
  try {
    path = (await writeEvidenceFile(folder, 'plan.json', document)).path;
  } catch (error) {
    return await reportPlanFault(reasonsOf(error, 'inputs'), options);
  }
  const redact = growingRedactor(options.secretValues ?? new Set());
  const { images, shards, database, unresolved } = plan;
  const faults = unresolved.flatMap(({ image, places, reasons }) =>
    reasons.map(
      (one): Reason => ({ ...one, message: redact(`${imageAndPlace(image, places)}: ${one.message}`) }),
    ),
  );
  const state = unresolved.length === 0 ? 'planned' : 'error';
  const { publisher } = options;
  const drifted = images.filter(({ drift }) => drift !== undefined).length;
  publisher.lines([
    ...faults.map((one) => `${one.code}: ${one.message}`),
    `Fleet: ${plural(images.length, 'image', 'images')} in ${plural(shards, 'shard', 'shards')}, ${unresolved.length} not resolved, ${drifted} with a tag that points elsewhere now`,
    `Database: ${database.digest} of ${database.updatedAt}`,
    `Plan: ${path} (${digestOf(document)})`,
  ]);
  publisher.annotations(faultAnnotations(faults));
  if (options.summary) await publisher.summary(planSummary(plan, faults));
  publisher.document(() => document);
  const isPublished = publisher.outputs({
    state,
    reasons: toOutputList(faults.slice(0, MAX_ITEMS)),
    plan: path,
    'plan-sha256': digestOf(document),
    matrix: images.length === 0 ? '' : JSON.stringify(Array.from({ length: shards }, (_, at) => at)),
    shards: String(shards),
    images: String(images.length),
    unresolved: String(unresolved.length),
  } satisfies PlanOutputs);
  return isPublished ? state : 'error';
}

/** Reports why there is no plan. */
export async function reportPlanFault(
  faults: readonly Reason[],
  { publisher, secretValues, summary }: ReportOptions,
): Promise<PlanState> {
  const redact = growingRedactor(secretValues ?? new Set());
  const reasons = faults.map((one): Reason => ({ ...one, message: redact(one.message) }));
  publisher.lines([...reasons.map((one) => `${one.code}: ${one.message}`), 'Fleet: no plan']);
  publisher.annotations(faultAnnotations(reasons));
  if (summary) await publisher.summary(`## ⛔ Fleet: no plan\n\n${reasonTable(reasons)}\n`);
  const told = reasons.map(({ code, check, message }) => ({ code, check, message: plain(message, 1000) }));
  publisher.document(() => toJson({ state: 'error', reasons: told }));
  publisher.outputs({
    state: 'error',
    reasons: toOutputList(told.slice(0, MAX_ITEMS)),
    ...NO_PLAN,
  } satisfies PlanOutputs);
  return 'error';
}

function reasonTable(reasons: readonly Reason[]): string {
  const rows = reasons.slice(0, MAX_ITEMS).map((one) => [code(one.code), text(one.message, 600)]);
  return table(['reason', 'message'], rows);
}

function planSummary({ images, shards, database }: FleetPlan, faults: readonly Reason[]): string {
  const head = faults.length === 0 ? '## Fleet: planned' : '## ⛔ Fleet: not every image could be resolved';
  const lines = [
    head,
    `${plural(images.length, 'image', 'images')} in ${plural(shards, 'shard', 'shards')}, with the vulnerability database ${code(database.digest)} of ${text(database.updatedAt)}.`,
  ];
  if (faults.length > 0) lines.push(reasonTable(faults));
  const drifted = images.flatMap(({ image, drift = [] }) => drift.map((one) => ({ image, ...one })));
  if (drifted.length > 0) {
    const rows = drifted
      .slice(0, MAX_ITEMS)
      .map((one) => [
        code(one.reference),
        code(one.image),
        one.now === undefined ? 'the tag is gone' : code(one.now),
      ]);
    lines.push('### Tags that point elsewhere now', table(['tag', 'runs', 'points to'], rows));
  }
  return `${lines.join('\n\n')}\n`;
}
