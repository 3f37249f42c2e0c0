import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { createWorkspace, type OwnedWorkspace } from '../../../src/adapters/processes/workspace.ts';
import { type ToolSources, ToolStore } from '../../../src/adapters/tools/acquire.ts';
import { PINS, type Pin } from '../../../src/adapters/tools/pins.ts';
import { hexOf } from '../../../src/domain/digest.ts';
import { rigFolder } from '../../rig/folder.ts';
import { startReleases, type TestReleases } from '../../rig/github/releases.ts';
import { attestBuild, releaseClaims, signFile } from '../../rig/sigstore/sign-release.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';

const PLATFORM = `${process.platform}-${process.arch}`;
const REPOSITORY = PINS.trivy.repository;
const TAG = PINS.trivy.tag;
const ASSET = 'trivy.tar.gz';
const RELEASE = releaseClaims(REPOSITORY, 'reusable-release.yaml', TAG);
/** A job of the same project that makes no release. */
const OTHER_JOB = releaseClaims(REPOSITORY, 'test.yaml', TAG);

let sigstore: TestSigstore;
let trustedRoot: string;
/** The honest release: its asset, and what vouches for it. */
let archive: Buffer;
let bundle: Buffer;
let attestation: Buffer;

let folder: string;
let marker: string;
let workspace: OwnedWorkspace;
let github: TestReleases;
let said: string[];
let trust: () => Promise<{ trustedRoot: string; signingConfig: string }>;

beforeAll(async () => {
  sigstore = await startSigstore();
  trustedRoot = await readFile(sigstore.trustedRoot, 'utf8');
  archive = await tarball('#!/bin/sh\necho "Version: 0.74.0"\n');
  bundle = await signFile(sigstore, archive, RELEASE);
  attestation = await attestBuild(
    sigstore,
    { 'other.deb': 'a'.repeat(64), [ASSET]: hexOf(archive) },
    RELEASE,
  );
});
afterAll(() => sigstore?.stop());

