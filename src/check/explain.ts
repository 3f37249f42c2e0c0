import type { PinnedImage } from '../domain/image/image.ts';
import { compareImages } from '../domain/run/compare-images.ts';
import type { Request } from '../domain/run/request.ts';
import type { World } from '../ports/world.ts';
import { findFixes } from '../stages/fixes/find-fixes.ts';
import { packagesOfImage } from '../stages/fixes/image-packages.ts';
import { namedBases } from '../stages/fixes/named-bases.ts';
import { mayHaveNewerBase, type NewerBases, newerBases } from '../stages/fixes/newer-bases.ts';
import type { Checked, Ledger } from './ledger.ts';

/**
 * Adds to the ledger what helps people and decides nothing: what changed since the image that was shipped last, and what to
 * do about the findings. What cannot be found out is a note.
 */
export async function explain(
  world: World,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  checked: Checked,
): Promise<void> {
  const { documents, assessment } = ledger;
  const { sboms, scan, shipped } = checked;
  if (shipped !== undefined && sboms.done && scan.done) {
    const packages = await packagesOfImage(sboms.value, documents);
    ledger.delta = compareImages(shipped, { findings: scan.value.findings, packages });
  }
  if (assessment?.vulnerabilities === undefined) return;
  const bases = await newerBasesOf(world, request, ledger, image, checked);
  const { source } = request;
  const found = await ledger.step('fixes', () =>
    findFixes({
      ...{ image, assessment, documents, bases },
      sboms: sboms.done ? sboms.value : [],
      ...(source && { source }),
    }),
  );
  if (found.done) {
    if (found.value !== undefined) ledger.fixes = found.value;
  } else for (const { message } of found.reasons) ledger.note(`What to do was not found out: ${message}.`);
}

const NONE: NewerBases = { updates: [], notes: [] };

async function newerBasesOf(
  world: World,
  request: Request,
  ledger: Ledger,
  image: PinnedImage,
  { localDatabase }: Checked,
): Promise<NewerBases> {
  const { assessment, baseImages } = ledger;
  if (localDatabase === undefined || !baseImages?.done) return NONE;
  const evaluated = assessment?.vulnerabilities?.evaluated ?? [];
  const based = { image, bases: baseImages.value, evaluated };
  if (!mayHaveNewerBase(based)) return NONE;
  const found = await ledger.step('newer-base', async () => {
    const named = await namedBases(request.source);
    return await newerBases(world, { ...based, named }, request, localDatabase);
  });
  if (found.done) return found.value;
  return {
    updates: [],
    notes: found.reasons.map(({ message }) => `No newer base image was looked up: ${message}.`),
  };
}
