import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBlob } from '../rig/oci-layout.ts';
import type { RigDescriptor } from '../rig/registry-client.ts';
import { attachBundle, bundleOf, sha256 } from '../scenarios/attachments.ts';
import { reasonsOf } from '../scenarios/outcome.ts';
import type { Published } from '../scenarios/stage.ts';
import { type Intercept, send } from './front.ts';
import {
  expectAllowed,
  expectRefused,
  type GateBench,
  SIGNATURE_ALONE,
  startGateBench,
  TYPES,
} from './gate-bench.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

let bench: GateBench;
const servers: Server[] = [];
beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(async () => {
  for (const server of servers) server.close().closeAllConnections();
  await bench?.stop();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Said to be the size of a blob that is not there. */
const NOTHING = 2;

/** What the gate asks a registry for, on its way to a decision. */
const PARTS = {
  'the image': (path: string) => path.endsWith(bench.honest.digest) && path.includes('/manifests/'),
  'the list of referrers': (path: string) => path.includes('/referrers/'),
  'a referrer': (path: string) => path.includes('/manifests/') && !path.endsWith(bench.honest.digest),
  'a bundle': (path: string) => path.includes('/blobs/'),
} as const;
const EVERY_PART = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** Answers for one of these parts in place of the registry. */
const answering =
  (part: keyof typeof PARTS, answer: Intercept): Intercept =>
  async (asked, response, pass) =>
    PARTS[part](asked.path) ? await answer(asked, response, pass) : false;

const other = (body: Buffer): Buffer => Buffer.from(body.toString().replace('"', ' "'));

describe.concurrent('a registry that does not answer leaves nothing decided', () => {
  it.for(EVERY_PART)('it hangs when it is asked for %s', async (part) => {
    const refused = await bench.decide(bench.honest, { intercept: answering(part, () => true) });
    await expectRefused(refused, {
      decision: 'error',
      codes: ['registry-unavailable'],
      says: [/no answer within 30 s/],
    });
  });

  it('it stops in the middle of a bundle', async () => {
    const intercept = answering('a bundle', (_, response) => {
      response.writeHead(200).write('{');
      return true;
    });
    const refused = await bench.decide(bench.honest, { intercept });
    const says = [/stopped sending the blob/];
    await expectRefused(refused, { decision: 'error', codes: ['registry-unavailable'], says });
  });
});

describe.concurrent('a registry that fails leaves nothing decided', () => {
  it.for(EVERY_PART)('it answers 500 for %s', async (part) => {
    const intercept = answering(part, (_, response) => {
      response.writeHead(500).end('{"errors":[{"code":"UNKNOWN"}]}');
      return true;
    });
    const refused = await bench.decide(bench.honest, { intercept });
    const says = [/answered 500/, /UNKNOWN/];
    await expectRefused(refused, { decision: 'error', codes: ['registry-unavailable'], says });
  });

  it.for(EVERY_PART)('it refuses %s', async (part) => {
    const intercept = answering(part, (_, response) => {
      response.writeHead(403).end();
      return true;
    });
    const refused = await bench.decide(bench.honest, { intercept });
    await expectRefused(refused, { decision: 'error', codes: ['registry-denied'] });
  });

  it.for(EVERY_PART)('it closes the connection on %s', async (part) => {
    const intercept = answering(part, (_, response) => {
      response.writeHead(200, { 'content-type': MANIFEST, 'content-length': '600' });
      response.write(Buffer.alloc(100), () => response.destroy());
      return true;
    });
    const codes = ['registry-unavailable'];
    // The list alone has a type of its own: with another the registry is one that has no such list.
    const own = part === 'the list of referrers' ? { ...missing(), decision: 'deny' as const } : { codes };
    await expectRefused(await bench.decide(bench.honest, { intercept }), { decision: 'error', ...own });
  });
});

/** An image with nothing attached. */
const missing = () => ({
  codes: ['signature-missing', 'provenance-missing', 'sbom-missing', 'summary-missing'],
});

describe.concurrent('a registry that points elsewhere', () => {
  const redirecting = (part: keyof typeof PARTS, host: string) =>
    answering(part, ({ path }, response) => {
      response.writeHead(307, { location: `http://${host}${path}` }).end();
      return true;
    });

  it.for(EVERY_PART)('to a host without TLS for %s is not followed', async (part) => {
    const refused = await bench.decide(bench.honest, { intercept: redirecting(part, 'registry.example') });
    const says = [/registry\.example/, /TLS/];
    await expectRefused(refused, { decision: 'error', codes: ['registry-unavailable'], says });
  });

  it('to a host that gives another image', async () => {
    const host = await serve((_, response) => {
      response.writeHead(200, { 'content-type': MANIFEST }).end('{"schemaVersion":2}');
    });
    const refused = await bench.decide(bench.honest, { intercept: redirecting('the image', host) });
    await expectRefused(refused, { decision: 'error', codes: ['image-invalid'], says: [/in place of/] });
  });

  it('to a host that knows of nothing attached', async () => {
    const host = await serve((_, response) => {
      response.writeHead(200, { 'content-type': INDEX });
      response.end(JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: [] }));
    });
    const intercept = redirecting('the list of referrers', host);
    await expectRefused(await bench.decide(bench.honest, { intercept }), missing());
  });

  it('to itself', async () => {
    const intercept = answering('a bundle', ({ path }, response) => {
      response.writeHead(307, { location: path }).end();
      return true;
    });
    const refused = await bench.decide(bench.honest, { intercept });
    const says = [/redirects without end/];
    await expectRefused(refused, { decision: 'error', codes: ['registry-unavailable'], says });
  });
});

