// Verifies a release of Assay from its source: `npm run verify-release -- TAG`. docs/releasing.md says what it proves.
// It prints each claim with `ok` or `NOT OK`, and ends with 1 if one is not true or could not be examined.
// Options, for a fork, a mirror or another server:
//   --repository OWNER/NAME   --server URL   --api URL   --source URL   --issuer URL   --trusted-root FILE
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { plain } from '../src/domain/text.ts';
import { installPackages } from './release/released-files.ts';
import { verifyRelease } from './release/verify.ts';

const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repository: text('assay-sh/assay'),
    server: text('https://github.com'),
    api: text('https://api.github.com'),
    source: { type: 'string' },
    issuer: text('https://token.actions.githubusercontent.com'),
    'trusted-root': { type: 'string' },
  },
});
const [tag = ''] = positionals;
if (positionals.length !== 1 || !/^v\d+\.\d+\.\d+$/.test(tag))
  throw new Error('usage: npm run verify-release -- TAG, such as v1.2.3');

const folder = mkdtempSync(join(tmpdir(), 'assay-verify-'));
let [claims, faulty] = [0, 0];
try {
  const { repository, server, api, issuer, source = `${server}/${repository}.git` } = values;
  const { 'trusted-root': trustedRoot } = values;
  const release = { tag, repository, server, api, issuer, source, folder, install: installPackages };
  for await (const { claim, faults } of verifyRelease({ ...release, ...(trustedRoot && { trustedRoot }) })) {
    console.log(`${faults.length === 0 ? 'ok     ' : 'NOT OK '} ${claim}`);
    for (const fault of faults) console.log(`          ${plain(fault, 500)}`);
    claims += 1;
    faulty += faults.length === 0 ? 0 : 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  faulty === 0 ? `${tag} is verified` : `${tag} is NOT verified: ${faulty} of ${claims} claims do not hold`,
);
process.exitCode = faulty === 0 ? 0 : 1;
