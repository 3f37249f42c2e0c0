import { expect, test } from 'vitest';
import { type Digest, digestOf } from '../../../src/domain/digest.ts';
import { parseReference, pinnedName, type Reference } from '../../../src/domain/image/image.ts';
import { fault } from '../../../src/domain/reason.ts';
import { orThrow } from '../../../src/domain/result.ts';
import { MEDIA } from '../../../src/formats/image/media-types.ts';
import { describe, imageManifest } from '../../../src/formats/image/oci-referrer.ts';
import type { RawManifest } from '../../../src/ports/registry-port.ts';
import type { FoundImage } from '../../../src/stages/fleet/read-fleet.ts';
import { resolveFleet, UNKNOWN_WEIGHT } from '../../../src/stages/fleet/resolve-fleet.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
function image(name: string): RawManifest & { readonly configuration: Digest } {
  const config = describe(bytes(`{"name":"${name}"}`), 'application/vnd.oci.image.config.v1+json');
  const layer = describe(bytes(name), 'application/vnd.oci.image.layer.v1.tar');
  return { ...imageManifest(config, [layer]), configuration: config.digest };
}
function index(manifests: readonly RawManifest[]): RawManifest {
  const entries = manifests.map(({ digest, mediaType, bytes: own }) => ({
    mediaType,
    digest,
    size: own.length,
  }));
  const content = bytes(JSON.stringify({ schemaVersion: 2, mediaType: MEDIA.index, manifests: entries }));
  return { mediaType: MEDIA.index, digest: digestOf(content), bytes: content };
}

/** A registry with images by tag; each of them also by digest. */
function registry(tags: Readonly<Record<string, RawManifest>>, others: readonly RawManifest[] = []) {
  const all = new Map([...Object.values(tags), ...others].map((one) => [one.digest, one]));
  return {
    registry: {
      resolve: async ({ tag, digest, path }: Reference): Promise<RawManifest> => {
        const found = digest === undefined ? tags[tag ?? ''] : all.get(digest);
        if (path === 'secret') throw fault('registry-denied', 'image', 'no access');
        if (found === undefined) throw fault('image-not-found', 'image', `${tag ?? digest} does not exist`);
        return found;
      },
      referrers: async () => [],
    },
  };
}

function named(reference: string, imageId?: string): FoundImage {
  return {
    reference: orThrow(parseReference(reference)),
    place: { source: 'pods.json', reference },
    ...(imageId === undefined ? {} : { imageId }),
  };
}

const HOST = 'registry.test';
const APP = { registry: HOST, path: 'app' };
const [one, two] = [image('one'), image('two')];

test('an image that is named in several ways is there once, with every place', async () => {
  const world = registry({ v1: one, v2: one });
  const found = [named(`${HOST}/app:v1`), named(`${HOST}/app:v2`), named(`${HOST}/app@${one.digest}`)];
  const { images, unresolved } = await resolveFleet(world, found);
  expect(unresolved).toEqual([]);
  expect(images.map(({ image: name, places }) => [name, places.length])).toEqual([
    [pinnedName(APP, one.digest), 3],
  ]);
  expect(images[0]?.weight).toBeGreaterThan(UNKNOWN_WEIGHT);
});

test('what runs counts, and a tag that points elsewhere has drifted', async () => {
  const world = registry({ v1: two }, [one]);
  const { images } = await resolveFleet(world, [named(`${HOST}/app:v1`, `${HOST}/app@${one.digest}`)]);
  expect(images.map(({ digest, drift }) => [digest, drift])).toEqual([
    [one.digest, [{ reference: `${HOST}/app:v1`, now: two.digest }]],
  ]);
});

test('a tag that is gone has drifted, and a container that does not run yet is what its tag names', async () => {
  const world = registry({ v2: two }, [one]);
  const running = named(`${HOST}/app:v1`, `${HOST}/app@${one.digest}`);
  const { images } = await resolveFleet(world, [running, named(`${HOST}/app:v2`, '')]);
  const drifts = images.map(({ digest, drift }) => [digest, drift] as const);
  expect(drifts.find(([digest]) => digest === one.digest)?.[1]).toEqual([{ reference: `${HOST}/app:v1` }]);
  expect(drifts.find(([digest]) => digest === two.digest)?.[1]).toBeUndefined();
});

test('a platform of the index under the tag has not drifted', async () => {
  const both = index([one, two]);
  const world = registry({ v1: both }, [one, two]);
  const { images } = await resolveFleet(world, [named(`${HOST}/app:v1`, `${HOST}/app@${one.digest}`)]);
  expect(images.map(({ digest, drift }) => [digest, drift])).toEqual([[one.digest, undefined]]);
});

test('an image that was not pulled is known by its configuration, or is not known', async () => {
  const world = registry({ v1: index([one]) }, [one]);
  const known = await resolveFleet(world, [named(`${HOST}/app:v1`, one.configuration)]);
  expect(known.images).toHaveLength(1);
  const { images, unresolved } = await resolveFleet(world, [named(`${HOST}/app:v1`, two.configuration)]);
  expect(images).toEqual([]);
  expect(unresolved.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
    'running-image-unknown',
  ]);
});

test('an image without access is told, and the others are planned', async () => {
  const world = registry({ v1: one });
  const { images, unresolved } = await resolveFleet(world, [
    named(`${HOST}/secret:v1`),
    named(`${HOST}/app:v1`),
  ]);
  expect(images).toHaveLength(1);
  expect(unresolved.map(({ image: name, reasons }) => [name, reasons[0]?.code])).toEqual([
    [`${HOST}/secret:v1`, 'registry-denied'],
  ]);
});

test('a daemon set on many nodes is one image, of whose places only some are listed', async () => {
  const world = registry({ v1: one });
  const found = Array.from({ length: 1000 }, () => named(`${HOST}/app:v1`, `${HOST}/app@${one.digest}`));
  const { images } = await resolveFleet(world, found);
  expect(images.map(({ places, morePlaces = 0 }) => places.length + morePlaces)).toEqual([1000]);
  expect(images[0]?.places.length).toBeLessThan(100);
});
