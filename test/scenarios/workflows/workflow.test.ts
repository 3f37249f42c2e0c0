import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rigFolder } from '../../rig/folder.ts';
import { runWorkflow } from '../../rig/github/act.ts';
import { installedApplication } from '../../rig/images/npm-packages.ts';
import { makeDatabase, type TestDatabase } from '../../rig/images/vulnerability-db.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { buildTools } from '../../rig/tools/build.ts';
import { standIns } from '../stage/stand-ins.ts';

const ROOT = join(import.meta.dirname, '../../..');
const IDENTITY = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';

let folder: string;
let registry: TestRegistry;
let sigstore: TestSigstore;
let database: TestDatabase;
let tools: Record<'trivy' | 'cosign' | 'gitleaks', string>;
let databaseReference: string;

beforeAll(async () => {
  folder = await rigFolder('workflows');
  // Installed here: the workflow's own HOME has no npm settings.
  await Promise.all([installedApplication('clean'), installedApplication('vulnerable')]);
  tools = await buildTools(['trivy', 'cosign', 'gitleaks']);
  [registry, sigstore, database] = await Promise.all([
    startRegistry({ referrers: true }),
    startSigstore(),
    makeDatabase(),
  ]);
  databaseReference = await database.push(registry.host);
});
afterAll(async () => {
  await Promise.all([registry?.stop(), sigstore?.stop(), database?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

type Variables = Readonly<Record<string, string>>;

/** A workflow that teams copy, with what this machine has in place of runners, registry and Assay's release. */
async function example(name: 'cloud' | 'ghes', key = ''): Promise<string> {
  const text = await readFile(join(ROOT, `examples/workflows/${name}.yml`), 'utf8');
  const scanning = {
    'trivy-path': tools.trivy,
    'gitleaks-path': tools.gitleaks,
    'db-repository': databaseReference,
    source: 'examples/app',
  };
  const lines = (inputs: Variables) =>
    Object.entries(inputs).map(([input, value]) => `          ${input}: ${value}\n`);
  return text
    .replaceAll('[self-hosted, linux, x64]', 'ubuntu-24.04')
    .replace(/( {2}REGISTRY: ).*\n( {2}IMAGE: ).*\n/, `$1${registry.host}\n$2${registry.host}/shop/${name}\n`)
    .replace('awskms:///alias/app-sign', key)
    .replaceAll(
      /uses: assay-sh\/assay@.*\n((?: {8}env:\n(?: {10}.*\n)+)?) {8}with:\n/g,
      (_all, env: string) => {
        // The job that signs what another found gets no scanner: it would end in error if it wanted one.
        const inputs = { 'cosign-path': tools.cosign, ...(env === '' ? scanning : { offline: '"true"' }) };
        return `uses: ./\n${env}        with:\n${lines(inputs).join('')}`;
      },
    );
}

async function run(kind: 'clean' | 'vulnerable', workflow: string, more: Variables = {}) {
  const artifacts = await mkdtemp(join(folder, 'artifacts-'));
  const workflowFile = join(artifacts, 'release.yml');
  await writeFile(workflowFile, workflow);
  return runWorkflow({
    workflowFile,
    repository: ROOT,
    only: ['.github', 'action.yml', 'dist', 'examples'],
    actions: standIns(workflow),
    secrets: { GITHUB_TOKEN: 'job-token' },
    files: {
      '.sigstore/signing-config.json': await readFile(sigstore.signingConfig, 'utf8'),
      '.sigstore/trusted-root.json': await readFile(sigstore.trustedRoot, 'utf8'),
    },
    env: (sha) => ({
      ...sigstore.environment({ sha }),
      KIND: kind,
      ARTIFACTS: artifacts,
      BUILD_CACHE: process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
      BUILD_SCRIPT: join(ROOT, 'test/rig/images/build-image-step.ts'),
      REGISTRY: registry.host,
      ...more,
    }),
  });
}

/** The tags but that of the build. */
async function tagsOf(path: string): Promise<string[]> {
  const answer = (await (await fetch(`${registry.url}/v2/${path}/tags/list`)).json()) as { tags: string[] };
  return answer.tags.filter((tag) => tag !== 'build').sort();
}

describe("the workflow for a server of one's own", () => {
  test('builds, ships, and hands the signed digest to the next job', async () => {
    const { exitCode, log } = await run('clean', await example('ghes'));
    expect(exitCode, log).toBe(0);
    const deployed = /deploying (\S+@sha256:[0-9a-f]{64})/.exec(log)?.[1];
    expect(deployed, log).toBeDefined();
    expect(await tagsOf('shop/ghes')).toEqual([expect.stringMatching(/^[0-9a-f]{40}$/)]);
    const verified = await execa(
      tools.cosign,
      [
        ...['verify', '--trusted-root', sigstore.trustedRoot, '--certificate-identity', IDENTITY],
        ...['--certificate-oidc-issuer', sigstore.issuer.url],
        ...['--insecure-ignore-sct', '--use-signed-timestamps', '--allow-http-registry', deployed ?? ''],
      ],
      { reject: false },
    );
    expect(verified.exitCode, verified.stderr).toBe(0);
  });

  test('stops at a vulnerable image: the next job does not run, and no tag is set', async () => {
    const before = await tagsOf('shop/ghes');
    const { exitCode, log } = await run('vulnerable', await example('ghes'));
    expect(exitCode).toBe(1);
    expect(log).toContain('3 vulnerabilities at or above the threshold (1 critical, 2 high)');
    expect(log).not.toContain('deploying');
    expect(await tagsOf('shop/ghes')).toEqual(before);
  });
});

test('the workflow for a registry of a cloud signs by a key, in a job that has no scanner', async () => {
  const env = { HOME: folder, COSIGN_PASSWORD: 'rig' };
  await execa(tools.cosign, ['generate-key-pair'], { cwd: folder, env, extendEnv: false });
  const workflow = await example('cloud', join(folder, 'cosign.key'));
  const { exitCode, log } = await run('clean', workflow, { COSIGN_PASSWORD: 'rig' });
  expect(exitCode, log).toBe(0);
  const [tag = ''] = await tagsOf('shop/cloud');
  const key = ['verify', '--key', join(folder, 'cosign.pub'), '--insecure-ignore-tlog'];
  const image = ['--allow-http-registry', `${registry.host}/shop/cloud:${tag}`];
  const verified = await execa(tools.cosign, [...key, ...image], { reject: false });
  expect(verified.exitCode, verified.stderr).toBe(0);
});
