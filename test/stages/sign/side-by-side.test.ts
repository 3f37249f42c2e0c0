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
import { type Front, openFront } from '../../attacks/front.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { debian, imageOf } from '../scan/trivy-world.ts';
import { clearanceOf } from './clearance.ts';
import { PASSWORD, type SigningWorld, signingWorld } from './signing-world.ts';

/** Runs at once, and how many times all of them replace the evidence. */
const RUNS = 4;
const ROUNDS = 2;
/** Longest delay of a write on its way to the registry, in milliseconds: it mixes the writes of the runs. */
const DELAY_MS = 200;

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
    const front = await openFront(registry.host, async ({ method }) => {
      if (method === 'PUT' || method === 'DELETE') await sleep(Math.random() * DELAY_MS);
      return false;
    });
    const { mediaType, digest } = image.root;
    await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/team/app:v1`);
    // The first set; each later run has a newer database, so it replaces the vulnerability result and the summary.
    const start = Date.now() - 3_600_000;
    await ship(front, new Date(start));

    const gate = watchGate(front);
    for (let round = 1; round <= ROUNDS; round += 1) {
      const database = new Date(start + round * 60_000);
      const all = await Promise.all(Array.from({ length: RUNS }, () => ship(front, database)));
      for (const attached of all) expect(attached).toHaveLength(5);
    }
    const { denials, decisions } = await gate.stop();
    expect(denials).toEqual([]);
    expect(decisions).toBeGreaterThan(10);

    // One more run, alone, leaves one set.
    const last = await ship(front, new Date());
    const listed = await new RepositoryClient(registry.host, 'team/app').referrers(digest);
    expect(listed.map((one) => one.digest).sort()).toEqual(last.map((one) => one.digest).sort());
    await front.stop();
    await registry.stop();
  });
});

/** Signs and attaches the image as a run with a database of this time does. */
async function ship({ host }: Front, database: Date): Promise<readonly Attached[]> {
  const repository = { registry: host, path: 'team/app' };
  const cleared = await clearanceOf(image, world.folder, [], DEFAULT_POLICY, database);
  const tools = [await world.tools.acquire('trivy')];
  const plans = await signAll(world, signing, cleared, { repository, tools });
  let attached: readonly Attached[] = [];
  await attachAll(world, signing, repository, plans, (all) => {
    attached = all;
  });
  return attached;
}

/** Decides again and again, as a gate does, until it is stopped. */
function watchGate({ host }: Front) {
  const repository = { registry: host, path: 'team/app' };
  const subject = { digest: image.root.digest, role: 'image', name: 'the image' } as const;
  const denials: string[] = [];
  let decisions = 0;
  let isStopped = false;
  const decide = async () => {
    const { policyDigest } = await clearanceOf(image, world.folder);
    const demands: Demands = {
      signer: { kind: 'key', key: '', environment: {} },
      source: {},
      require: ['signature', 'provenance', 'sbom', 'summary'],
      maxAgeMs: 168 * 3_600_000,
      policies: [policyDigest],
      databaseMaxAgeMs: 48 * 3_600_000,
      repository: repositoryName(repository),
      promotedFrom: [],
    };
    while (!isStopped) {
      const request = { repository, subjects: [subject], bySummary: true };
      const [evidence] = await gather(world, signing.verify, request);
      if (evidence === undefined) throw new Error('nothing was gathered');
      const { denialReasons } = examine(evidence, demands, new Date());
      denials.push(...denialReasons.map(({ message }) => message));
      decisions += 1;
    }
  };
  const ended = decide();
  return {
    async stop() {
      isStopped = true;
      await ended;
      return { denials, decisions };
    },
  };
}
