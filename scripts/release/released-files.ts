import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { type Sums, sumsBelow, sumsOf } from './sums.ts';

/** What a runner takes from the repository when a workflow uses Assay: the actions, their bundle, the reusable workflows. */
const RELEASED = [
  'action.yml',
  '*/action.yml',
  'fleet/*/action.yml',
  'dist/**',
  '.github/workflows/{assay,fleet}.yml',
];

/** The assets of a release. The provenance is about the sums, and the sums are of all others. */
export const ASSETS = {
  sums: 'SHA256SUMS',
  provenance: 'SHA256SUMS.intoto.jsonl',
  bundle: 'bundle.sha256',
  package: 'assay.tgz',
  sboms: ['sbom.cdx.json', 'sbom.spdx.json'],
} as const;

const Package = z.object({ version: z.string() });

/** The sums of the released files in a checkout. */
export function releasedSums(checkout: string): Sums {
  const entries = globSync(RELEASED, { cwd: checkout, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return sumsOf(
    checkout,
    files.map((file) => join(file.parentPath, file.name).slice(checkout.length + 1)),
  );
}

/** The tag that the version in the checkout's package.json requires. */
export function tagOf(checkout: string): string {
  return `v${Package.parse(JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))).version}`;
}

/** Installs exactly the locked packages of a checkout. None of their scripts runs. */
export async function installPackages(checkout: string): Promise<void> {
  await execa('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: checkout });
}

/** The sums of `dist/`, bundled anew into a folder by a checkout whose packages are installed. */
export async function bundledSums(checkout: string, folder: string): Promise<Sums> {
  await execa(process.execPath, [join(checkout, 'scripts', 'bundle.ts'), folder], { cwd: checkout });
  return sumsBelow(folder);
}
