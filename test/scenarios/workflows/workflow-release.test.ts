import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { packageSums, packPackage } from '../../../scripts/release/npm-package.ts';
import { provenanceFaults } from '../../../scripts/release/provenance.ts';
import { ASSETS, releasedSums, tagOf } from '../../../scripts/release/released-files.ts';
import { sumsBelow, sumsOf, writeSums } from '../../../scripts/release/sums.ts';
import { hexOf } from '../../../src/domain/digest.ts';
import { rigFolder } from '../../rig/folder.ts';
import { runWorkflow } from '../../rig/github/act.ts';
import { installedApplication } from '../../rig/images/npm-packages.ts';
import { makeDatabase, type TestDatabase } from '../../rig/images/vulnerability-db.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { standIns } from '../stage/stand-ins.ts';

const ROOT = join(import.meta.dirname, '../../..');
const WORKFLOW = join(ROOT, '.github/workflows/release.yml');
const REPOSITORY = 'assay-sh/assay';
const TAG = tagOf(ROOT);

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly needs?: string | readonly string[];
  readonly steps: readonly { readonly name?: string; readonly uses?: string; readonly run?: string }[];
}
const TEXT = readFileSync(WORKFLOW, 'utf8');
const { jobs }: { jobs: Readonly<Record<string, Job>> } = parse(TEXT);

let folder: string;
let registry: TestRegistry;
let sigstore: TestSigstore;
let database: TestDatabase;
let tools: Record<'trivy' | 'cosign' | 'gitleaks', string>;

