import type { Digest } from '../domain/digest.ts';
import type { Admission } from '../domain/gate/admission.ts';
import { type Decision, decide, toDenialReasons } from '../domain/gate/decision.ts';
import { parseReference, pinnedName, type Reference, repositoryName } from '../domain/image/image.ts';
import { type Enforcement, effectOn, type Policy } from '../domain/policy/policy.ts';
import { fault, type Reason, reasonsOf } from '../domain/reason.ts';
import { orThrow } from '../domain/result.ts';
import { judgeRegistries } from '../domain/verdict/judge-origin.ts';
import { Semaphore } from './semaphore.ts';

/** What is known about an image at a moment. */
export interface Judgement {
  readonly decision: Decision;
  /** What the policy does with what it denies, at this moment. */
  readonly effect: Enforcement;
  readonly reasons: readonly Reason[];
  /** `registry/repository@sha256:…`; absent if the image could not be found. */
  readonly reference?: string;
  readonly digest?: Digest;
  /** Whether an earlier answer was still valid. */
  readonly isRemembered: boolean;
  /** The gate's whole result. Absent if it was not reached. */
  readonly admission?: Admission;
}

export interface JudgeOptions {
  /** Finds the digest of a tag. Throws the registry's faults. */
  readonly resolve: (reference: Reference) => Promise<Digest>;
  /** The gate. Never throws. */
  readonly admit: (reference: Reference & { readonly digest: Digest }) => Promise<Admission>;
  /** The policy that is in force. */
  readonly policy: () => Policy;
  readonly now: () => Date;
  /** How long an answer is valid, in milliseconds. */
  readonly maxAgeMs: number;
  /** Most images that are judged at once. */
  readonly atOnce: number;
  /** Most images that wait. */
  readonly mostWaiting: number;
  readonly mostRemembered: number;
  readonly judged?: (admission: Admission, seconds: number) => void;
}

interface Remembered {
  readonly admission: Admission;
  readonly until: number;
}

/** What was denied may be mended at once, and what could not be verified is asked again soon. */
const DENIAL_MS = 30_000;
const ERROR_MS = 3_000;

/**
 * Judges images, each once at a time, and remembers the answers by repository and digest. The effect of the policy (warn
 * or block) is that of the moment of the question, not of the moment when the image was judged.
 */
export class Judge {
  readonly #options: JudgeOptions;
  readonly #places: Semaphore;
  readonly #remembered = new Map<string, Remembered>();
  readonly #underWay = new Map<string, Promise<Admission>>();
  readonly #resolving = new Map<string, Promise<Digest>>();

  constructor(options: JudgeOptions) {
    this.#options = options;
    this.#places = new Semaphore(options.atOnce, options.mostWaiting);
  }

  /** Forgets every answer, because the policy or what it is compared with has changed. */
  forget(): void {
    this.#remembered.clear();
    // What is judged now is judged by the old rules: its answer is for those who asked, and is not remembered.
    this.#underWay.clear();
  }

  get effect(): Enforcement {
    const { policy, now } = this.#options;
    return effectOn(policy().gate, now());
  }

  get size(): number {
    return this.#remembered.size;
  }

  get waiting(): number {
    return this.#places.waiting;
  }

  /** Judges an image as it is written in an object. Never throws. */
  async judge(image: string): Promise<Judgement> {
    try {
      const reference = orThrow(parseReference(image), (why) =>
        fault('input-invalid', 'image', `the image "${image}" cannot be read: ${why}`),
      );
      const screened = this.#screened(reference);
      if (screened !== undefined) return screened;
      const pinned = { ...reference, digest: reference.digest ?? (await this.#digestOf(reference)) };
      const key = pinnedName(pinned, pinned.digest);
      const known = this.#known(key);
      const admission = known ?? (await this.#judgeOnce(key, pinned));
      const { denialReasons } = admission;
      const { effect } = this;
      return {
        decision: decide(denialReasons, effect),
        effect,
        reasons: denialReasons,
        ...{ reference: key, digest: pinned.digest },
        isRemembered: known !== undefined,
        admission,
      };
    } catch (error) {
      return {
        decision: 'error',
        effect: this.effect,
        reasons: reasonsOf(error, 'image'),
        isRemembered: false,
      };
    }
  }

  /** The denial of an image whose registry the policy does not allow. That registry is not asked for anything. */
  #screened(reference: Reference): Judgement | undefined {
    const { policy, now } = this.#options;
    const { reasons } = judgeRegistries([repositoryName(reference)], policy().registries, now());
    if (reasons.length === 0 || reasons.some(({ effect }) => effect === 'warn')) return undefined;
    const { effect } = this;
    return { decision: decide(toDenialReasons(reasons), effect), effect, reasons, isRemembered: false };
  }

  #known(key: string): Admission | undefined {
    const known = this.#remembered.get(key);
    if (known === undefined) return undefined;
    this.#remembered.delete(key);
    if (known.until <= this.#options.now().getTime()) return undefined;
    // The last one that was used is the last one in the map.
    this.#remembered.set(key, known);
    return known.admission;
  }

  async #judgeOnce(key: string, reference: Reference & { readonly digest: Digest }): Promise<Admission> {
    const others = this.#underWay.get(key);
    if (others !== undefined) return await others;
    const judging = this.#places.run(async () => {
      const start = performance.now();
      const admission = await this.#options.admit(reference);
      this.#options.judged?.(admission, (performance.now() - start) / 1000);
      return admission;
    });
    this.#underWay.set(key, judging);
    try {
      const admission = await judging;
      if (this.#underWay.get(key) === judging) this.#remember(key, admission);
      return admission;
    } finally {
      if (this.#underWay.get(key) === judging) this.#underWay.delete(key);
    }
  }

  #remember(key: string, admission: Admission): void {
    const { now, maxAgeMs, mostRemembered } = this.#options;
    const age = { allow: maxAgeMs, warn: maxAgeMs, deny: DENIAL_MS, error: ERROR_MS }[admission.decision];
    this.#remembered.set(key, { admission, until: now().getTime() + Math.min(age, maxAgeMs) });
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= mostRemembered) break;
      this.#remembered.delete(oldest);
    }
  }

  async #digestOf(reference: Reference): Promise<Digest> {
    const name = `${repositoryName(reference)}:${reference.tag ?? ''}`;
    const others = this.#resolving.get(name);
    if (others !== undefined) return await others;
    const resolving = this.#options.resolve(reference);
    this.#resolving.set(name, resolving);
    try {
      return await resolving;
    } finally {
      this.#resolving.delete(name);
    }
  }
}
