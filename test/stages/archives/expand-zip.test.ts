import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, test } from 'vitest';
import { bufferBytes, DamagedArchive } from '../../../src/stages/archives/expand-bytes.ts';
import { zipContent, zipEntries, zipHead, zipStream } from '../../../src/stages/archives/expand-zip.ts';
import { type ZipFile, zipOf } from '../../rig/images/zip.ts';

/** The files of a zip by their names, and what opening it ends with. */
function listed(bytes: Buffer) {
  const zip = bufferBytes(bytes);
  const files: Record<string, string> = {};
  let counted = 0;
  const count = () => {
    counted += 1;
  };
  try {
    for (const entry of zipEntries(zip, count)) files[entry.path] = zipContent(zip, entry).toString();
    return { files, counted, fault: undefined };
  } catch (error) {
    if (!(error instanceof DamagedArchive)) throw error;
    return { files, counted, fault: error.message };
  }
}

const many = (count: number): ZipFile[] =>
  Array.from({ length: count }, (_, at) => ({ path: `${at}`, content: `${at}`, stored: true }));
const pair: ZipFile[] = [
  { path: 'a', content: 'A=1\n'.repeat(100), wide: true },
  { path: 'b', content: 'B=1\n', stored: true, wide: true },
  { path: 'c', content: 'C=1\n' },
];
const contents = { a: 'A=1\n'.repeat(100), b: 'B=1\n', c: 'C=1\n' };

describe('a zip64', () => {
  test('may have more than 65,535 files', () => {
    const { files, counted, fault } = listed(zipOf(many(65_540), '', '', {}));
    expect(fault).toBeUndefined();
    expect(counted).toBe(65_540);
    expect(Object.keys(files)).toHaveLength(65_540);
    expect(files['65539']).toBe('65539');
  });

  test.each([
    ['with a script in front', zipOf(pair, '#!/bin/sh\nexec java -jar "$0"\n', '', {})],
    ['with a comment', zipOf(pair, '', 'PK\x05\x06 and PK\x06\x07', {})],
    ['with more fields in its end', zipOf(pair, '', '', { more: 'of a later version' })],
    ['with a number of files that both ends tell', zipOf(pair, '', '', { narrowEntries: 3 })],
    ['of which only the files are wide', zipOf(pair, '#!/usr/bin/python3\n')],
  ])('opens %s', (_name, bytes) => {
    expect(listed(bytes)).toEqual({ files: contents, counted: 3, fault: undefined });
  });

  test('has files whose first bytes and stream can be read', async () => {
    const zip = bufferBytes(zipOf(pair, 'x', '', {}));
    for (const entry of zipEntries(zip, () => {})) {
      expect(zipHead(zip, entry, 3, () => {}).toString()).toBe(`${entry.path.toUpperCase()}=1`);
      const pieces = await Array.fromAsync(zipStream(zip, entry));
      expect({ ...contents }).toMatchObject({ [entry.path]: Buffer.concat(pieces).toString() });
    }
  });

  test.each([
    ['whose two ends differ', zipOf(pair, '', '', { narrowEntries: 1 }), /two ends say different things/],
    ['that lists fewer files than it tells', zipOf(pair, '', '', { entries: 4 }), /directory is cut off/],
    ['without its end', overwritten(zipOf(pair, '', '', {}), '504b0606'), /without its end/],
    ['with an end in another place', moved(zipOf(pair, '', '', {})), /in two places/],
    ['in parts', overwritten(zipOf(pair, '', '', {}), '504b0606', 16), /split/],
    ['without sizes', overwritten(zipOf(pair), '01001800'), /without its sizes/],
    ['that is larger than all memory', overwritten(zipOf(pair, '', '', {}), '504b0606', 40), /no directory/],
  ])('%s is damaged', (_name, bytes, fault) => {
    expect(listed(bytes).fault).toMatch(fault);
  });

  test('cut off anywhere, or with any byte changed, ends in a fault or in files', () => {
    const whole = zipOf(pair, 'in front', 'behind', {});
    for (let at = 0; at < whole.length; at += 1) {
      expect(listed(whole.subarray(0, at)).fault).toBeTypeOf('string');
      for (const value of [0, 0x7f, 0xff]) {
        const changed = Buffer.from(whole);
        changed[at] = value;
        expect(listed(changed).counted).toBeLessThanOrEqual(3);
      }
    }
  });

  test('is read as Python reads it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'assay-zip64-'));
    try {
      await writeFile(join(folder, 'ours.zip'), zipOf(pair, 'in front', '', {}));
      const script = `
import zipfile
ours = zipfile.ZipFile('ours.zip')
print(ours.testzip(), *(f'{f.filename}:{f.file_size}' for f in ours.infolist()))
with zipfile.ZipFile('theirs.zip', 'w') as theirs:
    for at in range(65540): theirs.writestr(str(at), '')
`;
      const { stdout } = await execa('python3', ['-c', script], { cwd: folder });
      expect(stdout).toBe('None a:400 b:4 c:4');
      expect(listed(await readFile(join(folder, 'theirs.zip')))).toMatchObject({ counted: 65_540 });
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);
});

describe('a zip', () => {
  test('may have 65,535 files and no zip64 part', () => {
    expect(listed(zipOf(many(65_535)))).toMatchObject({ counted: 65_535, fault: undefined });
  });

  test('hides no file behind the number that it tells', () => {
    const bytes = zipOf([{ path: 'a' }, { path: 'b' }]);
    for (const at of [8, 10]) bytes.writeUInt16LE(1, bytes.length - 22 + at);
    expect(listed(bytes)).toEqual({ files: { a: '', b: '' }, counted: 2, fault: undefined });
  });

  test('has every file counted before the next is read', () => {
    const stop = () => {
      throw new Error('enough');
    };
    const bytes = bufferBytes(zipOf([{ path: 'a/' }, { path: 'b' }]));
    expect(() => [...zipEntries(bytes, stop)]).toThrow('enough');
  });
});

/** Eight bytes of ones in place of what is at a mark, or so far behind it. */
function overwritten(bytes: Buffer, mark: string, behind = 0): Buffer {
  const at = bytes.indexOf(mark, 0, 'hex') + behind;
  return bytes.fill(0xff, at, at + 8);
}

/** The locator names a place where its end is not. */
function moved(bytes: Buffer): Buffer {
  const at = bytes.lastIndexOf('504b0607', undefined, 'hex') + 8;
  bytes.writeUInt32LE(bytes.readUInt32LE(at) + 1, at);
  return bytes;
}
