import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packPackage } from '../../scripts/release/npm-package.ts';
import { ASSETS, installPackages, releasedSums } from '../../scripts/release/released-files.ts';
import { sumsOf, writeSums } from '../../scripts/release/sums.ts';
import { verifyRelease } from '../../scripts/release/verify.ts';
import { digestOf } from '../../src/domain/digest.ts';
import { PREDICATE_TYPES } from '../../src/formats/attestation/in-toto.ts';
import { rigFolder } from '../rig/folder.ts';
import { type FakeGitHub, startGitHub } from '../rig/github/github.ts';
import type { Claims } from '../rig/sigstore/issuer.ts';
import { startSigstore, type TestSigstore } from '../rig/sigstore/sigstore.ts';
import { buildTools } from '../rig/tools/build.ts';
import { signStatement, statementAbout } from '../scenarios/stage/attachments.ts';

const ROOT = join(import.meta.dirname, '../..');
const REPOSITORY = 'assay-sh/assay';
const TAG = 'v1.2.3';
const VERSION = TAG.slice(1);

/** A repository that is released as Assay is, with a bundler that only copies. */
const SOURCE: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({ name: 'assay', version: VERSION, type: 'module' }),
  'package-lock.json': JSON.stringify({
    name: 'assay',
    version: VERSION,
    lockfileVersion: 3,
    packages: { '': { name: 'assay', version: VERSION } },
  }),
  'action.yml': 'name: Assay\n',
  'gate/action.yml': 'name: Assay gate\n',
  '.github/workflows/assay.yml': 'name: assay\n',
  'src/main.js': 'console.log("checked");\n',
  'src/package.json': JSON.stringify({ name: '@assay-sh/assay', version: VERSION }),
  'dist/js/main.js': 'console.log("checked");\n',
  'dist/package.json': JSON.stringify({ name: '@assay-sh/assay', version: VERSION }),
  'scripts/bundle.ts': [
    "import { cpSync } from 'node:fs';",
    "cpSync('src/main.js', `${process.argv[2]}/js/main.js`);",
    "cpSync('src/package.json', `${process.argv[2]}/package.json`);",
    "if (process.env.BUNDLED !== undefined) cpSync('src/main.js', process.env.BUNDLED);",
    '',
  ].join('\n'),
};

/** What is out of order with a release; by default nothing is. */
interface Forgery {
  /** Files of the tagged commit. */
  readonly files?: Readonly<Record<string, string>>;
  /** Changes of the checkout that the hashes are taken of. */
  readonly hashed?: Readonly<Record<string, string>>;
  /** Changes of the checkout that the npm package is made of. */
  readonly packed?: Readonly<Record<string, string>>;
  /** Who signed, as the runner's token said. */
  readonly claims?: Claims;
  readonly predicateType?: string;
  /** Assets that are put in place of the ones that were attested. */
  readonly replaced?: Readonly<Record<string, string>>;
  readonly removed?: string;
  readonly immutable?: boolean;
  /** The tag is beside the main branch. */
  readonly aside?: boolean;
  /** The commit that GitHub names for the tag. */
  readonly commit?: string;
}

let folder: string;
let sigstore: TestSigstore;
let cosign: string;
const servers: FakeGitHub[] = [];

beforeAll(async () => {
  folder = await rigFolder('release');
  [sigstore, { cosign }] = await Promise.all([startSigstore(), buildTools(['cosign'])]);
});
afterAll(async () => {
  await Promise.all([sigstore?.stop(), ...servers.map((server) => server.stop())]);
  await rm(folder, { recursive: true, force: true });
});

async function writeFiles(place: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), content);
  }
}

