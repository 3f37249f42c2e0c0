// Renews the pin of a tool: `npm run pins -- TOOL [VERSION]`. Without a version, it takes the newest release that is old
// enough. It prints what it checked, writes the table only if everything holds, and then shows the difference for a
// person to review. It commits nothing. The exit code is 1 if anything does not hold.
//
// Options: `--base URL` and `--api URL` replace github.com and its API. `--trusted-root FILE` and `--issuer URL` replace
// the public Sigstore. `--table FILE` replaces the table. GITHUB_TOKEN is sent to the API if it is set.

import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { z } from 'zod';
import { createPublicSigstore } from '../src/adapters/network/public-sigstore.ts';
import { GITHUB_API } from '../src/adapters/tools/acquire.ts';
import { PINS, type PinnedRelease } from '../src/adapters/tools/pins.ts';
import { optional } from '../src/domain/optional.ts';
import { orThrow } from '../src/domain/result.ts';
import { plain } from '../src/domain/text.ts';
import { readTrustedRoot } from '../src/formats/signing/sigstore.ts';
import { type Check, examineRelease } from './pins/check-release.ts';
import { newestVersion, releaseOf } from './pins/github.ts';

const TABLE = join(import.meta.dirname, '../src/adapters/tools/pins.json');

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const ReleaseSchema: z.ZodType<PinnedRelease> = z.strictObject({
  version: z.string(),
  publishedOn: z.iso.date(),
  pinnedOn: z.iso.date(),
  sha256: z.strictObject({
    'linux-x64': hash,
    'linux-arm64': hash,
    'darwin-x64': hash,
    'darwin-arm64': hash,
  }),
  moduleSum: z.string(),
});
const TableSchema = z.strictObject({ trivy: ReleaseSchema, cosign: ReleaseSchema, gitleaks: ReleaseSchema });

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string', default: 'https://github.com' },
    api: { type: 'string', default: GITHUB_API },
    'trusted-root': { type: 'string' },
    issuer: { type: 'string' },
    table: { type: 'string', default: TABLE },
  },
});
const tool = z.enum(['trivy', 'cosign', 'gitleaks']).safeParse(positionals[0]);
if (!tool.success) {
  console.error('pins: name a tool: trivy, cosign or gitleaks');
  process.exit(2);
}
const name = tool.data;
const folder = await mkdtemp(join(tmpdir(), 'assay-pins-'));
try {
  process.exitCode = (await renew()) ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Whether everything holds; then the table has the release. */
async function renew(): Promise<boolean> {
  const table = TableSchema.parse(JSON.parse(await readFile(values.table, 'utf8')));
  const now = new Date();
  const api = { url: values.api, ...optional({ token: process.env.GITHUB_TOKEN }) };
  const version = positionals[1]?.replace(/^v/, '') ?? (await newestVersion(api, PINS[name], now));
  const described = await releaseOf(api, PINS[name], version);
  const trustedRoot = orThrow(readTrustedRoot(await readRoot()));
  const around = {
    base: new URL(values.base),
    api,
    trustedRoot,
    now,
    ...optional({ issuer: values.issuer }),
  };
  const { checks, release } = await examineRelease(name, version, described, table[name], around);
  print(`${name} ${version}`, checks);
  const failed = checks.filter(({ state }) => state === 'fails');
  if (failed.length > 0) {
    const names = failed.map(({ what, of }) => `${of}: ${what}`);
    console.error(`\n${name} ${version} is not pinned. These do not hold:\n  ${names.join('\n  ')}`);
    return false;
  }
  if (table[name].version === version) {
    console.log(`\n${name} ${version} is pinned already, and still is what was pinned.`);
    return true;
  }
  await write({ ...table, [name]: release });
  return true;
}

async function readRoot(): Promise<string> {
  if (values['trusted-root'] !== undefined) return await readFile(values['trusted-root'], 'utf8');
  const workspace = {
    ...{ cache: folder, store: folder },
    folder: (purpose: string) => mkdtemp(join(folder, `${purpose}-`)),
  };
  const sigstore = createPublicSigstore({ workspace, runner: { log: (line) => console.log(line) } });
  return (await sigstore.trust()).trustedRoot;
}

function print(title: string, checks: readonly Check[]): void {
  console.log(`${title}\n\n| checked | of | result | |\n| --- | --- | --- | --- |`);
  for (const { what, of, state, detail } of checks)
    console.log(`| ${what} | ${of} | ${state} | ${plain(detail, 400).replaceAll('|', '/')} |`);
}

async function write(table: z.infer<typeof TableSchema>): Promise<void> {
  const before = join(folder, 'before.json');
  await copyFile(values.table, before);
  await writeFile(values.table, `${JSON.stringify(table, undefined, 2)}\n`);
  console.log(
    `\nEverything holds. ${values.table} is changed as follows. Review it; nothing is committed.\n`,
  );
  // It ends with 1, because the files differ.
  await execa('git', ['--no-pager', 'diff', '--no-index', '--', before, values.table], {
    ...{ stdio: 'inherit', reject: false },
  });
}
