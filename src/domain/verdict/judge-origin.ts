import { matchesGlob } from '../glob.ts';
import { type PinnedImage, platformName, withHubName } from '../image/image.ts';
import { type BaseImageRule, type Enforcement, effectOn, type RegistryRule } from '../policy/policy.ts';
import type { Reason, ReasonCode } from '../reason.ts';
import {
  type BaseImage,
  type BaseImages,
  baseName,
  basesOf,
  isAllowed,
  rulesBaseImages,
} from './base-image.ts';

/** What the rules about registries and base images come to. */
export interface OriginResult {
  readonly reasons: readonly Reason[];
  /** What does not apply, or is let pass, a sentence each. */
  readonly notes: readonly string[];
}

const NOTHING: OriginResult = { reasons: [], notes: [] };

/** Judges where an image lies and goes, each `registry/repository`; an image on this machine alone lies nowhere. Pure. */
export function judgeRegistries(places: readonly string[], rule: RegistryRule, now: Date): OriginResult {
  const { allow } = rule;
  if (allow.length === 0) return NOTHING;
  if (places.length === 0) {
    return {
      reasons: [],
      notes: ['The image lies in no registry and goes to none: the rule about registries does not apply.'],
    };
  }
  const refused = places.filter((place) => !allow.some((entry) => matchesGlob(withHubName(entry), place)));
  const message = (place: string) =>
    `${place} is not among the registries that the policy allows (${some(allow)})`;
  const effect = effectOn(rule, now);
  return {
    reasons: [...new Set(refused)].map((place) => reason('registry-not-allowed', message(place), effect)),
    notes: [],
  };
}

/** Judges the base images of every platform. Pure. */
export function judgeBaseImages(
  image: PinnedImage,
  bases: BaseImages,
  rule: BaseImageRule,
  now: Date,
): OriginResult {
  if (!rulesBaseImages(rule)) return { reasons: [], notes: bases.notes };
  const effect = effectOn(rule, now);
  const reasons: Reason[] = [];
  const notes = [...bases.notes];
  for (const platform of image.platforms) {
    const name = platformName(platform.platform);
    const found = basesOf(platform, bases);
    reasons.push(...faultsIn(found, rule, effect));
    if (found.length > 0) continue;
    const unknown = `${name}: the base image could not be determined`;
    if (rule.undetermined === 'allow') notes.push(`${unknown}, which the policy allows.`);
    else {
      const undetermined = rule.undetermined === 'warn' ? 'warn' : effect;
      reasons.push(reason('base-image-undetermined', unknown, undetermined));
    }
  }
  return { reasons, notes };
}

/** Images that are proven have the same layers, so that one of them in order is enough; every claim must be. */
function faultsIn(found: readonly BaseImage[], rule: BaseImageRule, effect: Enforcement): readonly Reason[] {
  const { proven = [], others = [] } = Object.groupBy(found, ({ proof }) =>
    proof === 'proven' ? 'proven' : 'others',
  );
  const faults = proven.map((base) => faultsOf(base, rule, effect));
  const least = faults.find(({ length }) => length === 0) ?? faults[0] ?? [];
  return [...least, ...others.flatMap((base) => faultsOf(base, rule, effect))];
}

function faultsOf(base: BaseImage, rule: BaseImageRule, effect: Enforcement): readonly Reason[] {
  const { allow, digestPinned, signedBy } = rule;
  const what = `${base.platform}: the base image ${baseName(base)} (${proofInWords(base)})`;
  const refuse = (code: ReasonCode, why: string) => reason(code, `${what} ${why}`, effect);
  if (base.proof === 'contradicted')
    return [refuse('base-image-not-allowed', 'is not the base: its layers are not the lowest of the image')];
  return [
    ...(allow.length === 0 || isAllowed(base, allow)
      ? []
      : [refuse('base-image-not-allowed', `is not among those that the policy allows (${some(allow)})`)]),
    ...(digestPinned && base.digest === undefined
      ? [refuse('base-image-not-allowed', 'is not known by its digest')]
      : []),
    ...(signedBy.length > 0 && base.signedBy === undefined
      ? [refuse('base-image-unsigned', unsigned(base, rule))]
      : []),
  ];
}

function unsigned({ proof, oldSignature }: BaseImage, { signedBy }: BaseImageRule): string {
  if (proof !== 'proven') return 'is not proven to be the base, so no signature of it says anything';
  const old =
    oldSignature === undefined
      ? ''
      : `; its tag ${oldSignature} holds one in the old format of cosign, which does not count`;
  return `has no signature by ${some(signedBy.map(({ identity }) => identity))}${old}`;
}

/** `proven by its layers`, `claimed by the build's provenance`. */
export function proofInWords({ by, proof }: Pick<BaseImage, 'by' | 'proof'>): string {
  if (proof === 'proven') return 'proven by its layers';
  return by === 'provenance' ? "claimed by the build's provenance" : 'claimed by an annotation';
}

function reason(code: ReasonCode, message: string, effect: Enforcement): Reason {
  return { code, check: 'image', message, ...(effect === 'warn' ? { effect } : {}) };
}

function some(names: readonly string[]): string {
  return names.slice(0, 5).join(', ') + (names.length > 5 ? `, and ${names.length - 5} more` : '');
}
