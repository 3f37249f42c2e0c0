import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import { rigFolder } from './folder.ts';

const BUNDLE = join(import.meta.dirname, '../../scripts/bundle.ts');

declare module 'vitest' {
  export interface ProvidedContext {
    /** The bundle of the present source, once for all test files; it is not to be changed. */
    readonly dist: string;
  }
}

/** Runs before all test files. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await rigFolder('bundle');
  const dist = join(folder, 'dist');
  await execa(process.execPath, [BUNDLE, dist]);
  project.provide('dist', dist);
  return () => rm(folder, { recursive: true, force: true });
}
