import type { Attached, ToolUse } from '../domain/evidence/evidence.ts';
import { imageName, type PinnedImage, pinnedName, platformName, taggedName } from '../domain/image/image.ts';
import { DEFAULT_POLICY } from '../domain/policy/policy.ts';
import { type Check, type Reason, reasonsOf } from '../domain/reason.ts';
import type { Request } from '../domain/run/request.ts';
import type { PolicyOrigin, Run, RunEvent, Step } from '../domain/run/run.ts';
import { plain } from '../domain/text.ts';
import type { Assessment } from '../domain/verdict/assessment.ts';
import type { BaseImages } from '../domain/verdict/base-image.ts';
import type { Findings, Outcome, Verdict } from '../domain/verdict/verdict.ts';
import type { VexStatement } from '../domain/vex/vex-statement.ts';
import type { WorkflowReview } from '../domain/workflow/advice.ts';
import { maySign } from '../domain/workflow/event.ts';
import type { LooseValues } from '../formats/redaction/redact.ts';
import type { RunContext, World } from '../ports.ts';

/** The check that a step belongs to in the eyes of users. */
const CHECK_OF: Readonly<Record<Step, Check>> = {
  tools: 'tools',
  image: 'image',
  evidence: 'inputs',
  'base-images': 'image',
  database: 'scan',
  sbom: 'sbom',
  scan: 'scan',
  vex: 'policy',
  baseline: 'scan',
  source: 'sign',
  push: 'push',
  sign: 'sign',
  attest: 'attest',
  secrets: 'secrets',
};

/** What the checks of an image came to. */
export interface Checked
  extends Pick<Findings, 'sboms' | 'scan' | 'secrets' | 'secretsInNames' | 'baseline'> {
  /** Absent where the policy believes no VEX document. */
  readonly vex?: Outcome<readonly VexStatement[]>;
}

/** Collects what is seen while a run goes on; {@link Ledger.end} makes the {@link Run} of it. */
export class Ledger {
  readonly #world: Pick<World, 'now' | 'runner'>;
  readonly #request: Request;
  readonly #startedAt: string;
  readonly #timings: Partial<{ -readonly [name in Step]: number }> = {};
  readonly #notes: string[] = [];

  readonly event: RunEvent;
  tools: readonly ToolUse[] = [];
  /** `repository@sha256:…` of the image, once it is known. */
  reference?: string;
  signedBy?: Pick<Run, 'signedBy' | 'issuer'>;
  attached: readonly Attached[] = [];
  assessment?: Assessment;
  /** What was found in the workflows of the repository, once they were looked at. */
  advice?: WorkflowReview;
  policyOrigin?: PolicyOrigin;
  attestationFault?: string;
  /** What the image was built on, once that was looked for. */
  baseImages?: Outcome<BaseImages>;
  #image?: PinnedImage;
  #withheld?: Pick<LooseValues, 'isIn'>;
  #checked: Pick<Run, 'sboms' | 'scan' | 'secrets' | 'baseline' | 'vex'> = {};

  constructor(world: Pick<World, 'now' | 'runner'>, request: Request) {
    this.#world = world;
    this.#request = request;
    this.#startedAt = world.now().toISOString();
    this.event = eventOf(world.runner.context);
  }

  /** Does a step of the run, timed; whatever it throws becomes the reasons of its outcome. */
  async step<T>(name: Step, work: () => Promise<T>): Promise<Outcome<T>> {
    const start = performance.now();
    try {
      return { done: true, value: await work() };
    } catch (error) {
      return { done: false, reasons: reasonsOf(error, CHECK_OF[name]) };
    } finally {
      this.#timings[name] = (this.#timings[name] ?? 0) + Math.round(performance.now() - start);
    }
  }