describe.concurrent('a registry that gives other bytes than the digest says', () => {
  const changed = (part: keyof typeof PARTS, change: (body: Buffer) => Buffer) =>
    answering(part, async (_, response, pass) => {
      const { status, headers, body } = await pass();
      send(response, { status, headers, body: change(body) });
      return true;
    });
  // All of them are gone at once: each kind is missing, and may be what cannot be read.
  const unreadable = { decision: 'error' as const, codes: [...missing().codes, 'evidence-unreadable'] };

  it('for the image', async () => {
    const refused = await bench.decide(bench.honest, { intercept: changed('the image', other) });
    await expectRefused(refused, {
      decision: 'error',
      codes: ['image-invalid'],
      says: [bench.honest.digest],
    });
  });

  it('for the image under a tag', async () => {
    const intercept: Intercept = async ({ path }, response, pass) => {
      if (!path.endsWith('/manifests/v1')) return false;
      const { status, headers, body } = await pass();
      send(response, { status, headers, body: other(body) });
      return true;
    };
    const refused = await bench.decide(bench.honest, { intercept, byTag: true });
    await expectRefused(refused, {
      decision: 'error',
      codes: ['image-invalid'],
      says: [bench.honest.digest],
    });
  });

  it.for([
    ['a referrer', other],
    ['a bundle', other],
    ['a bundle', (body: Buffer) => body.subarray(0, 100)],
    ['a bundle', (body: Buffer) => Buffer.concat([body, body])],
    ['a bundle', () => Buffer.alloc(0)],
  ] as const)('for %s', async ([part, change]) => {
    await expectRefused(await bench.decide(bench.honest, { intercept: changed(part, change) }), unreadable);
  });

  it.for(['a referrer', 'a bundle'] as const)('or none for %s', async (part) => {
    const intercept = answering(part, (_, response) => {
      response.writeHead(404).end();
      return true;
    });
    await expectRefused(await bench.decide(bench.honest, { intercept }), unreadable);
  });

  it('for a single bundle: what rests on it falls, and it is named', async () => {
    const { referrer, bundle } = await bundleOf(
      bench.honest.repository,
      bench.honest.digest,
      TYPES.SIGNATURE,
    );
    const intercept: Intercept = async ({ path }, response) => {
      if (!path.endsWith(sha256(bundle))) return false;
      response.writeHead(404).end();
      return true;
    };
    const refused = await bench.decide(bench.honest, { intercept });
    const codes = ['signature-missing', 'summary-mismatch', 'evidence-unreadable'];
    await expectRefused(refused, { decision: 'error', codes });
    expect(reasonsOf(refused).at(-1)?.message).toContain(referrer);
  });

  it('for the list of referrers', async () => {
    const intercept = changed('the list of referrers', () => Buffer.from('{"manifests":'));
    const refused = await bench.decide(bench.honest, { intercept });
    await expectRefused(refused, {
      decision: 'error',
      codes: ['image-invalid'],
      says: [/list of referrers/],
    });
  });
});

