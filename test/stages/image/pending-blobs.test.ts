import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLayouts } from '../../../src/adapters/image/layouts.ts';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Descriptor } from '../../../src/domain/image/image.ts';
import { ImageFetch } from '../../../src/stages/image/image-fetch.ts';
import { PendingBlobs } from '../../../src/stages/image/pending-blobs.ts';

const layouts = createLayouts();
let layout = '';
beforeEach(async () => {
  layout = await mkdtemp(join(tmpdir(), 'assay-pending-'));
  await layouts.create(layout);
});
afterEach(() => rm(layout, { recursive: true, force: true }));

const blobOf = (text: string): Descriptor => ({
  mediaType: 'application/vnd.oci.image.layer.v1.tar',
  digest: digestOf(Buffer.from(text)),
  size: Buffer.byteLength(text),
});

/** A source with these texts as blobs, and what was asked of it. `open` may answer in another way. */
function sourceOf(texts: readonly string[], open?: (text: string) => Readable) {
  const asked: string[] = [];
  const [first = ''] = texts;
  const fetch = new ImageFetch(
    layouts,
    {
      name: 'registry.example/app',
      root: { mediaType: '', digest: blobOf(first).digest, bytes: Buffer.from('') },
      manifest: () => Promise.reject(new Error('no manifest')),
      blob: async ({ digest }) => {
        const text = texts.find((one) => blobOf(one).digest === digest) ?? '';
        asked.push(text);
        return open?.(text) ?? Readable.from([Buffer.from(text)]);
      },
    },
    layout,
  );
  return { fetch, asked };
}

describe('layers that are still on their way', () => {
  test('are fetched once, those that nothing may know at once and the others when they are read', async () => {
    const { fetch, asked } = sourceOf(['new', 'old']);
    const blobs = new PendingBlobs();
    blobs.begin(fetch, layout, [blobOf('new')]);
    await blobs.settled();
    expect(asked).toEqual(['new']);
    const reader = blobs.layouts(layouts);
    for (const text of ['old', 'new', 'old'])
      expect((await buffer(reader.open(layout, blobOf(text)))).toString()).toBe(text);
    expect(asked).toEqual(['new', 'old']);
  });

  test('are waited for by whoever reads them', async () => {
    const { fetch } = sourceOf(['late']);
    const blobs = new PendingBlobs();
    blobs.begin(fetch, layout, [blobOf('late')]);
    const seen: boolean[] = [];
    const layers = blobs.layers({
      read: async (_, layer) => {
        seen.push(await layouts.has(layout, layer));
      },
    });
    await layers.read(layout, blobOf('late'), blobOf('late').digest, () => undefined);
    expect(seen).toEqual([true]);
  });

  test('are refused before anything is asked if one of them has two sizes', async () => {
    const { fetch, asked } = sourceOf(['one', 'two']);
    const [one, two] = [blobOf('one'), blobOf('two')];
    const blobs = new PendingBlobs();
    blobs.begin(fetch, layout, [one, two, { ...one, size: 4 }]);
    await expect(blobs.settled()).rejects.toThrow('two sizes');
    expect(asked).toEqual([]);
    // Also against a layer that is not fetched.
    fetch.demandOneSize([two]);
    await expect(fetch.blobs([{ ...two, size: 4 }])).rejects.toThrow('two sizes');
    expect(asked).toEqual([]);
  });

  test('end with the first fault, for everybody who waits', async () => {
    const { fetch } = sourceOf(['one', 'two'], (text) => Readable.from([Buffer.from(`${text}, changed`)]));
    const blobs = new PendingBlobs();
    blobs.begin(fetch, layout, [blobOf('one')]);
    await expect(blobs.ensure(layout, [blobOf('one')])).rejects.toThrow();
    await expect(blobs.ensure(layout, [blobOf('two')])).rejects.toThrow();
    await expect(blobs.settled()).rejects.toMatchObject({ reasons: [{ code: 'image-invalid' }] });
    expect(await layouts.has(layout, blobOf('one'))).toBe(false);
  });

  test('come no more after a stop', async () => {
    const { fetch, asked } = sourceOf(['endless', 'next'], () => new Readable({ read: () => undefined }));
    const blobs = new PendingBlobs();
    blobs.begin(fetch, layout, [blobOf('endless')]);
    await blobs.stop();
    await expect(blobs.ensure(layout, [blobOf('next')])).rejects.toThrow();
    expect(asked).not.toContain('next');
  });
});
