import type { PinnedImage } from '../domain/image/image.ts';
import { compareImages } from '../domain/run/compare-images.ts';
import type { Request } from '../domain/run/request.ts';
import type { World } from '../ports.ts';
import { findFixes } from '../stages/fixes/find-fixes.ts';
import { packagesOfImage } from '../stages/fixes/image-packages.ts';
import type { Checked, Ledger } from './ledger.ts';

/**
 * Adds to the ledger what helps people and decides nothing: what changed since the image that was shipped last, and what to
 * do about the findings. What cannot be found out is a note.
 */
export async function explain(
  _world: World,
  _request: Request,
  ledger: Ledger,
  _image: PinnedImage,
  { sboms, scan, shipped }: Checked,
): Promise<void> {
  const { documents, assessment } = ledger;
  if (shipped !== undefined && sboms.done && scan.done) {
    const packages = await packagesOfImage(sboms.value, documents);
    ledger.delta = compareImages(shipped, { findings: scan.value.findings, packages });
  }
  if (assessment === undefined) return;
  const found = await ledger.step('fixes', () =>
    findFixes({ assessment, sboms: sboms.done ? sboms.value : [], documents }),
  );
  if (found.done && found.value !== undefined) ledger.fixes = found.value;
  else if (!found.done)
    for (const { message } of found.reasons) ledger.note(`No fixes were searched for: ${message}.`);
}
