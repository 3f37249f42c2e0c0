import type { Digest } from '../digest.ts';
import type { Sbom, Scan, Secrets } from '../evidence/evidence.ts';
import type { PinnedImage } from '../image/image.ts';
import { type Policy, policyDigest } from '../policy/policy.ts';
import type { Reason } from '../reason.ts';
import type { Vex } from '../vex/apply-vex.ts';
import type { WorkflowReview } from '../workflow/advice.ts';
import { type Assessment, assess } from './assessment.ts';
import { type BaseImages, baseLayers } from './base-image.ts';
import { type Baseline, baselineNotes } from './baseline.ts';
import type { EvaluatedFinding, EvaluationContext } from './evaluate-vulnerabilities.ts';
import { type CoverageResult, judgeCoverage } from './judge-coverage.ts';
import { judgeBaseImages, judgeRegistries, type OriginResult } from './judge-origin.ts';
import { findingReasons, workflowReasons } from './reasons-found.ts';

export type Verdict = 'passed' | 'warned' | 'failed' | 'error';

/** What became of a part of the run: its value, or why it could not be had. */
export type Outcome<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly reasons: readonly Reason[] };

/** Everything that {@link judge} looks at. */
export interface Findings {
  readonly image: PinnedImage;
  readonly sboms: Outcome<readonly Sbom[]>;
  readonly scan: Outcome<Scan>;
  readonly secrets: Outcome<Secrets>;
  /** Secrets that stand in names of the run itself, which everything that is signed would tell. */
  readonly named?: readonly Reason[];
  /** Absent where there are no workflows to look at. */
  readonly advice?: WorkflowReview;
  /** `registry/repository` of where the image lies and where it goes; none where it is on this machine alone. */
  readonly places?: readonly string[];
  /** Absent where nothing was looked for: then no base image is known. */
  readonly baseImages?: Outcome<BaseImages>;
  /** Absent where the policy compares against none. */
  readonly baseline?: Baseline;
  /** Absent where no VEX document is believed. */
  readonly vex?: Outcome<Vex>;
}

/** What a clearance covers. */
export interface Clearance {
  readonly image: PinnedImage;
  readonly policy: Policy;
  readonly sboms: readonly Sbom[];
  readonly scan: Scan;
  readonly evaluated: readonly EvaluatedFinding[];
  /** Whether a PASSED verification summary may be made: `none` for an image with warnings. */
  readonly summary: 'passed' | 'none';
}

const NO_BASE_IMAGES: Outcome<BaseImages> = { done: true, value: { found: [], notes: [] } };

const SEAL = Symbol('cleared');

/**
 * Proof that an image may be signed. Only {@link judge} can make one, and the signer takes nothing else: what was not
 * cleared cannot be signed or pushed.
 */
export class Cleared implements Clearance {
  readonly #seal: typeof SEAL;
  readonly image: PinnedImage;
  readonly policy: Policy;
  readonly policyDigest: Digest;
  readonly sboms: readonly Sbom[];
  readonly scan: Scan;
  readonly evaluated: readonly EvaluatedFinding[];
  readonly summary: 'passed' | 'none';

  constructor(seal: typeof SEAL, clearance: Clearance) {
    if (seal !== SEAL) throw new TypeError('only judge() clears an image');
    this.#seal = seal;
    this.image = clearance.image;
    this.policy = clearance.policy;
    this.policyDigest = policyDigest(clearance.policy);
    this.sboms = clearance.sboms;
    this.scan = clearance.scan;
    this.evaluated = clearance.evaluated;
    this.summary = clearance.summary;
  }

  /** Whether a value is a real clearance and not an object that looks like one. */
  static isCleared(value: unknown): value is Cleared {
    return typeof value === 'object' && value !== null && #seal in value;
  }
}

/** A verdict with its reasons; an image that may be signed is cleared, with warnings too where the policy says so. */
export type Judgement = {
  readonly assessment: Assessment;
  /** Whether something was found, beside whatever could not be checked, with which no image gets a PASSED summary. */
  readonly disproved: boolean;
} & (
  | { readonly verdict: 'passed'; readonly reasons: readonly []; readonly cleared: Cleared }
  | { readonly verdict: 'warned'; readonly reasons: readonly Reason[]; readonly cleared?: Cleared }
  | { readonly verdict: 'failed' | 'error'; readonly reasons: readonly Reason[]; readonly cleared?: never }
);

