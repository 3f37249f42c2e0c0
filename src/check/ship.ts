import { type PinnedImage, pinnedName, type Repository, repositoryName } from '../domain/image/image.ts';
import type { Reason } from '../domain/reason.ts';
import type { Request, Signer } from '../domain/run/request.ts';
import { type Cleared, type Outcome, reasonsIn } from '../domain/verdict/verdict.ts';
import type { World } from '../ports.ts';
import { push, tag } from '../stages/image/push.ts';
import { assertTagUnmoved } from '../stages/image/resolve.ts';
import { attachAll, signAll } from '../stages/sign/attest.ts';
import { prepareSigning } from '../stages/sign/signing.ts';
import { withdraw } from '../stages/sign/withdraw.ts';
import { oldFormat } from '../stages/verify/old-format.ts';
import type { Ledger } from './ledger.ts';

/** Who signs a cleared image, and where it is signed. */
export interface ShippingOrder {
  readonly signer: Exclude<Signer, { kind: 'none' }>;
  readonly target: Repository;
}

/** Undefined where this run signs nothing, with a note that says why. */
export function shippingOrder(request: Request, ledger: Ledger): ShippingOrder | undefined {
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
 * Takes away what earlier runs said for an image that fails now; answers why that could not be done. Where this run may
 * not sign it may not take away either.
 */
export async function withdrawSummaries(
  world: World,
  { signer, subject, pushTo }: Request,
  ledger: Ledger,
  image: PinnedImage,
): Promise<readonly Reason[]> {
  if (signer.kind === 'none' || ledger.event.advisory) return [];
  const lies = subject.kind === 'registry' ? [subject.reference] : [];
  const places = [...lies, ...(pushTo === undefined ? [] : [pushTo])];
  const named = new Map(places.map((place) => [repositoryName(place), place]));
  const taken = await ledger.step('attest', () =>
    withdraw(world, image, { signer, places: [...named.values()] }),
  );
  if (taken.done && taken.value > 0)
    ledger.note(`An earlier run had passed this image: its PASSED summary was taken away (${taken.value}).`);
  return reasonsIn(taken);
}

/**
 * Signs first, then pushes, then attaches, and sets the tag last: whatever breaks on the way, nothing is pushed that
 * could not be signed, and nobody finds an image under its new tag that is not signed.
 */
export async function ship(
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
    const old = await oldFormat(world, target, cleared.image.root.digest);
    if (old.length > 0)
      ledger.note(
        `The image has signatures or attestations in the old format of cosign (${old.join(', ')}): they are neither counted nor changed.`,
      );
    return { signing, plans: await signAll(world, signing, cleared, target, ledger.tools) };
  });
  if (!signed.done) return signed;
  return await ledger.step('attest', async () => {
    const { signing, plans } = signed.value;
    for (const { subject, older = 0 } of plans)
      if (older > 0) ledger.note(`${older} older attestations of ${subject.digest} were not looked at.`);
    if (pushTo !== undefined) await push(world, cleared, target);
    ledger.reference = pinnedName(target, cleared.image.root.digest);
    await attachAll(world, signing, target, plans, (attached) => {
      ledger.attached = attached;
    });
    if (pushTo !== undefined) await tag(world, cleared, pushTo);
  });
}
