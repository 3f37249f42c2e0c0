import { basename } from 'node:path';
import type { Sbom } from '../../domain/evidence/evidence.ts';
import { readEvidenceFile } from '../../evidence-folder.ts';
import { scopeName } from '../../formats/location-names.ts';
import { parseBom } from '../../formats/sbom/cyclonedx.ts';
import { type Inventory, InventoryBuilder } from '../../formats/sbom/package-inventory.ts';
import { giveTurn } from '../../turns.ts';

/** The greatest number of packages on a page. */
const MOST_PACKAGES = 20_000;
/** The greatest size of an SBOM that is read for a page, in bytes. */
const MOST_BYTES = 50_000_000;

/** The packages that the SBOMs of a run list. What could not be read is a note of the inventory. */
export async function readInventory(
  sboms: readonly Sbom[],
  most: number = MOST_PACKAGES,
): Promise<Inventory> {
  const builder = new InventoryBuilder(most);
  const notes: string[] = [];
  for (const { scope, cyclonedx } of sboms) {
    // The SBOM of an index repeats the packages of its platforms.
    if (scope.kind === 'index') continue;
    const text = await readEvidenceFile(cyclonedx, MOST_BYTES);
    const bom = text.ok ? parseBom(text.value) : text;
    await giveTurn();
    if (bom.ok) builder.add({ scope: scopeName(scope), bom: bom.value });
    else
      notes.push(
        `The packages of ${scopeName(scope)} are not listed: \`${basename(cyclonedx.path)}\` ${bom.fault}.`,
      );
  }
  return builder.inventory(notes);
}