beforeEach(async () => {
  folder = await rigFolder('proofs');
  marker = join(folder, 'it-ran');
  said = [];
  vi.stubEnv('RUNNER_TOOL_CACHE', join(folder, 'tool-cache'));
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.stubGlobal('TEST_DOWNLOAD_TOOL_RETRY_MIN_SECONDS', 0);
  vi.stubGlobal('TEST_DOWNLOAD_TOOL_RETRY_MAX_SECONDS', 0);
  await mkdir(join(folder, 'temp'));
  workspace = await createWorkspace({
    outputDir: join(folder, 'evidence'),
    cacheDir: join(folder, 'cache'),
    environment: { PATH: process.env.PATH, RUNNER_TEMP: join(folder, 'temp') },
  });
  github = await startReleases();
  publish(archive, bundle);
  github.attestations.set(hexOf(archive), [JSON.parse(attestation.toString())]);
  trust = () => Promise.resolve({ trustedRoot, signingConfig: '{}' });
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  await github.stop();
  await workspace.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function tarball(program: string): Promise<Buffer> {
  const from = await rigFolder('archive');
  await writeFile(join(from, 'trivy'), program, { mode: 0o755 });
  const { stdout } = spawnSync('tar', ['-cz', '-C', from, 'trivy']);
  await rm(from, { recursive: true });
  return stdout;
}

/** Publishes the release, with a checksum file that fits. */
function publish(asset: Buffer, signature?: Buffer): void {
  const files = new Map([
    [ASSET, asset],
    ['trivy_checksums.txt', Buffer.from(`${hexOf(asset)}  ${ASSET}\n`)],
  ]);
  if (signature !== undefined) files.set(`${ASSET}.sigstore.json`, signature);
  github.publish(REPOSITORY, { tag: TAG, age: 30, files });
}

/** The pin of trivy, with an asset of the test and the issuer of the private Sigstore. */
function pinOfTest(): Pin {
  const issuer = sigstore.issuer.url;
  const { releaseBundle, githubAttestation } = PINS.trivy;
  if (releaseBundle === undefined || githubAttestation === undefined) throw new Error('trivy publishes both');
  return {
    ...PINS.trivy,
    assets: { [PLATFORM]: { name: ASSET, sha256: hexOf(archive) } },
    releaseBundle: { ...releaseBundle, issuer },
    githubAttestation: { ...githubAttestation, issuer },
  };
}

function store(sources: Partial<ToolSources> = {}): ToolStore {
  const runner = { log: (line: string) => void said.push(line) };
  const now = () => new Date('2026-12-01T12:00:00Z');
  const world = { processes: createProcesses(), runner, workspace, publicSigstore: { trust }, now };
  const places = { toolMirror: github.base, attestationApi: github.api };
  const usual = { toolPaths: {}, offline: false, proofWait: 60_000, ...places };
  return new ToolStore(world, { ...usual, ...sources }, { ...PINS, trivy: pinOfTest() });
}

/** Refused with `tool-untrusted` for this reason; nothing of the tool ran, can run, or is kept. */
async function expectRefusal(why: RegExp, sources: Partial<ToolSources> = {}): Promise<void> {
  await expect(store(sources).acquire('trivy')).toRefuseWith('tool-untrusted', {
    check: 'tools',
    message: expect.stringMatching(why),
  });
  expect(existsSync(marker)).toBe(false);
  const left = (await readdir(folder, { recursive: true })).filter((path) =>
    /(?:^|\/)trivy[^/]*$/.test(path),
  );
  const runnable = left.filter((path) => spawnSync('test', ['-f', join(folder, path)]).status === 0);
  expect(runnable).toEqual([]);
}

/** A program that leaves a trace, whatever it is asked. */
function evil(answer = 'Version: 0.74.0'): string {
  return `#!/bin/sh\ntouch ${marker}\necho "${answer}"\n`;
}

describe('a release that the project vouches for', () => {
  test('is verified by hash, age, bundle and attestation', async () => {
    const tool = await store().acquire('trivy');
    expect(tool).toMatchObject({
      origin: 'release asset',
      verified: ['pinned-hash', 'release-age', 'release-bundle', 'github-attestation'],
      notVerified: [],
    });
    expect(said.join('\n')).toContain(
      'trivy was verified by pinned-hash, release-age, release-bundle, github-attestation',
    );
  });

  test('is verified at its download; from the tool cache the report says when', async () => {
    await store().acquire('trivy');
    github.asked.length = 0;
    trust = () => Promise.reject(new Error('nobody asks'));
    const tool = await store({ offline: true }).acquire('trivy');
    const why = expect.stringContaining('it held when the asset was downloaded on 2026-12-01');
    expect(tool).toMatchObject({
      origin: 'tool cache',
      verified: ['pinned-hash', 'release-age'],
      notVerified: [
        { check: 'release-bundle', why },
        { check: 'github-attestation', why },
      ],
    });
    expect(github.asked).toEqual([]);
  });

  test('a record in the cache that is about other bytes, or broken, says nothing', async () => {
    await store().acquire('trivy');
    const kept = await readdir(join(folder, 'tool-cache'), { recursive: true });
    const record = join(folder, 'tool-cache', kept.find((path) => path.endsWith('.verified.json')) ?? '');
    const text = await readFile(record, 'utf8');
    for (const other of [text.replace(hexOf(archive), 'b'.repeat(64)), text.slice(0, 40)]) {
      await writeFile(record, other);
      const { notVerified } = await store().acquire('trivy');
      expect(notVerified.map(({ why }) => why).join()).not.toContain('it held');
    }
  });

  test('one of several attestations is enough, and other statements do not count', async () => {
    const hashes = { [ASSET]: hexOf(archive) };
    const other = await attestBuild(sigstore, hashes, OTHER_JOB);
    const sbom = await attestBuild(sigstore, hashes, OTHER_JOB, 'https://cyclonedx.org/bom');
    const all = [sbom, other, attestation].map((one) => JSON.parse(one.toString()));
    github.attestations.set(hexOf(archive), all);
    expect((await store().acquire('trivy')).verified).toContain('github-attestation');
  });
});

describe('what could not be asked is reported, and the tool runs by its hash', () => {
  test.each<[string, () => void, readonly (readonly [string, RegExp])[]]>([
    [
      'a mirror without the bundle, and a GitHub without the attestation',
      () => {
        github.answer = (path) => (/sigstore\.json|attestations/.test(path) ? 404 : undefined);
      },
      [
        ['release-bundle', /^there is no bundle beside the asset$/],
        ['github-attestation', /^GitHub has no attestation of it$/],
      ],
    ],
    [
      'servers that fail, and a limit that is used up',
      () => {
        github.answer = (path) =>
          path.endsWith('sigstore.json') ? 503 : path.includes('attestations') ? 403 : undefined;
      },
      [
        ['release-bundle', /answered 503 for the bundle/],
        ['github-attestation', /\(403\); its limit of requests is probably used up/],
      ],
    ],
    [
      'a trust root that cannot be downloaded',
      () => {
        trust = () => Promise.reject(new Error('no route to the repository'));
      },
      [
        ['release-bundle', /^the trust root of the public Sigstore could not be downloaded \(no route/],
        ['github-attestation', /^the trust root of the public Sigstore/],
      ],
    ],
    [
      'answers that do not come',
      () => {
        github.answer = (path) => (/sigstore\.json|attestations/.test(path) ? 'hang' : undefined);
      },
      [
        ['release-bundle', /^there was no answer within 0.1 s after the download$/],
        ['github-attestation', /^there was no answer within 0.1 s/],
      ],
    ],
    [
      'an empty list of attestations',
      () => github.attestations.set(hexOf(archive), []),
      [['github-attestation', /^GitHub has no attestation of its build$/]],
    ],
  ])('%s', async (what, arrange, expected) => {
    arrange();
    const proofWait = what === 'answers that do not come' ? 100 : 60_000;
    const { verified, notVerified, origin } = await store({ proofWait }).acquire('trivy');
    expect(origin).toBe('release asset');
    expect(verified).toEqual(expect.arrayContaining(['pinned-hash', 'release-age']));
    expect(notVerified).toEqual(expected.map(([check, why]) => ({ check, why: expect.stringMatching(why) })));
  });

  test('a mirror, if GitHub itself is not to be asked', async () => {
    const tools = new ToolStore(
      {
        ...{ processes: createProcesses(), runner: { log: () => {} }, workspace, publicSigstore: { trust } },
        now: () => new Date(),
      },
      { toolPaths: {}, toolMirror: github.base, offline: false, proofWait: 60_000 },
      { ...PINS, trivy: pinOfTest() },
    );
    expect((await tools.acquire('trivy')).notVerified).toEqual([
      { check: 'github-attestation', why: '`tool-mirror` is set, so GitHub was not asked' },
    ]);
    expect(github.asked.filter((path) => path.startsWith('/api'))).toEqual([]);
  });
});

describe('what is there and does not verify is refused, although the hash is the pinned one', () => {
  const forged: readonly [string, () => Promise<Buffer>, RegExp][] = [
    [
      'a bundle of another workflow of the project',
      () => signFile(sigstore, archive, OTHER_JOB),
      /signed by .*test\.yaml@refs\/tags\/v0\.74\.0, not by .*reusable-release\.yaml/,
    ],
    [
      'a bundle of the release of another tag',
      () => signFile(sigstore, archive, releaseClaims(REPOSITORY, 'reusable-release.yaml', 'v0.74.1')),
      /signed by .*@refs\/tags\/v0\.74\.1, not by/,
    ],
    [
      'a bundle of a project with a longer name',
      () => signFile(sigstore, archive, releaseClaims(`${REPOSITORY}-x`, 'reusable-release.yaml', TAG)),
      /signed by .*trivy-x/,
    ],
    [
      'a bundle for other bytes',
      () => signFile(sigstore, Buffer.from('other'), RELEASE),
      /it signs a file with the hash/,
    ],
    [
      'a bundle for other bytes that claims to be for these',
      async () => {
        const other = (await signFile(sigstore, Buffer.from('other'), RELEASE)).toString();
        const digest = Buffer.from(hexOf(archive), 'hex').toString('base64');
        return Buffer.from(other.replace(/("digest":\s*")[^"]+/, `$1${digest}`));
      },
      /does not verify/,
    ],
    [
      'a bundle that is cut off',
      async () => bundle.subarray(0, bundle.length - 20),
      /it is no Sigstore bundle/,
    ],
    ['a page in place of the bundle', async () => Buffer.from('<html>Sign in'), /it is no Sigstore bundle/],
    ['an attestation in place of the bundle', async () => attestation, /it does not sign a file/],
  ];

  test.each(forged)('%s', async (_what, forge, why) => {
    publish(archive, await forge());
    await expectRefusal(why);
  });

  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      'an attestation by another workflow',
      async () =>
        JSON.parse((await attestBuild(sigstore, { [ASSET]: hexOf(archive) }, OTHER_JOB)).toString()),
      /attestation of its build at GitHub does not verify: signed by .*test\.yaml/,
    ],
    [
      'an attestation about other files',
      async () => JSON.parse((await attestBuild(sigstore, { [ASSET]: 'c'.repeat(64) }, RELEASE)).toString()),
      /it is not about the file with the hash/,
    ],
    ['an attestation that is no bundle', async () => ({ mediaType: 'x' }), /it is no Sigstore bundle/],
  ])('%s', async (_what, forge, why) => {
    github.attestations.set(hexOf(archive), [await forge()]);
    await expectRefusal(why);
  });
});

