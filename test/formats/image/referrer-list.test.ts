import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/domain/digest.ts';
import { orThrow, parsed } from '../../../src/domain/result.ts';
import { FallbackIndex, listUnder } from '../../../src/formats/image/fallback-index.ts';
import { MEDIA } from '../../../src/formats/image/media-types.ts';
import { bundleReferrer, EMPTY_DESCRIPTOR, imageManifest } from '../../../src/formats/image/oci-referrer.ts';
import { parseReferrerList } from '../../../src/formats/image/referrer-list.ts';

const bytesOf = (document: unknown) => Buffer.from(JSON.stringify(document));
const indexOf = (manifests: unknown) => ({ schemaVersion: 2, mediaType: MEDIA.index, manifests });
const one = digestOf('one');

describe('a list of referrers', () => {
  test.each([
    ['null', { manifests: null }],
    ['left out', { schemaVersion: 2 }],
    ['empty', indexOf([])],
  ])('that is %s is empty', (_name, document) => {
    expect(parseReferrerList(bytesOf(document))).toEqual(parsed({ referrers: [], skipped: [] }));
  });

  test.each([
    ['text', '<!doctype html>'],
    ['an array', '[]'],
    ['a number', '7'],
    ['a fault', '{"errors":[{"code":"UNKNOWN"}],"manifests":[]}'],
    ['an image manifest', JSON.stringify({ config: {}, layers: [] })],
    ['one whose entries are an object', '{"manifests":{"0":{}}}'],
  ])('is not %s', (_name, text) => {
    expect(parseReferrerList(Buffer.from(text)).ok).toBe(false);
  });

  test.each([
    ['without a media type', {}],
    ['with a size below nothing', { size: -1 }],
    ['with a size that is text', { size: '12' }],
    ['with a size beyond whole numbers', { size: 1e30 }],
    ['with annotations that are a list', { annotations: ['a'] }],
    ['with a type that is a number', { artifactType: 7 }],
    ['with a type that is null', { artifactType: null, annotations: null }],
    ['of a platform that is no object', { platform: 'linux' }],
  ])('has an entry %s: its digest is enough', (_name, fields) => {
    const list = parseReferrerList(bytesOf(indexOf([{ digest: one, ...fields }])));
    expect(list).toEqual(parsed({ referrers: [{ digest: one }], skipped: [] }));
  });

  test('keeps of annotations what is text', () => {
    const annotations = { text: 'a', number: 1, none: null, inner: { a: 'b' } };
    const list = orThrow(parseReferrerList(bytesOf(indexOf([{ digest: one, annotations }]))));
    expect(list.referrers[0]?.annotations).toEqual({ text: 'a' });
  });

  test('names what it passes over, and what type that says to be of', () => {
    const odd = [
      null,
      1,
      'x',
      [],
      {},
      { digest: 5 },
      { digest: `sha512:${'a'.repeat(128)}`, artifactType: 'x/y' },
    ];
    const list = orThrow(parseReferrerList(bytesOf(indexOf([...odd, { digest: one }]))));
    expect(list.referrers).toEqual([{ digest: one }]);
    expect(list.skipped).toHaveLength(odd.length);
    expect(list.skipped.at(-1)).toEqual({ name: `sha512:${'a'.repeat(128)}`, artifactType: 'x/y' });
  });

  test('with a key twice in an entry of somebody else is read all the same', () => {
    const text = `{"manifests":[{"digest":"${digestOf('two')}","size":1,"size":2},{"digest":"${one}"}]}`;
    expect(orThrow(parseReferrerList(Buffer.from(text))).referrers).toHaveLength(2);
  });
});

describe('what lies under a fallback tag', () => {
  const image = imageManifest(EMPTY_DESCRIPTOR, []);
  const subject = { ...EMPTY_DESCRIPTOR, digest: image.digest };
  const referrer = bundleReferrer(subject, 'https://example.test/x', bytesOf({}), {
    created: new Date(0),
    envelope: one,
  });
  const raw = (document: unknown, mediaType: string = MEDIA.index) => {
    const bytes = bytesOf(document);
    return { mediaType, digest: digestOf(bytes), bytes };
  };

  test('is a referrer itself, or something else', () => {
    expect(listUnder(referrer, image.digest).referrers.map(({ digest }) => digest)).toEqual([
      referrer.digest,
    ]);
    expect(listUnder(referrer, one)).toEqual({ referrers: [], skipped: [] });
    expect(listUnder(image, image.digest)).toEqual({ referrers: [], skipped: [] });
    expect(listUnder(raw('what'), image.digest).skipped).toHaveLength(1);
  });

  test('is written with everything that Assay does not know, and dead foreign entries only where it has to', () => {
    const odd = { digest: `sha512:${'a'.repeat(128)}`, size: 'many', 'x-more': [1, { a: null }] };
    const dead = { digest: one, mediaType: 'x/y', size: 1 };
    const index = new FallbackIndex(raw({ ...indexOf([null, odd, dead]), 'x-own': 'kept' }));
    const write = { added: [referrer], removed: [], isDead: (digest: string) => digest === one };
    const read = (onlySound: boolean) =>
      JSON.parse(Buffer.from(index.with({ ...write, onlySound }).bytes).toString());
    expect(read(false)).toMatchObject({ 'x-own': 'kept', mediaType: MEDIA.index });
    expect(read(false).manifests.slice(0, 3)).toEqual([null, odd, dead]);
    expect(read(true).manifests[0]).toEqual(odd);
    expect(read(true).manifests).toHaveLength(2);
  });

  test('loses a bundle that is gone, and never one that nobody asked for', () => {
    const dead = { digest: one, artifactType: MEDIA.bundle };
    const index = new FallbackIndex(raw(indexOf([dead])));
    expect(index.doubtful(false)).toEqual([one]);
    const after = (isDead: boolean) =>
      index.with({ added: [], removed: [], isDead: () => isDead, onlySound: false });
    expect(JSON.parse(Buffer.from(after(true).bytes).toString()).manifests).toEqual([]);
    expect(JSON.parse(Buffer.from(after(false).bytes).toString()).manifests).toEqual([dead]);
  });
});
