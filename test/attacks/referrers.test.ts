import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RepositoryClient } from '../rig/servers/registry-client.ts';
import { attestationsOf, expectPassed } from '../scenarios/stage/outcome.ts';
import { type Bench, changedImage, expectRefusal, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const EMPTY = 'application/vnd.oci.empty.v1+json';

describe.concurrent('what others attached to the image', () => {
  test("hundreds of another type, or about something else, are in nobody's way", async () => {
    const { image, repository } = await bench.offer();
    const client = new RepositoryClient(bench.registry.host, repository);
    const config = await client.pushBlob(Buffer.from('{}'), EMPTY);
    const size = (await readFile(join(bench.clean.dir, 'blobs', ...bench.clean.digest.split(':')))).length;
    const subject = { mediaType: MANIFEST, digest: bench.clean.digest, size };
    // This registry lists them all under the type of their empty configuration: each has to be opened.
    const bundle = await client.pushBlob(Buffer.from('no bundle of ours'), BUNDLE);
    const foreign = (number: number) =>
      number % 4 !== 0
        ? { artifactType: 'application/spdx+json', layers: [], annotations: { number: `${number}` } }
        : {
            artifactType: BUNDLE,
            annotations: {
              number: `${number}`,
              'dev.sigstore.bundle.predicateType': 'https://example.com/x',
            },
          };
    for (let number = 0; number < 700; number += 1) {
      const manifest = { schemaVersion: 2, mediaType: MANIFEST, config, layers: [bundle], subject };
      await client.pushManifest({ ...manifest, ...foreign(number) }, MANIFEST);
    }
    expectPassed(await bench.ship({ image }));
    const gate = await bench.gate({ image });
    expect(gate.outputs.decision, gate.stdout).toBe('allow');
    expect(await client.referrers(bench.clean.digest)).toHaveLength(705);
  });

  test('more junk than can be looked through is an error, and nothing is added', async () => {
    const { front, image, repository } = await bench.offer();
    const client = new RepositoryClient(bench.registry.host, repository);
    const config = await client.pushBlob(Buffer.from('{}'), EMPTY);
    const size = (await readFile(join(bench.clean.dir, 'blobs', ...bench.clean.digest.split(':')))).length;
    const subject = { mediaType: MANIFEST, digest: bench.clean.digest, size };
    const bundle = await client.pushBlob(Buffer.from('no bundle'), BUNDLE);
    for (let number = 0; number < 400; number += 1) {
      const annotations = { junk: `${number}` };
      const artifactType = BUNDLE;
      const junk = {
        schemaVersion: 2,
        mediaType: MANIFEST,
        artifactType,
        config,
        layers: [bundle],
        subject,
        annotations,
      };
      await client.pushManifest(junk, MANIFEST);
    }
    const result = await bench.ship({ image });
    const says = [bench.clean.digest, /300/];
    await expectRefusal(result, { codes: ['too-many-referrers'], says }, front);
    expect(await client.referrers(bench.clean.digest)).toHaveLength(400);
  });

  test('signatures of another key stay, and ours are added beside them', async () => {
    const { image, repository } = await bench.offer();
    const folder = await bench.subfolder();
    const env = { COSIGN_PASSWORD: 'their-password', PATH: process.env.PATH ?? '', HOME: folder };
    await execa(bench.tools.cosign, ['generate-key-pair'], { cwd: folder, env, extendEnv: false });
    const key = { signer: 'key', key: join(folder, 'cosign.key') };
    const theirs = await bench.ship({ image, ...key }, { env: { COSIGN_PASSWORD: env.COSIGN_PASSWORD } });
    expectPassed(theirs);
    const before = (await bench.referrers(repository)).map(({ digest }) => digest);
    expect(before).toHaveLength(5);

    const ours = await bench.ship({ image });
    expectPassed(ours);
    const after = (await bench.referrers(repository)).map(({ digest }) => digest);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(10);
    const added = attestationsOf(ours).map(({ digest }) => digest);
    expect(added.filter((digest) => before.includes(digest))).toEqual([]);
  });

  test('our own attestations of another image, copied onto this one, are not taken for its own', async () => {
    const { front, image, repository } = await bench.offer();
    const signed = await bench.ship({ image });
    expectPassed(signed);
    const originals = attestationsOf(signed);

    const other = await changedImage(bench);
    await bench.push(other, `${repository}:v2`);
    const client = new RepositoryClient(bench.registry.host, repository);
    const size = (await readFile(join(other.dir, 'blobs', ...other.digest.split(':')))).length;
    const copies: string[] = [];
    for (const { digest } of originals) {
      const original = await client.manifest(digest);
      const manifest = JSON.parse(Buffer.from(original?.bytes ?? []).toString());
      manifest.subject = { ...manifest.subject, digest: other.digest, size };
      copies.push((await client.pushManifest(manifest, MANIFEST)).digest);
    }

    const result = await bench.ship({ image: `${front.host}/${repository}:v2` });
    expectPassed(result);
    const attached = attestationsOf(result);
    expect(attached.map(({ subject }) => subject)).toEqual(Array(5).fill(other.digest));
    expect(attached.filter(({ digest }) => copies.includes(digest))).toEqual([]);
    // Whoever put them there may want them: what is not provably ours is not ours to take away.
    const there = (await client.referrers(other.digest)).map(({ digest }) => digest);
    expect(there.sort()).toEqual([...copies, ...attached.map(({ digest }) => digest)].sort());
  });
});
