import { SECRET_SEVERITIES, SEVERITIES } from '../finding/finding.ts';
import { allowed, lowest, same, shared, strictest, union } from './combine-rules.ts';
import { deniedByBoth, revokersOfBoth, signersOfBoth } from './merge-operations.ts';
import {
  ANY_REF,
  type BaseImageRule,
  type Enforced,
  type GateRule,
  type PackageRule,
  type Policy,
  SLSA_LEVELS,
  type VulnerabilityRule,
  type VulnerabilityThreshold,
} from './policy.ts';

/** A central policy, combined with a local policy that may only make it stricter. */
export interface Merged {
  readonly policy: Policy;
  /** What the local policy allows although the central one does not, such as an exception: the end of a sentence each. */
  readonly refused: readonly string[];
  /** Sections of the local policy, by their names in the file, that are less strict and have no effect. */
  readonly overruled: readonly string[];
}

/** The parts of a policy, by their names in the file. */
export const SECTIONS = {
  vulnerabilities: 'vulnerabilities',
  endOfLife: 'end-of-life',
  secrets: 'secrets',
  exceptions: 'exceptions',
  gaps: 'gaps',
  longestTermDays: 'longest-term',
  vex: 'vex',
  registries: 'registries',
  baseImages: 'base-images',
  workflows: 'workflows',
  unrecognisedImages: 'unrecognised-images',
  isolate: 'isolate',
  signOnWarn: 'sign-on-warn',
  gate: 'gate',
} as const satisfies Record<keyof Policy, string>;

/**
 * The stricter of two policies, rule by rule: the result blocks everything that one of them blocks. If something is
 * refused, the result is the central policy alone.
 */
export function stricter(central: Policy, local: Policy): Merged {
  const refused: string[] = [];
  const refuse = (sentence: string) => refused.push(sentence);
  const policy: Policy = {
    vulnerabilities: vulnerabilities(central.vulnerabilities, local.vulnerabilities, refuse),
    endOfLife: enforced(central.endOfLife, local.endOfLife),
    secrets: {
      ...enforced(central.secrets, local.secrets),
      failOn: union(SECRET_SEVERITIES, central.secrets.failOn, local.secrets.failOn),
      suppressions: shared(central.secrets.suppressions, local.secrets.suppressions, (one) =>
        refuse(`suppresses ${one.fingerprint}`),
      ),
    },
    exceptions: shared(central.exceptions, local.exceptions, (one) =>
      refuse(`makes an exception for ${one.vulnerability} until ${one.expires}`),
    ),
    gaps: shared(central.gaps, local.gaps, (one) =>
      refuse(`accepts the gap at ${one.path} until ${one.expires}`),
    ),
    longestTermDays: Math.min(central.longestTermDays, local.longestTermDays),
    vex: {
      files: shared(central.vex.files, local.vex.files, (one) => refuse(`trusts the VEX files ${one}`)),
      attestations: shared(central.vex.attestations, local.vex.attestations, (one) =>
        refuse(`trusts the VEX attestations of ${one.identity}`),
      ),
    },
    registries: {
      ...enforced(central.registries, local.registries),
      allow: allowed(central.registries.allow, local.registries.allow, (one) =>
        refuse(`allows the registries ${one}`),
      ),
    },
    baseImages: baseImages(central.baseImages, local.baseImages, refuse),
    workflows: workflows(central.workflows, local.workflows),
    unrecognisedImages: strictest(['error', 'allow'], central.unrecognisedImages, local.unrecognisedImages),
    ...((central.isolate ?? local.isolate) && { isolate: 'required' }),
    signOnWarn: central.signOnWarn && local.signOnWarn,
    gate: gate(central.gate, local.gate, refuse),
  };
  if (refused.length > 0) return { policy: central, refused, overruled: [] };
  const overruled = keysOf(SECTIONS).filter((key) => !same(policy[key], local[key]));
  return { policy, refused, overruled: overruled.map((key) => SECTIONS[key]) };
}

/** Sort keys: before every day for a rule that always blocks, after every day for a rule that never blocks. */
const ALWAYS = '';
const NEVER = '~';

function blocksFrom({ enforce, blockFrom }: { enforce: string; blockFrom?: string }): string {
  if (blockFrom !== undefined) return blockFrom;
  return enforce === 'block' ? ALWAYS : NEVER;
}

function enforced(one: Enforced, other: Enforced): Enforced {
  const from = [blocksFrom(one), blocksFrom(other)].sort()[0] ?? ALWAYS;
  if (from === NEVER) return { enforce: 'warn' };
  return from === ALWAYS ? { enforce: 'block' } : { enforce: 'block', blockFrom: from };
}

function workflows(one: Policy['workflows'], other: Policy['workflows']): Policy['workflows'] {
  if (blocksFrom(one) === NEVER && blocksFrom(other) === NEVER)
    return { enforce: strictest(['block', 'warn', 'advise'], one.enforce, other.enforce) };
  const asRule = (rule: Policy['workflows']): Enforced => ({
    ...rule,
    enforce: rule.enforce === 'block' ? 'block' : 'warn',
  });
  return enforced(asRule(one), asRule(other));
}

type Refuse = (sentence: string) => void;