/** Releases the source on a GitHub of its own, as release.yml does. */
async function release(forgery: Forgery = {}) {
  const place = await mkdtemp(join(folder, 'release-'));
  const source = join(place, 'source');
  await writeFiles(source, { ...SOURCE, ...forgery.files });
  const git = async (...args: string[]) => {
    const identity = [
      '-c',
      'user.name=rig',
      '-c',
      'user.email=rig@example.com',
      '-c',
      'commit.gpgsign=false',
    ];
    return (await execa('git', [...identity, ...args], { cwd: source })).stdout;
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'released');
  if (forgery.aside === true) {
    await git('checkout', '--quiet', '-b', 'aside');
    await git('commit', '--quiet', '--allow-empty', '--message', 'aside');
  }
  await git('tag', TAG);
  const commit = await git('rev-parse', 'HEAD');
  await git('checkout', '--quiet', 'main');

  const assets = join(place, 'assets');
  const hashed = join(place, 'hashed');
  await writeFiles(hashed, { ...SOURCE, ...forgery.files, ...forgery.hashed });
  const packed = join(place, 'packed');
  await writeFiles(packed, { ...SOURCE, ...forgery.files, ...forgery.packed });
  await packPackage(packed, join(place, ASSETS.package));
  await writeFiles(assets, {
    [ASSETS.bundle]: writeSums(releasedSums(hashed)),
    ...Object.fromEntries(ASSETS.sboms.map((name) => [name, `{"name":"${name}"}`])),
  });
  await rename(join(place, ASSETS.package), join(assets, ASSETS.package));
  const attested = [ASSETS.bundle, ASSETS.package, ...ASSETS.sboms];
  await writeFile(join(assets, ASSETS.sums), writeSums(sumsOf(assets, attested)));
  const subject = digestOf(await readFile(join(assets, ASSETS.sums)));
  const statement = statementAbout(subject, forgery.predicateType ?? PREDICATE_TYPES.provenance, {});
  const stage = { sigstore, tools: { cosign }, subfolder: () => mkdtemp(join(folder, 'signed-')) };
  const claims = { repository: REPOSITORY, ref: `refs/tags/${TAG}`, sha: commit, ...forgery.claims };
  await writeFile(join(assets, ASSETS.provenance), await signStatement(stage, statement, { claims }));
  await writeFiles(assets, forgery.replaced ?? {});
  const names = [...attested, ASSETS.sums, ASSETS.provenance, ...Object.keys(forgery.replaced ?? {})];
  const published = [...new Set(names)].filter((name) => name !== forgery.removed);
  const bytes = published.map(async (name) => [name, await readFile(join(assets, name))] as const);
  const github = await startGitHub({
    repository: REPOSITORY,
    commits: { [`tags/${TAG}`]: forgery.commit ?? commit },
    releases: [
      {
        tag: TAG,
        assets: Object.fromEntries(await Promise.all(bytes)),
        immutable: forgery.immutable ?? true,
      },
    ],
  });
  servers.push(github);
  return { github, source, commit, place };
}

/** The faults of each of the seven claims. */
async function faultsOf(
  forgery: Forgery,
  install = installPackages,
): Promise<readonly (readonly string[])[]> {
  const { github, source, place } = await release(forgery);
  const work = join(place, 'work');
  await mkdir(work);
  const verified = await Array.fromAsync(
    verifyRelease({
      tag: TAG,
      repository: REPOSITORY,
      server: 'https://github.com',
      api: github.url,
      source,
      issuer: sigstore.issuer.url,
      trustedRoot: sigstore.trustedRoot,
      folder: work,
      install,
    }),
  );
  expect(github.violations).toEqual([]);
  return verified.map(({ faults }) => faults);
}

const NOT_RUN = ['not examined: code of a release that does not verify is not run'];

/** The command as people call it. */
async function command(forgery: Forgery, env: Readonly<Record<string, string>> = {}) {
  const { github, source } = await release(forgery);
  const options = ['--api', github.url, '--source', source, '--issuer', sigstore.issuer.url];
  const args = [TAG, ...options, '--trusted-root', sigstore.trustedRoot];
  return await execa(process.execPath, [join(ROOT, 'scripts/verify-release.ts'), ...args], {
    env,
    reject: false,
  });
}

