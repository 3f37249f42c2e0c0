// Proves that `dist/` is the bundle of the source: `npm run verify-dist [-- COMMIT]`. It clones this repository to a new
// folder, installs the locked packages there, bundles the source, and compares every byte. It ends with 1 if one differs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { bundledSums, installPackages } from './release/released-files.ts';
import { differences, sumsBelow } from './release/sums.ts';

const root = resolve(import.meta.dirname, '..');
const [commit = 'HEAD'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'assay-verify-'));
try {
  const { stdout: sha } = await execa(
    'git',
    ['rev-parse', '--verify', '--end-of-options', `${commit}^{commit}`],
    {
      cwd: root,
    },
  );
  const clone = join(folder, 'clone');
  await execa('git', ['clone', '--quiet', '--no-checkout', '--no-hardlinks', root, clone]);
  await execa('git', ['checkout', '--quiet', '--detach', sha], { cwd: clone });
  console.log(`verify-dist: installing the locked packages of ${sha}`);
  await installPackages(clone);
  const bundled = await bundledSums(clone, join(folder, 'dist'));
  const faults = differences(bundled, sumsBelow(join(clone, 'dist')));
  for (const fault of faults) console.error(`verify-dist: dist/${fault}`);
  if (faults.length === 0)
    console.log(`verify-dist: the ${bundled.size} files of dist/ are the bundle of ${sha}, byte for byte`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
