// Makes what a release says of the checked-in files, in a checkout of its tag whose packages are installed:
//   node scripts/release-files.ts FOLDER TAG
// It bundles the source anew and compares the bundle with `dist/`, byte by byte. Then it writes the hashes of the
// released files to FOLDER/bundle.sha256, and packs `dist/` as FOLDER/assay.tgz, the npm package. It ends with 1, and
// writes nothing, if a byte differs or the tag is not the version of the source.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packPackage } from './release/npm-package.ts';
import { ASSETS, bundledSums, releasedSums, tagOf } from './release/released-files.ts';
import { differences, sumsBelow, writeSums } from './release/sums.ts';

const root = resolve(import.meta.dirname, '..');
const [folder, tag] = process.argv.slice(2);
if (folder === undefined || tag === undefined)
  throw new Error('usage: node scripts/release-files.ts FOLDER TAG');

const fresh = mkdtempSync(join(tmpdir(), 'assay-release-'));
try {
  const bundled = await bundledSums(root, join(fresh, 'dist'));
  const faults = differences(bundled, sumsBelow(join(root, 'dist'))).map((fault) => `dist/${fault}`);
  if (tag !== tagOf(root)) faults.push(`the tag ${tag} is not the version in package.json, ${tagOf(root)}`);
  for (const fault of faults) console.error(`release: ${fault}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
  if (faults.length === 0) {
    const sums = releasedSums(root);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, ASSETS.bundle), writeSums(sums));
    await packPackage(root, join(folder, ASSETS.package));
    console.log(
      `release: dist/ is the bundle of the source (${bundled.size} files); ${sums.size} files hashed`,
    );
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
