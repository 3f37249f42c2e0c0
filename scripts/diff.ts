// Compares the inventory and the scan of Assay with `trivy image` for a corpus of images: `npm run diff [-- NAME…]`.
// The exit code is 1 if a difference is not explained in test/rig/images/corpus/explained.ts.

import { compareCorpus } from '../test/rig/images/corpus/compare.ts';
import { CORPUS, realImages } from '../test/rig/images/corpus/index.ts';
import { buildTools } from '../test/rig/tools/build.ts';

const wanted = process.argv.slice(2);
const all = [...CORPUS, ...(await realImages())];
const unknown = wanted.filter((name) => !all.some((image) => image.name === name));
if (unknown.length > 0) {
  console.error(
    `diff: there is no image "${unknown.join('", "')}"; the names are ${all.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}
await buildTools(['trivy', 'trivy-db'], (line) => console.log(line));
const images = wanted.length === 0 ? all : all.filter(({ name }) => wanted.includes(name));
let unexplained = 0;
let same = 0;
for await (const { name, differences, why, asExplained } of compareCorpus(images)) {
  if (differences.length === 0 && asExplained) {
    same += 1;
    continue;
  }
  console.log(`\n${name}${asExplained ? `: ${why}` : ' NOT EXPLAINED'}`);
  for (const line of differences) console.log(`  ${line}`);
  if (!asExplained) unexplained += 1;
}
console.log(
  `\n${images.length} images: ${same} the same, ${images.length - same - unexplained} differ as explained, ${unexplained} not explained`,
);
process.exitCode = unexplained === 0 ? 0 : 1;
