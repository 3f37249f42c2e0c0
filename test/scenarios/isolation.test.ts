import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeRepository } from '../rig/github/repository.ts';
import { collectLoot, hijack, type Loot, MARK } from './stage/hijacked.ts';
import { expectPassed, reportOf } from './stage/outcome.ts';
import { openStage, type Stage } from './stage/stage.ts';

const AUTH = { username: 'ci', password: `${MARK}-registry` };
const COMMAND_FILES = ['env', 'path', 'output', 'state', 'summary'];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ auth: AUTH });
});
afterAll(() => stage?.stop());

/** Everything that a job keeps where a program of its user can read it. */
const PLANTED = {
  'home/.docker/config.json': JSON.stringify({ auths: { 'ghcr.example': { auth: `${MARK}-docker` } } }),
  'home/.aws/credentials': `[default]\naws_secret_access_key = ${MARK}-aws\n`,
  'home/.git-credentials': `https://ci:${MARK}-git@git.example\n`,
  'home/.config/gh/hosts.yml': `oauth_token: ${MARK}-gh\n`,
  'temp/other-step/token': `${MARK}-step`,
  'actions-runner/.credentials': `${MARK}-runner`,
};

/** A run whose trivy and gitleaks are hijacked, in a job that has secrets everywhere. */
async function shipHijacked(inputs: Readonly<Record<string, string>> = {}) {
  const folder = await stage.subfolder();
  for (const [name, content] of Object.entries(PLANTED)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  const checkout = await makeRepository(join(folder, 'checkout'));
  const sha = await checkout.commit({ 'package.json': '{"name":"shop"}\n', 'main.js': 'start();\n' });
  // As `actions/checkout` leaves it.
  const config = join(folder, 'checkout', '.git', 'config');
  await writeFile(config, `${await readFile(config, 'utf8')}\n[user]\n\tname = ${MARK}-checkout\n`);
  let connections = 0;
  const server = createServer((socket) => socket.destroy()).on('connection', () => (connections += 1));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const targets = {
    folders: [folder],
    files: [...COMMAND_FILES, 'home/.bashrc', 'checkout/main.js', 'temp/other-step/token'].map((name) =>
      join(folder, name),
    ),
    port: (server.address() as AddressInfo).port,
  };
  const [trivy, gitleaks] = await Promise.all(
    (['trivy', 'gitleaks'] as const).map(async (name) =>
      hijack(await stage.subfolder(), name, stage.tools[name], targets),
    ),
  );
  if (!trivy || !gitleaks) throw new Error('unreachable');
  const { tagged } = await stage.publish('clean');
  const running = stage.ship(
    { image: tagged, source: '.', 'trivy-path': trivy, 'gitleaks-path': gitleaks, ...inputs },
    {
      folder,
      workspace: checkout.folder,
      payload: { client_payload: { token: `${MARK}-event` } },
      env: {
        NPM_TOKEN: `${MARK}-npm`,
        GITHUB_TOKEN: `${MARK}-github`,
        ...stage.sigstore.environment({ sha }),
      },
    },
  );
  const loot = await collectLoot(join(folder, 'temp'), running);
  const result = await running;
  server.close();
  const scanned = loot.filter(({ args }) => !isDownload(args));
  return { result, loot, scanned, connections, folder };
}

function isDownload(args: Loot['args']): boolean {
  return args.includes('--download-db-only') || args.includes('--download-java-db-only');
}

const secretsIn = (loot: readonly Loot[]) => [...new Set(loot.flatMap(({ secrets }) => secrets))];

test('a hijacked scanner finds nothing, changes nothing and tells nobody, and the scan is the same', async () => {
  const { result, loot, scanned, connections, folder } = await shipHijacked();
  expectPassed(result);
  // Versions of both, inventories of image and source, conversions, scans, and the secrets checks.
  expect(scanned.length).toBeGreaterThan(8);
  expect(secretsIn(loot)).toEqual([]);
  expect(loot.flatMap(({ changed, openFiles }) => [...changed, ...openFiles])).toEqual([]);
  expect(scanned.filter(({ connected }) => connected)).toEqual([]);
  // A download reaches servers, and has nothing to tell them.
  expect(connections).toBe(loot.length - scanned.length);
  expect([result.environmentFile, result.pathFile, result.state]).toEqual(['', '', {}]);
  expect(await readFile(join(folder, 'checkout', 'main.js'), 'utf8')).toBe('start();\n');
  const isolation = { network: 'none', files: 'own', processes: 'own', by: 'Landlock and seccomp' };
  const report = await reportOf(result);
  expect(report.tools.map(({ name, isolation }) => [name, isolation])).toEqual([
    ['trivy', isolation],
    ['gitleaks', isolation],
    ['cosign', undefined],
  ]);
  expect(result.summary).toContain('isolated by Landlock and seccomp (no network, own files, own processes)');
});

test('with `isolate: off` it finds a lot, and the report says that it was not isolated', async () => {
  const { result, scanned, connections, folder } = await shipHijacked({ isolate: 'off' });
  const secrets = secretsIn(scanned).map((path) => path.replace(`${folder}/`, ''));
  expect(secrets).toEqual(
    expect.arrayContaining([...Object.keys(PLANTED), 'event.json', 'checkout/.git/config']),
  );
  expect(connections).toBeGreaterThan(8);
  expect(result.environmentFile).toContain('HIJACKED');
  const report = await reportOf(result);
  expect(report.tools[0]?.isolation).toMatchObject({ network: 'open', files: 'all', why: 'isolate is off' });
  expect(result.summary).toContain('The scanners were not isolated: isolate is off.');
});
