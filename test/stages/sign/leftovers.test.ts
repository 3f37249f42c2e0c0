import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attached } from '../../../src/domain/evidence/evidence.ts';
import type { PinnedImage } from '../../../src/domain/image/image.ts';
import type { Reason } from '../../../src/domain/reason.ts';
import type { Cleared } from '../../../src/domain/verdict/verdict.ts';
import { PREDICATE_TYPES } from '../../../src/formats/attestation/in-toto.ts';
import type { AttachmentPlan } from '../../../src/stages/sign/attachment-plan.ts';
import { attachAll, signAll } from '../../../src/stages/sign/attest.ts';
import { prepareSigning, type Signing } from '../../../src/stages/sign/signing.ts';
import { readAttached } from '../../../src/stages/verify/verify.ts';
import { reasonOf } from '../../adapters/registry/serve.ts';
import { type Front, type Intercept, openFront } from '../../attacks/front.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { debian, imageOf } from '../scan/trivy-world.ts';
import { clearanceOf } from './clearance.ts';
import { PASSWORD, type SigningWorld, signingWorld } from './signing-world.ts';

const KINDS = Object.keys(PREDICATE_TYPES).sort();

let world: SigningWorld;
let image: PinnedImage;
let cleared: Cleared;
let signing: Signing;
/** Everything of the image, signed once and attached nowhere. */
let signed: readonly AttachmentPlan[];
let registries: Readonly<Record<'native' | 'fallback', TestRegistry>>;
let repositories = 0;

beforeAll(async () => {
  const [own, native, fallback] = await Promise.all([
    signingWorld(),
    startRegistry({ referrers: true }),
    startRegistry({ referrers: false }),
  ]);
  [world, registries] = [own, { native, fallback }];
  image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
  cleared = await clearanceOf(image, world.folder);
  const key = join(world.folder, 'cosign.key');
  signing = await prepareSigning(world, { kind: 'key', key, environment: { COSIGN_PASSWORD: PASSWORD } });
  const at = await place('native');
  signed = await plansFor(at);
  await at.front.stop();
}, 900_000);
afterAll(async () => {
  await Promise.all([registries?.native.stop(), registries?.fallback.stop()]);
  await rm(world.folder, { recursive: true, force: true });
});

/** The image in a repository of its own, behind a front. */
async function place(kind: keyof typeof registries, intercept?: Intercept) {
  repositories += 1;
  const [path, { host }] = [`team/app${repositories}`, registries[kind]];
  const { mediaType, digest } = image.root;
  await pushLayout({ dir: image.layout, mediaType, digest }, `${host}/${path}:v1`);
  const front = await openFront(host, intercept);
  const client = new RepositoryClient(host, path);
  return { front, client, repository: { registry: front.host, path } };
}

interface Place {
  readonly front: Front;
  readonly client: RepositoryClient;
  readonly repository: { readonly registry: string; readonly path: string };
}

async function plansFor({ repository }: Place): Promise<readonly AttachmentPlan[]> {
  const tools = [await world.tools.acquire('trivy')];
  return await signAll(world, signing, cleared, { repository, tools });
}

/** A run that is to break off: its reason, and what it told of. */
async function broken(at: Place): Promise<{ readonly reason: Reason; readonly told: readonly string[] }> {
  let told: readonly Attached[] = [];
  const run = attachAll(world, signing, at.repository, signed, (attached) => {
    told = attached;
  });
  return { reason: await reasonOf(run), told: told.map(({ digest }) => digest).sort() };
}

async function listed({ client }: Place): Promise<readonly string[]> {
  return (await client.referrers(image.root.digest)).map(({ digest }) => digest).sort();
}

/** A run that passes; answers how many statements it made. */
async function fixed(at: Place): Promise<number> {
  const plans = await plansFor(at);
  await attachAll(world, signing, at.repository, plans);
  const attached = await readAttached(world, signing.verify, at.repository, image.root.digest);
  expect(attached.map(({ kind }) => kind).sort()).toEqual(KINDS);
  return plans.flatMap(({ statements }) => statements).filter(({ origin }) => origin === 'made').length;
}

const WRITES = {
  blob: /\/blobs\/uploads\/.*digest=/,
  manifest: /\/manifests\/sha256:/,
  list: /\/manifests\/sha256-/,
} as const;

