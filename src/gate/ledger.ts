import { eventOf } from '../check/ledger.ts';
import type { ToolUse } from '../domain/evidence/evidence.ts';
import { type Admission, type GateStep, recordOf } from '../domain/gate/admission.ts';
import { type DenialReason, decide, toDenialReasons, withBrokenGlass } from '../domain/gate/decision.ts';
import type { Examination } from '../domain/gate/examine-subject.ts';
import type { Demands, GateRequest } from '../domain/gate/gate-request.ts';
import type { Rescan } from '../domain/gate/rescan-findings.ts';
import { pinnedName } from '../domain/image/image.ts';
import type { BreakGlass } from '../domain/policy/operations.ts';
import { DEFAULT_POLICY, effectOn } from '../domain/policy/policy.ts';
import type { Check, Reason } from '../domain/reason.ts';
import type { Outcome } from '../domain/verdict/verdict.ts';
import type { RunContext } from '../ports/runner-port.ts';
import type { World } from '../ports/world.ts';
import type { GateImage } from '../stages/gate/gate-image.ts';
import { TimedSteps } from '../stages/shared/timed-steps.ts';

/** The check to which reports assign the faults of a step. */
const CHECK_OF: Readonly<Record<GateStep, Check>> = {
  tools: 'tools',
  trust: 'inputs',
  image: 'image',
  evidence: 'evidence',
  cosign: 'evidence',
  database: 'scan',
  rescan: 'scan',
  vex: 'policy',
  tag: 'image',
};

/** Collects the results on which a decision is based. {@link GateLedger.end} makes the {@link Admission} from them. */
export class GateLedger {
  readonly #world: Pick<World, 'now' | 'runner'>;
  readonly #request: GateRequest;
  readonly #startedAt: string;
  readonly #steps: TimedSteps<GateStep>;
  readonly #notes: string[] = [];
  readonly #denialReasons: DenialReason[] = [];

  demands?: Demands;
  image?: GateImage;
  tools: readonly ToolUse[] = [];
  examined: readonly Examination[] = [];
  brokenGlass: readonly BreakGlass[] = [];
  isDefaultPolicy?: boolean;
  rescan?: Rescan;

  constructor(world: Pick<World, 'now' | 'runner' | 'workspace'>, request: GateRequest) {
    this.#world = world;
    this.#request = request;
    this.#startedAt = world.now().toISOString();
    this.#steps = new TimedSteps(world, CHECK_OF);
  }

  /** Runs a step and measures its time. A thrown error becomes a denial reason, and the outcome has no value. */
  async step<T>(name: GateStep, work: () => Promise<T>): Promise<Outcome<T>> {
    const outcome = await this.#steps.run(name, work);
    if (!outcome.done) this.deny(toDenialReasons(outcome.reasons));
    return outcome;
  }

  /** Records denial reasons. */
  deny(denialReasons: readonly DenialReason[]): void {
    this.#denialReasons.push(...denialReasons);
  }

  note(sentence: string): void {
    this.#notes.push(sentence);
  }

  /** Decides by the denial reasons that were recorded. */
  end(): Admission {
    const { image, demands, rescan, brokenGlass } = this;
    const denialReasons = withBrokenGlass(this.#denialReasons, brokenGlass);
    const [admitting] = this.examined.flatMap(({ used }) => used);
    const { imageInput, policy, require, maxAgeMs, source } = this.#request;
    const now = this.#world.now();
    return {
      startedAt: this.#startedAt,
      finishedAt: now.toISOString(),
      imageInput,
      event: eventOf(this.#world.runner.context),
      policy,
      ...(this.isDefaultPolicy !== undefined && { isDefaultPolicy: this.isDefaultPolicy }),
      ...(image === undefined
        ? {}
        : { reference: pinnedName(image.repository, image.digest), digest: image.digest }),
      decision: decide(denialReasons, effectOn(policy.gate, now)),
      denialReasons,
      signers: demands?.signers ?? [],
      ...(admitting === undefined ? {} : { admittedBy: admitting.signer }),
      brokenGlass,
      source: demands?.source ?? source,
      require,
      maxAgeMs,
      subjects: this.examined.map(recordOf),
      ...(rescan === undefined ? {} : { rescan }),
      tools: this.tools,
      notes: this.#notes,
      timings: this.#steps.timings,
    };
  }
}

/** A decision that ended before its first step: the inputs, or the folders that they name, cannot be used. */
export function refusedAdmission(
  imageInput: string,
  context: RunContext,
  reasons: readonly Reason[],
  now: Date,
): Admission {
  return {
    startedAt: now.toISOString(),
    finishedAt: now.toISOString(),
    imageInput,
    event: eventOf(context),
    policy: DEFAULT_POLICY,
    decision: 'error',
    denialReasons: toDenialReasons(reasons),
    signers: [],
    brokenGlass: [],
    source: {},
    require: [],
    maxAgeMs: 0,
    subjects: [],
    tools: [],
    notes: [],
    timings: {},
  };
}
