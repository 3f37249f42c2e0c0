import { Readable } from 'node:stream';
import type { RegistryClient } from '../../../src/adapters/registry/client.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Descriptor, Repository } from '../../../src/domain/image/image.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { parseManifest } from '../../../src/formats/image/oci.ts';
import { bundleReferrer, EMPTY_CONFIG, EMPTY_DESCRIPTOR } from '../../../src/formats/image/oci-referrer.ts';
import type { RawManifest } from '../../../src/ports/registry-port.ts';
import { clientWith } from './serve.ts';

/** Pushes a referrer's blobs and answers its manifest; `text` stands for a bundle. */
export async function prepare(
  client: RegistryClient,
  repository: Repository,
  subject: Descriptor,
  text: string,
): Promise<RawManifest> {
  const bundle = Buffer.from(JSON.stringify({ text }));
  const raw = bundleReferrer(subject, `https://example.test/${text}`, bundle, {
    created: new Date(0),
    envelope: digestOf('x'),
  });
  const manifest = orThrow(parseManifest(raw.bytes, raw.mediaType, text));
  if (manifest.kind !== 'manifest') throw new Error('not a manifest');
  await client.pushBlob(repository, EMPTY_DESCRIPTOR, () =>
    Readable.from([EMPTY_CONFIG], { objectMode: false }),
  );
  for (const layer of manifest.layers) {
    await client.pushBlob(repository, layer, () => Readable.from([bundle], { objectMode: false }));
  }
  return raw;
}

/** As a program: `attacher.ts REPOSITORY SUBJECT NAME ROUNDS` attaches ROUNDS times, two manifests each. */
if (process.argv[1] === import.meta.filename) {
  const [, , repositoryJson = '', subjectJson = '', name = '', rounds = ''] = process.argv;
  const repository = JSON.parse(repositoryJson) as Repository;
  const subject = JSON.parse(subjectJson) as Descriptor;
  const client = clientWith();
  for (let round = 0; round < Number(rounds); round += 1) {
    const manifests = [
      await prepare(client, repository, subject, `${name}-${round}-a`),
      await prepare(client, repository, subject, `${name}-${round}-b`),
    ];
    await client.attach(repository, subject.digest, manifests, []);
    for (const { digest } of manifests) process.stdout.write(`${digest}\n`);
  }
}
