import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { digestOf, isDigest } from '../../../src/domain/digest.ts';
import { parsed } from '../../../src/domain/result.ts';
import { assignmentsOf, parseDockerfile } from '../../../src/formats/image/dockerfile.ts';
import { FallbackIndex, listUnder } from '../../../src/formats/image/fallback-index.ts';
import { buildArgumentsOf, parsePrefix, parseStep } from '../../../src/formats/image/history-step.ts';
import { MEDIA } from '../../../src/formats/image/media-types.ts';
import {
  distinctEntries,
  layoutVersion,
  ownMediaType,
  parseConfiguration,
  parseLayoutIndex,
  parseManifest,
} from '../../../src/formats/image/oci.ts';
import {
  annotationsIn,
  bundleReferrer,
  describe,
  parseBundleReferrer,
} from '../../../src/formats/image/oci-referrer.ts';
import { otherTexts } from '../../../src/formats/image/oci-texts.ts';
import {
  entriesIn,
  parseIndex,
  parseReferrerList,
  readEntry,
} from '../../../src/formats/image/referrer-list.ts';
import { rpmFiles } from '../../../src/formats/image/rpm-header.ts';
import { nameFromBytes } from '../../../src/formats/image/tar-name.ts';
import { placeOf } from '../../../src/formats/image/tar-path.ts';
import { TarReader } from '../../../src/formats/image/tar-reader.ts';
import { startsZstdFrame, zstdFrames } from '../../../src/formats/image/zstd-frames.ts';
import { tarOf } from '../../rig/images/tar.ts';
import { anyBytes, anyText, bytesLike, jsonBytesLike, textLike, valueLike } from '../mutations.ts';
import { demand, isParsed, mayThrow, type Property, property, same } from '../property.ts';

const DIGEST = digestOf('x');
const descriptor = { mediaType: MEDIA.layer, digest: DIGEST, size: 1 };
const config = { mediaType: MEDIA.config, digest: DIGEST, size: 1 };
const manifest = {
  schemaVersion: 2,
  mediaType: MEDIA.manifest,
  artifactType: MEDIA.bundle,
  config,
  layers: [descriptor, { ...descriptor, annotations: { a: 'b' } }],
  subject: { mediaType: MEDIA.manifest, digest: DIGEST, size: 3 },
  annotations: { 'org.opencontainers.image.created': '2026-01-01T00:00:00Z' },
};
const index = {
  schemaVersion: 2,
  mediaType: MEDIA.index,
  manifests: [
    {
      mediaType: MEDIA.manifest,
      digest: DIGEST,
      size: 1,
      platform: { os: 'linux', architecture: 'arm', variant: 'v7' },
    },
    {
      mediaType: MEDIA.manifest,
      digest: digestOf('y'),
      size: 1,
      platform: { os: 'unknown', architecture: 'unknown', 'os.version': '10.0' },
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': DIGEST,
      },
    },
  ],
  annotations: { x: 'y' },
};
const configuration = {
  architecture: 'amd64',
  os: 'linux',
  created: '2026-01-01T00:00:00Z',
  author: 'someone',
  config: {
    Env: ['PATH=/bin'],
    Cmd: ['sh'],
    Entrypoint: null,
    Labels: { a: 'b' },
    Healthcheck: { Test: ['CMD', 'x'] },
    Volumes: { '/data': {} },
  },
  rootfs: { type: 'layers', diff_ids: [DIGEST] },
  history: [
    { created_by: 'RUN x', empty_layer: true, comment: 'buildkit' },
    { created_by: 'COPY a b # buildkit' },
  ],
};
const DOCKERFILE = [
  '# syntax=docker/dockerfile:1',
  '# escape=\\',
  'ARG VERSION=1 B="two words"',
  'FROM --platform=$BUILDPLATFORM debian:12 AS build',
  'ENV A=1 B="x y" C=\'z\'',
  'ENV OLD form',
  'RUN --mount=type=secret,id=x <<EOF <<-"TWO"',
  'echo one',
  'EOF',
  '\ttwo',
  '\tTWO',
  'RUN a && \\',
  '  # comment',
  '  b',
  'FROM scratch',
  'COPY --from=build /a /b',
].join('\n');

/** An rpm header with two files. */
function rpmHeader(): Buffer {
  const values = [
    { tag: 1035, type: 8, count: 2, bytes: Buffer.from(`${'a'.repeat(64)}\0${'b'.repeat(64)}\0`) },
    { tag: 1116, type: 4, count: 2, bytes: Buffer.from('0000000000000000', 'hex') },
    { tag: 1117, type: 8, count: 2, bytes: Buffer.from('ls\0cat\0') },
    { tag: 1118, type: 8, count: 1, bytes: Buffer.from('/bin/\0') },
    { tag: 5011, type: 4, count: 1, bytes: Buffer.from('00000008', 'hex') },
  ];
  const store = Buffer.concat(values.map(({ bytes }) => bytes));
  const intro = Buffer.alloc(8);
  intro.writeUInt32BE(values.length, 0);
  intro.writeUInt32BE(store.length, 4);
  let offset = 0;
  const entries = values.map(({ tag, type, count, bytes }) => {
    const entry = Buffer.alloc(16);
    for (const [at, value] of [tag, type, offset, count].entries()) entry.writeUInt32BE(value, at * 4);
    offset += bytes.length;
    return entry;
  });
  return Buffer.concat([intro, ...entries, store]);
}

