import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { rigFolder } from '../folder.ts';
import { bundle, SHARED_BUNDLE } from './present-bundle.ts';

/** Runs before all test files: they share one bundle, which is not to be changed. */
export default async function setup(): Promise<() => Promise<void>> {
  const folder = await rigFolder('bundle');
  const dist = join(folder, 'dist');
  await bundle(dist);
  process.env[SHARED_BUNDLE] = dist;
  return () => rm(folder, { recursive: true, force: true });
}
