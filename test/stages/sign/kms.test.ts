import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import { prepareSigning } from '../../../src/stages/sign/signing.ts';
import { prepareTrust } from '../../../src/stages/verify/sigstore-trust.ts';
import { readAttached } from '../../../src/stages/verify/verify.ts';
import { reasonOf } from '../../adapters/registry/serve.ts';
import { type Front, openFront } from '../../attacks/front.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { freePorts } from '../../rig/servers/server.ts';
import { startVault, type TestVault } from '../../rig/servers/vault.ts';
import { debian, imageOf } from '../scan/trivy-world.ts';
import { type SigningWorld, shipWith, signingWorld } from './signing-world.ts';

type Variables = Readonly<Record<string, string>>;

const KINDS = ['provenance', 'sbom', 'signature', 'summary', 'vulnerabilities'];

let world: SigningWorld;
let image: PinnedImage;
let vault: TestVault;
let registry: TestRegistry;
/** Reads keys and signs, with every key of the engine at `transit`. */
let signs: string;
/** Only reads keys. */
let reads: string;
const fronts: Front[] = [];

beforeAll(async () => {
  [world, vault, registry] = await Promise.all([
    signingWorld(),
    startVault(),
    startRegistry({ referrers: true }),
  ]);
  image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
  for (const mount of ['transit', 'team/signing'])
    await vault.call('POST', `sys/mounts/${mount}`, { type: 'transit' });
  await vault.call('POST', 'team/signing/keys/ours', { type: 'ecdsa-p256' });
  const may = { 'transit/keys/*': ['read'], 'transit/sign/*': ['update'] };
  signs = await vault.token(may);
  reads = await vault.token({ 'transit/keys/*': ['read'] });
}, 900_000);
afterAll(async () => {
  await Promise.all([vault?.stop(), registry?.stop(), ...fronts.map((front) => front.stop())]);
  await rm(world.folder, { recursive: true, force: true });
});

async function newKey(name: string, type = 'ecdsa-p256'): Promise<string> {
  await vault.call('POST', `transit/keys/${name}`, { type });
  return `hashivault://${name}`;
}

function signer(key: string, environment: Variables = {}) {
  return {
    kind: 'key',
    key,
    environment: { VAULT_ADDR: vault.address, VAULT_TOKEN: signs, ...environment },
  } as const;
}

async function push(at: TestRegistry): Promise<void> {
  const { mediaType, digest } = image.root;
  await pushLayout({ dir: image.layout, mediaType, digest }, `${at.host}/team/app:v1`);
}

async function attachedOf(key: string, variables: Variables = {}): Promise<readonly string[]> {
  const { verify } = await prepareTrust(world, [signer(key, variables)], { database: { offline: true } });
  const repository = { registry: registry.host, path: 'team/app' };
  return (await readAttached(world, verify, repository, image.root.digest)).map(({ kind }) => kind).sort();
}

async function publicKeyOf(key: string): Promise<string> {
  const { identity } = await prepareSigning(world, signer(key));
  return identity.kind === 'key' ? (identity.publicKeys[0] ?? '') : '';
}

async function referrers(): Promise<number> {
  const answer = await fetch(`${registry.url}/v2/team/app/referrers/${image.root.digest}`);
  return ((await answer.json()) as { manifests: unknown[] }).manifests.length;
}

describe('a key in Vault', () => {
  test('signs; whoever may only read it verifies, and a second run keeps all', async () => {
    await push(registry);
    const key = await newKey('signs');
    const first = await shipWith(world, signer(key), image, registry.host);
    expect(first.attached.map(({ origin }) => origin)).toEqual(KINDS.map(() => 'made'));
    expect(await attachedOf(key, { VAULT_TOKEN: reads })).toEqual(KINDS);
    const second = await shipWith(world, signer(key), image, registry.host);
    expect(second.attached.map(({ origin }) => origin)).toEqual(KINDS.map(() => 'kept'));
  });

  test('may be RSA', async () => {
    await push(registry);
    const key = await newKey('rsa', 'rsa-2048');
    await shipWith(world, signer(key), image, registry.host);
    expect(await attachedOf(key)).toEqual(KINDS);
  });

  test('signs at a mount of its own', async () => {
    const { rootToken } = vault;
    const variables = { TRANSIT_SECRET_ENGINE_PATH: 'team/signing', VAULT_TOKEN: rootToken };
    const { identity } = await prepareSigning(world, signer('hashivault://ours', variables));
    expect(identity).toMatchObject({ publicKeys: [expect.stringContaining('PUBLIC KEY')] });
  });

  test('is found by the names that OpenBao has', async () => {
    const key = (await newKey('by-bao')).replace('hashivault', 'openbao');
    const environment = { BAO_ADDR: vault.address, BAO_TOKEN: signs };
    const { identity } = await prepareSigning(world, { kind: 'key', key, environment });
    expect(identity).toMatchObject({ publicKeys: [expect.stringContaining('PUBLIC KEY')] });
  });

  test('that is rotated signs anew; what the old version signed stays, for whoever trusts that', async () => {
    await push(registry);
    const key = await newKey('rotated');
    await shipWith(world, signer(key), image, registry.host);
    const old = join(world.folder, 'old.pub');
    const before = await publicKeyOf(key);
    await vault.call('POST', 'transit/keys/rotated/rotate');
    expect(await publicKeyOf(key)).not.toBe(before);
    expect(await attachedOf(key)).toEqual([]);
    const again = await shipWith(world, signer(key), image, registry.host);
    expect(again.attached.map(({ origin }) => origin)).toEqual(KINDS.map(() => 'made'));
    expect(await attachedOf(key)).toEqual(KINDS);
    await writeFile(old, before);
    expect(await attachedOf(old)).toEqual(KINDS);
  });
});

