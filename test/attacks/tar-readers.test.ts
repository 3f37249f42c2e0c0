import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { nameFromBytes } from '../../src/formats/image/tar-name.ts';
import { TarReader } from '../../src/formats/image/tar-reader.ts';
import type { LayerEntry } from '../../src/ports/image-port.ts';
import { rigFolder } from '../rig/folder.ts';

const ARCHIVES = 5000;
const BLOCK = 512;

let folder: string;
let lister: string;
beforeAll(async () => {
  folder = await rigFolder('tar-lister');
  lister = join(folder, 'tar-lister');
  const source = join(import.meta.dirname, '../rig/images/tar-lister.go');
  // Only Go's standard library: there is no module, and nothing is downloaded.
  await execa('go', ['build', '-o', lister, source], { cwd: folder, env: { GOTOOLCHAIN: 'local' } });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a reader makes of an entry. */
interface Seen extends Pick<LayerEntry, 'path' | 'kind' | 'mode' | 'size'> {
  /** Of links only: other entries may have a text there, which means nothing. */
  readonly target: string;
  readonly sha256: string;
}

/** The entries of an archive; undefined if Assay refuses it, or says of an entry that it does not know its content. */
function readByAssay(archive: Buffer): readonly Seen[] | undefined {
  const seen: Seen[] = [];
  let isKnown = true;
  const reader = new TarReader(({ path, kind, target, mode, size, isSparse }) => {
    isKnown &&= !isSparse;
    const hash = createHash('sha256');
    const end = () => {
      seen.push({ path, kind, mode, size, target: isLink(kind) ? target : '', sha256: hash.digest('hex') });
    };
    return { write: (chunk) => hash.update(chunk), end };
  });
  try {
    if (reader.take(archive) !== undefined) return undefined;
    reader.end();
  } catch {
    return undefined;
  }
  return isKnown ? seen : undefined;
}

const Listing = z.object({
  entries: z.array(
    z.object({
      ...{ name: z.base64(), type: z.string(), link: z.base64() },
      ...{ mode: z.number(), size: z.number(), sha256: z.string() },
    }),
  ),
  error: z.string(),
});

/** The same by Go's archive/tar; undefined for an archive that it refuses. */
async function readByGo(archives: readonly Buffer[]): Promise<readonly (readonly Seen[] | undefined)[]> {
  const input = archives.flatMap((archive) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(archive.length);
    return [length, archive];
  });
  const { stdout } = await execa(lister, { input: Buffer.concat(input), maxBuffer: 1 << 30 });
  return stdout.split('\n').map((line) => {
    const { entries, error } = Listing.parse(JSON.parse(line));
    if (error !== '') return undefined;
    // Go shows the extended header for all that follows as an entry of its own.
    return entries.filter(({ type }) => type !== 'g').map(seenByGo);
  });
}

function seenByGo({ name, type, link, ...rest }: z.infer<typeof Listing>['entries'][number]): Seen {
  const path = textOf(name);
  // Without content, a file with the name of a folder is one to other programs, and to Assay.
  const isNamedFolder = type === '0' && path.endsWith('/') && rest.size === 0;
  const kind = isNamedFolder ? 'folder' : (KINDS[type] ?? 'other');
  return { ...rest, path, kind, target: isLink(kind) ? textOf(link) : '' };
}

const KINDS: Readonly<Record<string, LayerEntry['kind']>> = {
  ...{ '0': 'file', '\0': 'file', '7': 'file', '5': 'folder', '1': 'hard-link', '2': 'symbolic-link' },
};

function isLink(kind: LayerEntry['kind']): boolean {
  return kind === 'hard-link' || kind === 'symbolic-link';
}

function textOf(base64: string): string {
  return nameFromBytes(Buffer.from(base64, 'base64').toString('latin1'));
}

/** Bytes of which names and contents are made: letters, what separates folders, and no UTF-8. */
const bytes = (maxLength: number) =>
  fc
    .array(fc.constantFrom(...Buffer.from('ab/. \n\xe9\xc3\xa9', 'latin1')), { maxLength })
    .map((all) => Buffer.from(all));
const names = fc.oneof(
  bytes(20),
  fc.constantFrom('a/b', 'dir/', 'x\0y', 'd'.repeat(100)).map((text) => Buffer.from(text)),
);

/** Writes something odd into a header. */
type Oddity = (header: Buffer) => void;
const at = (position: number, texts: readonly string[]) =>
  fc.constantFrom(...texts).map(
    (text): Oddity =>
      (header) =>
        header.write(text, position, 'latin1'),
  );
const zeros = '\0'.repeat(10);
const SIZES = [
  ...['00000000012\0', '      12 \0  ', '12\0garbage!!', '00000000777 ', ' '.repeat(12), ' \0 00000003\0'],
  ...['-0000000001\0', '0x10\0', '8\0', '+1\0', '1_0\0', '1 1\0'],
  ...[`\x80${zeros}\x05`, `\x81${zeros}\x05`, `\xc0${zeros}\x05`, '\xff'.repeat(12)],
];
const oddities: fc.Arbitrary<Oddity> = fc.oneof(
  at(257, ['ustar  \0', 'ustar\x0000', 'ustar\0  ', '\0'.repeat(8)]),
  at(124, SIZES),
  at(100, ['0000755\0', '      7\0', '\x80\0\0\0\0\0\x01\xff']),
  at(156, [...'\x0001234567SXVAxgLK']),
  at(508, ['tar\0']),
  at(482, ['\x01', '0']),
  bytes(155).map(
    (prefix): Oddity =>
      (header) =>
        prefix.copy(header, 345),
  ),
  bytes(100).map(
    (target): Oddity =>
      (header) =>
        target.copy(header, 157),
  ),
  fc.tuple(fc.nat(BLOCK - 1), fc.nat(255)).map(
    ([position, byte]): Oddity =>
      (header) =>
        header.writeUInt8(byte, position),
  ),
);

/** An entry with a valid checksum, whatever else is odd about its header. */
function entry(name: Buffer, content: Buffer, type: string, odd: readonly Oddity[]): Buffer {
  const header = Buffer.alloc(BLOCK);
  name.copy(header, 0, 0, 100);
  for (const position of [100, 108, 116]) header.write('0000644\0', position);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  for (const one of odd) one(header);
  header.fill(' ', 148, 156);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc(-content.length & (BLOCK - 1))]);
}

