import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runWorkflow } from '../rig/act.ts';
import { buildTools } from '../rig/build.ts';
import { installedApplication } from '../rig/npm-packages.ts';
import { startRegistry, type TestRegistry } from '../rig/registry.ts';
import { RepositoryClient } from '../rig/registry-client.ts';
import { startSigstore, type TestSigstore } from '../rig/sigstore.ts';
import { makeDatabase, type TestDatabase } from '../rig/vulnerability-db.ts';

const ROOT = join(import.meta.dirname, '../..');
const IDENTITY = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';

let registry: TestRegistry;
let sigstore: TestSigstore;
let database: TestDatabase;
let tools: Record<'trivy' | 'cosign' | 'gitleaks', string>;
let databaseReference: string;

beforeAll(async () => {
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
});

function run(kind: 'clean' | 'vulnerable') {
  return runWorkflow({
    workflowFile: join(ROOT, 'test/fixtures/workflows/ship.yml'),
    repository: ROOT,
    env: (sha) => ({
      ...sigstore.environment({ sha }),
      KIND: kind,
      BUILD_CACHE: process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
      BUILD_SCRIPT: join(ROOT, 'test/rig/build-image-step.ts'),
      REGISTRY: registry.host,
      DATABASE: databaseReference,
      TRIVY: tools.trivy,
      COSIGN: tools.cosign,
      GITLEAKS: tools.gitleaks,
      SIGNING_CONFIG: sigstore.signingConfig,
      TRUSTED_ROOT: sigstore.trustedRoot,
    }),
  });
}

async function tagsOf(path: string): Promise<string[]> {
  const answer = (await (await fetch(`${registry.url}/v2/${path}/tags/list`)).json()) as { tags: string[] };
  return answer.tags.sort();
}

describe('a workflow that uses the action', () => {
  test('builds, ships, and hands the signed digest to the next job', async () => {
    const { exitCode, log } = await run('clean');
    expect(exitCode, log).toBe(0);
    const deployed = /deploying (\S+@sha256:[0-9a-f]{64}), verdict passed, SBOM 64 characters/.exec(log)?.[1];
    expect(deployed, log).toBeDefined();
    expect(await tagsOf('shop/app')).toEqual(['build', 'release']);
    const verified = await execa(
      tools.cosign,
      [
        ...['verify', '--trusted-root', sigstore.trustedRoot, '--certificate-identity', IDENTITY],
        ...[
          '--certificate-oidc-issuer',
          sigstore.issuer.url,
          '--insecure-ignore-sct',
          '--use-signed-timestamps',
        ],
        ...['--allow-http-registry', deployed ?? ''],
      ],
      { reject: false },
    );
    expect(verified.exitCode, verified.stderr).toBe(0);
  });

  test('stops at a vulnerable image: the next job does not run, the release tag stays where it was', async () => {
    const before = await new RepositoryClient(registry.host, 'shop/app').manifest('release');
    const { exitCode, log } = await run('vulnerable');
    expect(exitCode).toBe(1);
    expect(log).toContain('3 vulnerabilities at or above the gate (1 critical, 2 high)');
    expect(log).not.toContain('deploying');
    expect(await new RepositoryClient(registry.host, 'shop/app').manifest('release')).toEqual(before);
  });
});