const TAR = await tarOf([
  { path: 'a/' },
  { path: `${'long/'.repeat(40)}name`, content: 'x' },
  { path: 'ü', content: 'y'.repeat(600) },
  { path: 'l', linkTo: '../a' },
  { path: 'h', hardLinkTo: 'ü' },
]);
const zstd = zstdCompressSync(Buffer.from('some content '.repeat(40)));
const skippable = Buffer.from('502a4d1803000000616263', 'hex');

const mediaTypes = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(MEDIA.manifest, MEDIA.index, MEDIA.dockerManifest, MEDIA.dockerIndex),
  },
  { weight: 1, arbitrary: anyText },
);
const digests = (list: readonly { readonly digest: string }[]) =>
  demand(
    list.every(({ digest }) => isDigest(digest)),
    'a digest that is none',
  );

export const IMAGES: readonly Property[] = [
  property(
    'a manifest or index is a value or a fault',
    [parseManifest],
    fc.tuple(jsonBytesLike(manifest, index), mediaTypes),
    ([bytes, mediaType]) => {
      const read = parseManifest(bytes, mediaType, 'the manifest');
      isParsed(read);
      if (!read.ok)
        return demand(typeof read.fault === 'string' && read.fault.length < 1000, 'a fault without end');
      if (read.value.kind === 'manifest') digests([read.value.config, ...read.value.layers]);
      else {
        digests(read.value.manifests);
        const distinct = distinctEntries(read.value.manifests);
        same(new Set(distinct.map(({ digest }) => digest)).size, distinct.length);
      }
    },
  ),
  property(
    'an image configuration is a value or a fault',
    [parseConfiguration],
    jsonBytesLike(configuration),
    (bytes) => {
      const read = parseConfiguration(bytes, 'the configuration');
      isParsed(read);
      if (read.ok) digests(read.value.diffIds.map((digest) => ({ digest })));
    },
  ),
  property(
    'the index of a layout, its version and a media type are read',
    [parseLayoutIndex, layoutVersion, ownMediaType],
    jsonBytesLike(index, { imageLayoutVersion: '1.0.0' }, manifest),
    (bytes) => {
      isParsed(parseLayoutIndex(bytes, 'index.json'));
      layoutVersion(bytes);
      ownMediaType(bytes);
    },
  ),
  property(
    'a list of referrers loses no entry',
    [parseReferrerList, parseIndex, entriesIn, readEntry],
    jsonBytesLike(index, { manifests: null }, { manifests: [{ digest: 'sha512:x' }] }),
    (bytes) => {
      const document = parseIndex(bytes);
      isParsed(document);
      const entries = entriesIn(document.ok ? document.value : undefined);
      isParsed(entries);
      const list = parseReferrerList(bytes);
      isParsed(list);
      if (!list.ok || !entries.ok) return;
      same(list.value.referrers.length + list.value.skipped.length, entries.value.length);
      digests(list.value.referrers);
    },
  ),
  property('an entry of a list keeps texts only', [readEntry], valueLike(...index.manifests), (entry) => {
    const { annotations = {} } = readEntry(entry);
    demand(
      Object.values(annotations).every((value) => typeof value === 'string'),
      'an annotation that is no text',
    );
  }),
  property(
    'an index under a fallback tag is written again with every foreign entry',
    [listUnder],
    jsonBytesLike(index, manifest),
    (bytes) => {
      const raw = { mediaType: MEDIA.index, digest: digestOf(bytes), bytes };
      listUnder(raw, DIGEST);
      const fallback = new FallbackIndex(raw);
      const before = parseReferrerList(bytes);
      const after = parseReferrerList(
        fallback.with({ added: [], removed: [], isDead: () => false, onlySound: false }).bytes,
      );
      demand(after.ok, 'the new index cannot be read');
      if (before.ok && after.ok) same(after.value.referrers.length, before.value.referrers.length);
    },
  ),
  property(
    'a bundle referrer is a value or a fault',
    [parseBundleReferrer, annotationsIn],
    fc.oneof(
      jsonBytesLike(manifest),
      fc.constant(
        bundleReferrer(config, 'x', new Uint8Array([1]), { created: new Date(0), envelope: DIGEST }).bytes,
      ),
    ),
    (bytes) => {
      isParsed(parseBundleReferrer(bytes));
      annotationsIn(bytes);
    },
  ),
  property(
    'a bundle referrer that is written is read again',
    [parseBundleReferrer],
    fc.tuple(anyText, anyBytes),
    ([predicateType, bundle]) => {
      const { bytes } = bundleReferrer(config, predicateType, bundle, {
        created: new Date(0),
        envelope: DIGEST,
      });
      same(
        JSON.stringify(parseBundleReferrer(bytes)),
        JSON.stringify(parsed({ layer: describe(bundle, MEDIA.bundle), predicateType })),
      );
    },
  ),
  property(
    'other texts of a configuration are all there',
    [otherTexts],
    valueLike(configuration),
    (document) => {
      for (const { text } of otherTexts(document))
        demand(typeof text === 'string' && text !== '', 'a text that is none');
    },
  ),
  property(
    'a Dockerfile is a value or a fault',
    [parseDockerfile],
    textLike(DOCKERFILE, 'FROM a\r\nENV x y', '# escape=`\nFROM a\nRUN b `\n c'),
    (text) => {
      const read = parseDockerfile(text);
      isParsed(read);
      if (!read.ok) return;
      const lines = text.split(/\r?\n/).length;
      for (const { instructions } of read.value.stages)
        for (const { keyword, line } of instructions) {
          demand(line >= 1 && line <= lines, 'a line that the file does not have');
          demand(/^[A-Z]+$/.test(keyword), 'a keyword in another case');
        }
    },
  ),
  property(
    'assignments and steps of a history are read',
    [assignmentsOf, parseStep, parsePrefix, buildArgumentsOf],
    textLike(
      'A=1 B="two words" C',
      'A 1',
      '|2 A=1 B=two words /bin/sh -c apt-get x',
      'RUN |1 A=b /bin/bash -o pipefail -c x # buildkit',
      '/bin/sh -c #(nop) COPY file:x in y',
      'ARG A=b',
    ),
    (text) => {
      assignmentsOf(text);
      const step = parseStep(text);
      demand(/^[A-Z]+$/.test(step.keyword), 'a keyword in another case');
      isParsed(parsePrefix(text));
      buildArgumentsOf(step);
    },
  ),
  property('an rpm header is a value or a fault', [rpmFiles], bytesLike(rpmHeader()), (header) => {
    const read = rpmFiles(header);
    isParsed(read);
    if (read.ok)
      for (const [, hash] of read.value)
        demand(/^(?:md5|sha\d+):[0-9a-f]{32,128}$/.test(hash), 'a digest that is none');
  }),
  property(
    'a tar is read and judged the same in one piece and in many',
    [TarReader],
    fc.tuple(bytesLike(TAR), fc.integer({ min: 1, max: 700 })),
    ([bytes, size]) => same(readInPieces(bytes, size), readInPieces(bytes, bytes.length)),
  ),
  property(
    'a name of an entry is one for each sequence of bytes',
    [nameFromBytes, placeOf],
    fc.tuple(fc.uint8Array({ maxLength: 12 }), fc.uint8Array({ maxLength: 12 })),
    ([one, other]) => {
      const [first, second] = [Buffer.from(one).toString('latin1'), Buffer.from(other).toString('latin1')];
      same(nameFromBytes(first) === nameFromBytes(second), first === second);
      const place = placeOf(nameFromBytes(first));
      demand(!place.startsWith('/') && !place.split('/').includes('..'), 'a place outside of the image');
    },
  ),
  property(
    'zstd frames are the stream without what decoders skip',
    [zstdFrames, startsZstdFrame],
    fc.tuple(
      bytesLike(zstd, Buffer.concat([skippable, zstd, zstd, skippable])),
      fc.integer({ min: 1, max: 100 }),
    ),
    async ([bytes, size]) => {
      startsZstdFrame(bytes);
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.subarray(at * size, (at + 1) * size),
      );
      await mayThrow(Error, async () => {
        const found = Buffer.concat(await Array.fromAsync(zstdFrames(pieces)));
        const whole = Buffer.concat(await Array.fromAsync(zstdFrames([bytes])));
        demand(found.equals(whole), 'other frames in other pieces');
        demand(found.length <= bytes.length, 'more bytes than there were');
      });
    },
  ),
];

/** What a reader of tar makes of these bytes: the entries with what they contain, and why it ends. */
function readInPieces(bytes: Uint8Array, size: number): string {
  const seen: string[] = [];
  const reader = new TarReader((entry) => {
    const parts: Uint8Array[] = [];
    seen.push(JSON.stringify(entry));
    return {
      write: (chunk) => parts.push(Buffer.from(chunk)),
      end: () => seen.push(Buffer.concat(parts).toString('latin1')),
    };
  });
  try {
    for (let at = 0; at < bytes.length; at += size) {
      const why = reader.take(bytes.subarray(at, at + size));
      if (why !== undefined) return [...seen, why].join('\n');
    }
    reader.end();
  } catch (error) {
    seen.push(String(error));
  }
  return seen.join('\n');
}
