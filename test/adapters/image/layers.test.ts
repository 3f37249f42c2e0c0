import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type Header as FullHeader, pack } from 'tar-stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLayers } from '../../../src/adapters/image/layers.ts';
import { type Digest, digestOf, hex } from '../../../src/domain/digest.ts';
import { AssayError, fault } from '../../../src/domain/reason.ts';
import type { LayerEntry, LayerVisit } from '../../../src/ports/image-port.ts';

type Header = Partial<FullHeader> & Pick<FullHeader, 'name'>;

let layout: string;

beforeEach(async () => {
  layout = await realpath(await mkdtemp(join(tmpdir(), 'assay-layers-')));
  await mkdir(join(layout, 'blobs', 'sha256'), { recursive: true });
});
afterEach(async () => {
  await rm(layout, { recursive: true, force: true });
});

const archive = async (entries: readonly (readonly [Header, (string | Buffer)?])[]) => {
  const tar = pack();
  for (const [header, content] of entries) tar.entry(header, content ?? '');
  tar.finalize();
  return buffer(tar);
};
const put = async (blob: Buffer) => {
  const digest = digestOf(blob);
  await writeFile(join(layout, 'blobs', 'sha256', hex(digest)), blob);
  return { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest, size: blob.length };
};
const read = async (blob: Buffer, diffId: Digest, visit?: LayerVisit, maxLayerBytes?: number) => {
  const files: [string, string][] = [];
  const keep: LayerVisit = ({ kind, path }) => {
    if (kind !== 'file') return undefined;
    const chunks: Uint8Array[] = [];
    return {
      write: (chunk) => chunks.push(Buffer.from(chunk)),
      end: () => files.push([path, Buffer.concat(chunks).toString()]),
    };
  };
  const layers = createLayers(maxLayerBytes === undefined ? {} : { maxLayerBytes });
  await layers.read(layout, await put(blob), diffId, visit ?? keep);
  return files;
};
/** A frame of zstd that decoders skip. */
const skipped = Buffer.from('502a4d1803000000616263', 'hex');
const code = async (promise: Promise<unknown>) =>
  promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AssayError ? error.reasons[0].code : String(error)),
  );

describe('an unpacked copy of a layer', () => {
  const names = async () => (await readdir(join(layout, 'blobs', 'sha256'))).sort();
  const nothing = () => undefined;
  const tarOf = () =>
    archive([
      [{ name: 'a' }, 'x'.repeat(100_000)],
      [{ name: 'b' }, 'y'],
    ]);
  const pathOf = (digest: Digest) => join(layout, 'blobs', 'sha256', hex(digest));

  test('is left as the blob of its diff ID', async () => {
    const tar = await tarOf();
    const [layer, diffId, space] = [await put(gzipSync(tar)), digestOf(tar), { free: 1_000_000 }];
    await createLayers().read(layout, layer, diffId, nothing, space);
    expect(await readFile(pathOf(diffId))).toEqual(tar);
    expect(await names()).toEqual([hex(layer.digest), hex(diffId)].sort());
    expect(space.free).toBe(1_000_000 - tar.length);
  });

  test.each([
    ['does not fit', { free: 50_000 }, 'none', (tar: Buffer) => gzipSync(tar)],
    ['has no space at all', { free: 0 }, 'none', (tar: Buffer) => gzipSync(tar)],
    ['is cut off', { free: 1_000_000 }, 'scan-incomplete', (tar: Buffer) => gzipSync(tar).subarray(0, -30)],
    [
      'is another layer',
      { free: 1_000_000 },
      'image-invalid',
      (tar: Buffer) => gzipSync(Buffer.concat([tar, Buffer.alloc(512)])),
    ],
    ['was packed by nobody', { free: 1_000_000 }, 'none', (tar: Buffer) => tar],
  ])('is not left where it %s', async (_, space, ending, pack) => {
    const tar = await tarOf();
    const layer = await put(pack(tar));
    const { free } = space;
    expect(await code(createLayers().read(layout, layer, digestOf(tar), nothing, space))).toBe(ending);
    expect(await names()).toEqual([hex(layer.digest)]);
    expect(space.free).toBe(free);
  });
});

