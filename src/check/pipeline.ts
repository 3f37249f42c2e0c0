import type { Digest } from '../domain/digest.ts';
import { imageName, type PinnedImage, repositoryName } from '../domain/image/image.ts';
import { type BreakGlass, brokenGlass } from '../domain/policy/operations.ts';
import type { Request } from '../domain/run/request.ts';
import type { Run } from '../domain/run/run.ts';
import { judge, reasonsIn } from '../domain/verdict/verdict.ts';
import type { Tool } from '../ports/process-port.ts';
import type { World } from '../ports/world.ts';
import { baseImages } from '../stages/base-images/base-images.ts';
import { explainingShortName } from '../stages/image/explain-short-name.ts';
import { PendingBlobs } from '../stages/image/pending-blobs.ts';
import { resolve, tagBeside } from '../stages/image/resolve.ts';
import { demandIsolation } from '../stages/policy/demand-isolation.ts';
import type { PolicyWorld } from '../stages/policy/policy-source.ts';
import { diagnosticsOf, type ResolvedPolicy } from '../stages/policy/read-policy.ts';
import { LayerCache } from '../stages/secrets/collect/layer-cache.ts';
import { demandAttestedSource } from '../stages/sign/attested-source.ts';
import { writeVex } from '../stages/vex/write-vex.ts';
import { explain } from './explain.ts';
import { checkImage, importEvidence, listedPackages, vexForScopes } from './inspect.ts';
import { Ledger } from './ledger.ts';
import type { SharedWork } from './shared-work.ts';
import { ship, shippingPlan, withdrawSummaries } from './ship.ts';

/** What a run has besides its request. */
export interface RunOptions {
  readonly resolvedPolicy: ResolvedPolicy;
  /** The workspace of the runner. */
  readonly workspace: string;
  readonly shared: SharedWork;
  /** Called when every check has ended. Answers when this run may change what is attached to these digests. */
  readonly turnToShip?: (digests: readonly Digest[]) => Promise<void>;
}

/**
 * The check, from the name of an image to a signed and attested image. Never throws: if something could not be done, the
 * run has a reason for it, and its verdict is `error`.
 */