/**
 * Judges what was found by the policy. Pure: no clock, no I/O. Whatever could not be checked makes an `error`,
 * whatever the findings and `enforce` say; what blocks makes a `failed`, and what only warns a `warned`.
 */
export function judge(findings: Findings, policy: Policy, context: EvaluationContext): Judgement {
  const { image, sboms, scan, secrets, named = [], advice, baseImages, vex } = findings;
  const covered: CoverageResult =
    sboms.done && scan.done
      ? judgeCoverage(image, sboms.value, scan.value, policy, context.now)
      : { reasons: [], notes: [] };
  const evaluated = assess(
    scan.done ? scan.value : undefined,
    secrets.done ? secrets.value : undefined,
    policy,
    { ...context, ...knownIn(findings, policy) },
  );
  const origin = judgeOrigin(findings, policy, context.now);
  const assessment = { ...evaluated, notes: [...covered.notes, ...origin.notes, ...evaluated.notes] };
  const open = [
    ...(baseImages === undefined ? [] : reasonsIn(baseImages)),
    ...(vex === undefined ? [] : reasonsIn(vex)),
    ...distinct([...reasonsIn(sboms), ...reasonsIn(scan), ...reasonsIn(secrets), ...named]),
    ...covered.reasons.filter(isBlocking),
  ];
  const found = [
    ...origin.reasons,
    ...findingReasons(assessment),
    ...workflowReasons(advice, policy, assessment, context.now),
    ...covered.reasons.filter((reason) => !isBlocking(reason)),
  ];
  const all = [baseImages, vex].every((one) => one?.done !== false);
  // Without what lets findings through, nobody can say that one counts.
  const result = { assessment, disproved: all && found.length > 0 };
  if (open.length > 0 || !sboms.done || !scan.done || !secrets.done || !all) {
    return { verdict: 'error', reasons: [...open, ...found], ...result };
  }
  if (found.some(isBlocking)) return { verdict: 'failed', reasons: found, ...result };
  const clear = (summary: Clearance['summary']) =>
    new Cleared(SEAL, {
      ...{ image, policy, summary, sboms: sboms.value, scan: scan.value },
      evaluated: assessment.vulnerabilities?.evaluated ?? [],
    });
  if (found.length === 0) return { verdict: 'passed', reasons: [], ...result, cleared: clear('passed') };
  const signed = policy.signOnWarn ? { cleared: clear('none') } : {};
  return { verdict: 'warned', reasons: found, ...result, ...signed };
}

/** Two checks read the same layers, and meet the same fault in one: it is told once. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** What is known of findings from elsewhere: the base image's layers, what the baseline has, and what VEX says. */
function knownIn(
  { image, baseImages, baseline, vex }: Findings,
  policy: Policy,
): Pick<EvaluationContext, 'baseLayers' | 'baseline' | 'vex'> {
  return {
    ...(vex?.done ? { vex: vex.value } : {}),
    ...(baseImages?.done ? { baseLayers: baseLayers(image, baseImages.value, policy.baseImages) } : {}),
    ...(baseline?.known ? { baseline: new Set(baseline.findings) } : {}),
  };
}

function judgeOrigin(findings: Findings, policy: Policy, now: Date): OriginResult {
  const { image, places = [], baseImages = NO_BASE_IMAGES, baseline } = findings;
  const results = [
    judgeRegistries(places, policy.registries, now),
    ...(baseImages.done ? [judgeBaseImages(image, baseImages.value, policy.baseImages, now)] : []),
  ];
  const { newOnly } = policy.vulnerabilities;
  const compared =
    newOnly && baselineNotes(baseline ?? { known: false, why: 'it was not read' }, newOnly.image);
  return {
    reasons: results.flatMap(({ reasons }) => reasons),
    notes: [...results.flatMap(({ notes }) => notes), ...(compared ?? [])],
  };
}

/** Why an outcome could not be had; empty where it was. */
export function reasonsIn(outcome: Outcome<unknown>): readonly Reason[] {
  return outcome.done ? [] : outcome.reasons;
}

function isBlocking(reason: Reason): boolean {
  return reason.effect !== 'warn';
}