describe('a key that cannot be read is an error that says why', () => {
  test.each<[string, string, () => Variables | Promise<Variables>, RegExp]>([
    ['no address', 'x', () => ({ VAULT_ADDR: '' }), /set `VAULT_ADDR`/],
    ['no token', 'x', () => ({ VAULT_TOKEN: '' }), /there is no token: set `VAULT_TOKEN`/],
    ['a wrong token', 'x', () => ({ VAULT_TOKEN: ['hvs', 'nope'].join('.') }), /does not accept the token/],
    ['a revoked token', 'x', revoked, /does not accept the token: it is wrong, expired or revoked/],
    ['another policy', 'x', other, /policy of the token .* needs `read` on `transit\/keys\/x`/],
    ['a wrong name', 'none', () => ({}), /no key `none` at `transit`/],
    ['a wrong mount', 'x', () => mount('kv'), /no key `x` at `kv`.*`TRANSIT_SECRET_ENGINE_PATH`/],
    [
      'a wrong mount for a policy',
      'x',
      () => ({ TRANSIT_SECRET_ENGINE_PATH: 'kv' }),
      /`kv\/keys\/x`; check `TRANSIT_/,
    ],
    ['a version in its name', 'x/versions/1', () => ({}), /name of the key alone must follow/],
    ['a mount in its name', 'team/signing/ours', () => ({}), /`TRANSIT_SECRET_ENGINE_PATH`/],
    ['no server', 'x', async () => closed(), /server cannot be reached .*connection refused/],
    ['no such host', 'x', () => ({ VAULT_ADDR: 'http://vault.invalid:8200' }), /cannot be reached/],
    [
      'https for http',
      'x',
      () => ({ VAULT_ADDR: vault.address.replace('http', 'https') }),
      /uses plain http/,
    ],
    ['a web page there', 'x', webPage, /is no Vault server/],
  ])('%s', async (_, name, variables, expected) => {
    await newKey('x');
    const reason = await reasonOf(prepareSigning(world, signer(`hashivault://${name}`, await variables())));
    expect(reason).toMatchObject({ code: 'key-invalid', check: 'sign' });
    expect(reason.message).toMatch(expected);
    expect(reason.message).toMatch(/^the key "hashivault:\/\/[^"]+" cannot be used: [^\n]+$/);
    expect(reason.message).not.toMatch(/hvs\.|COSIGN_PASSWORD/);
  });

  test.each(['aes256-gcm96', 'hmac'])('a key of the type %s, which signs nothing', async (type) => {
    await vault.call('POST', `transit/keys/no-${type}`, { type, ...(type === 'hmac' && { key_size: 32 }) });
    const reason = await reasonOf(prepareSigning(world, signer(`hashivault://no-${type}`)));
    expect(reason.code).toBe('key-invalid');
    expect(reason.message).toContain('create one of the type `ecdsa-p256`');
  });

  test('a kind of key that there is not', async () => {
    const reason = await reasonOf(prepareSigning(world, signer('vault://x')));
    expect(reason).toMatchObject({ code: 'key-invalid', message: expect.stringContaining('no kind') });
    expect(reason.message).toContain('`hashivault://NAME`');
  });

  test('a server that does not answer', async () => {
    const silent = await listening(createServer(() => {}));
    const reason = await reasonOf(prepareSigning(hasty(), signer('hashivault://x', silent.variables)));
    expect(reason).toMatchObject({ code: 'key-invalid', message: expect.stringContaining('did not answer') });
    silent.server.close();
  });

  test('a sealed server, and it signs when it is unsealed', async () => {
    const key = await newKey('sealed');
    await vault.call('PUT', 'sys/seal');
    const reason = await reasonOf(prepareSigning(world, signer(key)));
    expect(reason).toMatchObject({ code: 'key-invalid', message: expect.stringContaining('is sealed') });
    await vault.call('PUT', 'sys/unseal', { key: vault.unsealKey });
    await prepareSigning(world, signer(key));
  });

  async function webPage(): Promise<Variables> {
    const front = await openFront(registry.host, (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>');
      return true;
    });
    fronts.push(front);
    return { VAULT_ADDR: `http://${front.host}` };
  }

  async function revoked(): Promise<Variables> {
    const token = await vault.token({ 'transit/keys/*': ['read'] });
    await vault.call('POST', 'auth/token/revoke', { token });
    return { VAULT_TOKEN: token };
  }

  async function other(): Promise<Variables> {
    return { VAULT_TOKEN: await vault.token({ 'transit/sign/*': ['update'] }) };
  }

  function mount(path: string): Variables {
    return { TRANSIT_SECRET_ENGINE_PATH: path, VAULT_TOKEN: vault.rootToken };
  }

  async function closed(): Promise<Variables> {
    const [port] = await freePorts(1);
    return { VAULT_ADDR: `http://127.0.0.1:${port}` };
  }
});

describe('a key that can be read and does not sign is an error, and nothing is attached', () => {
  test.each<[string, string, () => Variables, RegExp]>([
    [
      'no right to sign',
      'ecdsa-p256',
      () => ({ VAULT_TOKEN: reads }),
      /needs `update` on `transit\/sign\/.*\/\*`/,
    ],
    [
      'a curve that cosign does not sign with',
      'ecdsa-p384',
      () => ({}),
      /create one of the type `ecdsa-p256`/,
    ],
    ['Ed25519', 'ed25519', () => ({}), /create one of the type `ecdsa-p256`/],
  ])('%s', async (what, type, variables, expected) => {
    await push(registry);
    const there = await referrers();
    const key = await newKey(`denied-${what.length}`, type);
    const reason = await reasonOf(shipWith(world, signer(key, variables()), image, registry.host));
    expect(reason.code).toBe('signing-failed');
    expect(reason.message).toMatch(expected);
    expect(await referrers()).toBe(there);
  });

  test('a server that stops to answer', async () => {
    await push(registry);
    const there = await referrers();
    const key = await newKey('silent');
    const front = await openFront(new URL(vault.address).host, ({ method }) => method === 'PUT');
    fronts.push(front);
    const variables = { VAULT_ADDR: `http://${front.host}` };
    const reason = await reasonOf(shipWith(hasty(), signer(key, variables), image, registry.host));
    expect(reason).toMatchObject({
      code: 'signing-failed',
      message: expect.stringContaining('did not answer'),
    });
    expect(await referrers()).toBe(there);
  });
});

describe('a key in Vault, at the gate', () => {
  test('is asked for its public half, which needs no right to sign', async () => {
    const key = await newKey('gate');
    const atGate = signer(key, { VAULT_TOKEN: reads });
    const { cosignArguments } = await prepareTrust(world, [atGate], {
      database: { offline: true },
    });
    const given = cosignArguments({ signer: atGate, publicKey: await publicKeyOf(key) });
    const file = given[given.indexOf('--key') + 1] ?? '';
    expect(await readFile(file, 'utf8')).toBe(await publicKeyOf(key));
  });

  test.each<[string, Variables, string]>([
    ['that is not there', {}, 'no key `nowhere`'],
    ['without a token', { VAULT_TOKEN: '' }, 'set `VAULT_TOKEN`'],
  ])('%s is an error of the inputs', async (_, variables, expected) => {
    const trust = prepareTrust(world, [signer('hashivault://nowhere', variables)], {
      database: { offline: true },
    });
    await expect(trust).toRefuseWith('key-invalid', {
      check: 'inputs',
      message: expect.stringContaining(expected),
    });
  });
});

/** The same world, in which no program may take longer than a moment. */
function hasty(): SigningWorld {
  const { processes } = world;
  const read: typeof processes.read = (command) => processes.read({ ...command, timeoutMs: 1500 });
  return { ...world, processes: { ...processes, read } };
}

async function listening(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, variables: { VAULT_ADDR: `http://127.0.0.1:${address.port}` } };
}
