import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionResult } from '../rig/github/run-action.ts';
import { masksIn } from '../rig/github/runner/commands.ts';
import { startVault, type TestVault } from '../rig/servers/vault.ts';
import { ATTESTATION_TYPES, KINDS, publicKey, verify, verifyAttestation } from './stage/cosign.ts';
import { isTold, type Place } from './stage/leaks.ts';
import { attestationsOf, expectPassed, reasonsOf, reportOf } from './stage/outcome.ts';
import { openStage, type Published, type Stage } from './stage/stage.ts';
import { UNBOXED, wrap } from './stage/tool-wrapper.ts';

/** A key signs by itself, and is what the gate trusts. */
const NO_SIGSTORE = { 'signing-config': '', 'trusted-root': '', signer: 'key' };
const NO_IDENTITY = { 'trusted-root': '', 'certificate-identity': '', 'certificate-oidc-issuer': '' };
const KEY = 'hashivault://release';

let stage: Stage;
let vault: TestVault;
let image: Published;
/** Reads the key, and signs with it. */
let token: string;
/** Only reads it. */
let reader: string;
/** What each of the scanners, and cosign, saw of the environment. */
let seen: Record<'trivy' | 'gitleaks' | 'cosign', string>;
let signed: ActionResult;

beforeAll(async () => {
  [stage, vault] = await Promise.all([openStage(), startVault()]);
  await vault.call('POST', 'sys/mounts/team/signing', { type: 'transit' });
  await vault.call('POST', 'team/signing/keys/release', { type: 'ecdsa-p256' });
  reader = await vault.token({ 'team/signing/keys/release': ['read'] });
  token = await vault.token({
    'team/signing/keys/release': ['read'],
    'team/signing/sign/release/*': ['update'],
  });
  image = await stage.publish('clean');
  const folder = await stage.subfolder();
  const names = ['trivy', 'gitleaks', 'cosign'] as const;
  const wrapped = await Promise.all(names.map((name) => wrap(folder, name, stage.tools[name])));
  signed = await ship({
    ...UNBOXED,
    ...Object.fromEntries(wrapped.map(({ path }, at) => [`${names[at]}-path`, path])),
  });
  const calls = await Promise.all(wrapped.map((tool) => tool.calls()));
  const [trivy = '', gitleaks = '', cosign = ''] = calls.map((all) => JSON.stringify(all));
  seen = { trivy, gitleaks, cosign };
});
afterAll(() => Promise.all([stage?.stop(), vault?.stop()]));

function variables(own: Readonly<Record<string, string>> = {}) {
  return {
    VAULT_ADDR: vault.address,
    VAULT_TOKEN: token,
    TRANSIT_SECRET_ENGINE_PATH: 'team/signing',
    ...own,
  };
}

function ship(inputs: Record<string, string> = {}) {
  return stage.ship({ ...NO_SIGSTORE, image: image.tagged, key: KEY, ...inputs }, { env: variables() });
}

function gate(key: string) {
  const source = { 'source-repository': 'https://github.com/acme/shop', 'source-ref': 'refs/heads/main' };
  return stage.gate(
    { ...NO_IDENTITY, ...source, image: image.pinned, key },
    { env: variables({ VAULT_TOKEN: reader }) },
  );
}

/** The public half of the newest version, as its owner exports it. */
async function exported(name: string): Promise<string> {
  const { data } = (await vault.call('GET', 'team/signing/keys/release')) as {
    data: { latest_version: number; keys: Record<string, { public_key: string }> };
  };
  const file = join(await stage.subfolder(), name);
  await writeFile(file, data.keys[data.latest_version]?.public_key ?? '');
  return file;
}

describe('an image that is signed with a key in Vault', () => {
  test('passes, and cosign accepts all of it for the exported public key', async () => {
    expectPassed(signed);
    expect(attestationsOf(signed).map(({ predicateType }) => predicateType)).toEqual(KINDS);
    const signer = publicKey(await exported('release.pub'));
    const { accepted, words } = await verify(stage, signer, image.pinned);
    expect(accepted, words).toBe(true);
    for (const type of ATTESTATION_TYPES) {
      const attested = await verifyAttestation(stage, signer, type, image.pinned);
      expect(attested.found, attested.words).toHaveLength(1);
    }
  });

  test('shows the token to cosign alone', () => {
    expect(seen.cosign).toContain(token);
    for (const scanner of [seen.trivy, seen.gitleaks]) {
      expect(scanner).toContain('PATH');
      for (const value of [token, vault.address, 'team/signing', 'VAULT_'])
        expect(scanner).not.toContain(value);
    }
  });

  test('hides the token, which is in nothing that the run leaves', async () => {
    expect(masksIn(signed.stdout)).toContain(token);
    const folder = dirname(signed.outputs.report ?? '');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
      one.isFile(),
    );
    expect(files.length).toBeGreaterThan(KINDS.length);
    const said = signed.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    const places: Place[] = [
      ['what it said', [...said, signed.stderr, signed.summary, JSON.stringify(signed.outputs)].join('\n')],
      ...(await Promise.all(
        files.map(
          async ({ parentPath, name }): Promise<Place> => [name, await readFile(join(parentPath, name))],
        ),
      )),
    ];
    expect(isTold(places, token)).toBe(false);
    // The same search finds what is there.
    expect(isTold(places, KEY)).toBe(true);
  });

  test('is let out by the gate for the public key, and for the reference', async () => {
    for (const key of [await exported('release.pub'), KEY]) {
      const { outputs, stdout } = await gate(key);
      expect(outputs.decision, stdout).toBe('allow');
    }
  });
});

test('a rotated key: the gate denies until the next check, which attaches anew and leaves the old', async () => {
  const old = await exported('old.pub');
  await vault.call('POST', 'team/signing/keys/release/rotate');
  const before = await gate(KEY);
  expect(before.outputs.decision).toBe('deny');
  expect(reasonsOf(before)[0]).toMatchObject({
    code: 'identity-mismatch',
    message: expect.stringContaining('another key'),
  });
  for (const origin of ['made', 'kept'] as const) {
    const shipped = await ship();
    expectPassed(shipped);
    expect((await reportOf(shipped)).attestations.map((one) => one.origin)).toEqual(KINDS.map(() => origin));
  }
  for (const key of [KEY, old]) expect((await gate(key)).outputs.decision).toBe('allow');
});
