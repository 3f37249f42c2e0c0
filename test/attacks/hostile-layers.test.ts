import { createHash } from 'node:crypto';
import { cp, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  beginLayout,
  endLayout,
  type ImageLayout,
  MEDIA,
  readBlob,
  writeBlob,
  writeImage,
} from '../rig/images/oci-layout.ts';
import { zipOf } from '../rig/images/zip.ts';
import type { RigDescriptor } from '../rig/servers/registry-client.ts';
import { type Bench, expectCleanEnd, expectRefusal, snapshot, startBench } from './bench.ts';

type Entry = Parameters<ReturnType<typeof pack>['entry']>[0];

const MIB = 1024 * 1024;
/** Node itself takes 50 MB, the bundle and its JSON some more; no part of an image may be held whole. */
const MOST_MEMORY_MIB = 250;

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

/** The good image with one more layer, whose tar and blob are given as they are. */
async function withLayer(diffId: string, blob: Buffer): Promise<{ workspace: string; layout: ImageLayout }> {
  const workspace = await bench.subfolder();
  const dir = join(workspace, 'image');
  await cp(bench.clean.dir, dir, { recursive: true });
  const manifest = JSON.parse((await readBlob(dir, bench.clean.digest)).toString()) as {
    config: RigDescriptor;
    layers: RigDescriptor[];
  };
  const config = JSON.parse((await readBlob(dir, manifest.config.digest)).toString());
  config.rootfs.diff_ids.push(diffId);
  config.history.push({ created_by: 'COPY hostile / # buildkit' });
  const layer = await writeBlob(dir, blob, MEDIA.layer);
  const written = await writeBlob(dir, config, MEDIA.config);
  const whole = { ...manifest, config: written, layers: [...manifest.layers, layer] };
  return { workspace, layout: await endLayout(dir, await writeBlob(dir, whole, MEDIA.manifest)) };
}

const sha256 = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function tarOf(entries: readonly (readonly [Entry, (string | Buffer)?])[]): Promise<Buffer> {
  const tar = pack();
  for (const [headers, content] of entries) {
    if (content === undefined) tar.entry(headers);
    else tar.entry(headers, content);
  }
  tar.finalize();
  return buffer(tar);
}

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

describe.concurrent('a hostile layer', () => {
  const secret = `${'gh'}p_${'Z1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'}`;

  test('writes nothing outside, and hides nothing', async () => {
    const target = join(await bench.subfolder(), 'target');
    const up = '../'.repeat(40);
    const tar = await tarOf([
      [{ name: `${up}${target}/parent`, type: 'file' }, 'x'],
      [{ name: `${target}/absolute`, type: 'file' }, 'x'],
      [{ name: 'link', type: 'symlink', linkname: target }],
      [{ name: 'link/through', type: 'file' }, 'x'],
      [{ name: 'relative', type: 'symlink', linkname: `${up}${target}` }],
      [{ name: 'relative/through', type: 'file' }, 'x'],
      [{ name: 'hard', type: 'link', linkname: '/etc/passwd' }],
      [{ name: 'hard-out', type: 'link', linkname: `${up}etc/passwd` }],
      [{ name: 'device', type: 'character-device', devmajor: 1, devminor: 5 }],
      [{ name: 'disk', type: 'block-device', devmajor: 8, devminor: 0 }],
      [{ name: 'pipe', type: 'fifo' }],
      [{ name: 'twice', type: 'file' }, 'first\n'],
      [{ name: 'twice', type: 'file' }, `token = ${secret}\n`],
      [{ name: 'twice', type: 'file' }, 'last\n'],
      [{ name: 'folder/', type: 'directory', mode: 0 }],
      [{ name: 'folder/closed', type: 'file', mode: 0 }, 'x'],
    ]);
    const { workspace } = await withLayer(sha256(tar), gzipSync(tar));
    const before = await snapshot(workspace);
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    expect(await isThere(target)).toBe(false);
    expect(await snapshot(workspace)).toEqual(before);
    // The middle one of three files of one name is in the layer for whoever looks.
    await expectRefusal(result, { verdict: 'failed', codes: ['secret-found'], says: [/1 secret found/] });
    expect(result.summary).toContain('twice');
  });

  test('with bytes that no tar has', async () => {
    const rubbish = Buffer.alloc(100_000, 'no tar at all ');
    const { workspace } = await withLayer(sha256(rubbish), gzipSync(rubbish));
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    expect(result.outputs.verdict).toBe('error');
    expect(result.exitCode).toBe(1);
    expect(result.outputs.reasons).toMatch(/sha256:/);
    await expectCleanEnd(result);
  });

  test('that is cut off, with the digests of what is left', async () => {
    const tar = (await tarOf([[{ name: 'big', type: 'file' }, 'y'.repeat(100_000)]])).subarray(0, 50_000);
    const { workspace } = await withLayer(sha256(tar), gzipSync(tar));
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    expect(result.outputs.verdict).toBe('error');
    expect(result.exitCode).toBe(1);
    await expectCleanEnd(result);
  });

  test.for([
    ['var/lib/rpm/rpmdb.sqlite', 'no database'],
    [
      'var/lib/dpkg/status',
      'no package list\n\nPackage: openssl\nStatus: install ok installed\nVersion: 1\n',
    ],
    ['var/lib/dpkg/status.d/openssl', 'no package list\n'],
  ] as const)('whose package list %s cannot be read', async ([name, content]) => {
    const { workspace } = await withEntries([[{ name, type: 'file' }, content]]);
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    const says = [/linux\/amd64: a package list cannot be read/, /rpmdb|dpkg/];
    await expectRefusal(result, { codes: ['scan-incomplete'], says });
  });

  test('that takes the package list away: the distribution without packages is told', async () => {
    const { workspace } = await withEntries([[{ name: 'var/lib/dpkg/.wh.status', type: 'file' }, '']]);
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    const says = [/linux\/amd64/, /debian 12/, /package database is missing/];
    await expectRefusal(result, { codes: ['scan-incomplete'], says });
  });
});