  /** The image is known from here on. */
  recordImage(image: PinnedImage): void {
    this.#image = image;
    const { subject } = this.#request;
    if (subject.kind === 'registry') this.reference = pinnedName(subject.reference, image.root.digest);
    const artifacts = image.attestations?.flatMap(({ artifactType }) => artifactType ?? []) ?? [];
    if (artifacts.length > 0) {
      const types = [...new Set(artifacts)].map((type) => plain(type, 100)).join(', ');
      this.note(
        `Beside its platforms the index holds what nothing runs (${types}): it was looked through for secrets, and not scanned.`,
      );
    }
    if (image.skippedPlatforms.length > 0) {
      const names = image.skippedPlatforms.map(platformName).join(', ');
      this.note(
        `Not checked, as the platform input leaves it out: ${names}. The index is therefore not signed.`,
      );
    }
  }

  /** What the checks found, or why they could not. */
  recordChecks({ sboms, scan, secrets, baseline, vex }: Checked): void {
    this.#checked = {
      ...{ sboms, scan, secrets },
      ...(baseline && { baseline }),
      ...(vex?.done ? { vex: vex.value } : {}),
    };
  }

  /** Names that hold one of these values are told nowhere: edited, they would be other names. */
  withholdNamesWith(values: Pick<LooseValues, 'isIn'>): void {
    this.#withheld = values;
  }

  note(sentence: string): void {
    this.#notes.push(sentence);
  }

  /** Ends the run with a verdict. */
  end(verdict: Verdict, reasons: readonly Reason[]): Run {
    const { signedBy, assessment, advice, policyOrigin, baseImages, attestationFault } = this;
    const named = (name: string) => (this.#withheld?.isIn(name) ? '' : name);
    const reference = named(this.reference ?? '');
    const image = this.#image && named(imageName(this.#image)) === '' ? undefined : this.#image;
    const { pushTo } = this.#request;
    return {
      startedAt: this.#startedAt,
      finishedAt: this.#world.now().toISOString(),
      imageInput: named(this.#request.imageInput),
      event: eventNamed(this.event, named),
      policy: this.#request.policy,
      ...(policyOrigin && { policyOrigin }),
      ...(image && { image }),
      ...(reference === '' ? {} : { reference }),
      tools: this.tools,
      ...this.#checked,
      ...(assessment && { assessment }),
      ...(advice && { advice }),
      ...(baseImages && { baseImages }),
      verdict,
      reasons,
      signer: this.#request.signer.kind,
      ...(pushTo && { pushTo: taggedName(pushTo) }),
      ...(attestationFault && { attestationFault }),
      ...signedBy,
      attached: this.attached,
      notes: [...this.#notes, ...(assessment?.notes ?? [])],
      timings: this.#timings,
    };
  }
}

/** An event without the names that are told nowhere. */
function eventNamed(event: RunEvent, named: (name: string) => string): RunEvent {
  const { repository, ref, runUrl, workflow } = event;
  return {
    ...event,
    ...{ repository: named(repository), ref: named(ref), runUrl: named(runUrl), workflow: named(workflow) },
  };
}

/** The event that a run serves. */
export function eventOf(context: RunContext): RunEvent {
  const { eventName, serverUrl, repository, ref, sha, runId, runAttempt } = context;
  const runUrl =
    repository === '' ? '' : `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
  const { actor, workflowRef: workflow } = context;
  const advisory = !maySign(eventName);
  return { name: eventName, repository, ref, sha, runUrl, advisory, actor, workflow };
}

/** A run that ended before it began: the inputs, or the folders that they name, cannot be used. */
export function refusedRun(
  imageInput: string,
  context: RunContext,
  reasons: readonly Reason[],
  now: Date,
): Run {
  return {
    startedAt: now.toISOString(),
    finishedAt: now.toISOString(),
    imageInput,
    event: eventOf(context),
    policy: DEFAULT_POLICY,
    tools: [],
    verdict: 'error',
    reasons,
    signer: 'none',
    attached: [],
    notes: [],
    timings: {},
  };
}
