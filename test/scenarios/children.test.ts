import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectPassed, reportOf } from './stage/outcome.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { type Call, UNBOXED, type Wrapper, wrap } from './stage/tool-wrapper.ts';

const AUTH = { username: 'ci', password: ['reg', 'istry', 'pass', 'word'].join('-') };
const PASSWORD = ['key', 'pass', 'phrase'].join('-');
const BASIC = Buffer.from(`${AUTH.username}:${AUTH.password}`).toString('base64');

/** What a job on GitHub has in its environment, each with a value of its own that can be found again. */
const TOKENS = {
  GITHUB_TOKEN: 'value-of-github-token',
  GH_TOKEN: 'value-of-gh-token',
  ACTIONS_RUNTIME_TOKEN: 'value-of-runtime-token',
  ACTIONS_CACHE_URL: 'https://cache.example/value-of-cache',
  AWS_ACCESS_KEY_ID: 'value-of-aws-id',
  AWS_SECRET_ACCESS_KEY: 'value-of-aws-key',
  AZURE_CLIENT_SECRET: 'value-of-azure',
  GOOGLE_APPLICATION_CREDENTIALS: '/value-of-google',
  VAULT_TOKEN: 'value-of-vault',
  NPM_TOKEN: 'value-of-npm',
  NODE_OPTIONS: '--no-warnings',
  TRIVY_TOKEN: 'value-of-trivy',
  TRIVY_SERVER: 'http://value-of-trivy-server',
  COSIGN_PASSWORD: PASSWORD,
  SOME_SECRET: 'value-of-some-secret',
};

const FORBIDDEN =
  /^(?:ACTIONS_|GITHUB_|GH_|INPUT_|AWS_|AZURE_|GOOGLE_|VAULT_|TRIVY_|GITLEAKS_|NPM_|NODE_|SOME_)/;

let stage: Stage;
let wrappers: Record<'trivy' | 'gitleaks' | 'cosign', Wrapper>;
let requestToken: string;

beforeAll(async () => {
  stage = await openStage({ auth: AUTH });
  requestToken = stage.sigstore.environment().ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '';
});
afterAll(() => stage?.stop());

async function shipWrapped(inputs: Readonly<Record<string, string>>) {
  const folder = await stage.subfolder();
  const [trivy, gitleaks, cosign] = await Promise.all(
    (['trivy', 'gitleaks', 'cosign'] as const).map((name) => wrap(folder, name, stage.tools[name])),
  );
  if (!trivy || !gitleaks || !cosign) throw new Error('unreachable');
  wrappers = { trivy, gitleaks, cosign };
  const { tagged } = await stage.publish('clean');
  const paths = {
    ...UNBOXED,
    'trivy-path': trivy.path,
    'gitleaks-path': gitleaks.path,
    'cosign-path': cosign.path,
  };
  const result = await stage.ship({ image: tagged, ...paths, ...inputs }, { env: TOKENS });
  expectPassed(result);
  return result;
}

/** Nothing of the job's secrets, by name or by value, in what these calls saw. */
function expectNoToken(calls: readonly Call[], allowed: readonly string[] = []): void {
  expect(calls.length).toBeGreaterThan(1);
  const values = Object.entries(TOKENS).filter(([name]) => !allowed.includes(name));
  for (const { args, env, credentials, above } of calls) {
    expect(Object.keys(env).filter((name) => FORBIDDEN.test(name))).toEqual([]);
    // The action and whatever started it: what it was handed is not shown there.
    expect(above.length).toBeGreaterThan(2);
    // NODE_OPTIONS are no secret, and Node needs them when it starts.
    const started = above.map((text) => text.replaceAll(TOKENS.NODE_OPTIONS, ''));
    const seen = JSON.stringify([args, env, credentials, started]);
    for (const [name, value] of values) expect(seen.includes(value), `${name} in ${args[0]}`).toBe(false);
    expect(seen.includes(requestToken), `the OIDC request token in ${args[0]}`).toBe(false);
    // A JWT: the OIDC token itself.
    expect(seen, `the OIDC token in ${args[0]}`).not.toMatch(/eyJ[\w-]{20,}\.eyJ/);
    expect(env.HOME).not.toBe(process.env.HOME);
  }
}

describe('invariant 3: no scanner sees a token', () => {
  test('signing keyless, with credentials for the registry', async () => {
    await shipWrapped({});
    const [trivy, gitleaks, cosign] = await Promise.all([
      wrappers.trivy.calls(),
      wrappers.gitleaks.calls(),
      wrappers.cosign.calls(),
    ]);
    expectNoToken(trivy);
    expectNoToken(gitleaks);
    expectNoToken(cosign);
    // The database lies in another registry, and the image is read by Assay itself: no scanner gets the password.
    for (const { args, env, credentials, above } of [...trivy, ...gitleaks]) {
      const seen = JSON.stringify([args, env, credentials, above]);
      expect(seen.includes(AUTH.password) || seen.includes(BASIC), String(args[0])).toBe(false);
    }
    const holders = cosign.filter(({ credentials }) => credentials.includes(BASIC));
    expect(new Set(holders.map(({ args }) => args[0]))).toEqual(new Set(['sign']));
    const { auths } = JSON.parse(holders[0]?.credentials ?? '') as { auths: object };
    expect(Object.keys(auths)).toEqual([stage.registry.host]);
  });

  test("signing with a key: its password goes to cosign alone, and no other cloud's credentials do", async () => {
    const folder = await stage.subfolder();
    const env = { HOME: folder, COSIGN_PASSWORD: PASSWORD };
    await execa(stage.tools.cosign, ['generate-key-pair'], { cwd: folder, env, extendEnv: false });
    await shipWrapped({
      ...{ signer: 'key', key: join(folder, 'cosign.key'), 'signing-config': '', 'trusted-root': '' },
    });
    expectNoToken(await wrappers.trivy.calls());
    expectNoToken(await wrappers.gitleaks.calls());
    const cosign = await wrappers.cosign.calls();
    expectNoToken(cosign, ['COSIGN_PASSWORD']);
    const opened = cosign.filter(({ env }) => env.COSIGN_PASSWORD === PASSWORD);
    expect(new Set(opened.map(({ args }) => args[0]))).toEqual(
      new Set(['public-key', 'sign', 'attest-blob']),
    );
  });
});

describe('invariant 4: no binary runs whose hash is not known', () => {
  test('the report names the hash of each file that was run', async () => {
    const report = await reportOf(await shipWrapped({}));
    const names = ['trivy', 'gitleaks', 'cosign'] as const;
    const hashes = await Promise.all(
      names.map(async (name) => {
        const content = await readFile(wrappers[name].path);
        return [name, createHash('sha256').update(content).digest('hex')];
      }),
    );
    expect(report.tools.map(({ name, sha256 }) => [name, sha256])).toEqual(hashes);
  });
});
