import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** The variable by which test files, and the programs that they start, know of the bundle that they share. */
export const SHARED_BUNDLE = 'ASSAY_TEST_BUNDLE';

/** Bundles the present source into a folder. */
export async function bundle(dist: string): Promise<void> {
  await execa(process.execPath, [join(import.meta.dirname, '../../../scripts/bundle.ts'), dist]);
}

/** Puts a bundle of the present source into a folder: a copy of the shared one where there is one. */
export async function presentBundle(dist: string): Promise<void> {
  const shared = process.env[SHARED_BUNDLE];
  if (shared === undefined) await bundle(dist);
  else await cp(shared, dist, { recursive: true });
}