describe('a release that was taken over', () => {
  test('a moved release: other bytes under the same tag, with a checksum file that fits', async () => {
    publish(await tarball(evil()), bundle);
    await expectRefusal(/has the SHA-256 [0-9a-f]{64} and not the pinned/);
  });

  test('March 2026: every tag is moved, and the project’s own pipeline signs and attests it all', async () => {
    const malicious = await tarball(evil());
    const signature = await signFile(sigstore, malicious, RELEASE);
    const built = await attestBuild(sigstore, { [ASSET]: hexOf(malicious) }, RELEASE);
    const tags = Array.from({ length: 76 }, (_, index) => `v0.${index}.0`);
    for (const tag of [...tags, 'v0.69.4'])
      github.publish(REPOSITORY, {
        ...{ tag, age: 30 },
        files: new Map([
          [ASSET, malicious],
          [`${ASSET}.sigstore.json`, signature],
          ['trivy_checksums.txt', Buffer.from(`${hexOf(malicious)}  ${ASSET}\n`)],
        ]),
      });
    expect(tags).toContain(TAG);
    github.attestations.set(hexOf(malicious), [JSON.parse(built.toString())]);
    // Everything that the project says is right: its signature alone would let this release in.
    const { verifyReleaseBundle } = await import('../../../src/formats/signing/release-signature.ts');
    const { readTrustedRoot } = await import('../../../src/formats/signing/sigstore.ts');
    const root = readTrustedRoot(trustedRoot);
    const { releaseBundle } = pinOfTest();
    if (!root.ok || releaseBundle === undefined) throw new Error('unreachable');
    const asset = { content: malicious, sha256: hexOf(malicious) };
    expect(verifyReleaseBundle(signature, asset, { root: root.value, ...releaseBundle }).ok).toBe(true);
    // The hash does not.
    await expectRefusal(/has the SHA-256 [0-9a-f]{64} and not the pinned/);
  });

  test('an asset that was swapped in the tool cache, with a record that fits', async () => {
    await store().acquire('trivy');
    const root = join(folder, 'tool-cache');
    const kept = await readdir(root, { recursive: true });
    const malicious = await tarball(evil());
    const file = join(root, kept.find((path) => path.endsWith(ASSET)) ?? '');
    await writeFile(file, malicious);
    const record = { sha256: hexOf(malicious), on: '2026-11-01', verified: ['release-bundle'] };
    await writeFile(`${file}.verified.json`, JSON.stringify(record));
    await expect(store().acquire('trivy')).toRefuseWith('tool-untrusted');
    expect(existsSync(marker)).toBe(false);
  });
});

