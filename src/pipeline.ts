import type { Baseline } from './domain/baseline.ts';
import type { Sbom, Scan } from './domain/evidence.ts';
import { type PinnedImage, pinnedName, type Repository, repositoryName } from './domain/image.ts';
import type { EvidenceInput, Request, Signer } from './domain/request.ts';
import type { Run } from './domain/run.ts';
import { type Cleared, judge, type Outcome, reasonsIn } from './domain/verdict.ts';
import type { Vex, VexStatement } from './domain/vex.ts';
import { type Checked, Ledger } from './ledger.ts';
import type { Tool, World } from './ports.ts';
import { attachAll, signAll } from './stages/attest.ts';
import { baseImages } from './stages/base-images.ts';
import { baseline } from './stages/baseline.ts';
import { database } from './stages/database.ts';
import { readHandover } from './stages/handover.ts';
import type { PolicyWorld } from './stages/policy/source.ts';
import { type Ruling, remarksOf } from './stages/policy.ts';
import { push, tag } from './stages/push.ts';
import { redactInventory } from './stages/redact-sboms.ts';
import { assertTagUnmoved, resolve } from './stages/resolve.ts';
import { inventory } from './stages/sbom.ts';
import { scan } from './stages/scan.ts';
import { fingerprintKey } from './stages/secrets/fingerprint.ts';
import { secrets } from './stages/secrets.ts';
import { prepareSigning } from './stages/signing.ts';
import { writeVex } from './stages/vex/write.ts';
import { believesVex, placeVex, readVex } from './stages/vex.ts';
import { reviewWorkflows } from './stages/workflows.ts';

/**
 * The check, from the name of an image to a signed and attested one. Never throws: what could not be done stands in
 * the reasons of the run, whose verdict is then `error`.
 */
export async function check(
  world: World & PolicyWorld,
  request: Request,
  ruling: Ruling,
  workspace: string,
): Promise<Run> {
  const ledger = new Ledger(world, request);
  ledger.policyOrigin = ruling.origin;
  for (const note of remarksOf(ruling)) ledger.note(note);
  const [tools, pinned] = await Promise.all([
    ledger.step('tools', () => acquireTools(world, request)),
    ledger.step('image', () => resolve(world, request)),
  ]);
  if (tools.done) ledger.tools = tools.value;
  if (pinned.done) ledger.pin(pinned.value);
  if (!tools.done || !pinned.done) return ledger.end('error', [...reasonsIn(tools), ...reasonsIn(pinned)]);
  const image = pinned.value;

  const [checked, bases] = await Promise.all([
    request.evidence === undefined
      ? checkImage(world, request, ledger, image, workspace)
      : takeOver(world, request, ledger, image, request.evidence),
    ledger.step('base-images', () => baseImages(world, image, request)),
  ]);
  ledger.checked(checked);
  ledger.baseImages = bases;

  const { advice } = ledger;
  const { vex: said, ...found } = checked;
  const vex = said && (await placed(ledger, image, said, checked.sboms));
  const origin = { places: placesOf(request), baseImages: bases, ...(vex && { vex }) };
  const judgement = judge({ image, ...found, ...origin, ...(advice && { advice }) }, request.policy, {
    image: shippedName(request, image),
    now: world.now(),
  });
  ledger.assessment = judgement.assessment;
  const { verdict, reasons, cleared } = judgement;
  const written = await ledger.step('vex', () => writeVex(world, ledger.assessment, checked.sboms, image));
  if (!written.done) return ledger.end('error', [...reasonsIn(written), ...reasons]);
  const order = cleared && shippingOrder(request, ledger);
  if (cleared === undefined || order === undefined) return ledger.end(verdict, reasons);
  const shipped = await ship(world, request, ledger, cleared, order);
  return shipped.done
    ? ledger.end(verdict, reasons)
    : ledger.end('error', [...reasonsIn(shipped), ...reasons]);
}

/** Every tool of the run is had, and its hash known, before any of them looks at the image. */
async function acquireTools(world: World, request: Request): Promise<readonly Tool[]> {
  const checkers = request.evidence === undefined ? (['trivy', 'gitleaks'] as const) : [];
  const names = request.signer.kind === 'none' ? checkers : ([...checkers, 'cosign'] as const);
  return await Promise.all(names.map((name) => world.tools.acquire(name)));
}

async function checkImage(
  world: World & PolicyWorld,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  workspace: string,
): Promise<Checked> {
  const { source } = request;
  const [[sboms, scanned, before], leaks, review, vex] = await Promise.all([
    inventoryAndScan(world, request, ledger, image),
    ledger.step('secrets', () => {
      const { repositoryId, repository } = world.runner.context;
      const key = fingerprintKey(request.fingerprintKey, repositoryId || repository);
      return secrets(world, image, source, key, { history: request.history });
    }),
    source && reviewWorkflows(source),
    believesVex(request.policy)
      ? ledger.step('vex', () => readVex(world, request, workspace, image, (note) => ledger.note(note)))
      : undefined,
  ]);
  if (review !== undefined) ledger.advice = review;
  return {
    ...(await redactInventory(world, { sboms, scan: scanned })),
    secrets: leaks,
    ...(before && { baseline: before }),
    ...(vex && { vex }),
  };
}

