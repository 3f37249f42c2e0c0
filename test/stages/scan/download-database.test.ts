import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Command } from '../../../src/ports/process-port.ts';
import { BOUNDS } from '../../../src/retry.ts';
import { downloadDatabase } from '../../../src/stages/scan/download-database.ts';

const ONCE = { ...BOUNDS.database, tries: 1 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-database-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The registries for which credentials were asked, and what trivy got as DOCKER_CONFIG when it was called. */
async function credentialsFor(repository: string, roots?: string) {
  const asked: string[] = [];
  const handed: string[] = [];
  const trusted: string[] = [];
  const watch = async (_: string, { env }: Command) => {
    if (env.DOCKER_CONFIG !== undefined)
      handed.push(await readFile(join(env.DOCKER_CONFIG, 'config.json'), 'utf8'));
    if (env.SSL_CERT_FILE !== undefined) trusted.push(await readFile(env.SSL_CERT_FILE, 'utf8'));
    return { kind: 'exited', code: 1, stdout: '', stderr: '' } as const;
  };
  const world = {
    processes: { watch, read: () => Promise.reject(new Error('nothing is read')) },
    tools: {
      acquire: async () =>
        ({
          name: 'trivy',
          version: '1',
          path: '/trivy',
          sha256: '',
          origin: 'named path',
          verified: [],
          notVerified: [],
        }) as const,
    },
    runner: { log: () => undefined },
    workspace: {
      folder: (purpose: string) => mkdtemp(join(folder, `${purpose}-`)),
      environment: {},
      evidence: folder,
      cache: folder,
    },
    registry: {
      dockerConfig: async (registry: string) => {
        asked.push(registry);
        return `credentials for ${registry}`;
      },
      certificates: async () => roots && { roots },
    },
  };
  await downloadDatabase(world as never, 'vulnerability', [repository], join(folder, 'cache'), ONCE);
  return { asked, handed, trusted };
}

test.each([
  'mirror.gcr.io/aquasec/trivy-db:2',
  'ghcr.io/aquasecurity/trivy-db:2',
  'public.ecr.aws/aquasecurity/trivy-db:2',
  'public.ecr.aws/anybody/trivy-db:2',
  'docker.io/aquasec/trivy-db:2',
  'aquasec/trivy-db:2',
])('trivy gets no credentials for a public database: %s', async (repository) => {
  expect(await credentialsFor(repository)).toMatchObject({ asked: [], handed: [] });
});

test.each([
  ['registry.example/mirror/trivy-db:2', 'registry.example'],
  ['ghcr.io/acme/trivy-db:2', 'ghcr.io'],
  ['ghcr.io/aquasecurity-like/trivy-db:2', 'ghcr.io'],
])("of a database of one's own it gets those of its registry alone: %s", async (repository, registry) => {
  expect(await credentialsFor(repository)).toEqual({
    asked: [registry],
    handed: [`credentials for ${registry}`],
    trusted: [],
  });
});

test('trivy trusts whom certs.d trusts for the registry of the database', async () => {
  expect((await credentialsFor('registry.example/trivy-db:2', 'roots')).trusted).toEqual(['roots']);
});
