import type { Digest } from '../digest.ts';
import { denialReason } from '../gate/decision.ts';
import { optional } from '../optional.ts';
import type { Parsed } from '../result.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { Drift, FleetImage, FleetPlan, Place, PlannedDatabase } from './fleet-plan.ts';
import { resultOfFault, withRemediation } from './image-result.ts';
import type { FleetReason, ImageResult, ShardResult } from './shard-result.ts';

/** The version of the report. Increased when a field is removed or changes its meaning. */
export const FLEET_REPORT_VERSION = 1;

/** What is known about one image of the fleet. */
export interface ReportedImage extends Omit<ImageResult, 'digest'> {
  /** Absent: it could not be resolved. */
  readonly digest?: Digest;
  readonly places: readonly Place[];
  readonly morePlaces?: number;
  readonly drift?: readonly Drift[];
}

/** The report about a fleet. */
export interface FleetReport {
  readonly version: typeof FLEET_REPORT_VERSION;
  readonly verdict: Verdict;
  /** RFC 3339. */
  readonly createdAt: string;
  readonly plan: { readonly digest: Digest; readonly createdAt: string };
  readonly database: PlannedDatabase;
  readonly shards: number;
  /** What is wrong with the results themselves. */
  readonly reasons: readonly FleetReason[];
  readonly images: readonly ReportedImage[];
  /** The images of the plan for which no shard has a result. */
  readonly missing: readonly string[];
}

/** The file of a shard, and what is in it. The fault is the end of a sentence about it. */
export interface ReadResult {
  readonly file: string;
  readonly result: Parsed<ShardResult>;
}

/** The worst decision. Nothing at all is an error. */
export function verdictOf(images: readonly Pick<ImageResult, 'decision'>[]): Verdict {
  const is = (decision: ImageResult['decision']) => images.some((one) => one.decision === decision);
  return is('error') ? 'error' : is('deny') ? 'failed' : is('warn') ? 'warned' : 'passed';
}

/**
 * Makes one report of the results of all shards. Only a result counts that names this plan, its database, and a shard of
 * it that no other result names. Every other one is a reason for an error, and so is every image without a result: nothing
 * that was not checked counts as clean. Pure.
 */
export function reportFleet(
  { plan, digest }: { readonly plan: FleetPlan; readonly digest: Digest },
  results: readonly ReadResult[],
  now: Date,
): FleetReport {
  const faults: FleetReason[] = [];
  const usable = results.flatMap(({ file, result }) => {
    const wrong = result.ok ? faultOf(result.value, plan, digest) : unusable('shard-invalid', result.fault);
    if (result.ok && wrong === undefined) return [{ file, ...result.value }];
    if (wrong !== undefined) faults.push({ ...wrong, message: `${file} ${wrong.message}` });
    return [];
  });
  const byShard = Map.groupBy(usable, ({ shard }) => shard);
  const decided = new Map<string, ImageResult>();
  for (let shard = 0; shard < plan.shards; shard += 1) {
    const [first, ...others] = byShard.get(shard) ?? [];
    if (first === undefined)
      faults.push(unusable('shard-missing', `shard ${shard} of ${plan.shards} has no usable result`));
    else if (others.length > 0) {
      const files = [first, ...others].map(({ file }) => file).join(' and ');
      faults.push(unusable('shard-duplicate', `${files} are results of one shard, ${shard}`));
    } else for (const one of first.images) decided.set(one.image, one);
  }
  const missing = plan.images.filter(({ image }) => !decided.has(image)).map(({ image }) => image);
  const images = [
    ...plan.images.map((image) => imageOf(image, decided.get(image.image))),
    ...plan.unresolved.map(unresolvedOf),
  ];
  const verdict = faults.length > 0 || images.length === 0 ? 'error' : verdictOf(images);
  return {
    ...{ version: FLEET_REPORT_VERSION, verdict, createdAt: now.toISOString() },
    plan: { digest, createdAt: plan.createdAt },
    ...{ database: plan.database, shards: plan.shards, reasons: faults, images, missing },
  };
}

type FaultCode = 'shard-invalid' | 'shard-missing' | 'shard-duplicate' | 'plan-mismatch' | 'database-changed';

function unusable(code: FaultCode, message: string): FleetReason {
  return withRemediation({ code, check: code === 'database-changed' ? 'scan' : 'inputs', message });
}

/** Why a result does not count; the message is the end of a sentence. */
function faultOf(result: ShardResult, plan: FleetPlan, digest: Digest): FleetReason | undefined {
  const { shard, shards, database, images } = result;
  if (result.plan !== digest)
    return unusable('plan-mismatch', `is a result of the plan ${result.plan}, and not of ${digest}`);
  if (shards !== plan.shards || shard >= plan.shards)
    return unusable('shard-invalid', `is shard ${shard} of ${shards}, and the plan has ${plan.shards}`);
  // Without a database, all its images are errors already.
  if (database !== undefined && database.digest !== plan.database.digest)
    return unusable(
      'database-changed',
      `was made with the vulnerability database ${database.digest}, and not with ${plan.database.digest}`,
    );
  const own = new Set(plan.images.filter((one) => one.shard === shard).map(({ image }) => image));
  const foreign = images.find(({ image }) => !own.has(image));
  return (
    foreign &&
    unusable('shard-invalid', `has ${foreign.image}, which the plan does not give to shard ${shard}`)
  );
}

function imageOf(planned: FleetImage, decided: ImageResult | undefined): ReportedImage {
  const { places, morePlaces, drift } = planned;
  const result =
    decided ??
    resultOfFault(planned, [
      {
        code: 'image-unchecked',
        check: 'image',
        message: `shard ${planned.shard} has no usable result for the image, so it was not checked`,
      },
    ]);
  const drifted = (drift ?? []).map(({ reference, now }) =>
    withRemediation({
      ...{ code: 'tag-drifted', check: 'image', effect: 'warn' },
      message: `${reference} runs as ${planned.digest}, and ${now === undefined ? 'the tag is gone' : `points to ${now} now`}`,
    }),
  );
  return {
    ...result,
    decision: drifted.length > 0 && result.decision === 'allow' ? 'warn' : result.decision,
    reasons: [...result.reasons, ...drifted],
    places,
    ...optional({ morePlaces, drift }),
  };
}

function unresolvedOf({
  image,
  places,
  morePlaces,
  reasons,
}: FleetPlan['unresolved'][number]): ReportedImage {
  const told = reasons.map(({ code, check, message }) => withRemediation({ code, check, message }));
  const unchecked = denialReason('image-unchecked', 'image', 'the image could not be resolved to a digest');
  return {
    ...{ image, decision: 'error', by: 'nothing', findings: [], places },
    reasons: told.length > 0 ? told : [withRemediation(unchecked)],
    ...optional({ morePlaces }),
  };
}
