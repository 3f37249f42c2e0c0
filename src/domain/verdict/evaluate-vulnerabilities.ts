import type { Digest } from '../digest.ts';
import type { Vulnerability } from '../finding/finding.ts';
import { matchesGlob } from '../glob.ts';
import {
  type Covered,
  coverOf,
  fitsException,
  isForImage,
  liesWithin,
  type Usage,
  usageOf,
} from '../policy/exception.ts';
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
import { type BaseImage, liesInLayers } from './base-image.ts';
import { baselineKey } from './baseline.ts';

/** What is weighed with, beside the findings and the policy. */
export interface EvaluationContext {
  /** `registry/repository` that the image lies in or goes to: exceptions may be bound to it. */
  readonly image: string;
  readonly now: Date;
  /** Layers that are proven to be those of a base image that the policy vouches for, by diff ID. */
  readonly baseLayers?: ReadonlyMap<Digest, BaseImage>;
  /** What the image that was shipped last has already, by `baselineKey`. */
  readonly baseline?: ReadonlySet<string>;
  /** What VEX documents say that the policy believes. */
  readonly vex?: Vex;
}

/** Why a vulnerability does not count. */
export type IgnoreReason =
  /** Its severity and its score are below the threshold. */
  | { readonly kind: 'below' }
  /** Nothing mends it yet, and only what can be mended counts. */
  | { readonly kind: 'unfixed' }
  /** VEX statements say that there is nothing to mend: one for each place, or one for all. */
  | { readonly kind: 'vex'; readonly statements: readonly [VexStatement, ...VexStatement[]] }
  | { readonly kind: 'exception'; readonly exception: Exception }
  /** The base image brings it, and what it brings is shown apart. */
  | { readonly kind: 'base-image'; readonly base?: BaseImage }
  /** The image that was shipped last has it too, and only what is new counts. */
  | { readonly kind: 'baseline' };

/** A vulnerability that counts; `lapsed` let it through until it expired. */
export interface Counted {
  readonly finding: Vulnerability;
  readonly effect: Enforcement;
  readonly lapsed?: Exception;
}

/** A vulnerability that does not count. */
export interface IgnoredFinding {
  readonly finding: Vulnerability;
  readonly effect: 'none';
  readonly ignoreReason: IgnoreReason;
}

/** A vulnerability with what the policy makes of it. */
export type EvaluatedFinding = Counted | IgnoredFinding;

/** Weighs every vulnerability by the policy on a day, in the order given. Pure. */
export function evaluateVulnerabilities(
  findings: readonly Vulnerability[],
  policy: Policy,
  context: EvaluationContext,
): readonly EvaluatedFinding[] {
  const effect = effectOn(policy.vulnerabilities, context.now);
  const exceptions = exceptionsFor(policy, context);
  const ruleOfVex = context.vex && vexEvaluator(context.vex);
  return findings.map((finding) => {
    const threshold = thresholdFor(finding, policy);
    if (!reaches(finding, threshold)) return ignored(finding, { kind: 'below' });
    if (threshold.onlyFixed && finding.fixedIn === undefined) return ignored(finding, { kind: 'unfixed' });
    const said = ruleOfVex?.(finding).ignoreReason;
    if (said !== undefined) return ignored(finding, { kind: 'vex', statements: said });
    const fitting = exceptions.filter((exception) => fitsException(exception, finding));
    const { excepted, lapsed } = coverOf(fitting, context.now);
    if (excepted !== undefined) return ignored(finding, { kind: 'exception', exception: excepted });
    const known = knownBefore(finding, policy, context);
    if (known !== undefined) return ignored(finding, known);
    return { finding, effect, ...(lapsed === undefined ? {} : { lapsed }) };
  });
}

/** The vulnerabilities that count, in the order given. */
export function counted(evaluated: readonly EvaluatedFinding[]): readonly Counted[] {
  return evaluated.filter((one) => one.effect !== 'none');
}

/** The vulnerabilities that do not count, in the order given. */
export function ignoredOf(evaluated: readonly EvaluatedFinding[]): readonly IgnoredFinding[] {
  return evaluated.filter((one) => one.effect === 'none');
}

/** What became of the exceptions that are for this image. */
export function exceptionUsage(
  evaluated: readonly EvaluatedFinding[],
  policy: Policy,
  context: EvaluationContext,
): Usage<Exception> {
  return usageOf(exceptionsFor(policy, context), evaluated.map(coverIn));
}

function coverIn(evaluated: EvaluatedFinding): Covered<Exception> {
  if (evaluated.effect === 'none')
    return evaluated.ignoreReason.kind === 'exception' ? { excepted: evaluated.ignoreReason.exception } : {};
  return evaluated.lapsed === undefined ? {} : { lapsed: evaluated.lapsed };
}

function exceptionsFor(policy: Policy, { image }: EvaluationContext): readonly Exception[] {
  return policy.exceptions.filter((exception) => isForImage(exception, image));
}

function ignored(finding: Vulnerability, ignoreReason: IgnoreReason): IgnoredFinding {
  return { finding, effect: 'none', ignoreReason };
}

function knownBefore(
  finding: Vulnerability,
  policy: Policy,
  context: EvaluationContext,
): IgnoreReason | undefined {
  const { baseImageFindings, newOnly } = policy.vulnerabilities;
  const { baseLayers, baseline } = context;
  if (baseImageFindings === 'apart' && baseLayers !== undefined && liesInLayers(finding, baseLayers))
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

/** The thresholds of the first rule that fits, with the general ones where it names none. */
function thresholdFor(finding: Vulnerability, policy: Policy): VulnerabilityThreshold {
  const { packages, ...general } = policy.vulnerabilities;
  return { ...general, ...packages.find((rule) => fits(rule, finding)) };
}

function fits({ types, names, paths }: PackageRule, finding: Vulnerability): boolean {
  return (
    (types.length === 0 || (finding.type !== undefined && types.includes(finding.type))) &&
    (names.length === 0 || names.some((name) => matchesGlob(name, finding.package))) &&
    (paths.length === 0 || liesWithin(paths, finding))
  );
}
