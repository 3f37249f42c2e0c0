import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBlob } from '../../rig/images/oci-layout.ts';
import { bundleOf, sha256 } from '../../scenarios/stage/attachments.ts';
import { reasonsOf } from '../../scenarios/stage/outcome.ts';
import type { Published } from '../../scenarios/stage/stage.ts';
import { type Intercept, send } from '../front.ts';
import { expectRefused, type GateBench, startGateBench, TYPES } from './gate-bench.ts';
import { answering, BARE, MANIFEST, type Part } from './gate-parts.ts';

let bench: GateBench;
beforeAll(async () => {
  bench = await startGateBench();
});
afterAll(() => bench?.stop());

const other = (body: Buffer): Buffer => Buffer.from(body.toString().replace('"', ' "'));

describe.concurrent('a registry that gives other bytes than the digest says', () => {
  const changed = (part: Part, change: (body: Buffer) => Buffer) =>
    answering(bench.honest, part, async (_, response, pass) => {
      const { status, headers, body } = await pass();
      send(response, { status, headers, body: change(body) });
      return true;
    });
  // All of them are gone at once: each kind is missing, and may be what cannot be read.
  const unreadable = { decision: 'error' as const, codes: [...BARE, 'evidence-unreadable'] };

  test('for the image', async () => {
    const refused = await bench.decide(bench.honest, { intercept: changed('the image', other) });
    await expectRefused(refused, {
      decision: 'error',
      codes: ['image-invalid'],
      says: [bench.honest.digest],
    });
  });

  test('for the image under a tag', async () => {
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

  test.for([
    ['a referrer', other],
    ['a bundle', other],
    ['a bundle', (body: Buffer) => body.subarray(0, 100)],
    ['a bundle', (body: Buffer) => Buffer.concat([body, body])],
    ['a bundle', () => Buffer.alloc(0)],
  ] as const)('for %s', async ([part, change]) => {
    await expectRefused(await bench.decide(bench.honest, { intercept: changed(part, change) }), unreadable);
  });

  test.for(['a referrer', 'a bundle'] as const)('or none for %s', async (part) => {
    const intercept = answering(bench.honest, part, (_, response) => {
      response.writeHead(404).end();
      return true;
    });
    await expectRefused(await bench.decide(bench.honest, { intercept }), unreadable);
  });

  test('for a single bundle: what rests on it falls, and it is named', async () => {
    const { referrer, bundle } = await bundleOf(
      bench.honest.repository,
      bench.honest.digest,
      TYPES.PROVENANCE,
    );
    const intercept: Intercept = async ({ path }, response) => {
      if (!path.endsWith(sha256(bundle))) return false;
      response.writeHead(404).end();
      return true;
    };
    const refused = await bench.decide(bench.honest, { intercept });
    const codes = ['provenance-missing', 'summary-mismatch', 'evidence-unreadable'];
    await expectRefused(refused, { decision: 'error', codes });
    expect(reasonsOf(refused).at(-1)?.message).toContain(referrer);
  });

  test('for the list of referrers', async () => {
    const intercept = changed('the list of referrers', () => Buffer.from('{"manifests":'));
    const refused = await bench.decide(bench.honest, { intercept });
    await expectRefused(refused, {
      decision: 'error',
      codes: ['image-invalid'],
      says: [/the referrers of/],
    });
  });
});

describe.concurrent('an image that is exchanged while the gate looks', () => {
  test('its tag moves', async () => {
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

  test('its tag is taken away', async () => {
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

  test('a platform of an index is another manifest', async () => {
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

  test('an index is served as the manifest of a single image', async () => {
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
