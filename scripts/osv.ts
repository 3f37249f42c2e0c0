// Asks OSV for advisories about every package of package-lock.json: `npm run osv`. Beside vulnerabilities OSV knows packages
// that were made or hijacked to attack. It ends with 1 if there is an advisory, and if an answer could not be had.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PackageURL } from 'packageurl-js';
import { z } from 'zod';
import { ownNetwork } from '../src/adapters/network/network.ts';
import { orThrow } from '../src/domain/result.ts';
import { plain } from '../src/domain/text.ts';
import { parseJsonAs } from '../src/formats/json.ts';

const LIMIT_MS = 60_000;
/** The most that OSV answers at once. */
const AT_ONCE = 1000;

const LockFile = z.object({
  packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })),
});
/** A page that continues is a package with very many advisories: the first of them are enough to fail. */
const Results = z.object({
  results: z.array(z.object({ vulns: z.array(z.object({ id: z.string() })).optional() })),
});

const { values } = parseArgs({
  options: {
    api: { type: 'string', default: 'https://api.osv.dev' },
    lock: { type: 'string', default: join(resolve(import.meta.dirname, '..'), 'package-lock.json') },
  },
});
const packages = packagesIn(values.lock);
let found = 0;
for (let at = 0; at < packages.length; at += AT_ONCE) {
  const asked = packages.slice(at, at + AT_ONCE);
  const results = await ask(values.api, asked);
  for (const [index, { vulns = [] }] of results.entries()) {
    for (const { id } of vulns)
      console.log(`${asked[index]}: ${plain(id, 100)}, https://osv.dev/${plain(id, 100)}`);
    found += vulns.length;
  }
}
console.log(`osv: ${found} advisories about ${packages.length} packages of ${values.lock}`);
process.exitCode = found === 0 ? 0 : 1;

/** The package URLs of a lock file, each once. */
function packagesIn(file: string): readonly string[] {
  const lock = orThrow(parseJsonAs(LockFile, readFileSync(file)), (fault) => new Error(`${file} ${fault}`));
  const purls = Object.entries(lock.packages).flatMap(([path, { version }]) => {
    if (path === '') return [];
    const [scope, name] = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length).split('/');
    const [namespace, own] = name === undefined ? [undefined, scope] : [scope, name];
    if (own === undefined || version === undefined)
      throw new Error(`${file} names ${path} without a version`);
    return [new PackageURL('npm', namespace, own, version, undefined, undefined).toString()];
  });
  if (purls.length === 0) throw new Error(`${file} names no package`);
  return [...new Set(purls)];
}

async function ask(api: string, purls: readonly string[]) {
  const answer = await ownNetwork().fetch(new URL('/v1/querybatch', api), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'assay' },
    body: JSON.stringify({ queries: purls.map((purl) => ({ package: { purl } })) }),
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  if (!answer.ok) throw new Error(`OSV answered ${answer.status}, so nothing is known about the packages`);
  const body = new Uint8Array(await answer.arrayBuffer());
  const { results } = orThrow(parseJsonAs(Results, body), (fault) => new Error(`the answer of OSV ${fault}`));
  if (results.length !== purls.length)
    throw new Error(`OSV answered about ${results.length} of ${purls.length} packages`);
  return results;
}