describe.each<['native' | 'fallback', keyof typeof WRITES, number, number]>([
  ['native', 'blob', 4, 0],
  ['native', 'manifest', 1, 0],
  ['native', 'manifest', 4, 3],
  ['fallback', 'manifest', 4, 0],
  ['fallback', 'list', 1, 0],
])('a registry (%s referrers) that refuses a %s, the one with the number %i', (kind, what, nth, kept) => {
  test('is left with what the error names, and the next run adds what is missing and nothing else', async () => {
    let writes = 0;
    const at = await place(kind, ({ method, path }, response) => {
      if (method === 'PUT' && WRITES[what].test(path)) writes += 1;
      const isRefused = (method === 'PUT' || method === 'POST') && writes >= nth;
      if (isRefused) response.writeHead(400).end();
      return isRefused;
    });
    const { reason, told } = await broken(at);
    expect(reason.code).toBe('registry-rejected');
    const left = await listed(at);
    expect(left).toHaveLength(kept);
    expect(told).toEqual(left);
    for (const digest of left) expect(reason.message).toContain(digest);
    expect(reason.message).toContain(
      kept === 0 ? 'nothing that this run attached' : 'the next run keeps them',
    );
    // The registry takes writes again.
    writes = Number.NEGATIVE_INFINITY;
    expect(await fixed(at)).toBe(KINDS.length - kept);
    expect(await listed(at)).toHaveLength(KINDS.length);
    await at.front.stop();
  });
});

test('a registry that is gone in the middle is not said to be clean, and the next run completes what is there', async () => {
  let puts = 0;
  const at: Place = await place('native', async ({ method, path }) => {
    if (method !== 'PUT' || !path.includes('/manifests/')) return false;
    puts += 1;
    if (puts === 4) await at.front.kill();
    return puts >= 4;
  });
  const { reason, told } = await broken(at);
  expect(reason.code).toBe('registry-unavailable');
  expect(reason.message).toMatch(/may or may not be attached \(run the job again: .*\): .*@sha256:/);
  const left = await listed(at);
  expect(left).toHaveLength(3);
  for (const digest of left) expect(reason.message).toContain(digest);
  expect(told).toEqual([]);
  await at.front.revive();
  expect(await fixed(at)).toBe(2);
  expect(await listed(at)).toHaveLength(KINDS.length);
  await at.front.stop();
});

describe('a bundle that the registry took and does not give', () => {
  /** A login page in place of the last bundle; `healed` gives it again. */
  function losing(allowDelete: boolean) {
    const last = signed.at(-1)?.statements.at(-1);
    const lost = last?.origin === 'made' && last.bundle.descriptor.digest;
    let healed = false;
    const intercept: Intercept = ({ method, path }, response) => {
      const page = method === 'GET' && !healed && path.endsWith(`/blobs/${lost}`);
      if (page) response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>');
      const kept = method === 'DELETE' && !allowDelete;
      if (kept) response.writeHead(405).end();
      return page || kept;
    };
    return {
      intercept,
      heal: () => {
        healed = true;
      },
    };
  }

  test('is taken away, and the others are named', async () => {
    const { intercept, heal } = losing(true);
    const at = await place('native', intercept);
    const { reason, told } = await broken(at);
    expect(reason.code).toBe('attestation-lost');
    expect(reason.message).not.toContain('cannot be verified');
    expect(told).toHaveLength(4);
    expect(await listed(at)).toEqual(told);
    heal();
    expect(await fixed(at)).toBe(1);
    expect(await listed(at)).toHaveLength(KINDS.length);
    await at.front.stop();
  });

  test('is named where the registry keeps it', async () => {
    const { intercept } = losing(false);
    const at = await place('native', intercept);
    const { reason, told } = await broken(at);
    const [dead] = (await listed(at)).filter((digest) => !told.includes(digest));
    expect(reason.message).toMatch(
      new RegExp(
        `cannot be verified, and the registry did not delete them, so delete them by hand: [^;]*@${dead}$`,
      ),
    );
    expect(told).toHaveLength(4);
    await at.front.stop();
  });
});

test('a login page that answers every write in the place of the registry leaves nothing there', async () => {
  const at = await place('native', ({ method }, response) => {
    const isWrite = method !== 'GET';
    if (isWrite) response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Log in</html>');
    return isWrite;
  });
  const { reason } = await broken(at);
  expect(reason.message).toContain('nothing that this run attached is left');
  expect(await listed(at)).toEqual([]);
  await at.front.stop();
});
