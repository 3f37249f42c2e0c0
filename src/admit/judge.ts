import type { Digest } from '../domain/digest.ts';
import type { Admission } from '../domain/gate/admission.ts';
import { type Decision, decide, toDenialReasons } from '../domain/gate/decision.ts';
import { parseReference, pinnedName, type Reference, repositoryName } from '../domain/image/image.ts';
import { deniedDigests } from '../domain/policy/denied.ts';
import { type Enforcement, effectOn, type Policy } from '../domain/policy/policy.ts';
import { fault, type Reason, reasonsOf } from '../domain/reason.ts';
import { orThrow } from '../domain/result.ts';
import { judgeRegistries } from '../domain/verdict/judge-origin.ts';
import { Semaphore, type SemaphoreLimits } from './semaphore.ts';

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
  /** How many images are judged at once, and how many wait. */
  readonly limits: SemaphoreLimits;
  readonly mostRemembered: number;
  readonly judged?: (admission: Admission, seconds: number) => void;
  /** Removes secret values from what people read. */
  readonly redact?: (text: string) => string;
}

/** Who asks, and until when they wait. */
export interface Asker {
  /** The namespace; empty if it is not known. */
  readonly tenant: string;
  /** In milliseconds, as `performance.now()`. */
  readonly until: number;
}

interface UnderWay {
  readonly admission: Promise<Admission>;
  readonly wanted: Wanted;
}

interface Wanted {
  /** Until when somebody waits for it. */
  until: number;
}

interface Remembered {
  readonly admission: Admission;
  readonly until: number;
}

/** What was denied may be mended at once, and what could not be verified is asked again soon. */
const DENIAL_MS = 30_000;
const ERROR_MS = 3_000;
/** Tags are looked up side by side with the judgements: it is one short request. */
const RESOLVED_AT_ONCE = 16;

/**
 * Judges images, each once at a time, and remembers the answers by repository and digest. The effect of the policy (warn
 * or block) is that of the moment of the question, not of the moment when the image was judged.
 */
export class Judge {
  readonly #options: JudgeOptions;
  readonly #places: Semaphore;
  readonly #lookups: Semaphore;
  readonly #remembered = new Map<string, Remembered>();
  readonly #underWay = new Map<string, UnderWay>();
  readonly #resolving = new Map<string, Promise<Digest>>();

  constructor(options: JudgeOptions) {
    this.#options = options;
    this.#places = new Semaphore(options.limits);
    this.#lookups = new Semaphore({ ...options.limits, places: RESOLVED_AT_ONCE });
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
  async judge(image: string, asker: Asker): Promise<Judgement> {
    try {
      const reference = orThrow(parseReference(image), (why) =>
        fault('input-invalid', 'image', `the image "${image}" cannot be read: ${why}`),
      );
      const refused = this.#denied(reference.digest) ?? this.#screened(reference);
      if (refused !== undefined) return refused;
      const digest = reference.digest ?? (await this.#digestOf(reference, asker));
      const denied = this.#denied(digest);
      if (denied !== undefined) return denied;
      const key = pinnedName(reference, digest);
      const known = this.#known(key);
      const admission = known ?? (await this.#judgeOnce(key, { ...reference, digest }, asker));
      const { denialReasons } = admission;
      const { effect } = this;
      return {
        decision: decide(denialReasons, effect),
        effect,
        reasons: denialReasons,
        ...{ reference: key, digest },
        isRemembered: known !== undefined,
        admission,
      };
    } catch (error) {
      const { redact = (text: string) => text } = this.#options;
      const reasons = reasonsOf(error, 'image').map((one) => ({ ...one, message: redact(one.message) }));
      return { decision: 'error', effect: this.effect, reasons, isRemembered: false };
    }
  }

  /** The denial of a digest that the policy names. It needs no registry, so that no fault of one can hide it. */
  #denied(digest: Digest | undefined): Judgement | undefined {
    if (digest === undefined) return undefined;
    const { denied } = this.#options.policy().gate;
    const reasons = deniedDigests(denied, [{ digest, name: 'the image' }], 'gate');
    if (reasons.length === 0) return undefined;
    return { decision: 'deny', effect: this.effect, reasons, digest, isRemembered: false };
  }

  /**
   * The denial of an image whose registry the policy does not list. That registry is asked for nothing, also while the
   * policy only warns: else whoever may create a pod could let the server ask any other.
   */
  #screened(reference: Reference): Judgement | undefined {
    const { policy, now } = this.#options;
    const found = judgeRegistries([repositoryName(reference)], policy().registries, now()).reasons;
    if (found.length === 0) return undefined;
    const { effect } = this;
    // What was not verified is decided by the rule for signatures.
    const reasons = found.map(({ effect: _, ...reason }) => reason);
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

  async #judgeOnce(
    key: string,
    reference: Reference & { readonly digest: Digest },
    { tenant, until }: Asker,
  ): Promise<Admission> {
    const others = this.#underWay.get(key);
    if (others !== undefined) {
      others.wanted.until = Math.max(others.wanted.until, until);
      return await others.admission;
    }
    const wanted: Wanted = { until };
    const admission = this.#places.run(tenant, async () => {
      const start = performance.now();
      // Whoever asked has given up. The place is for those who still wait.
      if (start > wanted.until) throw fault('verdict-pending', 'gate', `${key} had to wait for too long`);
      const judged = await this.#options.admit(reference);
      this.#options.judged?.(judged, (performance.now() - start) / 1000);
      return judged;
    });
    const underWay: UnderWay = { admission, wanted };
    this.#underWay.set(key, underWay);
    try {
      const judged = await admission;
      if (this.#underWay.get(key) === underWay) this.#remember(key, judged);
      return judged;
    } finally {
      if (this.#underWay.get(key) === underWay) this.#underWay.delete(key);
    }
  }

  #remember(key: string, admission: Admission): void {
    const { now, maxAgeMs, mostRemembered } = this.#options;
    const age = { allow: maxAgeMs, warn: maxAgeMs, deny: DENIAL_MS, error: ERROR_MS }[admission.decision];
    const usual = now().getTime() + Math.min(age, maxAgeMs);
    const glass = admission.brokenGlass.map(({ until }) => Date.parse(until));
    this.#remembered.set(key, { admission, until: Math.min(usual, ...glass) });
    for (const oldest of this.#remembered.keys()) {
      if (this.#remembered.size <= mostRemembered) break;
      this.#remembered.delete(oldest);
    }
  }

  async #digestOf(reference: Reference, { tenant }: Asker): Promise<Digest> {
    const name = `${repositoryName(reference)}:${reference.tag ?? ''}`;
    const others = this.#resolving.get(name);
    if (others !== undefined) return await others;
    const resolving = this.#lookups.run(tenant, () => this.#options.resolve(reference));
    this.#resolving.set(name, resolving);
    try {
      return await resolving;
    } finally {
      this.#resolving.delete(name);
    }
  }
}