describe.concurrent('an image that is exchanged while the gate looks', () => {
  it('its tag moves', async () => {
    const image = await bench.copy();
    const { digest } = await bench.publish('vulnerable');
    const moved = await bench.layout('vulnerable');
    const intercept: Intercept = async ({ path }) => {
      if (path.includes('/referrers/')) await retag(image, moved.dir, digest);
      return false;
    };
    const refused = await bench.decide(image, { intercept, byTag: true });
    await expectRefused(refused, { codes: ['tag-moved'], says: [image.digest, digest] });
    expect(refused.outputs.digest).toBe(image.digest);
  });

  it('its tag is taken away', async () => {
    const image = await bench.copy();
    let looked = false;
    const intercept: Intercept = ({ path }, response) => {
      looked ||= path.includes('/referrers/');
      if (!looked || !path.endsWith('/manifests/v1')) return false;
      response.writeHead(404).end();
      return true;
    };
    const refused = await bench.decide(image, { intercept, byTag: true });
    await expectRefused(refused, { decision: 'error', codes: ['image-not-found'] });
  });

  it('a platform of an index is another manifest', async () => {
    const image = await bench.publish('index');
    // The first of them is the honest image itself.
    const [, platform] = await entriesOf(image);
    const clean = await bench.honest.repository.manifest(bench.honest.digest);
    const intercept: Intercept = ({ path }, response) => {
      if (!path.endsWith(`/manifests/${platform}`)) return false;
      response.writeHead(200, { 'content-type': MANIFEST }).end(clean?.bytes);
      return true;
    };
    const refused = await bench.decide(image, { intercept });
    const says = [`${platform}`, bench.honest.digest];
    await expectRefused(refused, { decision: 'error', codes: ['image-invalid'], says });
  });

  it('an index is served as the manifest of a single image', async () => {
    const image = await bench.publish('index');
    const intercept: Intercept = async ({ path }, response, pass) => {
      if (!path.endsWith(image.digest)) return false;
      response.writeHead(200, { 'content-type': MANIFEST }).end((await pass()).body);
      return true;
    };
    const refused = await bench.decide(image, { intercept });
    await expectRefused(refused, { decision: 'error', codes: ['image-invalid'], says: [/calls itself/] });
  });
});

describe.concurrent('junk that is attached to an image', () => {
  it('is looked through up to 300 referrers, and not beyond', async () => {
    const image = await bench.copy();
    await litter(image, 295);
    await expectAllowed(await bench.decide(image));
    await litter(image, 1, 295);
    const says = [/more than 300 referrers/, image.digest];
    const refused = await bench.decide(image);
    await expectRefused(refused, { decision: 'error', codes: ['too-many-referrers'], says });
  });

  it('is no signature, however much of it there is', async () => {
    const image = await bench.publish('clean');
    await litter(image, 300);
    await expectRefused(await bench.decide(image), missing());
  });

  it('is listed without end', async () => {
    let pages = 0;
    const intercept = answering('the list of referrers', async (asked, response, pass) => {
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

  it.for<[string, () => Buffer<ArrayBuffer>]>([
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
    await expectRefused(await bench.decide(bare), missing());
    await expectAllowed(await bench.decide(image));
  });

  it.for([
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

  it('is more altogether than is looked through', async () => {
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

/** Pushes a layout's manifest under the tag of an image. */
async function retag({ repository }: Published, dir: string, digest: string): Promise<void> {
  await repository.pushManifest(await readBlob(dir, digest), MANIFEST, 'v1');
}

/** The digests of what stands in an index. */
async function entriesOf({ repository, digest }: Published): Promise<readonly string[]> {
  const raw = await repository.manifest(digest);
  const { manifests } = JSON.parse(Buffer.from(raw?.bytes ?? []).toString()) as {
    manifests: { digest: string }[];
  };
  return manifests.map((entry) => entry.digest);
}
