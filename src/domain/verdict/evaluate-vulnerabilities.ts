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
import { type Vex, vexRuler } from '../vex/apply-vex.ts';
import type { VexStatement } from '../vex/vex-statement.ts';
import { type BaseImage, liesInLayers } from './base-image.ts';
import { baselineKey } from './baseline.ts';

/** What is weighed with, beside the findings and the policy. */
export interface WeighingContext {
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
export type Pardon =
  /** Its severity and its score are below the gate. */
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
export interface Pardoned {
  readonly finding: Vulnerability;
  readonly effect: 'none';
  readonly pardon: Pardon;
}

/** A vulnerability with what the policy makes of it. */
export type Weighed = Counted | Pardoned;

/** Weighs every vulnerability by the policy on a day, in the order given. Pure. */
export function weigh(
  findings: readonly Vulnerability[],
  policy: Policy,
  context: WeighingContext,
): readonly Weighed[] {
  const effect = effectOn(policy.vulnerabilities, context.now);
  const exceptions = exceptionsFor(policy, context);
  const ruleOfVex = context.vex && vexRuler(context.vex);
  return findings.map((finding) => {
    const threshold = thresholdFor(finding, policy);
    if (!reaches(finding, threshold)) return pardoned(finding, { kind: 'below' });
    if (threshold.onlyFixed && finding.fixedIn === undefined) return pardoned(finding, { kind: 'unfixed' });
    const said = ruleOfVex?.(finding).pardon;
    if (said !== undefined) return pardoned(finding, { kind: 'vex', statements: said });
    const fitting = exceptions.filter((exception) => fitsException(exception, finding));
    const { excepted, lapsed } = coverOf(fitting, context.now);
    if (excepted !== undefined) return pardoned(finding, { kind: 'exception', exception: excepted });
    const known = knownBefore(finding, policy, context);
    if (known !== undefined) return pardoned(finding, known);
    return { finding, effect, ...(lapsed === undefined ? {} : { lapsed }) };
  });
}

/** The vulnerabilities that count, in the order given. */
export function counted(weighed: readonly Weighed[]): readonly Counted[] {
  return weighed.filter((one) => one.effect !== 'none');
}

/** The vulnerabilities that do not count, in the order given. */
export function pardonedOf(weighed: readonly Weighed[]): readonly Pardoned[] {
  return weighed.filter((one) => one.effect === 'none');
}

/** What became of the exceptions that are for this image. */
export function exceptionUsage(
  weighed: readonly Weighed[],
  policy: Policy,
  context: WeighingContext,
): Usage<Exception> {
  return usageOf(exceptionsFor(policy, context), weighed.map(coverIn));
}

function coverIn(weighed: Weighed): Covered<Exception> {
  if (weighed.effect === 'none')
    return weighed.pardon.kind === 'exception' ? { excepted: weighed.pardon.exception } : {};
  return weighed.lapsed === undefined ? {} : { lapsed: weighed.lapsed };
}

function exceptionsFor(policy: Policy, { image }: WeighingContext): readonly Exception[] {
  return policy.exceptions.filter((exception) => isForImage(exception, image));
}

function pardoned(finding: Vulnerability, pardon: Pardon): Pardoned {
  return { finding, effect: 'none', pardon };
}

function knownBefore(finding: Vulnerability, policy: Policy, context: WeighingContext): Pardon | undefined {
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