const values = fc.oneof(
  names,
  fc.constantFrom('', '5', '600', '0', '-1', '1e1', ' 5').map((text) => Buffer.from(text)),
);
const keys = fc.constantFrom(
  ...['path', 'linkpath', 'size', 'mtime', 'uid', 'comment', 'SCHILY.xattr.a', 'GNU.sparse.major', '', 'a=b'],
);
const records = fc
  .array(fc.tuple(keys, values), { maxLength: 3 })
  .map((all) => Buffer.concat(all.map(([key, value]) => record(key, value))));

function record(key: string, value: Buffer): Buffer {
  const rest = key.length + value.length + 3;
  const length = [1, 2, 3].map((digits) => rest + digits).find((all, index) => `${all}`.length === index + 1);
  return Buffer.concat([Buffer.from(`${length} ${key}=`), value, Buffer.from('\n')]);
}

const odd = fc.array(oddities, { maxLength: 2 });
const archives = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.tuple(names, bytes(900), fc.constantFrom(...'0057\x0012'), odd).map((parts) => entry(...parts)),
        fc
          .tuple(names, fc.constant(Buffer.alloc(0)), fc.constantFrom(...'0512346'), odd)
          .map((parts) => entry(...parts)),
        fc
          .tuple(
            fc.constant(Buffer.from('records')),
            records,
            fc.constantFrom('x', 'x', 'g'),
            fc.constant([]),
          )
          .map((parts) => entry(...parts)),
        fc
          .tuple(names, fc.constantFrom('L', 'K'))
          .map(([name, type]) =>
            entry(Buffer.from('././@LongLink'), Buffer.concat([name, Buffer.alloc(1)]), type, [
              (header) => header.write('ustar  \0', 257),
            ]),
          ),
        fc.constant(Buffer.alloc(BLOCK)),
      ),
      { minLength: 1, maxLength: 5 },
    ),
    fc.constantFrom(0, BLOCK, 2 * BLOCK, 2 * BLOCK, 4 * BLOCK),
    fc.oneof(
      { weight: 9, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
    ),
  )
  .map(([entries, end, share]) => {
    const whole = Buffer.concat([...entries, Buffer.alloc(end)]);
    return whole.subarray(0, Math.floor(whole.length * share));
  });

test('what Assay reads of an archive, Go reads in the same way: no runtime sees another file', async () => {
  const all = fc.sample(archives, { seed: 1, numRuns: ARCHIVES });
  const byGo = await readByGo(all);
  const both = all.flatMap((archive, index) => {
    const [ours, theirs] = [readByAssay(archive), byGo[index]];
    return ours === undefined || theirs === undefined ? [] : [{ ours, theirs }];
  });
  // Most are refused by both. The rest must be enough to show something.
  expect(both.length).toBeGreaterThan(ARCHIVES / 10);
  expect(both.filter(({ ours }) => ours.length > 0).length).toBeGreaterThan(ARCHIVES / 20);
  for (const { ours, theirs } of both) expect(ours).toEqual(theirs);
});
