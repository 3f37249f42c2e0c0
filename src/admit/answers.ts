import { parseReference, pinnedName } from '../domain/image/image.ts';
import type { Enforcement } from '../domain/policy/policy.ts';
import type { Reason, ReasonCode } from '../domain/reason.ts';
import { orUndefined } from '../domain/result.ts';
import { plain } from '../domain/text.ts';
import type { ReviewAnswer, ReviewedObject } from '../formats/kubernetes/admission-review.ts';
import type { ImageField } from '../formats/kubernetes/pod-images.ts';
import type { Judgement } from './judge.ts';

/** What was found out about one image of a request. */
export interface JudgedImage {
  readonly image: string;
  readonly judgement: Judgement;
}

/** Longest sentence about one image, and longest answer; an object can have very many images. */
const LONGEST_IMAGE = 900;
const LONGEST_ANSWER = 6000;

/**
 * Whether an image may run. While the policy only warns, also what could not be verified may: else a roll-out that is meant
 * to stop nothing would stop pods when a registry is down. What was revoked never may.
 */
export function isAdmitted({ decision, effect, reasons }: Judgement): boolean {
  if (reasons.some((one) => one.code === 'image-revoked' && one.effect !== 'warn')) return false;
  return decision === 'allow' || decision === 'warn' || (decision === 'error' && effect === 'warn');
}

/** `registry/app@sha256:…: deny: signature-missing: no signature is attached; …` */
export function inWords({ image, judgement: { decision, reasons } }: JudgedImage): string {
  const whys = reasons.map(({ code, message }) => `${code}: ${message}`);
  return plain(`${image}: ${decision}${whys.length === 0 ? '' : `: ${whys.join('; ')}`}`, LONGEST_IMAGE);
}

/** A judgement that the gate did not make. */
export function refused(code: ReasonCode, message: string, effect: Enforcement): Judgement {
  const reason: Reason = { code, check: 'gate', message };
  const denied = effect === 'warn' ? 'warn' : 'deny';
  const decision = code === 'tag-named' ? denied : 'error';
  return { decision, effect, reasons: [reason], isRemembered: false };
}

/** How tags are treated: `deny` in a pod, `replace` by the digest that was judged, or only `resolve`. */
export type TagRule = 'deny' | 'replace' | 'resolve';

/** `registry/app:1.2@sha256:…`; undefined if the image has its digest already, or was not judged. */
function withDigest(image: string, { digest }: Judgement): string | undefined {
  const reference = orUndefined(parseReference(image));
  if (reference === undefined || digest === undefined || reference.digest !== undefined) return undefined;
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  return pinnedName(reference, digest).replace('@', `${tag}@`);
}

/**
 * The judgement of an image that is named by a tag, by the rule for tags. A template only warns: pods are made of it, which
 * are asked about one by one.
 */
export function underTagRule(
  image: string,
  judgement: Judgement,
  tags: TagRule,
  isTemplate = false,
): Judgement {
  const pinned = withDigest(image, judgement);
  const mustName = tags === 'deny' || (tags === 'replace' && isTemplate);
  if (pinned === undefined || !mustName || !isAdmitted(judgement)) return judgement;
  const why = `"${image}" can move after the verdict: name ${pinned}`;
  const { decision, reasons } = refused('tag-named', why, isTemplate ? 'warn' : judgement.effect);
  return {
    ...judgement,
    decision: judgement.decision === 'error' ? 'error' : decision,
    reasons: [...judgement.reasons, ...reasons],
  };
}

/** The answer about an object of Kubernetes, from the judgements of its images. */
export function answerFor(
  { uid, name, isPod }: ReviewedObject,
  judged: readonly (ImageField & JudgedImage)[],
  tags: TagRule,
): ReviewAnswer {
  const replaced = new Map<string, string>();
  const warnings: string[] = [];
  const denials: string[] = [];
  for (const one of judged) {
    const { owner, pointer, image, judgement } = one;
    const sentence = `${owner}: ${inWords(one)}`;
    if (!isAdmitted(judgement)) {
      denials.push(sentence);
      continue;
    }
    if (judgement.decision !== 'allow') warnings.push(`Assay: ${sentence}`);
    const pinned = tags === 'replace' && isPod ? withDigest(image, judgement) : undefined;
    if (pinned !== undefined) replaced.set(pointer, pinned);
  }
  const isAllowed = denials.length === 0;
  return {
    ...{ uid, isAllowed, warnings },
    ...(!isAllowed && {
      message: plain(`Assay does not admit ${name}: ${denials.join(' | ')}`, LONGEST_ANSWER),
    }),
    ...(replaced.size > 0 && { replaced }),
    annotations: {
      decision: isAllowed ? (warnings.length > 0 ? 'warn' : 'allow') : 'deny',
      ...(judged.length > 0 && { images: plain(judged.map(inWords).join(' | '), LONGEST_ANSWER) }),
    },
  };
}