beforeAll(async () => {
  folder = await rigFolder('release-workflow');
  // Installed here: the workflow's own HOME has no npm settings.
  await installedApplication('clean');
  tools = await buildTools(['trivy', 'cosign', 'gitleaks']);
  [registry, sigstore, database] = await Promise.all([
    startRegistry({ referrers: true }),
    startSigstore(),
    makeDatabase(),
  ]);
});
afterAll(async () => {
  await Promise.all([registry?.stop(), sigstore?.stop(), database?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

/** The jobs before `publish`, for a push of the tag; the services of this machine are named to Assay. */
async function run() {
  const artifacts = await mkdtemp(join(folder, 'artifacts-'));
  const inputs = {
    'trivy-path': tools.trivy,
    'gitleaks-path': tools.gitleaks,
    'db-repository': await database.push(registry.host),
  };
  const lines = Object.entries(inputs).map(([name, value]) => `          ${name}: ${value}\n`);
  const workflowFile = join(artifacts, 'release.yml');
  await writeFile(
    workflowFile,
    TEXT.replace('          signer: none\n', (line) => line + lines.join('')),
  );
  const { stdout: cache } = await execa('npm', ['config', 'get', 'cache'], { cwd: folder });
  let commit = '';
  const result = await runWorkflow({
    workflowFile,
    repository: ROOT,
    job: 'attest',
    payload: { ref: `refs/tags/${TAG}`, repository: { default_branch: 'main', full_name: REPOSITORY } },
    actions: standIns(TEXT),
    secrets: { GITHUB_TOKEN: 'job-token' },
    env: (sha) => {
      commit = sha;
      return {
        ...sigstore.environment({ sha, repository: REPOSITORY, ref: `refs/tags/${TAG}` }),
        KIND: 'clean',
        ARTIFACTS: artifacts,
        BUILD_CACHE: process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
        BUILD_SCRIPT: join(ROOT, 'test/rig/images/build-image-step.ts'),
        COSIGN: tools.cosign,
        SIGNING_CONFIG: sigstore.signingConfig,
        TRUSTED_ROOT: sigstore.trustedRoot,
        // What npm has downloaded before is compared with the lock file all the same.
        npm_config_cache: cache,
        npm_config_prefer_offline: 'true',
      };
    },
  });
  return { ...result, artifacts, commit };
}

test('a tag is bundled anew, checked by Assay and attested, and its assets are those that are verified', async () => {
  const { exitCode, log, artifacts, commit } = await run();
  expect(exitCode, log).toBe(0);
  const assets = join(artifacts, 'assets');
  expect((await readdir(assets)).sort()).toEqual(
    [ASSETS.sums, ASSETS.provenance, ASSETS.bundle, ASSETS.package, ...ASSETS.sboms].sort(),
  );
  const read = (name: string) => readFile(join(assets, name));
  expect(String(await read(ASSETS.bundle))).toBe(writeSums(releasedSums(ROOT)));
  const attested = [ASSETS.bundle, ASSETS.package, ...ASSETS.sboms];
  expect(String(await read(ASSETS.sums))).toBe(writeSums(sumsOf(assets, attested)));
  expect(await packageSums(join(assets, ASSETS.package))).toEqual(sumsBelow(join(ROOT, 'dist')));
  const expected = {
    source: `https://github.com/${REPOSITORY}`,
    tag: TAG,
    commit,
    issuer: sigstore.issuer.url,
  };
  const root = await readFile(sigstore.trustedRoot, 'utf8');
  expect(provenanceFaults(await read(ASSETS.provenance), await read(ASSETS.sums), root, expected)).toEqual(
    [],
  );
  const { components } = JSON.parse(String(await read('sbom.cdx.json')));
  const names = components.map(({ purl = '' }: { purl?: string }) => purl);
  expect(names).toEqual(expect.arrayContaining([expect.stringMatching(/^pkg:npm\/zod@/)]));
});

test('the files of a release are not written for a tag that is not the version', async () => {
  const script = join(ROOT, 'scripts/release-files.ts');
  const out = join(folder, 'other');
  const { exitCode, stderr } = await execa(process.execPath, [script, out, 'v99.0.0'], { reject: false });
  expect(exitCode).toBe(1);
  expect(stderr).toBe(`release: the tag v99.0.0 is not the version in package.json, ${TAG}`);
  await expect(readdir(out)).rejects.toThrow('ENOENT');
});

describe('what one job hands to the next', () => {
  const scriptOf = (job: string, step: string): string =>
    jobs[job]?.steps.find(({ name }) => name === step)?.run ?? 'exit 99';

  /** Runs a step in a folder with these assets, as the runner does. */
  async function step(
    job: string,
    name: string,
    files: Readonly<Record<string, string | Buffer>>,
    env: object,
  ) {
    const temporary = await mkdtemp(join(folder, 'step-'));
    await mkdir(join(temporary, 'assets'));
    for (const [file, text] of Object.entries(files)) await writeFile(join(temporary, 'assets', file), text);
    return await execa('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', scriptOf(job, name)], {
      env: { ...env, RUNNER_TEMP: temporary, GITHUB_OUTPUT: join(temporary, 'output') },
      reject: false,
    });
  }

  const HANDED = {
    'assay.tgz': 'package\n',
    'bundle.sha256': 'bundle\n',
    'sbom.cdx.json': '{}\n',
    'sbom.spdx.json': '{}\n',
  };

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['as it was made', {}, ''],
    ['another bundle.sha256', { 'bundle.sha256': 'other\n' }, 'bundle.sha256 is not what the job build made'],
    ['another npm package', { 'assay.tgz': 'other\n' }, 'assay.tgz is not what the job build made'],
    ['another SBOM', { 'sbom.spdx.json': '{"a":1}\n' }, 'the SBOMs are not what the job check made'],
    ['one file more', { 'install.sh': 'true\n' }, 'the jobs build and check handed on other files than four'],
  ])('is attested only as it was made: %s', async (_what, changed, why) => {
    const hashes = {
      BUNDLE: hexOf(HANDED['bundle.sha256']),
      PACKAGE: hexOf(HANDED['assay.tgz']),
      SBOMS: hexOf('{}\n{}\n'),
    };
    const { exitCode, stdout } = await step('attest', 'Hashes', { ...HANDED, ...changed }, hashes);
    expect(exitCode).toBe(why === '' ? 0 : 1);
    expect(stdout).toBe(why === '' ? '' : `::error title=Release::${why}`);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['as it was attested', {}, ''],
    ['the npm package replaced', { 'assay.tgz': 'other\n' }, 'assay.tgz: FAILED'],
    ['an SBOM replaced', { 'sbom.cdx.json': '{"a":1}\n' }, 'sbom.cdx.json: FAILED'],
    ['other sums', { SHA256SUMS: '' }, 'SHA256SUMS is not what the job attest signed'],
    ['one file more', { 'install.sh': 'true\n' }, 'the job attest handed on other files than six'],
  ])('is published only as it was attested: %s', async (_what, changed, why) => {
    const sums = Object.entries(HANDED)
      .map(([file, text]) => `${hexOf(text)}  ${file}\n`)
      .join('');
    const assets = { ...HANDED, SHA256SUMS: sums, 'SHA256SUMS.intoto.jsonl': '{}\n' };
    const hashes = { SUMS: hexOf(sums) };
    const { exitCode, stdout } = await step('publish', 'Compare', { ...assets, ...changed }, hashes);
    expect(exitCode === 0).toBe(why === '');
    expect(stdout).toContain(why);
  });

  test.each<[string, string, string]>([
    ['as it was attested', HANDED['assay.tgz'], ''],
    ['replaced', 'other\n', '::error title=Release::assay.tgz is not what the job attest signed'],
  ])('goes to npm only as it was attested: %s', async (_what, text, why) => {
    const hashes = { PACKAGE: hexOf(HANDED['assay.tgz']) };
    const { exitCode, stdout } = await step('npm', 'Compare', { 'assay.tgz': text }, hashes);
    expect(exitCode).toBe(why === '' ? 0 : 1);
    expect(stdout).toBe(why);
  });

  describe('npm', () => {
    /** Runs the step that publishes, with this npm as that of the runner's Node 24. */
    async function publish(npm: string, env: Readonly<Record<string, string>>, text?: Buffer) {
      const cache = await mkdtemp(join(folder, 'tool-cache-'));
      const bin = join(cache, 'node/24.1.0/x64/bin');
      await mkdir(bin, { recursive: true });
      await writeFile(join(bin, 'npm'), npm, { mode: 0o755 });
      const files = text === undefined ? {} : { 'assay.tgz': text };
      return await step('npm', 'Publish', files, { RUNNER_TOOL_CACHE: cache, ...env });
    }

    test('takes the package as it is published, all but the upload', async () => {
      const registry = createServer((_request, response) => response.writeHead(404).end('{}'));
      await once(registry.listen(0, '127.0.0.1'), 'listening');
      try {
        const file = join(folder, 'assay.tgz');
        await packPackage(ROOT, file);
        const npm = `#!/bin/sh\nexec '${(await execa('sh', ['-c', 'command -v npm'])).stdout}' "$@"\n`;
        const address = z.object({ port: z.number() }).parse(registry.address());
        const env = {
          npm_config_dry_run: 'true',
          npm_config_registry: `http://127.0.0.1:${address.port}/`,
          HOME: folder,
        };
        const { exitCode, stdout, stderr } = await publish(npm, env, await readFile(file));
        expect(exitCode, stderr).toBe(0);
        const { name, version } = JSON.parse(await readFile(join(ROOT, 'dist/package.json'), 'utf8'));
        expect(stdout).toBe(`+ ${name}@${version}`);
        expect(stderr).toContain('public access (dry-run)');
      } finally {
        registry.close();
      }
    });

    test('that knows no trusted publishing publishes nothing', async () => {
      const { exitCode, stdout } = await publish('#!/bin/sh\necho 11.5.0\n', {});
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(
        /^::error title=Release::npm 11\.5\.0 of the runner knows no trusted publishing/,
      );
    });
  });
});

describe('the jobs of a release', () => {
  test('have what they need and no more; one that may write needs the approval of the environment', () => {
    expect(Object.entries(jobs).map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['build', { contents: 'read' }],
      ['check', { contents: 'read' }],
      ['attest', { attestations: 'write', 'id-token': 'write' }],
      ['publish', { contents: 'write' }],
      ['npm', { 'id-token': 'write' }],
    ]);
    const needs = ['attest', 'publish', 'npm'].map((name) => jobs[name]?.needs);
    expect(needs).toEqual([['build', 'check'], 'attest', ['attest', 'publish']]);
    for (const name of ['attest', 'publish', 'npm']) {
      expect(jobs[name]?.environment).toBe('release');
      // Neither the source nor a package is there, so nothing of them runs.
      const uses = jobs[name]?.steps.flatMap((step) => step.uses?.split('@')[0] ?? []) ?? [];
      expect(uses.filter((action) => !/^actions\/(?:(?:up|down)load-artifact|attest)$/.test(action))).toEqual(
        [],
      );
    }
    for (const name of ['attest', 'publish'])
      for (const { run = '' } of jobs[name]?.steps ?? []) expect(run).not.toMatch(/\b(?:npm|npx|node)\b/);
    const commands = jobs.npm?.steps.flatMap(({ run = '' }) => run.match(/^ *npm .*/gm) ?? []);
    expect(commands).toEqual(['npm publish ./assay.tgz --provenance --access public --ignore-scripts']);
  });

  test('publish a draft, and only then make it immutable', () => {
    const commands =
      jobs.publish?.steps.flatMap(({ run = '' }) => run.match(/\bgh release \w+.*/g) ?? []) ?? [];
    expect(commands.map((command) => command.split(' ')[2])).toEqual(['create', 'edit', 'view']);
    expect(commands[0]).toContain('--draft --verify-tag');
    expect(commands[1]).toContain('--draft=false');
  });
});