test('an image in which nothing is recognised is an error: a scan of nothing proves nothing', async () => {
  const dir = await bench.subfolder();
  await beginLayout(dir);
  const entries = [{ path: 'app', content: 'no program that is known' }];
  const steps = [{ createdBy: 'COPY app /app', entries }];
  const root = await writeImage(dir, { architecture: 'amd64', config: {} }, steps);
  await endLayout(dir, root);
  const result = await bench.ship({ image: `oci:${dir}`, source: '' });
  const says = [/linux\/amd64/, /neither a distribution nor a single package was recognised/];
  await expectRefusal(result, { codes: ['scan-incomplete'], says });
});

const withEntries = async (entries: readonly (readonly [Entry, (string | Buffer)?])[]) => {
  const tar = await tarOf(entries);
  return withLayer(sha256(tar), gzipSync(tar));
};

describe.concurrent('an archive in a layer that is made to be too much', () => {
  const nest = (levels: number) => {
    let nested = zipOf([{ path: 'innermost', content: 'x' }]);
    for (let level = 0; level < levels; level += 1) nested = zipOf([{ path: 'next.zip', content: nested }]);
    return nested;
  };

  test.for([
    [
      'a gigabyte of zeros',
      async () => bomb([['zeros', 1024]]).blob,
      /unpacks to more than 200 times its size/,
    ],
    [
      'a gigabyte of zeros in a zip',
      async () => zipOf([{ path: 'layer.tgz', content: bomb([['zeros', 1024]]).blob, stored: true }]),
      /unpacks to more than 200 times its size/,
    ],
    [
      'a zip in a zip in a zip and so on',
      async () => nest(20),
      /archives that are nested more than 3 levels deep/,
    ],
  ] as const)('%s is named', async ([, pack, says]) => {
    const { workspace } = await withEntries([[{ name: 'opt/trap.bin', type: 'file' }, await pack()]]);
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    await expectRefusal(result, { codes: ['scan-incomplete'], says: [/opt\/trap\.bin/, says] });
  });

  test('and one that is damaged hides nothing beside it', async () => {
    const secret = `${'gh'}p_${'Y1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'}`;
    const trap = zipOf([
      { path: '../../../../tmp/escape', content: `token = ${secret}\n` },
      { path: 'liar', content: 'x'.repeat(1000), claimed: 0xfffffff0 },
    ]);
    const { workspace } = await withEntries([
      [{ name: 'cut.zip', type: 'file' }, trap.subarray(0, 40)],
      [{ name: 'trap.zip', type: 'file' }, trap],
    ]);
    const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace });
    await expectRefusal(result, { verdict: 'failed', codes: ['secret-found'], says: [/1 secret found/] });
    expect(result.summary).toContain('trap.zip!/');
    expect(await isThere('/tmp/escape')).toBe(false);
  });
});

