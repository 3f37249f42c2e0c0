import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Attached } from '../../../src/domain/evidence/evidence.ts';
import { examine } from '../../../src/domain/gate/examine-subject.ts';
import type { Demands } from '../../../src/domain/gate/gate-request.ts';
import { type PinnedImage, repositoryName } from '../../../src/domain/image/image.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import { gather } from '../../../src/stages/gate/gather.ts';
import { attachAll, signAll } from '../../../src/stages/sign/attest.ts';
import { prepareSigning, type Signing } from '../../../src/stages/sign/signing.ts';
import { asTrust } from '../../adapters/registry/shipment.ts';
import { type Front, type Intercept, openFront } from '../../attacks/front.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { debian, imageOf } from '../scan/trivy-world.ts';
import { clearanceOf } from './clearance.ts';
import { PASSWORD, type SigningWorld, signingWorld } from './signing-world.ts';

/** Runs at once. */
const RUNS = 3;

const PATH = 'team/app';

let world: SigningWorld;
let image: PinnedImage;
let signing: Signing;

beforeAll(async () => {
  world = await signingWorld();
  image = await imageOf(join(world.folder, 'image'), [debian('12.11')]);
  const key = join(world.folder, 'cosign.key');
  signing = await prepareSigning(world, { kind: 'key', key, environment: { COSIGN_PASSWORD: PASSWORD } });
}, 900_000);
afterAll(() => rm(world.folder, { recursive: true, force: true }));

describe.each([
  ['with the referrers API', true],
  ['with the fallback tag', false],
])('a registry %s', (_, referrers) => {
  test('has a complete set at every moment, while runs side by side replace it', async () => {
    const registry = await startRegistry({ referrers });
    const fronts = await Promise.all(
      Array.from({ length: RUNS }, (_, run) => openFront(registry.host, orderOf(run))),
    );
    const { mediaType, digest } = image.root;
    await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/${PATH}:v1`);
    const start = Date.now() - 3_600_000;
    // The first runs find nothing, so each leaves a set.
    await shipAll(fronts, new Date(start));

    // Each later run has a newer database, so it replaces the vulnerability result and the summary, and keeps the rest.
    const gate = watchGate(registry.host);
    for (const attached of await shipAll(fronts, new Date(start + 60_000))) expect(attached).toHaveLength(5);
    const { denials, decisions } = await gate.stop();
    expect(denials).toEqual([]);
    expect(decisions).toBeGreaterThan(5);

    // One more run, alone, leaves one set.
    const [last = []] = await shipAll(fronts.slice(0, 1), new Date());
    const listed = await new RepositoryClient(registry.host, PATH).referrers(digest);
    expect(listed.map((one) => one.digest).sort()).toEqual(last.map((one) => one.digest).sort());
    await Promise.all(fronts.map((front) => front.stop()));
    await registry.stop();
  });
});

/**
 * Every run gets the list of referrers in another order, as registries give it, and what it removes is removed half a
 * second later: until then the other runs can still keep it.
 */
function orderOf(run: number): Intercept {
  return async ({ method, path }, response, pass) => {
    if (method === 'DELETE') await sleep(500);
    if (method !== 'GET' || !path.includes('/referrers/')) return false;
    const { status, headers, body } = await pass();
    if (status !== 200) return false;
    const index: { manifests: unknown[] } = JSON.parse(body.toString());
    const turned = [...index.manifests.slice(run * 5), ...index.manifests.slice(0, run * 5)];
    const type = headers.get('content-type') ?? '';
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify({ ...index, manifests: turned }));
    return true;
  };
}

/** Signs and attaches the image through each front at once, as runs with a database of this time do. */
async function shipAll(fronts: readonly Front[], database: Date): Promise<readonly (readonly Attached[])[]> {
  const cleared = await clearanceOf(image, world.folder, [], DEFAULT_POLICY, database);
  const tools = [await world.tools.acquire('trivy')];
  const repositories = fronts.map(({ host }) => ({ registry: host, path: PATH }));
  const planned = await Promise.all(
    repositories.map((repository) => signAll(world, signing, cleared, { repository, tools })),
  );
  return await Promise.all(
    planned.map(async (plans, at) => {
      let attached: readonly Attached[] = [];
      const [repository = { registry: '', path: '' }] = repositories.slice(at);
      await attachAll(world, signing, repository, plans, (all) => {
        attached = all;
      });
      return attached;
    }),
  );
}

/** Decides again and again, as a gate does, until it is stopped. */
function watchGate(registry: string) {
  const repository = { registry, path: PATH };
  const subject = { digest: image.root.digest, role: 'image', name: 'the image' } as const;
  const denials = new Set<string>();
  let decisions = 0;
  let isStopped = false;
  const decide = async () => {
    const { policyDigest } = await clearanceOf(image, world.folder);
    const demands: Demands = {
      signers: [{ kind: 'key', key: 'cosign.pub', environment: {} }],
      revokers: [],
      source: {},
      require: ['signature', 'provenance', 'sbom', 'summary'],
      maxAgeMs: 168 * 3_600_000,
      policies: [policyDigest],
      databaseMaxAgeMs: 48 * 3_600_000,
      repository: repositoryName(repository),
      promotedFrom: ['127.0.0.1:*/team/app'],
    };
    while (!isStopped) {
      const request = { repository, subjects: [subject], bySummary: true };
      const [evidence] = await gather(world, asTrust(signing), request);
      if (evidence === undefined) throw new Error('nothing was gathered');
      const { denialReasons } = examine(evidence, demands, new Date());
      // The clearance has a minimal SBOM, which does not name the image.
      for (const { code, message } of denialReasons) if (code !== 'sbom-mismatch') denials.add(message);
      decisions += 1;
      await sleep(50);
    }
  };
  const ended = decide();
  return {
    async stop() {
      isStopped = true;
      await ended;
      return { denials: [...denials], decisions };
    },
  };
}
