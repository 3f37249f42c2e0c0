import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendSteps } from '../rig/oci-layout.ts';
import { RepositoryClient } from '../rig/registry-client.ts';
import { type Bench, expectRefusal, startBench } from './bench.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const EMPTY = 'application/vnd.oci.empty.v1+json';

interface Attachment {
  readonly predicateType: string;
  readonly digest: string;
  readonly subject: string;
}

function attachmentsIn(outputs: Readonly<Record<string, string>>): readonly Attachment[] {
  return JSON.parse(outputs.attestations ?? '[]') as Attachment[];
}

describe.concurrent('what others attached to the image', () => {
  it('more junk than can be looked through is an error, and nothing is added', async () => {
    const { front, image, repository } = await bench.ship();
    const client = new RepositoryClient(bench.registry.host, repository);
    const config = await client.pushBlob(Buffer.from('{}'), EMPTY);
    const size = (await readFile(join(bench.layout.dir, 'blobs', ...bench.layout.digest.split(':')))).length;
    const subject = { mediaType: MANIFEST, digest: bench.layout.digest, size };
    for (let number = 0; number < 400; number += 1) {
      const annotations = { junk: `${number}` };
      const artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
      const junk = { schemaVersion: 2, mediaType: MANIFEST, artifactType, config, layers: [], subject, annotations };
      await client.pushManifest(junk, MANIFEST);
    }
    const result = await bench.run({ image });
    const says = [bench.layout.digest, /300/];
    await expectRefusal(result, { codes: ['too-many-referrers'], says }, front);
    expect(await client.referrers(bench.layout.digest)).toHaveLength(400);
  });

  it('signatures of another key stay, and ours are added beside them', async () => {
    const { image, repository } = await bench.ship();
    const folder = await bench.subfolder();
    const env = { COSIGN_PASSWORD: 'their-password', PATH: process.env.PATH ?? '', HOME: folder };
    await execa(bench.tools.cosign, ['generate-key-pair'], { cwd: folder, env, extendEnv: false });
    const key = { signer: 'key', key: join(folder, 'cosign.key') };
    const theirs = await bench.run({ image, ...key }, { env: { COSIGN_PASSWORD: env.COSIGN_PASSWORD } });
    expect(theirs.outputs.verdict, theirs.stdout).toBe('passed');
    const before = (await bench.referrers(repository)).map(({ digest }) => digest);
    expect(before).toHaveLength(5);

    const ours = await bench.run({ image });
    expect(ours.outputs.verdict, ours.stdout).toBe('passed');
    const after = (await bench.referrers(repository)).map(({ digest }) => digest);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(10);
    const added = attachmentsIn(ours.outputs).map(({ digest }) => digest);
    expect(added.filter((digest) => before.includes(digest))).toEqual([]);
  });

  it('our own attestations of another image, copied onto this one, are not taken for its own', async () => {
    const { front, image, repository } = await bench.ship();
    const signed = await bench.run({ image });
    expect(signed.outputs.verdict, signed.stdout).toBe('passed');
    const originals = attachmentsIn(signed.outputs);

    const dir = join(await bench.subfolder(), 'other');
    await cp(bench.layout.dir, dir, { recursive: true });
    const entries = [{ path: 'other', content: 'other' }];
    const other = await appendSteps({ ...bench.layout, dir }, [{ createdBy: 'COPY other /', entries }]);
    await bench.push(other, `${repository}:v2`);
    const client = new RepositoryClient(bench.registry.host, repository);
    const size = (await readFile(join(dir, 'blobs', ...other.digest.split(':')))).length;
    const copies: string[] = [];
    for (const { digest } of originals) {
      const original = await client.manifest(digest);
      const manifest = JSON.parse(Buffer.from(original?.bytes ?? []).toString());
      manifest.subject = { ...manifest.subject, digest: other.digest, size };
      copies.push((await client.pushManifest(manifest, MANIFEST)).digest);
    }

    const result = await bench.run({ image: `${front.host}/${repository}:v2` });
    expect(result.outputs.verdict, result.stdout).toBe('passed');
    const attached = attachmentsIn(result.outputs);
    expect(attached.map(({ subject }) => subject)).toEqual(Array(5).fill(other.digest));
    expect(attached.filter(({ digest }) => copies.includes(digest))).toEqual([]);
    // Whoever put them there may want them: what is not provably ours is not ours to take away.
    const there = (await client.referrers(other.digest)).map(({ digest }) => digest);
    expect(there.sort()).toEqual([...copies, ...attached.map(({ digest }) => digest)].sort());
  });
});