/** What an earlier job of this workflow run has found: no scanner runs here, and nothing but its findings is believed. */
async function takeOver(
  world: World,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  evidence: EvidenceInput,
): Promise<Checked> {
  const read = await ledger.step('evidence', () =>
    readHandover(world.runner.context, evidence, image, request.policy),
  );
  const same: Outcome<never> = { done: false, reasons: [] };
  if (!read.done) return { sboms: read, scan: same, secrets: same };
  const { tools, sboms, scan: scanned, secrets: leaks, baseline: before, vex } = read.value;
  ledger.tools = [...tools.map((tool) => ({ ...tool, path: '' })), ...ledger.tools];
  return {
    sboms: { done: true, value: sboms },
    scan: { done: true, value: scanned },
    secrets: { done: true, value: leaks },
    ...(before && { baseline: before }),
    ...(vex && { vex: { done: true, value: vex } }),
  };
}

/** What VEX documents say, with what the SBOMs list for them to speak of. Without SBOMs nothing is judged. */
async function placed(
  ledger: Ledger,
  image: PinnedImage,
  said: Outcome<readonly VexStatement[]>,
  sboms: Outcome<readonly Sbom[]>,
): Promise<Outcome<Vex>> {
  if (!said.done) return said;
  if (!sboms.done) return { done: true, value: { statements: said.value, places: [] } };
  return await ledger.step('vex', () => placeVex(said.value, sboms.value, image));
}

/** The inventory needs no database, so that one is fetched meanwhile; the scan needs both. */
async function inventoryAndScan(
  world: World,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
): Promise<readonly [Outcome<readonly Sbom[]>, Outcome<Scan>, Baseline?]> {
  const [sboms, facts] = await Promise.all([
    ledger.step('sbom', () => inventory(world, image, request)),
    ledger.step('database', () => database(world, request.database)),
  ]);
  if (!sboms.done || !facts.done) return [sboms, { done: false, reasons: reasonsIn(facts) }];
  const scanned = await ledger.step('scan', () => scan(world, sboms.value, facts.value));
  const { newOnly } = request.policy.vulnerabilities;
  if (newOnly === undefined) return [sboms, scanned];
  const before = await ledger.step('baseline', () => baseline(world, newOnly, request, facts.value));
  const why = reasonsIn(before)[0]?.message ?? '';
  return [sboms, scanned, before.done ? before.value : { known: false, why }];
}

/** `registry/repository` that the image goes to, or lies in: what exceptions are bound to, and what the gate sees. */
function shippedName({ pushTo }: Request, image: PinnedImage): string {
  return pushTo === undefined ? image.name : repositoryName(pushTo);
}

/** `registry/repository` of where the image lies and where it goes. */
function placesOf({ subject, pushTo }: Request): readonly string[] {
  const lies = subject.kind === 'registry' ? [subject.reference] : [];
  return [...lies, ...(pushTo === undefined ? [] : [pushTo])].map(repositoryName);
}

/** Who signs a cleared image, and where it is signed. */
interface ShippingOrder {
  readonly signer: Exclude<Signer, { kind: 'none' }>;
  readonly target: Repository;
}

/** Undefined where this run signs nothing, with a note that says why. */
function shippingOrder(request: Request, ledger: Ledger): ShippingOrder | undefined {
  const { signer, subject, pushTo } = request;
  if (ledger.event.advisory) {
    ledger.note(`Runs for ${ledger.event.name} events check and report; they sign and push nothing.`);
    return undefined;
  }
  if (signer.kind === 'none') {
    ledger.note('The signer is "none": the image was checked, and neither signed nor pushed.');
    return undefined;
  }
  const target = pushTo ?? (subject.kind === 'registry' ? subject.reference : undefined);
  if (target !== undefined) return { signer, target };
  ledger.note('The image lies in no registry and push-to is not set: it was checked and not signed.');
  return undefined;
}

/**
 * Signs first, then pushes, then attaches, and sets the tag last: whatever breaks on the way, nothing is pushed that
 * could not be signed, and nobody finds an image under its new tag that is not signed.
 */
async function ship(
  world: World,
  request: Request,
  ledger: Ledger,
  cleared: Cleared,
  { signer, target }: ShippingOrder,
): Promise<Outcome<void>> {
  const { pushTo } = request;
  const signed = await ledger.step('sign', async () => {
    await assertTagUnmoved(world, request.subject, cleared.image);
    const signing = await prepareSigning(world, signer);
    ledger.signedBy = signing.signer;
    return { signing, plans: await signAll(world, signing, cleared, target, ledger.tools) };
  });
  if (!signed.done) return signed;
  return await ledger.step('attest', async () => {
    const { signing, plans } = signed.value;
    if (pushTo !== undefined) await push(world, cleared, target);
    ledger.reference = pinnedName(target, cleared.image.root.digest);
    ledger.attached = await attachAll(world, signing, target, plans);
    if (pushTo !== undefined) await tag(world, cleared, pushTo);
  });
}
