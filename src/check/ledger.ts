import type { Attached, ToolUse } from '../domain/evidence/evidence.ts';
import type { Fixes } from '../domain/fixes/fixes.ts';
import { imageName, type PinnedImage, pinnedName, platformName, taggedName } from '../domain/image/image.ts';
import type { BreakGlass } from '../domain/policy/operations.ts';
import { DEFAULT_POLICY } from '../domain/policy/policy.ts';
import type { Check, Reason } from '../domain/reason.ts';
import type { ShippedImage } from '../domain/run/compare-images.ts';
import type { Delta } from '../domain/run/delta.ts';
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
import type { RunContext } from '../ports/runner-port.ts';
import type { World } from '../ports/world.ts';
import type { AdvisoryDatabase } from '../stages/scan/advisory-database.ts';
import { SbomDocuments } from '../stages/shared/sbom-documents.ts';
import { TimedSteps } from '../stages/shared/timed-steps.ts';

/** The check to which reports assign the faults of a step. */
const CHECK_OF: Readonly<Record<Step, Check>> = {
  tools: 'tools',
  image: 'image',
  layers: 'image',
  evidence: 'inputs',
  'base-images': 'image',
  database: 'scan',
  sbom: 'sbom',
  redaction: 'sbom',
  scan: 'scan',
  vex: 'policy',
  baseline: 'scan',
  'newer-base': 'scan',
  fixes: 'scan',
  source: 'sign',
  sign: 'sign',
  attest: 'attest',
  secrets: 'secrets',
};

/** The results of the checks of an image. */
export interface Checked
  extends Pick<Findings, 'sboms' | 'scan' | 'secrets' | 'secretsInNames' | 'baseline'> {
  /** Absent if the policy trusts no VEX document. */
  readonly vex?: Outcome<readonly VexStatement[]>;
  /** The image for the delta. Absent if the run compares with none. */
  readonly shipped?: ShippedImage;
  /** The database that was used. Absent if nothing was scanned. */
  readonly localDatabase?: AdvisoryDatabase;
}

/** Collects the results of a run. {@link Ledger.end} makes the {@link Run} from them. */
export class Ledger {
  readonly #world: Pick<World, 'now'>;
  readonly #request: Request;
  readonly #startedAt: string;
  readonly #steps: TimedSteps<Step>;
  readonly #notes: string[] = [];

  readonly event: RunEvent;
  /** The parsed SBOMs: made by one check, read by the later ones. */
  readonly documents = new SbomDocuments();
  tools: readonly ToolUse[] = [];
  /** `repository@sha256:…` of the image, once it is known. */
  reference?: string;
  signedBy?: Pick<Run, 'signedBy' | 'issuer' | 'verifierTrust'>;
  attached: readonly Attached[] = [];
  assessment?: Assessment;
  /** What changed since the image that was shipped last. */
  delta?: Delta;
  /** What to do about the findings. */
  fixes?: Fixes;
  /** The review of the workflows of the repository, once it is done. */
  advice?: WorkflowReview;
  policyOrigin?: PolicyOrigin;
  attestationFault?: string;
  brokenGlass: readonly BreakGlass[] = [];
  /** The base images, once they are determined. */
  baseImages?: Outcome<BaseImages>;
  #image?: PinnedImage;
  #withheld?: Pick<LooseValues, 'isIn'>;
  #checked: Pick<Run, 'sboms' | 'scan' | 'secrets' | 'baseline' | 'vex'> = {};

  constructor(world: Pick<World, 'now' | 'runner' | 'workspace'>, request: Request) {
    this.#world = world;
    this.#request = request;
    this.#startedAt = world.now().toISOString();
    this.#steps = new TimedSteps(world, CHECK_OF);
    this.event = eventOf(world.runner.context);
  }

  /** Runs a step and measures its time. A thrown error becomes the reasons of the outcome. */
  async step<T>(name: Step, work: () => Promise<T>): Promise<Outcome<T>> {
    return await this.#steps.run(name, work);
  }

  /** Records the resolved image. */
  recordImage(image: PinnedImage): void {
    this.#image = image;
    const { subject } = this.#request;
    if (subject.kind === 'registry') this.reference = pinnedName(subject.reference, image.root.digest);
    const artifacts = image.attestations?.flatMap(({ artifactType }) => artifactType ?? []) ?? [];
    if (artifacts.length > 0) {
      const types = [...new Set(artifacts)].map((type) => plain(type, 100)).join(', ');
      this.note(
        `Besides its platforms, the index contains entries that cannot run (${types}): they were checked for secrets, but not scanned.`,
      );
    }
    if (image.skippedPlatforms.length > 0) {
      const names = image.skippedPlatforms.map(platformName).join(', ');
      this.note(
        `Not checked, because the platform input leaves it out: ${names}. The index is therefore not signed.`,
      );
    }
  }

  /** Records the results of the checks. */
  recordChecks({ sboms, scan, secrets, baseline, vex }: Checked): void {
    this.#checked = {
      ...{ sboms, scan, secrets },
      ...(baseline && { baseline }),
      ...(vex?.done ? { vex: vex.value } : {}),
    };
  }

  /** Reports leave out every name that contains one of these values: a redacted name would be another name. */
  withholdNamesWith(values: Pick<LooseValues, 'isIn'>): void {
    this.#withheld = values;
  }

  note(sentence: string): void {
    this.#notes.push(sentence);
  }

  /** Ends the run with a verdict. */
  end(verdict: Verdict, reasons: readonly Reason[]): Run {
    const { signedBy, assessment, advice, policyOrigin, baseImages, attestationFault, delta, fixes } = this;
    const named = (name: string) => (this.#withheld?.isIn(name) ? '' : name);
    const reference = named(this.reference ?? '');
    const image = this.#image && named(imageName(this.#image)) === '' ? undefined : this.#image;
    const { pushTo, position } = this.#request;
    return {
      startedAt: this.#startedAt,
      finishedAt: this.#world.now().toISOString(),
      imageInput: named(this.#request.imageInput),
      ...(position !== undefined && { position }),
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
      ...(this.brokenGlass.length > 0 && { brokenGlass: this.brokenGlass }),
      ...(delta && { delta }),
      ...(fixes && { fixes }),
      verdict,
      reasons,
      signer: this.#request.signer.kind,
      ...(pushTo && { pushTo: taggedName(pushTo) }),
      ...(attestationFault && { attestationFault }),
      ...signedBy,
      attached: this.attached,
      notes: [...this.#notes, ...(assessment?.notes ?? [])],
      timings: this.#steps.timings,
    };
  }
}

/** An event without the names that reports leave out. */
function eventNamed(event: RunEvent, named: (name: string) => string): RunEvent {
  const { repository, ref, runUrl, workflow } = event;
  return {
    ...event,
    ...{ repository: named(repository), ref: named(ref), runUrl: named(runUrl), workflow: named(workflow) },
  };
}

/** The event that caused a run. */
export function eventOf(context: RunContext): RunEvent {
  const { eventName, serverUrl, repository, ref, sha, runId, runAttempt } = context;
  const runUrl =
    context.runUrl !== undefined
      ? context.runUrl
      : repository === ''
        ? ''
        : `${serverUrl}/${repository}/actions/runs/${runId}/attempts/${runAttempt}`;
  const { actor, workflowRef: workflow } = context;
  const advisory = !maySign(eventName);
  return { name: eventName, repository, ref, sha, runUrl, advisory, actor, workflow };
}

/** A run that ended before its first step: the inputs, or the folders that they name, cannot be used. */
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
