import type { Digest } from '../digest.ts';
import type { Sbom, Scan, Secrets } from '../evidence/evidence.ts';
import type { InventoriedPackage } from '../finding/inventoried-package.ts';
import { type PinnedImage, platformName } from '../image/image.ts';
import { deniedDigests, deniedPackages, deniedVulnerabilities } from '../policy/denied.ts';
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

/** The result of a part of the run: its value, or the reasons why there is none. */
export type Outcome<T> =
  | { readonly done: true; readonly value: T }
  | { readonly done: false; readonly reasons: readonly Reason[] };

/** Everything that {@link judge} evaluates. */
export interface Findings {
  readonly image: PinnedImage;
  readonly sboms: Outcome<readonly Sbom[]>;
  readonly scan: Outcome<Scan>;
  readonly secrets: Outcome<Secrets>;
  /** Reasons for secrets in the names of the run itself. Every signed statement would contain these names. */
  readonly secretsInNames?: readonly Reason[];
  /** Absent if there are no workflows to review. */
  readonly advice?: WorkflowReview;
  /** `registry/repository` that the image is in and is pushed to. Empty if it is only on this machine. */
  readonly repositories?: readonly string[];
  /** Absent if base images were not determined. Then no base image is known. */
  readonly baseImages?: Outcome<BaseImages>;
  /** Absent if the policy compares with no baseline. */
  readonly baseline?: Baseline;
  /** Absent if the policy trusts no VEX document. */
  readonly vex?: Outcome<Vex>;
  /** The packages of the SBOMs. Absent if the policy denies no package. */
  readonly packages?: Outcome<readonly InventoriedPackage[]>;
}

/** What a clearance covers. */
export interface Clearance {
  readonly image: PinnedImage;
  readonly policy: Policy;
  readonly sboms: readonly Sbom[];
  readonly scan: Scan;
  readonly evaluated: readonly EvaluatedFinding[];
  /** Whether a PASSED verification summary may be made. `none` for an image with warnings. */
  readonly summary: 'passed' | 'none';
}

const NO_BASE_IMAGES: Outcome<BaseImages> = { done: true, value: { found: [], notes: [] } };

const SEAL = Symbol('cleared');

/**
 * Proof that an image may be signed. Only {@link judge} can make one, and the signer accepts nothing else: an image that
 * is not cleared cannot be signed or pushed.
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

/** A verdict with its reasons. An image that may be signed is cleared, with warnings only if the policy allows it. */
export type Judgement = {
  readonly assessment: Assessment;
  /** Whether there are findings with which no image gets a PASSED summary, even if other parts could not be checked. */
  readonly hasFindings: boolean;
} & (
  | { readonly verdict: 'passed'; readonly reasons: readonly []; readonly cleared: Cleared }
  | { readonly verdict: 'warned'; readonly reasons: readonly Reason[]; readonly cleared?: Cleared }
  | { readonly verdict: 'failed' | 'error'; readonly reasons: readonly Reason[]; readonly cleared?: never }
);

/**
 * Judges all findings by the policy. Pure: no clock, no I/O. A part that could not be checked makes an `error`, whatever
 * the findings and `enforce` are. A reason that blocks makes a `failed`, a reason that only warns a `warned`.
 */
export function judge(findings: Findings, policy: Policy, context: EvaluationContext): Judgement {
  const { image, sboms, scan, secrets, secretsInNames = [], advice, baseImages, vex, packages } = findings;
  const coverage: CoverageResult =
    sboms.done && scan.done
      ? judgeCoverage(image, sboms.value, scan.value, policy, context)
      : { reasons: [], notes: [], setAside: [] };
  const evaluated = assess(
    scan.done ? scan.value : undefined,
    secrets.done ? secrets.value : undefined,
    policy,
    { ...context, ...contextFrom(findings, policy) },
  );
  const origin = judgeOrigin(findings, policy, context.now);
  const aside = coverage.setAside.map(({ message }) => `${message}.`);
  const assessment = {
    ...evaluated,
    notes: [...aside, ...coverage.notes, ...origin.notes, ...evaluated.notes],
  };
  const unchecked = [
    ...(baseImages === undefined ? [] : reasonsIn(baseImages)),
    ...(vex === undefined ? [] : reasonsIn(vex)),
    ...(packages === undefined ? [] : reasonsIn(packages)),
    ...distinct([...reasonsIn(sboms), ...reasonsIn(scan), ...reasonsIn(secrets), ...secretsInNames]),
    ...coverage.reasons.filter(isBlocking),
  ];
  const found = [
    ...deniedReasons(findings, policy),
    ...origin.reasons,
    ...findingReasons(assessment),
    ...workflowReasons(advice, policy, assessment, context.now),
    ...coverage.reasons.filter((reason) => !isBlocking(reason)),
  ];
  // Base images and VEX decide which findings are ignored. Without them, no finding is known to count.
  const knowsIgnored = [baseImages, vex].every((one) => one?.done !== false);
  const result = { assessment, hasFindings: knowsIgnored && found.length > 0 };
  if (unchecked.length > 0 || !sboms.done || !scan.done || !secrets.done || !knowsIgnored) {
    return { verdict: 'error', reasons: [...unchecked, ...found], ...result };
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

/** What the policy denies, whatever else is true: the image itself, its base images, and what it contains. */
function deniedReasons({ image, scan, baseImages, packages }: Findings, policy: Policy): readonly Reason[] {
  const { denied } = policy.gate;
  const bases = baseImages?.done ? baseImages.value.found : [];
  const digests = [
    { digest: image.root.digest, name: 'the image' },
    ...image.platforms.flatMap(({ platform, manifest }) =>
      manifest.digest === image.root.digest
        ? []
        : [{ digest: manifest.digest, name: platformName(platform) }],
    ),
    ...bases.flatMap(({ digest, name, proof }) =>
      digest === undefined || proof === 'contradicted' ? [] : [{ digest, name: `the base image ${name}` }],
    ),
  ];
  return distinct([
    ...deniedDigests(denied, digests, 'image'),
    ...(scan.done ? deniedVulnerabilities(denied, scan.value.findings) : []),
    ...(packages?.done ? deniedPackages(denied, packages.value) : []),
  ]);
}

/** Two checks read the same layers and may report the same fault: keeps it once. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
}

/** What other parts of the run add to the evaluation: the base image's layers, the baseline, and VEX statements. */
function contextFrom(
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
  const { image, repositories = [], baseImages = NO_BASE_IMAGES, baseline } = findings;
  const results = [
    judgeRegistries(repositories, policy.registries, now),
    ...(baseImages.done ? [judgeBaseImages(image, baseImages.value, policy.baseImages, now)] : []),
  ];
  const { newOnly } = policy.vulnerabilities;
  const comparison =
    newOnly && baselineNotes(baseline ?? { known: false, why: 'it was not read' }, newOnly.image);
  return {
    reasons: results.flatMap(({ reasons }) => reasons),
    notes: [...results.flatMap(({ notes }) => notes), ...(comparison ?? [])],
  };
}

/** The reasons why an outcome has no value. Empty if it has one. */
export function reasonsIn(outcome: Outcome<unknown>): readonly Reason[] {
  return outcome.done ? [] : outcome.reasons;
}

function isBlocking(reason: Reason): boolean {
  return reason.effect !== 'warn';
}
