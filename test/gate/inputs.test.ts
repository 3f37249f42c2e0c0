import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { REQUIREMENTS } from '../../src/domain/gate/attested-evidence.ts';
import { GITHUB_ISSUER, gatePolicy } from '../../src/domain/gate/gate-request.ts';
import { DEFAULT_POLICY, policyDigest } from '../../src/domain/policy/policy.ts';
import { withOverrides } from '../../src/domain/policy/policy-overrides.ts';
import { AssayError } from '../../src/domain/reason.ts';
import { readGateInputs } from '../../src/gate/inputs.ts';
import { actionDefaults } from '../rig/github/action-inputs.ts';

const FILE = join(import.meta.dirname, '../../gate/action.yml');
const IMAGE = { image: 'registry.example/app:1' };
const IDENTITY = 'https://github.com/acme/shop/.github/workflows/release.yml@refs/heads/main';

let workspace = '';
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'assay-gate-inputs-'));
});
afterEach(() => rmSync(workspace, { recursive: true, force: true }));

/** Reads the gate's own defaults with some inputs given, as the runner hands them over. */
function read(inputs: Record<string, string>, more: Record<string, string> = {}) {
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const env = { ...actionDefaults(FILE), GITHUB_WORKSPACE: workspace, ...more, ...Object.fromEntries(given) };
  return readGateInputs(env, (key) => ({ KEY: key }));
}

function faultsOf(inputs: Record<string, string>): readonly string[] {
  try {
    read(inputs);
    return [];
  } catch (error) {
    if (!(error instanceof AssayError)) throw error;
    return error.reasons.map(({ message }) => message);
  }
}

describe('the defaults of the gate', () => {
  test('demand everything, within a week, and look again', () => {
    const { request } = read(IMAGE);
    expect(request).toMatchObject({
      imageInput: 'registry.example/app:1',
      reference: { registry: 'registry.example', path: 'app', tag: '1' },
      source: {},
      require: REQUIREMENTS,
      maxAgeMs: 168 * 3_600_000,
      rescan: true,
    });
    expect(request.signers).toEqual([]);
  });

  test('keep the evidence apart from that of a check in the same job', () => {
    const { settings } = read({ ...IMAGE });
    expect(settings.outputDir).toBe('/tmp/assay-gate');
  });

  test('are the policy that the check judges by when it is told nothing', () => {
    const { policy } = read(IMAGE).request;
    expect(policyDigest(withOverrides(DEFAULT_POLICY, policy.overrides))).toBe(policyDigest(DEFAULT_POLICY));
    // What the gate enforces is its own: the build was judged by the same rules.
    const { policy: wish, enforce } = read({ ...IMAGE, enforce: 'warn' }).request;
    expect(wish.overrides).toEqual({});
    const warning = gatePolicy(DEFAULT_POLICY, true, enforce);
    expect(policyDigest(warning)).toBe(policyDigest(DEFAULT_POLICY));
    expect(warning.gate.enforce).toBe('warn');
  });

  test('an input cannot make the gate of a policy file looser, only stricter', () => {
    const file = { ...DEFAULT_POLICY, gate: { ...DEFAULT_POLICY.gate, blockFrom: '2027-01-15' } };
    expect(gatePolicy(file, false, 'warn').gate).toEqual(file.gate);
    expect(gatePolicy(file, false, 'block').gate).toEqual(DEFAULT_POLICY.gate);
  });
});