describe('a binary that the user named', () => {
  async function program(text: string): Promise<string> {
    const path = join(folder, 'named');
    await writeFile(path, text);
    await chmod(path, 0o755);
    return path;
  }

  test('which answers the right version and does something else, does not run by another hash', async () => {
    const honest = hexOf('#!/bin/sh\necho "Version: 0.74.0"\n');
    const path = await program(evil());
    await expectRefusal(
      /has the SHA-256 [0-9a-f]{64} and not [0-9a-f]{64}, which the input names, so it was not run/,
      {
        toolPaths: { trivy: { path, sha256: honest } },
      },
    );
  });

  test('runs by its hash, and the report tells which of the two it was', async () => {
    const path = await program('#!/bin/sh\necho "Version: 0.74.0"\n');
    const sha256 = hexOf(await readFile(path));
    expect(await store({ toolPaths: { trivy: { path, sha256 } } }).acquire('trivy')).toMatchObject({
      verified: ['named-hash'],
      notVerified: [{ check: 'pinned-hash', why: 'the user named this file' }],
    });
    expect(await store({ toolPaths: { trivy: { path } } }).acquire('trivy')).toMatchObject({
      verified: [],
      notVerified: [
        { check: 'pinned-hash' },
        { check: 'named-hash', why: expect.stringContaining('@sha256:') },
      ],
    });
  });

  test('is refused by the hash of a program that is known to be compromised, before it runs', async () => {
    const path = await program(evil());
    const refusedPrograms = [...PINS.trivy.refusedPrograms, hexOf(await readFile(path))];
    const tools = new ToolStore(
      {
        ...{ processes: createProcesses(), runner: { log: () => {} }, workspace, publicSigstore: { trust } },
        now: () => new Date(),
      },
      { toolPaths: { trivy: { path } }, offline: false },
      { ...PINS, trivy: { ...PINS.trivy, refusedPrograms } },
    );
    await expect(tools.acquire('trivy')).toRefuseWith('tool-untrusted', {
      message: expect.stringContaining('of a trivy that is known to be compromised, so it was not run'),
    });
    expect(existsSync(marker)).toBe(false);
  });
});