export async function check(
  outside: World & PolicyWorld,
  request: Request,
  { resolvedPolicy, workspace, shared, turnToShip }: RunOptions,
): Promise<Run> {
  const blobs = new PendingBlobs(async (diffId) => {
    await outside.remembered;
    return await LayerCache.mayKnow(outside.workspace, diffId);
  });
  const { layers, layouts } = outside;
  const world = { ...outside, layers: blobs.layers(layers), layouts: blobs.layouts(layouts) };
  const ledger = new Ledger(world, request);
  ledger.policyOrigin = resolvedPolicy.origin;
  for (const note of diagnosticsOf(resolvedPolicy)) ledger.note(note);
  const { subject } = request;
  const [tools, pinned, tagNote] = await Promise.all([
    ledger.step('tools', () => acquireTools(world, request)),
    // What fetches a blob must not wait for it: it gets the layouts as they are.
    ledger.step('image', () => explainingShortName(request, () => resolve(outside, request, blobs))),
    subject.kind === 'registry' ? tagBeside(world, subject.reference) : undefined,
  ]);
  if (tagNote !== undefined) ledger.note(tagNote);
  if (tools.done) ledger.tools = tools.value;
  if (pinned.done) ledger.recordImage(pinned.value);
  if (!tools.done || !pinned.done) {
    await blobs.stop();
    return ledger.end('error', [...reasonsIn(tools), ...reasonsIn(pinned)]);
  }
  const image = pinned.value;

  const plan = shippingPlan(request, ledger.event);
  const [checked, bases, fetched, prepared] = await Promise.all([
    request.evidence === undefined
      ? checkImage(world, request, ledger, image, { workspace, shared, blobs })
      : importEvidence(world, request, ledger, image, request.evidence),
    ledger.step('base-images', () => baseImages(world, image, request)),
    ledger.step('layers', () => blobs.settled()),
    'whyNot' in plan ? undefined : shared.prepareSigning(plan.signer),
  ]);
  // Without a layer, no check has a result.
  if (!fetched.done || blobs.hasFailed) {
    const missing = fetched.done ? await ledger.step('layers', () => blobs.settled()) : fetched;
    await blobs.stop();
    return ledger.end('error', reasonsIn(missing));
  }
  ledger.recordChecks(checked);
  ledger.baseImages = bases;

  const { advice } = ledger;
  const { vex: statements, shipped: _, localDatabase: __, ...results } = checked;
  const vex = statements && (await vexForScopes(ledger, image, statements, checked.sboms));
  const origin = { repositories: repositoriesOf(request), baseImages: bases, ...(vex && { vex }) };
  const packages = await listedPackages(ledger, checked.sboms, request.policy);
  ledger.brokenGlass = glassFor(request, image, world.now());
  const found = { image, ...results, ...origin, ...(advice && { advice }), ...(packages && { packages }) };
  const judgement = judge(found, request.policy, {
    image: shippedName(request, image),
    now: world.now(),
    brokenGlass: ledger.brokenGlass,
  });
  ledger.assessment = judgement.assessment;
  await explain(world, request, ledger, image, checked);
  const { verdict, reasons, cleared, hasFindings } = judgement;
  await turnToShip?.([image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)]);
  const { documents } = ledger;
  const written = await ledger.step('vex', () =>
    writeVex(world, ledger.assessment, { image, sboms: checked.sboms, documents }),
  );
  if (cleared === undefined) {
    // An earlier summary says that there are no findings. It is wrong now, even if a finding only warns or another check
    // could not be done.
    const withdrawalFaults = hasFindings
      ? await withdrawSummaries(world, request, ledger, image, prepared)
      : [];
    const undone = [...reasonsIn(written), ...withdrawalFaults];
    const isFailed = verdict === 'failed' && written.done;
    return ledger.end(undone.length === 0 || isFailed ? verdict : 'error', [
      ...reasonsIn(written),
      ...reasons,
      ...withdrawalFaults,
    ]);
  }
  if (!written.done) return ledger.end('error', [...reasonsIn(written), ...reasons]);
  const attested = await ledger.step('source', () => attestedSource(world, request, ledger, workspace));
  if ('whyNot' in plan) ledger.note(plan.whyNot);
  if (!attested.done) {
    // Without signing, this is only a note: a job may check another branch on purpose.
    if (prepared !== undefined) return ledger.end('error', [...reasonsIn(attested), ...reasons]);
    ledger.attestationFault = attested.reasons.map(({ message }) => message).join('; ');
    ledger.note(`There is no handover to a signing job: ${ledger.attestationFault}.`);
  }
  if (prepared === undefined || 'whyNot' in plan) return ledger.end(verdict, reasons);
  const shipped = await ship(world, request, ledger, cleared, { prepared, target: plan.target });
  return shipped.done
    ? ledger.end(verdict, reasons)
    : ledger.end('error', [...reasonsIn(shipped), ...reasons]);
}

/** Compares the checkout with the commit that a signature would name. A run that may not sign need not compare. */
async function attestedSource(world: World, { source }: Request, ledger: Ledger, workspace: string) {
  if (ledger.event.advisory) return;
  const policy = ledger.policyOrigin?.kind ?? 'default';
  for (const note of await demandAttestedSource(world, { workspace, source, policy })) ledger.note(note);
}

/** Gets every tool of the run and verifies its hash, before any tool reads the image. */
async function acquireTools(world: World, request: Request): Promise<readonly Tool[]> {
  const checkers = request.evidence === undefined ? (['trivy', 'gitleaks'] as const) : [];
  const names = request.signer.kind === 'none' ? checkers : ([...checkers, 'cosign'] as const);
  const tools = await Promise.all(names.map((name) => world.tools.acquire(name)));
  demandIsolation(request.policy, tools);
  return tools;
}

/** `registry/repository` that the image is pushed to, or is in. Exceptions can be limited to it, and the gate sees it. */
function shippedName(
  { pushTo }: { readonly pushTo?: Request['pushTo'] | undefined },
  image: PinnedImage,
): string {
  return pushTo === undefined ? imageName(image) : repositoryName(pushTo);
}

/** The emergencies of the policy that apply to the image. */
function glassFor(
  { policy, pushTo, subject }: Request,
  image: PinnedImage,
  now: Date,
): readonly BreakGlass[] {
  const isInRegistry = pushTo !== undefined || subject.kind === 'registry';
  const digests = [image.root.digest, ...image.platforms.map(({ manifest }) => manifest.digest)];
  const repository = isInRegistry ? { repository: shippedName({ pushTo }, image) } : {};
  return brokenGlass(policy.gate.breakGlass, { ...repository, digests }, now);
}

/** `registry/repository` that the image is in and is pushed to. */
function repositoriesOf({ subject, pushTo }: Request): readonly string[] {
  const source = subject.kind === 'registry' ? [subject.reference] : [];
  return [...source, ...(pushTo === undefined ? [] : [pushTo])].map(repositoryName);
}
