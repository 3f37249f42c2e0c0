import { type PinnedImage, pinnedName, type Repository, repositoryName } from '../domain/image/image.ts';
import type { Reason } from '../domain/reason.ts';
import type { Request, Signer } from '../domain/run/request.ts';
import { type Cleared, type Outcome, reasonsIn } from '../domain/verdict/verdict.ts';
import type { World } from '../ports.ts';
import { push, tag } from '../stages/image/push.ts';
import { assertTagUnmoved } from '../stages/image/resolve.ts';
import { attachAll, signAll } from '../stages/sign/attest.ts';
import { demandNotRevoked } from '../stages/sign/not-revoked.ts';
import { prepareSigning } from '../stages/sign/signing.ts';
import { withdraw } from '../stages/sign/withdraw.ts';
import { oldFormat } from '../stages/verify/old-format.ts';
import type { Ledger } from './ledger.ts';

/** The signer of a cleared image, and the repository in which it is signed. */
export interface ShippingOrder {
  readonly signer: Exclude<Signer, { kind: 'none' }>;
  readonly target: Repository;
}

/** Undefined if this run may not or need not sign. Then a note says why. */
export function shippingOrder(request: Request, ledger: Ledger): ShippingOrder | undefined {
  const { signer, subject, pushTo } = request;
  if (signer.kind === 'none') {
    ledger.note('The signer is "none": the image was checked, but neither signed nor pushed.');
    return undefined;
  }
  if (ledger.event.advisory) {
    ledger.note(`Runs for ${ledger.event.name} events check and report; they do not sign or push.`);
    return undefined;
  }
  const target = pushTo ?? (subject.kind === 'registry' ? subject.reference : undefined);
  if (target !== undefined) return { signer, target };
  ledger.note('The image is in no registry and push-to is not set: it was checked, but not signed.');
  return undefined;
}

/**
 * Removes the PASSED summaries that earlier runs attached to an image that does not pass now. Returns the reasons why that
 * could not be done. A run that may not sign may not remove them either.
 */
export async function withdrawSummaries(
  world: World,
  { signer, subject, pushTo }: Request,
  ledger: Ledger,
  image: PinnedImage,
): Promise<readonly Reason[]> {
  if (signer.kind === 'none' || ledger.event.advisory) return [];
  const source = subject.kind === 'registry' ? [subject.reference] : [];
  const repositories = [...source, ...(pushTo === undefined ? [] : [pushTo])];
  const distinct = new Map(repositories.map((one) => [repositoryName(one), one]));
  const removed = await ledger.step('attest', () =>
    withdraw(world, image, { signer, places: [...distinct.values()] }),
  );
  if (removed.done && removed.value > 0)
    ledger.note(`An earlier run passed this image: its PASSED summary was removed (${removed.value}).`);
  return reasonsIn(removed);
}

/**
 * Signs first, then pushes, then attaches, and sets the tag last. If a step fails, no image is pushed that could not be
 * signed, and the new tag never points to an unsigned image.
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
    await demandNotRevoked(world, signing, request, cleared.image, target);
    const old = await oldFormat(world, target, cleared.image.root.digest);
    if (old.length > 0)
      ledger.note(
        `The image has signatures or attestations in the old format of cosign (${old.join(', ')}): Assay neither counts nor changes them.`,
      );
    const { tools, documents } = ledger;
    const plans = await signAll(world, signing, cleared, { repository: target, tools, documents });
    return { signing, plans };
  });
  if (!signed.done) return signed;
  return await ledger.step('attest', async () => {
    const { signing, plans } = signed.value;
    for (const { subject, older } of plans)
      if (older > 0) ledger.note(`${older} older attestations of ${subject.digest} were not looked at.`);
    if (pushTo !== undefined) await push(world, cleared, target);
    ledger.reference = pinnedName(target, cleared.image.root.digest);
    const renewed = await attachAll(world, signing, target, plans, (attached) => {
      ledger.attached = attached;
    });
    if (renewed > 0)
      ledger.note(
        `Another run replaced attestations of the same image at the same time. Assay read them again and attached what was missing (digests: ${renewed}).`,
      );
    if (pushTo !== undefined) await tag(world, cleared, pushTo);
  });
}
