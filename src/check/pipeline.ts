import { imageName, type PinnedImage, repositoryName } from '../domain/image/image.ts';
import type { Request } from '../domain/run/request.ts';
import type { Run } from '../domain/run/run.ts';
import { judge, reasonsIn } from '../domain/verdict/verdict.ts';
import type { Tool, World } from '../ports.ts';
import { baseImages } from '../stages/base-images/base-images.ts';
import { resolve, tagBeside } from '../stages/image/resolve.ts';
import type { PolicyWorld } from '../stages/policy/policy-source.ts';
import { diagnosticsOf, type ResolvedPolicy } from '../stages/policy/read-policy.ts';
import { demandAttestedSource } from '../stages/sign/attested-source.ts';
import { writeVex } from '../stages/vex/write-vex.ts';
import { checkImage, importEvidence, vexForScopes } from './inspect.ts';
import { Ledger } from './ledger.ts';
import { ship, shippingOrder, withdrawSummaries } from './ship.ts';

/**
 * The check, from the name of an image to a signed and attested one. Never throws: what could not be done stands in
 * the reasons of the run, whose verdict is then `error`.
 */
export async function check(
  world: World & PolicyWorld,
  request: Request,
  resolved: ResolvedPolicy,
  workspace: string,
): Promise<Run> {
  const ledger = new Ledger(world, request);
  ledger.policyOrigin = resolved.origin;
  for (const note of diagnosticsOf(resolved)) ledger.note(note);
  const { subject } = request;
  const [tools, pinned, beside] = await Promise.all([
    ledger.step('tools', () => acquireTools(world, request)),
    ledger.step('image', () => resolve(world, request)),
    subject.kind === 'registry' ? tagBeside(world, subject.reference) : undefined,
  ]);
  if (beside !== undefined) ledger.note(beside);
  if (tools.done) ledger.tools = tools.value;
  if (pinned.done) ledger.recordImage(pinned.value);
  if (!tools.done || !pinned.done) return ledger.end('error', [...reasonsIn(tools), ...reasonsIn(pinned)]);
  const image = pinned.value;

  const [checked, bases] = await Promise.all([
    request.evidence === undefined
      ? checkImage(world, request, ledger, image, workspace)
      : importEvidence(world, request, ledger, image, request.evidence),
    ledger.step('base-images', () => baseImages(world, image, request)),
  ]);
  ledger.recordChecks(checked);
  ledger.baseImages = bases;

  const { advice } = ledger;
  const { vex: said, ...found } = checked;
  const vex = said && (await vexForScopes(ledger, image, said, checked.sboms));
  const origin = { repositories: repositoriesOf(request), baseImages: bases, ...(vex && { vex }) };
  const judgement = judge({ image, ...found, ...origin, ...(advice && { advice }) }, request.policy, {
    image: shippedName(request, image),
    now: world.now(),
  });
  ledger.assessment = judgement.assessment;
  const { verdict, reasons, cleared, hasFindings } = judgement;
  const written = await ledger.step('vex', () => writeVex(world, ledger.assessment, checked.sboms, image));
  if (cleared === undefined) {
    // Also where it only warns, or something else could not be checked: the earlier summary says that there is nothing.
    const left = hasFindings ? await withdrawSummaries(world, request, ledger, image) : [];
    const undone = [...reasonsIn(written), ...left];
    const isFailed = verdict === 'failed' && written.done;
    return ledger.end(undone.length === 0 || isFailed ? verdict : 'error', [
      ...reasonsIn(written),
      ...reasons,
      ...left,
    ]);
  }
  if (!written.done) return ledger.end('error', [...reasonsIn(written), ...reasons]);
  const attested = await ledger.step('source', () => attestedSource(world, request, ledger, workspace));
  const order = shippingOrder(request, ledger);
  if (!attested.done) {
    // Where nothing was to be signed it is told, and no fault: a job may well look at another branch.
    if (order !== undefined) return ledger.end('error', [...reasonsIn(attested), ...reasons]);
    ledger.attestationFault = attested.reasons.map(({ message }) => message).join('; ');
    ledger.note(`Nothing is handed on to be signed: ${ledger.attestationFault}.`);
  }
  if (order === undefined) return ledger.end(verdict, reasons);
  const shipped = await ship(world, request, ledger, cleared, order);
  return shipped.done
    ? ledger.end(verdict, reasons)
    : ledger.end('error', [...reasonsIn(shipped), ...reasons]);
}

/** What does not sign speaks for nothing, so that there is nothing to compare. */
async function attestedSource(world: World, { source }: Request, ledger: Ledger, workspace: string) {
  if (ledger.event.advisory) return;
  const policy = ledger.policyOrigin?.kind ?? 'default';
  for (const note of await demandAttestedSource(world, { workspace, source, policy })) ledger.note(note);
}

/** Every tool of the run is had, and its hash known, before any of them looks at the image. */
async function acquireTools(world: World, request: Request): Promise<readonly Tool[]> {
  const checkers = request.evidence === undefined ? (['trivy', 'gitleaks'] as const) : [];
  const names = request.signer.kind === 'none' ? checkers : ([...checkers, 'cosign'] as const);
  return await Promise.all(names.map((name) => world.tools.acquire(name)));
}

/** `registry/repository` that the image goes to, or lies in: what exceptions are bound to, and what the gate sees. */
function shippedName({ pushTo }: Request, image: PinnedImage): string {
  return pushTo === undefined ? imageName(image) : repositoryName(pushTo);
}

/** `registry/repository` of where the image lies and where it goes. */
function repositoriesOf({ subject, pushTo }: Request): readonly string[] {
  const lies = subject.kind === 'registry' ? [subject.reference] : [];
  return [...lies, ...(pushTo === undefined ? [] : [pushTo])].map(repositoryName);
}