function vulnerabilities(
  central: VulnerabilityRule,
  local: VulnerabilityRule,
  refuse: Refuse,
): VulnerabilityRule {
  const { newOnly } = central;
  if (local.newOnly !== undefined && !same(newOnly, local.newOnly))
    refuse(`judges only new findings (new-only), compared with ${local.newOnly.image}`);
  return {
    ...enforced(central, local),
    ...threshold(central, local),
    packages: packageRules(central, local, refuse),
    databaseMaxAgeMs: Math.min(central.databaseMaxAgeMs, local.databaseMaxAgeMs),
    ...(newOnly !== undefined && same(newOnly, local.newOnly) ? { newOnly } : {}),
    baseImageFindings: strictest(['count', 'apart'], central.baseImageFindings, local.baseImageFindings),
  };
}

function threshold(one: VulnerabilityThreshold, other: VulnerabilityThreshold): VulnerabilityThreshold {
  return {
    failOn: union(SEVERITIES, one.failOn, other.failOn),
    onlyFixed: one.onlyFixed && other.onlyFixed,
    ...lowest(one.cvss, other.cvss),
  };
}

/**
 * Two different lists of rules cannot be combined, because the first matching rule decides. If only one policy has a
 * list, each threshold in it is widened by the general threshold of the other policy. Thresholds that a rule does not
 * name come from the combined general thresholds.
 */
function packageRules(
  central: VulnerabilityRule,
  local: VulnerabilityRule,
  refuse: Refuse,
): readonly PackageRule[] {
  if (same(central.packages, local.packages)) return central.packages;
  if (local.packages.length === 0) return central.packages.map((rule) => widened(rule, local));
  if (central.packages.length === 0) return local.packages.map((rule) => widened(rule, central));
  refuse('has other rules for packages (vulnerabilities.packages)');
  return central.packages;
}

function widened(rule: PackageRule, general: VulnerabilityThreshold): PackageRule {
  const { types, names, paths, failOn, onlyFixed, cvss } = rule;
  return {
    ...{ types, names, paths },
    ...(failOn === undefined ? {} : { failOn: union(SEVERITIES, failOn, general.failOn) }),
    ...(onlyFixed === undefined ? {} : { onlyFixed: onlyFixed && general.onlyFixed }),
    ...(cvss === undefined ? {} : lowest(cvss, general.cvss)),
  };
}

function baseImages(central: BaseImageRule, local: BaseImageRule, refuse: Refuse): BaseImageRule {
  // An entry without a tag allows every tag.
  const allow = allowed(
    central.allow,
    local.allow,
    (one) => refuse(`allows the base images ${one}`),
    (one) => [one, one.replace(/:[^/:]*$/, '')],
  );
  return {
    ...enforced(central, local),
    allow,
    digestPinned: central.digestPinned || local.digestPinned,
    signedBy:
      central.signedBy.length === 0 || local.signedBy.length === 0
        ? [...central.signedBy, ...local.signedBy]
        : shared(central.signedBy, local.signedBy, (one) =>
            refuse(`accepts base images that ${one.identity} signed`),
          ),
    undetermined: strictest(['block', 'warn', 'allow'], central.undetermined, local.undetermined),
  };
}

function gate(central: GateRule, local: GateRule, refuse: Refuse): GateRule {
  const pairs = [
    ['source-repository', central.sourceRepository, local.sourceRepository],
    // A policy that names a ref is stricter than a policy that allows any ref.
    ['source-ref', central.sourceRef === ANY_REF ? undefined : central.sourceRef, local.sourceRef],
    ['source-repository-id', central.sourceRepositoryId, local.sourceRepositoryId],
    ['source-owner-id', central.sourceOwnerId, local.sourceOwnerId],
  ] as const;
  for (const [name, one, other] of pairs) {
    if (one !== undefined && other !== undefined && !same(one, other))
      refuse(`requires another ${name} at the gate`);
  }
  const {
    enforce: _enforce,
    blockFrom: _blockFrom,
    withoutEvidence: _withoutEvidence,
    ...demands
  } = { ...local, ...central };
  const refs = [central.sourceRef, local.sourceRef].filter((ref) => ref !== undefined);
  const sourceRef = refs.find((ref) => ref !== ANY_REF) ?? refs[0];
  const level = SLSA_LEVELS.findLast((one) => one === central.level || one === local.level);
  return {
    ...enforced(central, local),
    ...demands,
    ...(sourceRef === undefined ? {} : { sourceRef }),
    ...(level === undefined ? {} : { level }),
    ...(central.withoutEvidence && local.withoutEvidence && { withoutEvidence: 'scan' as const }),
    signers: signersOfBoth(central.signers, local.signers, refuse),
    revokers: revokersOfBoth(central.revokers, local.revokers),
    denied: deniedByBoth(central.denied, local.denied),
    breakGlass: shared(central.breakGlass, local.breakGlass, (one) =>
      refuse(`breaks glass for ${one.rules.join(', ')} until ${one.until}`),
    ),
    promotedFrom: shared(central.promotedFrom, local.promotedFrom, (one) =>
      refuse(`accepts images that were promoted from ${one}`),
    ),
    acceptedPolicies: shared(central.acceptedPolicies, local.acceptedPolicies, (one) =>
      refuse(`accepts the earlier policy ${one}`),
    ),
  };
}

function keysOf<T extends object>(record: T): readonly Extract<keyof T, string>[] {
  const keys: Extract<keyof T, string>[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
