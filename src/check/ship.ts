import { type PinnedImage, pinnedName, type Repository, repositoryName } from '../domain/image/image.ts';
import type { Reason } from '../domain/reason.ts';
import type { Request, Signer } from '../domain/run/request.ts';
import type { RunEvent } from '../domain/run/run.ts';
import { type Cleared, type Outcome, reasonsIn } from '../domain/verdict/verdict.ts';
import type { World } from '../ports/world.ts';
import { push, tag } from '../stages/image/push.ts';
import { assertTagUnmoved } from '../stages/image/resolve.ts';
import { attachAll, signAll } from '../stages/sign/attest.ts';
import { demandNotRevoked } from '../stages/sign/not-revoked.ts';
import type { PreparedSigning } from '../stages/sign/prepare-beside.ts';
import { withdraw } from '../stages/sign/withdraw.ts';
import { oldFormat } from '../stages/verify/old-format.ts';
import type { Ledger } from './ledger.ts';

/** Who signs an image that passes, and in which repository; or, as a note, why this run may not or need not sign. */
export type ShippingPlan =
  | { readonly signer: Exclude<Signer, { kind: 'none' }>; readonly target: Repository }
  | { readonly whyNot: string };

/** What a run does with an image that passes. */
export function shippingPlan({ signer, subject, pushTo }: Request, event: RunEvent): ShippingPlan {
  if (signer.kind === 'none')
    return { whyNot: 'The signer is "none": the image was checked, but neither signed nor pushed.' };
  if (event.advisory)
    return { whyNot: `Runs for ${event.name} events check and report; they do not sign or push.` };
  const target = pushTo ?? (subject.kind === 'registry' ? subject.reference : undefined);
  return target === undefined
    ? { whyNot: 'The image is in no registry and push-to is not set: it was checked, but not signed.' }
    : { signer, target };
}

/**
 * Removes the PASSED summaries that earlier runs attached to an image that does not pass now. Returns the reasons why that
 * could not be done. A run that may not sign may not remove them either.
 */
export async function withdrawSummaries(
  world: World,
  { subject, pushTo }: Request,
  ledger: Ledger,
  image: PinnedImage,
  prepared: PreparedSigning | undefined,
): Promise<readonly Reason[]> {
  if (prepared === undefined) return [];
  const source = subject.kind === 'registry' ? [subject.reference] : [];
  const repositories = [...source, ...(pushTo === undefined ? [] : [pushTo])];
  const distinct = new Map(repositories.map((one) => [repositoryName(one), one]));
  const removed = await ledger.step('attest', () =>
    withdraw(world, image, { prepared, places: [...distinct.values()] }),
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
  { prepared, target }: { readonly prepared: PreparedSigning; readonly target: Repository },
): Promise<Outcome<void>> {
  const { pushTo } = request;
  const signed = await ledger.step('sign', async () => {
    await assertTagUnmoved(world, request.subject, cleared.image);
    const signing = await prepared();
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