describe('npm run verify-release', () => {
  test('says of each claim that it holds, and ends with 0', async () => {
    const { exitCode, stdout } = await command({});
    expect(stdout.split('\n')).toEqual([
      ...Array.from({ length: 7 }, () => expect.stringMatching(/^ok {5}/)),
      `${TAG} is verified`,
    ]);
    expect(exitCode).toBe(0);
  });

  test('names what does not hold, ends with 1, and runs no code of such a release', async () => {
    const trace = join(folder, 'bundled.js');
    const { exitCode, stdout } = await command({ claims: { repository: 'evil/assay' } }, { BUNDLED: trace });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^NOT OK {2}the release workflow .* attests/m);
    expect(stdout).toContain(`${TAG} is NOT verified: 2 of 7 claims do not hold`);
    await expect(readFile(trace)).rejects.toThrow('ENOENT');
    // The same release with the right signer leaves that trace.
    expect((await command({}, { BUNDLED: trace })).exitCode).toBe(0);
    await readFile(trace);
  });

  test('takes nothing but a tag', async () => {
    const args = [join(ROOT, 'scripts/verify-release.ts'), 'main'];
    const { exitCode, stderr } = await execa(process.execPath, args, { reject: false });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('usage: npm run verify-release -- TAG');
  });
});

describe('the provenance of a release', () => {
  test.each<[string, Claims, string]>([
    ['another repository', { repository: 'assay-sh/assay2' }, 'not by https://github.com/assay-sh/assay/'],
    [
      'another workflow',
      { workflow_ref: `${REPOSITORY}/.github/workflows/ci.yml@refs/tags/${TAG}` },
      'not by',
    ],
    ['a branch of the same name', { ref: `refs/heads/${TAG}` }, 'not by'],
    ['another tag', { ref: 'refs/tags/v1.2.2' }, 'not by'],
    ['another commit', { sha: '0'.repeat(40) }, 'as sourceDigest, not'],
    ['another event', { event_name: 'workflow_dispatch' }, 'workflow_dispatch as buildTrigger, not push'],
    ['a runner of its own', { runner_environment: 'self-hosted' }, 'self-hosted as runnerEnvironment'],
    [
      'a caller that is another repository',
      {
        repository: 'evil/app',
        job_workflow_ref: `${REPOSITORY}/.github/workflows/release.yml@refs/tags/${TAG}`,
      },
      'https://github.com/evil/app as sourceRepository',
    ],
  ])('from %s does not count', async (_what, claims, why) => {
    const faults = await faultsOf({ claims });
    expect(faults[2]?.join()).toContain(why);
    const others = faults.filter((_, at) => at !== 2);
    expect(others).toEqual([[], [], [], [], [], NOT_RUN]);
  });

  test('of another type, or of other hashes, does not count', async () => {
    const summary = await faultsOf({ predicateType: PREDICATE_TYPES.summary });
    expect(summary[2]).toEqual([expect.stringContaining('which is no provenance')]);
    const other = await faultsOf({ replaced: { [ASSETS.sums]: `${'0'.repeat(64)}  ${ASSETS.bundle}\n` } });
    expect(other[2]).toEqual([expect.stringMatching(/^it is about sha256:/)]);
  });
});

describe('the assets of a release', () => {
  test('are refused where GitHub lets anybody replace them', async () => {
    expect((await faultsOf({ immutable: false }))[0]).toEqual([
      'it is not immutable: its tag and its assets can be replaced',
    ]);
  });

  test.each<[string, Forgery, readonly string[]]>([
    ['replaced', { replaced: { 'sbom.cdx.json': '{}' } }, ['sbom.cdx.json has other bytes']],
    ['added', { replaced: { 'install.sh': 'true' } }, ['install.sh is too much']],
    ['removed', { removed: 'sbom.spdx.json' }, ['sbom.spdx.json is missing']],
  ])('are refused where one was %s', async (_what, forgery, expected) => {
    expect((await faultsOf(forgery))[3]).toEqual(expected);
  });

  test('are refused without provenance', async () => {
    const faults = await faultsOf({ removed: ASSETS.provenance });
    expect(faults[2]).toEqual([`the release has no asset ${ASSETS.provenance}`]);
    expect(faults[6]).toEqual(NOT_RUN);
  });
});

