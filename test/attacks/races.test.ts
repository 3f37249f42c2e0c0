import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pushLayout } from '../rig/images/oci-layout.ts';
import { attestationsOf, expectEnd, expectPassed, reasonsOf } from '../scenarios/stage/outcome.ts';
import { type Bench, changedImage, expectCleanEnd, expectRefusal, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

describe.concurrent('what happens in the registry during a run is noticed', () => {
  test('a tag that moves to another image: nothing is signed', async () => {
    const other = await changedImage(bench);
    let moved = false;
    const { front, image } = await bench.offer(undefined, async ({ method, path }) => {
      if (method === 'GET' && path.includes('/blobs/') && !moved) {
        moved = true;
        await pushLayout(other, image.replace(front.host, bench.registry.host));
      }
      return false;
    });
    const result = await bench.ship({ image });
    const says = [image, bench.clean.digest, other.digest];
    await expectRefusal(result, { codes: ['tag-moved'], says }, front);
  });

  test.for([
    ['before anything is attached', 0],
    ['when half is attached', 3],
  ] as const)('a registry that is killed %s: an error, and a second run completes', async ([, after]) => {
    let puts = 0;
    const { front, image, repository } = await bench.offer(undefined, async ({ method, path }) => {
      if (method !== 'PUT' || !path.includes('/manifests/')) return false;
      if (puts++ < after) return false;
      await front.kill();
      return true;
    });
    const first = await bench.ship({ image });
    expectEnd(first, 1, 'error', ['registry-unavailable']);
    expect(reasonsOf(first)[0]?.message).toContain(front.host);
    expect(first.outputs.attestations).toBe('[]');
    await expectCleanEnd(first);

    await front.revive();
    const second = await bench.ship({ image });
    expectPassed(second);
    // What the first run had attached is kept, and only the rest is added.
    const attached = attestationsOf(second);
    const there = (await bench.referrers(repository)).map(({ digest }) => digest);
    expect(there.sort()).toEqual(attached.map(({ digest }) => digest).sort());
    expect(there).toHaveLength(5);
  });

  test('a registry that says it took an attestation and has not: attestation-lost', async () => {
    let puts = 0;
    const { front, image } = await bench.offer(undefined, ({ method, path }, response) => {
      if (method !== 'PUT' || !path.includes('/manifests/') || puts++ !== 2) return false;
      const digest = path.split('/').at(-1) ?? '';
      const headers = { 'docker-content-digest': digest, 'oci-subject': bench.clean.digest };
      response.writeHead(201, headers).end();
      return true;
    });
    const result = await bench.ship({ image });
    expectEnd(result, 1, 'error', ['attestation-lost']);
    expect(reasonsOf(result)[0]?.message).toMatch(/1 of the attestations/);
    expect(reasonsOf(result)[0]?.message).toContain(front.host);
    await expectCleanEnd(result);
  });
});
