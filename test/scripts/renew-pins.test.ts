import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import table from '../../src/adapters/tools/pins.json' with { type: 'json' };
import { ageWhenPinned, PINS, PLATFORMS } from '../../src/adapters/tools/pins.ts';
import { hexOf } from '../../src/domain/digest.ts';
import { rigFolder } from '../rig/folder.ts';
import { type PublishedRelease, startReleases, type TestReleases } from '../rig/github/releases.ts';
import { attestBuild, releaseClaims, signFile } from '../rig/sigstore/sign-release.ts';
import { startSigstore, type TestSigstore } from '../rig/sigstore/sigstore.ts';

const ROOT = join(import.meta.dirname, '../..');
const { repository, tag, version } = PINS.trivy;
const RELEASE = releaseClaims(repository, 'reusable-release.yaml', tag);
/** The table before: one release earlier. */
const BEFORE = { ...table, trivy: { ...table.trivy, version: '0.73.0' } };
const DAY_MS = 86_400_000;

let sigstore: TestSigstore;
let assets: Map<string, Buffer>;
let bundles: Map<string, Buffer>;
let attestation: unknown;

let folder: string;
let github: TestReleases;

beforeAll(async () => {
  sigstore = await startSigstore();
  const names = PLATFORMS.map((platform) => PINS.trivy.assets[platform]?.name ?? '');
  assets = new Map(names.map((name) => [name, Buffer.from(`the bytes of ${name}`)]));
  bundles = new Map();
  for (const [name, bytes] of assets)
    bundles.set(`${name}.sigstore.json`, await signFile(sigstore, bytes, RELEASE));
  const hashes = Object.fromEntries([...assets].map(([name, bytes]) => [name, hexOf(bytes)]));
  attestation = JSON.parse((await attestBuild(sigstore, hashes, RELEASE)).toString());
});
afterAll(() => sigstore?.stop());