describe('the tag of a release', () => {
  test('is refused beside the main branch, where nobody need have reviewed it', async () => {
    expect((await faultsOf({ aside: true }))[1]).toEqual([
      expect.stringMatching(/^the main branch does not contain [0-9a-f]{40}$/),
    ]);
  });

  test('is refused where GitHub and the clone name two commits', async () => {
    expect((await faultsOf({ commit: '0'.repeat(40) }))[1]).toEqual([
      expect.stringMatching(/^the clone has [0-9a-f]{40}, and GitHub says 0{40}$/),
    ]);
  });

  test('is refused where the source has another version', async () => {
    const files = { 'package.json': JSON.stringify({ name: 'assay', version: '1.2.4' }) };
    expect((await faultsOf({ files }))[1]).toEqual(['package.json requires the tag v1.2.4']);
  });
});

describe('the bundle of a release', () => {
  test('is refused where it is not what its source makes, although it is checked in, hashed and attested', async () => {
    const faults = await faultsOf({ files: { 'dist/js/main.js': 'console.log("passed");\n' } });
    expect(faults).toEqual([[], [], [], [], [], [], ['js/main.js has other bytes']]);
  });

  test('is refused where it holds more than its source makes', async () => {
    const faults = await faultsOf({ files: { 'dist/js/more.js': '' } });
    expect(faults[6]).toEqual(['js/more.js is too much']);
  });

  test('is refused where other files were hashed', async () => {
    const faults = await faultsOf({ hashed: { 'gate/action.yml': 'name: Other\n' } });
    expect(faults[4]).toEqual(['gate/action.yml has other bytes']);
    expect(faults[6]).toEqual(NOT_RUN);
  });

  test('that cannot be made is no pass', async () => {
    const faults = await faultsOf({}, async () => {
      throw new Error('npm ci failed');
    });
    expect(faults).toEqual([[], [], [], [], [], [], ['npm ci failed']]);
  });
});

describe('the npm package of a release', () => {
  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['other bytes', { 'dist/js/main.js': 'console.log("passed");\n' }, 'js/main.js has other bytes'],
    ['one file more', { 'dist/js/more.js': '' }, 'js/more.js is too much'],
    [
      'a script that npm would run',
      {
        'dist/package.json': JSON.stringify({
          name: '@assay-sh/assay',
          version: VERSION,
          scripts: { postinstall: 'true' },
        }),
      },
      'package.json has other bytes',
    ],
  ])('is refused with %s, although it is hashed and attested', async (_what, packed, why) => {
    expect(await faultsOf({ packed })).toEqual([[], [], [], [], [], [why], NOT_RUN]);
  });

  test('is refused where the sums do not name it, or it is no package', async () => {
    expect((await faultsOf({ removed: ASSETS.package })).slice(3, 6)).toEqual([
      ['assay.tgz is missing'],
      [],
      ['the release has no asset assay.tgz'],
    ]);
    const other = await faultsOf({ replaced: { [ASSETS.package]: 'no archive' } });
    expect(other[5]).toEqual(['Unexpected end of data']);
  });
});

test('a GitHub that does not know the release is no pass', async () => {
  const { source } = await release();
  const github = await startGitHub({ repository: REPOSITORY });
  servers.push(github);
  const work = await mkdtemp(join(folder, 'work-'));
  const options = {
    tag: TAG,
    repository: REPOSITORY,
    server: 'https://github.com',
    api: github.url,
    source,
    issuer: sigstore.issuer.url,
    trustedRoot: sigstore.trustedRoot,
    folder: work,
    install: installPackages,
  };
  const verified = await Array.fromAsync(verifyRelease(options));
  expect(verified[0]?.faults).toEqual([`GitHub answered 404 for the release ${TAG}`]);
  expect(verified.filter(({ faults }) => faults.length === 0)).toEqual([]);
});