describe('a layer', () => {
  test.each([
    ['plain', (tar: Buffer) => tar],
    ['gzip', (tar: Buffer) => gzipSync(tar)],
    [
      'gzip in two members',
      (tar: Buffer) => Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))]),
    ],
    ['zstd', (tar: Buffer) => zstdCompressSync(tar)],
    [
      'zstd in frames, as zstd:chunked has them, with frames that decoders skip',
      (tar: Buffer) =>
        Buffer.concat([
          ...[skipped, zstdCompressSync(tar.subarray(0, 700)), skipped],
          ...[zstdCompressSync(tar.subarray(700, 1024)), zstdCompressSync(tar.subarray(1024)), skipped],
        ]),
    ],
  ])('is read whatever its media type says: %s', async (_, compress) => {
    const tar = await archive([
      [{ name: 'a/b' }, 'one'],
      [{ name: 'c', type: 'contiguous-file' }, 'two'.repeat(1000)],
    ]);
    expect(await read(compress(tar), digestOf(tar))).toEqual([
      ['a/b', 'one'],
      ['c', 'two'.repeat(1000)],
    ]);
  });

  test('shows whatever has bytes under its own name, and neither folders, links nor devices', async () => {
    const hostile: Header[] = [
      { name: 'link', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'hard', type: 'link', linkname: '../../etc/passwd' },
      { name: 'null', type: 'character-device', devmajor: 1, devminor: 3 },
      { name: 'disk', type: 'block-device', devmajor: 8, devminor: 0 },
      { name: 'pipe', type: 'fifo' },
      { name: 'folder', type: 'directory' },
    ];
    const names = [
      '../../escape',
      '/absolute',
      'link/below',
      `${'long/'.repeat(600)}name`,
      'twice',
      'twice',
      'ü\n\u001b[31m',
    ];
    const tar = await archive([
      ...hostile.map((header) => [header] as const),
      ...names.map((name) => [{ name }, 'x'] as const),
    ]);
    expect((await read(gzipSync(tar), digestOf(tar))).map(([name]) => name)).toEqual(names);
  });

  test('tells links with their targets, folders, devices and permissions', async () => {
    const tar = await archive([
      [{ name: 'a', mode: 0o4755 }, 'x'],
      [{ name: 'soft', type: 'symlink', linkname: '../a' }],
      [{ name: 'hard', type: 'link', linkname: `${'long/'.repeat(60)}a` }],
      [{ name: 'folder', type: 'directory' }],
      [{ name: 'null', type: 'character-device', devmajor: 1, devminor: 3 }],
      [{ name: 'empty' }],
      [{ name: 'same', type: 'contiguous-file' }, 'y'],
    ]);
    const seen: unknown[] = [];
    await read(gzipSync(tar), digestOf(tar), ({ path, kind, target, mode, size }) => {
      seen.push([path, kind, target, size, mode & 0o7000 ? mode.toString(8) : '']);
      return undefined;
    });
    expect(seen).toEqual([
      ['a', 'file', '', 1, '4755'],
      ['soft', 'symbolic-link', '../a', 0, ''],
      ['hard', 'hard-link', `${'long/'.repeat(60)}a`, 0, ''],
      ['folder', 'folder', '', 0, ''],
      ['null', 'other', '', 0, ''],
      ['empty', 'file', '', 0, ''],
      ['same', 'file', '', 1, ''],
    ]);
  });

  test.each([
    ['a hard link', '1'],
    ['a symbolic link', '2'],
    ['a pipe', '6'],
  ])('in which %s has content is refused: some programs take it for the next entry', async (_, type) => {
    const tar = await archive([[{ name: 'a' }, 'x'.repeat(512)]]);
    const header = tar.subarray(0, 512);
    header.write(type, 156);
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    expect(await code(read(gzipSync(tar), digestOf(tar)))).toBe('image-invalid');
  });

  test('tells where runs of zeros are left out of a file, under the name that is meant', async () => {
    const pax = { 'GNU.sparse.major': '1', 'GNU.sparse.minor': '0', 'GNU.sparse.name': 'real/name' };
    const tar = await archive([
      [{ name: 'GNUSparseFile.0/name', pax } as Header, 'x'],
      [{ name: 'b' }, 'y'],
    ]);
    const seen: unknown[] = [];
    await read(gzipSync(tar), digestOf(tar), ({ path, isSparse }) => {
      seen.push([path, isSparse]);
      return undefined;
    });
    expect(seen).toEqual([
      ['real/name', true],
      ['b', false],
    ]);
  });

  test('can be left unread by the visitor, and is vouched for all the same', async () => {
    const tar = await archive([
      [{ name: 'big' }, randomBytes(5_000_000)],
      [{ name: 'unread' }, 'x'],
      [{ name: 'last' }, 'y'],
    ]);
    const seen: string[] = [];
    const visit = (file: LayerEntry) => {
      seen.push(file.path);
      return undefined;
    };
    await read(gzipSync(tar), digestOf(tar), visit);
    expect(seen).toEqual(['big', 'unread', 'last']);
    expect(await code(read(gzipSync(tar), digestOf('other'), visit))).toBe('image-invalid');
  });

  test('that is cut short, corrupt, no archive, too large or missing is a fault', async () => {
    const tar = await archive([[{ name: 'a' }, randomBytes(300_000)]]);
    const blob = gzipSync(tar);
    const flipped = Buffer.from(blob);
    flipped.writeUInt8(flipped.readUInt8(150_000) ^ 0xff, 150_000);
    const id = digestOf(tar);
    expect(await code(read(blob.subarray(0, -20), id))).toBe('scan-incomplete');
    expect(await code(read(tar.subarray(0, 100_000), digestOf(tar.subarray(0, 100_000))))).toBe(
      'scan-incomplete',
    );
    expect(await code(read(flipped, id))).toMatch(/scan-incomplete|image-invalid/);
    expect(await code(read(randomBytes(2000), id))).toBe('scan-incomplete');
    expect(await code(read(blob, id, undefined, 200_000))).toBe('scan-incomplete');
    expect(await code(read(Buffer.alloc(0), id))).toBe('image-invalid');
    for (const more of [Buffer.from('more'), Buffer.alloc(9), Buffer.alloc(3_000_000)])
      expect(await code(read(Buffer.concat([blob, more]), id))).toBe('scan-incomplete');
    const frames = Buffer.concat([
      zstdCompressSync(tar.subarray(0, 700)),
      zstdCompressSync(tar.subarray(700)),
    ]);
    expect(await code(read(frames.subarray(0, -20), id))).toBe('scan-incomplete');
    expect(await code(read(Buffer.concat([frames, Buffer.from('more')]), id))).toBe('scan-incomplete');
    const descriptor = await put(blob);
    await rm(join(layout, 'blobs'), { recursive: true });
    expect(await code(createLayers().read(layout, descriptor, id, () => undefined))).toBe('scan-incomplete');
  });

  test('passes on what the visitor throws, and writes nothing of its own', async () => {
    const tar = await archive([
      [{ name: 'a' }, randomBytes(3_000_000)],
      [{ name: 'b' }, 'x'],
    ]);
    const visit = () => {
      throw fault('internal-error', 'secrets', 'enough');
    };
    expect(await code(read(gzipSync(tar), digestOf(tar), visit))).toBe('internal-error');
    expect(await readdir(layout)).toEqual(['blobs']);
  });
});

