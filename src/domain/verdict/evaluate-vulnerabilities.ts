import type { Digest } from '../digest.ts';
import type { Vulnerability } from '../finding/finding.ts';
import { matchesGlob } from '../glob.ts';
import {
  type Covered,
  fitsException,
  isForImage,
  isWithin,
  matchingEntry,
  type Usage,
  usageOf,
} from '../policy/exception.ts';
import type { BreakGlass } from '../policy/operations.ts';
import {
  type Enforcement,
  type Exception,
  effectOn,
  type PackageRule,
  type Policy,
  type VulnerabilityThreshold,
} from '../policy/policy.ts';
import { type Vex, vexEvaluator } from '../vex/apply-vex.ts';
import type { VexStatement } from '../vex/vex-statement.ts';
import { type BaseImage, isInLayers } from './base-image.ts';
import { baselineKey } from './baseline.ts';

/** What the evaluation needs besides the findings and the policy. */
export interface EvaluationContext {
  /** `registry/repository` that the image is in or is pushed to: exceptions may apply only there. */
  readonly image: string;
  readonly now: Date;
  /** Layers of proven base images that the policy vouches for: diff ID to base image. */
  readonly baseLayers?: ReadonlyMap<Digest, BaseImage>;
  /** Findings of the image that was shipped last, by `baselineKey`. */
  readonly baseline?: ReadonlySet<string>;
  /** The statements of VEX documents that the policy trusts. */
  readonly vex?: Vex;
  /** The emergencies of the policy that apply to the image. */
  readonly brokenGlass?: readonly BreakGlass[];
}

/** Why a vulnerability does not count. */
export type IgnoreReason =
  /** Its severity and its score are below the threshold. */
  | { readonly kind: 'below' }
  /** There is no fix yet, and only vulnerabilities with a fix count. */
  | { readonly kind: 'unfixed' }
  /** VEX statements say that there is nothing to fix: one statement for each scope, or one for all. */
  | { readonly kind: 'vex'; readonly statements: readonly [VexStatement, ...VexStatement[]] }
  | { readonly kind: 'exception'; readonly exception: Exception }
  /** It comes from the base image, and such findings are listed separately. */
  | { readonly kind: 'base-image'; readonly base?: BaseImage }
  /** The image that was shipped last has it too, and only new findings count. */
  | { readonly kind: 'baseline' };

/** A vulnerability that counts. `expired`: the exception that covered it until it expired. */
export interface CountedFinding {
  readonly finding: Vulnerability;
  readonly effect: Enforcement;
  readonly expired?: Exception;
}

/** A vulnerability that does not count. */
export interface IgnoredFinding {
  readonly finding: Vulnerability;
  readonly effect: 'none';
  readonly ignoreReason: IgnoreReason;
}

/** A vulnerability with its evaluation by the policy. */
export type EvaluatedFinding = CountedFinding | IgnoredFinding;

/** Evaluates every vulnerability by the policy at a given time, in the given order. Pure. */
export function evaluateVulnerabilities(
  findings: readonly Vulnerability[],
  policy: Policy,
  context: EvaluationContext,
): readonly EvaluatedFinding[] {
  const effect = effectOn(policy.vulnerabilities, context.now);
  const exceptions = exceptionsFor(policy, context);
  const evaluateVex = context.vex && vexEvaluator(context.vex);
  return findings.map((finding) => {
    const threshold = thresholdFor(finding, policy);
    if (!reaches(finding, threshold)) return ignored(finding, { kind: 'below' });
    if (threshold.onlyFixed && finding.fixedIn === undefined) return ignored(finding, { kind: 'unfixed' });
    const statements = evaluateVex?.(finding).ignoreReason;
    if (statements !== undefined) return ignored(finding, { kind: 'vex', statements });
    const matching = exceptions.filter((exception) => fitsException(exception, finding));
    const { active, expired } = matchingEntry(matching, context.now);
    if (active !== undefined) return ignored(finding, { kind: 'exception', exception: active });
    const reason = knownBefore(finding, policy, context);
    if (reason !== undefined) return ignored(finding, reason);
    return { finding, effect, ...(expired === undefined ? {} : { expired }) };
  });
}

/** The vulnerabilities that count, in the given order. */
export function countedFindings(evaluated: readonly EvaluatedFinding[]): readonly CountedFinding[] {
  return evaluated.filter((one) => one.effect !== 'none');
}

/** The vulnerabilities that do not count, in the given order. */
export function ignoredFindings(evaluated: readonly EvaluatedFinding[]): readonly IgnoredFinding[] {
  return evaluated.filter((one) => one.effect === 'none');
}

/** How the exceptions that apply to this image were used. */
export function exceptionUsage(
  evaluated: readonly EvaluatedFinding[],
  policy: Policy,
  context: EvaluationContext,
): Usage<Exception> {
  return usageOf(exceptionsFor(policy, context), evaluated.map(coverIn));
}

function coverIn(evaluated: EvaluatedFinding): Covered<Exception> {
  if (evaluated.effect === 'none')
    return evaluated.ignoreReason.kind === 'exception' ? { active: evaluated.ignoreReason.exception } : {};
  return evaluated.expired === undefined ? {} : { expired: evaluated.expired };
}

function exceptionsFor(policy: Policy, { image }: EvaluationContext): readonly Exception[] {
  return policy.exceptions.filter((exception) => isForImage(exception, image));
}

function ignored(finding: Vulnerability, ignoreReason: IgnoreReason): IgnoredFinding {
  return { finding, effect: 'none', ignoreReason };
}

/** Why a finding is ignored if it comes from the base image or is in the baseline. Undefined if neither applies. */
function knownBefore(
  finding: Vulnerability,
  policy: Policy,
  context: EvaluationContext,
): IgnoreReason | undefined {
  const { baseImageFindings, newOnly } = policy.vulnerabilities;
  const { baseLayers, baseline } = context;
  if (baseImageFindings === 'apart' && baseLayers !== undefined && isInLayers(finding, baseLayers))
    return { kind: 'base-image', ...baseOf(finding, baseLayers) };
  if (newOnly !== undefined && baseline?.has(baselineKey(finding))) return { kind: 'baseline' };
  return undefined;
}

function baseOf({ layers = [] }: Vulnerability, of: ReadonlyMap<Digest, BaseImage>): { base?: BaseImage } {
  const [base] = layers.flatMap((layer) => of.get(layer) ?? []);
  return base === undefined ? {} : { base };
}

function reaches({ severity, cvss }: Vulnerability, threshold: VulnerabilityThreshold): boolean {
  return (
    threshold.failOn.includes(severity) ||
    (threshold.cvss !== undefined && cvss !== undefined && cvss >= threshold.cvss)
  );
}

/** The thresholds of the first matching rule. The general thresholds apply where the rule names none. */
function thresholdFor(finding: Vulnerability, policy: Policy): VulnerabilityThreshold {
  const { packages, ...general } = policy.vulnerabilities;
  return { ...general, ...packages.find((rule) => matchesRule(rule, finding)) };
}

function matchesRule({ types, names, paths }: PackageRule, finding: Vulnerability): boolean {
  return (
    (types.length === 0 || (finding.type !== undefined && types.includes(finding.type))) &&
    (names.length === 0 || names.some((name) => matchesGlob(name, finding.package))) &&
    (paths.length === 0 || isWithin(paths, finding))
  );
}