beforeEach(async () => {
  folder = await rigFolder('pins');
  github = await startReleases();
  publish();
});
afterEach(async () => {
  await github.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Publishes the honest release, but for what is given. */
function publish(other: Partial<PublishedRelease> = {}): void {
  github.publish(repository, { tag, age: 30, files: new Map([...assets, ...bundles]), ...other });
  for (const bytes of assets.values()) github.attestations.set(hexOf(bytes), [attestation]);
}

/** Runs the script so many days from now: what the private Sigstore signs is of today. */
async function pins(
  args: readonly string[],
  { before = BEFORE, later = 10 }: { readonly before?: object; readonly later?: number } = {},
) {
  const file = join(folder, 'pins.json');
  const text = `${JSON.stringify(before, undefined, 2)}\n`;
  await writeFile(file, text);
  const clock = join(folder, 'clock.mjs');
  await writeFile(
    clock,
    `const Real = Date; const now = () => Real.now() + ${later * DAY_MS};
globalThis.Date = class extends Real { constructor(...a) { super(...(a.length === 0 ? [now()] : a)); } static now() { return now(); } };\n`,
  );
  const where = ['--base', github.base, '--api', github.api, '--table', file];
  const trust = ['--trusted-root', sigstore.trustedRoot, '--issuer', sigstore.issuer.url];
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    ['--import', pathToFileURL(clock).href, join(ROOT, 'scripts/pins.ts'), ...args, ...where, ...trust],
    { cwd: folder, reject: false, env: { GITHUB_TOKEN: '' } },
  );
  const after = await readFile(file, 'utf8');
  return { exitCode, stdout, stderr, changed: after !== text, table: JSON.parse(after) as typeof table };
}

describe('npm run pins', () => {
  test('pins a release that holds in every way, and shows the difference', async () => {
    const { exitCode, stdout, stderr, table: after } = await pins(['trivy', version]);
    expect([stderr, exitCode]).toEqual(['', 0]);
    expect(ageWhenPinned(after.trivy)).toBeGreaterThanOrEqual(40);
    expect(after).toEqual({
      ...BEFORE,
      trivy: {
        version,
        publishedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        pinnedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        sha256: Object.fromEntries(
          PLATFORMS.map((platform) => [platform, hexOf(`the bytes of ${PINS.trivy.assets[platform]?.name}`)]),
        ),
        moduleSum: table.trivy.moduleSum,
      },
    });
    expect(stdout).not.toContain('| fails |');
    expect(stdout.match(/\| Sigstore bundle of the release \| [\w-]+ \| holds \|/g)).toHaveLength(4);
    expect(stdout.match(/\| attestation of the build at GitHub \| [\w-]+ \| holds \|/g)).toHaveLength(4);
    // The difference, as git shows it.
    expect(stdout).toContain('-    "version": "0.73.0",');
    expect(stdout).toContain(`+    "version": "${version}",`);
  });

  test('takes the newest release that is old enough, if none is named', async () => {
    github.publish(repository, { tag: 'v9.9.9', age: -7, files: assets });
    github.publish(repository, { tag: 'v0.9.0', age: 200, files: assets });
    const { exitCode, stdout } = await pins(['trivy']);
    expect([exitCode, stdout.split('\n')[0]]).toEqual([0, `trivy ${version}`]);
  });

  test('says of a project that signs nothing that it signs nothing', async () => {
    const { repository: of, tag: at, assets: named, version: pinned } = PINS.gitleaks;
    const files = new Map(Object.values(named).map(({ name }) => [name, Buffer.from(name)]));
    github.publish(of, { tag: at, age: 30, files });
    const before = { ...table, gitleaks: { ...table.gitleaks, version: '8.30.0' } };
    const { exitCode, stdout } = await pins(['gitleaks', pinned], { before });
    expect(exitCode).toBe(0);
    expect(stdout.match(/\| not published \|/g)).toHaveLength(8);
    expect(stdout).toMatch(/\| Go module is the one in the checksum database \| source \| holds \|/);
  });
});

describe('npm run pins writes nothing, and names what does not hold, for', () => {
  const [first = ''] = PLATFORMS.map((platform) => PINS.trivy.assets[platform]?.name ?? '');

  test.each<[string, () => void | Promise<void>, string]>([
    [
      'an asset that was swapped',
      () => github.swap(repository, tag, first, Buffer.from('evil')),
      'linux-x64: SHA-256 of the asset is the one that GitHub names',
    ],
    [
      'a release without a bundle',
      () => publish({ files: new Map([...assets, ...[...bundles].slice(1)]) }),
      'linux-x64: Sigstore bundle of the release',
    ],
    [
      'a bundle by another workflow',
      async () => {
        const other = releaseClaims(repository, 'test.yaml', tag);
        const bundle = await signFile(sigstore, assets.get(first) ?? Buffer.alloc(0), other);
        publish({ files: new Map([...assets, ...bundles, [`${first}.sigstore.json`, bundle]]) });
      },
      'linux-x64: Sigstore bundle of the release',
    ],
    [
      'a bundle of another platform',
      () => {
        const [, second = Buffer.alloc(0)] = bundles.values();
        publish({ files: new Map([...assets, ...bundles, [`${first}.sigstore.json`, second]]) });
      },
      'linux-x64: Sigstore bundle of the release',
    ],
    [
      'a build that GitHub has no attestation of',
      () => void github.attestations.delete(hexOf(assets.get(first) ?? '')),
      'linux-x64: attestation of the build at GitHub',
    ],
    ['a release that is too young', () => publish({ age: -4 }), 'release: at least 7 days old'],
    [
      'an old release with a file of yesterday',
      () => publish({ age: 30, uploadAge: -9 }),
      'release: at least 7 days old',
    ],
  ])('%s', async (_what, arrange, named) => {
    await arrange();
    const { exitCode, stderr, changed } = await pins(['trivy', version]);
    expect([exitCode, changed]).toEqual([1, false]);
    expect(stderr).toContain(`trivy ${version} is not pinned. These do not hold:`);
    expect(stderr).toContain(named);
  });

  test('a release that was signed a moment ago, however old GitHub says that it is', async () => {
    const { exitCode, stderr, changed } = await pins(['trivy', version], { later: 0 });
    expect([exitCode, changed]).toEqual([1, false]);
    expect(stderr).toContain('linux-x64: Sigstore bundle of the release');
    expect(stderr).not.toContain('release: at least 7 days old');
  });

  test('a release that is pinned already, and was moved', async () => {
    const { exitCode, stderr, changed } = await pins(['trivy', version], { before: table });
    expect([exitCode, changed]).toEqual([1, false]);
    expect(stderr).toContain('release: pinned release was not moved');
  });

  test('a version that is known to be compromised, whatever vouches for it', async () => {
    const names = [...assets].map(([name, bytes]) => [name.replace(version, '0.69.4'), bytes] as const);
    github.publish(repository, { tag: 'v0.69.4', age: 300, files: new Map(names) });
    const { exitCode, stderr, changed } = await pins(['trivy', '0.69.4']);
    expect([exitCode, changed]).toEqual([1, false]);
    expect(stderr).toContain('release: not a version that is known to be compromised');
  });
});