describe('a layer that unpacks to very much is checked within bounds', () => {
  test('a gigabyte of zeros in a megabyte', async () => {
    const { diffId, blob } = bomb([['bomb.bin', 1024]]);
    const { workspace } = await withLayer(diffId, blob);
    const result = await expectBounded(workspace);
    expect(result.summary).toMatch(/\d+ files? not scanned: compiled.* large files that are not text/);
    await expectCleanEnd(result);
  });

  test('a text of 48 MB, and the secret at its end is found', async () => {
    const secret = `${'gh'}p_${'X1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8'}`;
    const last = `${'b line\n'.repeat(70_000)}token = ${secret}\n`;
    const { diffId, blob } = bomb([['big.log', 48]], 'a line\n.', last);
    const { workspace } = await withLayer(diffId, blob);
    const result = await expectBounded(workspace);
    await expectRefusal(result, { verdict: 'failed', codes: ['secret-found'], says: [/1 secret found/] });
    expect(result.summary).toContain('big.log');
  });

  test.each([
    ['in one file', [['var/big.txt', 520]]],
    [
      'in several',
      [
        ['srv/1.txt', 400],
        ['srv/2.txt', 400],
        ['srv/3.txt', 400],
      ],
    ],
  ] as const)('more text than one scan takes %s: the file and its layer are named', async (_, files) => {
    const { diffId, blob } = bomb(files, 'abcdefgh');
    const { workspace } = await withLayer(diffId, blob);
    const result = await expectBounded(workspace);
    const says = [
      new RegExp(`${files.at(-1)?.[0]} in the layer ${sha256(blob)} is over the limits of one scan`),
    ];
    await expectRefusal(result, { codes: ['scan-incomplete'], says });
  });
});

/** Runs on the image; whatever it says, the process ends and stays small. */
async function expectBounded(workspace: string) {
  const folder = await bench.subfolder();
  const [probe, peak] = [join(folder, 'peak.mjs'), join(folder, 'peak')];
  // The kernel's own mark: what `resourceUsage` says begins with the size of the process that forked.
  const write = `import { readFileSync, writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(peak)}, /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]));`;
  await writeFile(probe, write);
  const env = { NODE_OPTIONS: `--import=${probe}` };
  const result = await bench.ship({ image: 'oci:image', source: '' }, { workspace, env });
  const memory = Number(await readFile(peak, 'utf8')) / 1024;
  expect(memory, result.stdout).toBeLessThan(MOST_MEMORY_MIB);
  return result;
}

/** A layer of files of so many MiB each, made of many small gzip members; `last` is the end of the last one. */
function bomb(
  files: readonly (readonly [name: string, mebibytes: number])[],
  text = '\0',
  last = '',
): { diffId: string; blob: Buffer } {
  const hash = createHash('sha256');
  const parts: Buffer[] = [];
  const put = (bytes: Buffer, packed = gzipSync(bytes)) => {
    hash.update(bytes);
    parts.push(packed);
  };
  const block = Buffer.alloc(8 * MIB, text);
  const packed = gzipSync(block);
  for (const [index, [name, mebibytes]] of files.entries()) {
    const end = Buffer.from(index === files.length - 1 ? last : '');
    put(tarHeader(name, mebibytes * MIB + end.length));
    for (let at = 0; at < mebibytes; at += 8) put(block, packed);
    put(Buffer.concat([end, Buffer.alloc((512 - (end.length % 512)) % 512)]));
  }
  put(Buffer.alloc(1024));
  return { diffId: `sha256:${hash.digest('hex')}`, blob: Buffer.concat(parts) };
}

function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}