describe('names that are no UTF-8', () => {
  /** The archive with each `Q` of its names as this byte. */
  const withByte = (tar: Buffer, byte: number) => {
    const changed = Buffer.from(tar);
    for (let at = changed.indexOf('Q'); at >= 0; at = changed.indexOf('Q', at)) changed[at] = byte;
    for (let at = 0; at < changed.length; at += 512) {
      if (changed.toString('latin1', at + 257, at + 262) !== 'ustar') continue;
      changed.fill(' ', at + 148, at + 156);
      const sum = changed.subarray(at, at + 512).reduce((all, one) => all + one, 0);
      changed.write(`${sum.toString(8).padStart(6, '0')}\0 `, at + 148, 'latin1');
    }
    return changed;
  };

  test.each([
    ['in the header', { name: 'a/Q/package.json' }],
    ['in an extended header', { name: 'a/short', pax: { path: 'a/Q/package.json' } }],
  ])('stay two where their bytes differ: %s', async (_, header) => {
    const tar = await archive([[header, 'x']]);
    const read1 = await read(withByte(tar, 0xe9), digestOf(withByte(tar, 0xe9)));
    const read2 = await read(withByte(tar, 0xe8), digestOf(withByte(tar, 0xe8)));
    expect([read1, read2]).toEqual([[['a/\udce9/package.json', 'x']], [['a/\udce8/package.json', 'x']]]);
  });

  test('are told from those that are', async () => {
    const names = ['a/très/日本.txt', `b/${'é'.repeat(120)}/x`, 'c/\ufffd'];
    const tar = await archive(names.map((name) => [{ name }, 'x'] as const));
    expect((await read(tar, digestOf(tar))).map(([name]) => name)).toEqual(names);
  });
});