describe('who must have signed', () => {
  test('is an identity with GitHub’s issuer unless another is named', () => {
    const named = (identity: string) => ({ kind: 'certificate', identity, issuer: GITHUB_ISSUER });
    const { signers } = read({ ...IMAGE, 'certificate-identity': IDENTITY }).request;
    expect(signers).toEqual([named(IDENTITY)]);
    const two = `${IDENTITY}\n  https://example.com/b \n${IDENTITY}\n`;
    expect(read({ ...IMAGE, 'certificate-identity': two }).request.signers).toEqual([
      named(IDENTITY),
      named('https://example.com/b'),
    ]);
  });

  test('is a key in a file, or in a KMS that gets what it needs', () => {
    writeFileSync(join(workspace, 'cosign.pub'), '');
    const file = { kind: 'key', key: join(workspace, 'cosign.pub'), environment: {} };
    expect(read({ ...IMAGE, key: 'cosign.pub' }).request.signers).toEqual([file]);
    const kms = 'awskms:///alias/ship';
    const inKms = { kind: 'key', key: kms, environment: { KEY: kms } };
    expect(read({ ...IMAGE, key: kms }).request.signers).toEqual([inKms]);
    expect(read({ ...IMAGE, key: `cosign.pub\n${kms}` }).request.signers).toEqual([file, inKms]);
  });

  test('is not both, and no file that is not there', () => {
    writeFileSync(join(workspace, 'cosign.pub'), '');
    expect(faultsOf({ ...IMAGE, key: 'cosign.pub', 'certificate-identity': IDENTITY })[0]).toContain(
      'remove one',
    );
    expect(faultsOf({ ...IMAGE, key: 'gone.pub' })[0]).toContain('there is no file');
    const pem = ['-----BEGIN PRIVATE', ' KEY-----\nMIIEvQIBADAN'].join('');
    expect(faultsOf({ ...IMAGE, key: pem })[0]).toMatch(/^input `key`: there is no file as given /);
    expect(faultsOf({ ...IMAGE, key: pem }).join()).not.toContain('MIIEvQ');
    mkdirSync(join(workspace, 'folder'));
    expect(faultsOf({ ...IMAGE, key: 'folder' })[0]).toContain('there is no file');
    expect(
      faultsOf({ ...IMAGE, 'certificate-identity': IDENTITY, 'certificate-oidc-issuer': '' }),
    ).toHaveLength(1);
  });
});

describe('where it must have been built', () => {
  test('is a repository by its address, or as github.repository names it on the server of the run', () => {
    const repository = (text: string, env = {}) =>
      read({ ...IMAGE, 'source-repository': text }, env).request.source.repository;
    expect(repository('https://github.com/acme/shop')).toBe('https://github.com/acme/shop');
    expect(repository('Acme/shop.js')).toBe('https://github.com/Acme/shop.js');
    const server = { GITHUB_SERVER_URL: 'https://ghes.example:8443' };
    expect(repository('acme/shop', server)).toBe('https://ghes.example:8443/acme/shop');
    expect(repository('https://github.com/acme/shop', server)).toBe('https://github.com/acme/shop');
  });

  test('may be a runner of GitHub’s alone', () => {
    expect(read({ ...IMAGE, 'runner-environment': 'github-hosted' }).request.source).toEqual({
      runner: 'github-hosted',
    });
  });
});

test.each<[Record<string, string>, RegExp]>([
  [{ image: '' }, /it is required/],
  [{ image: 'oci:layout' }, /an image in a registry/],
  [{ 'source-repository': 'shop' }, /such as https:\/\/github\.com/],
  [{ 'source-repository': 'https://github.com/acme/shop/' }, /such as https:\/\/github\.com/],
  [{ 'source-repository': 'acme/shop/tree' }, /such as https:\/\/github\.com/],
  [{ 'runner-environment': 'self-hosted' }, /is not supported; only github-hosted is/],
  [{ 'source-ref': 'main' }, /such as refs\/heads\/main/],
  [{ require: 'signature,sboms', rescan: 'false' }, /"sboms" is not one of/],
  [{ require: 'sbom,summary' }, /`signature` cannot be left out/],
  [{ require: 'signature' }, /`rescan: true` needs `sbom`/],
  [{ 'max-age': 'forever' }, /not a length of time/],
  [{ 'trusted-root': 'gone.json' }, /there is no file/],
  [{ rescan: 'yes' }, /not one of false, true/],
  [{ enforce: 'off' }, /not one of block, warn/],
])('%o is refused', (inputs, message) => {
  const faults = faultsOf({ ...IMAGE, ...inputs });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(message);
});

test('all faults are told at once', () => {
  expect(
    faultsOf({ image: '', 'source-ref': 'main', 'max-age': '1y', require: 'signature,x', rescan: 'false' }),
  ).toHaveLength(4);
});
