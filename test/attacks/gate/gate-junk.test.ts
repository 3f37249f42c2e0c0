import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RigDescriptor } from '../../rig/servers/registry-client.ts';
import { attachBundle, bundleOf } from '../../scenarios/stage/attachments.ts';
import type { Published } from '../../scenarios/stage/stage.ts';
import {
  expectAllowed,
  expectRefused,
  type GateBench,
  SIGNATURE_ALONE,
  startGateBench,
  TYPES,
} from './gate-bench.ts';
import { answering, BARE, INDEX, MANIFEST } from './gate-parts.ts';

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/** Said to be the size of a blob that is not there. */
const NOTHING = 2;

let bench: GateBench;
beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(() => bench?.stop());

describe.concurrent('junk that is attached to an image', () => {
  test('is looked through up to 300 bundles, and not beyond', async () => {
    const image = await bench.copy();
    await litter(image, 295);
    await expectAllowed(await bench.decide(image));
    await litter(image, 1, 295);
    const says = [/more than 300 bundles/, image.digest];
    const refused = await bench.decide(image);
    await expectRefused(refused, { decision: 'error', codes: ['too-many-referrers'], says });
  });

  test('is no signature, however much of it there is', async () => {
    const image = await bench.publish('clean');
    await litter(image, 300);
    await expectRefused(await bench.decide(image), { codes: BARE });
  });

  test('is listed without end', async () => {
    let pages = 0;
    const intercept = answering(bench.honest, 'the list of referrers', async (asked, response, pass) => {
      pages += 1;
      const { body } = await pass();
      const link = `<${asked.path.split('?')[0]}?page=${pages}>; rel="next"`;
      response.writeHead(200, { 'content-type': INDEX, link }).end(body);
      return true;
    });
    const refused = await bench.decide(bench.honest, { intercept });
    await expectRefused(refused, { decision: 'error', codes: ['too-many-referrers'] });
    expect(pages).toBeLessThanOrEqual(100);
  });

  test.for<[string, () => Buffer<ArrayBuffer>]>([
    ['is not JSON', () => Buffer.from('hello')],
    ['is empty', () => Buffer.alloc(0)],
    ['is JSON and no bundle', () => Buffer.from('[null]')],
    ['has 50 MB', () => Buffer.from(`{"mediaType":"${BUNDLE}","x":"${'x'.repeat(50_000_000)}"}`)],
    ['is nested deeply', () => Buffer.from('['.repeat(2_000_000) + ']'.repeat(2_000_000))],
    ['is a million objects', () => Buffer.from(`[${'{},'.repeat(1_000_000)}{}]`)],
  ])('%s: alone it is no signature, and beside one it does no harm', async ([, content]) => {
    const bundle = content();
    const [bare, image] = await Promise.all([bench.publish('clean'), bench.copy()]);
    for (const { repository, digest } of [bare, image]) await attachBundle(repository, digest, bundle);
    await expectRefused(await bench.decide(bare), { codes: BARE });
    await expectAllowed(await bench.decide(image));
  });

  test.for([
    ['is larger than any bundle', 64 * 1024 * 1024 + 1],
    ['says that it is small and is not', 10],
    ['is not there', NOTHING],
  ] as const)('%s', async ([, size]) => {
    const [bare, image] = await Promise.all([bench.publish('clean'), bench.copy()]);
    for (const one of [bare, image]) await claim(one, size);
    const codes = ['signature-missing', 'evidence-unreadable'];
    const refused = await bench.decide(bare, { inputs: SIGNATURE_ALONE });
    await expectRefused(refused, { decision: 'error', codes });
    await expectAllowed(await bench.decide(image));
  });

  test('is more altogether than is looked through', async () => {
    const image = await bench.copy();
    await claim(image, 60 * 1024 * 1024, 5);
    const says = [/bytes of bundles/];
    const refused = await bench.decide(image);
    await expectRefused(refused, { decision: 'error', codes: ['too-many-referrers'], says });
  });
});

/** Attaches a bundle that counts for nothing so many times. */
async function litter(image: Published, count: number, from = 0): Promise<void> {
  const { bundle } = await bundleOf(bench.honest.repository, bench.honest.digest, TYPES.VULNERABILITIES);
  const tampered = Buffer.from(bundle.toString().replace(/"sig":"..../, '"sig":"AAAA'));
  const layer = await image.repository.pushBlob(tampered, BUNDLE);
  const numbers = Array.from({ length: count }, (_, number) => from + number);
  await Promise.all(numbers.map((number) => attachLayer(image, layer, number)));
}

/** Attaches referrers whose bundle, so they say, has so many bytes; what lies there, if anything, is another thing. */
async function claim(image: Published, size: number, count = 1): Promise<void> {
  const large = await image.repository.pushBlob(Buffer.alloc(100_000, ' '));
  const digest = size === NOTHING ? `sha256:${'f'.repeat(64)}` : large.digest;
  for (let number = 0; number < count; number += 1)
    await attachLayer(image, { mediaType: BUNDLE, digest, size }, number);
}

async function attachLayer(
  { repository, digest }: Published,
  layer: Pick<RigDescriptor, 'mediaType' | 'digest' | 'size'>,
  number: number,
): Promise<void> {
  const [image, config] = await Promise.all([
    repository.manifest(digest),
    repository.pushBlob(Buffer.from('{}'), 'application/vnd.oci.empty.v1+json'),
  ]);
  const manifest = {
    ...{ schemaVersion: 2, mediaType: MANIFEST, artifactType: BUNDLE, config, layers: [layer] },
    subject: { mediaType: MANIFEST, digest, size: image?.bytes.length },
    annotations: { number: `${number}` },
  };
  await repository.pushManifest(manifest, MANIFEST);
}
