import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BoltError, openBolt } from '../../../src/formats/tools/bolt.ts';
import { makeDatabase, type TestDatabase } from '../../rig/images/vulnerability-db.ts';

let database: TestDatabase;
let bytes: Buffer;
beforeAll(async () => {
  database = await makeDatabase();
  bytes = await readFile(join(database.cacheDir, 'db', 'trivy.db'));
}, 900_000);
afterAll(() => database.stop());

/** Opens these bytes, and counts what is read of them. */
async function open(content: Buffer) {
  const read = { bytes: 0 };
  const root = await openBolt(async (position, length) => {
    const part = content.subarray(position, position + length);
    read.bytes += part.length;
    return part;
  });
  return { root, read };
}

const pageSize = () => bytes.readUInt32LE(16 + 8);
/** The bytes with one of them changed. */
function damaged(at: number, value = (bytes[at] ?? 0) ^ 0xff): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = value;
  return copy;
}

describe('a vulnerability database that trivy-db made', () => {
  test('names its sources, and what is in them', async () => {
    const { root } = await open(bytes);
    expect(await root.buckets()).toEqual(
      expect.arrayContaining(['alpine 3.22', 'alpine edge', 'debian 12', 'vulnerability', 'wolfi']),
    );
    const npm = await root.bucket('npm::GitHub Security Advisory npm');
    expect(await npm?.buckets()).toEqual(['assay-nobody', 'axios', 'cookie', 'lodash', 'minimist']);
    expect(await npm?.has('lodash')).toBe(true);
    expect(await npm?.has('lodas')).toBe(false);
    // A small bucket lies within the page of its parent.
    const lodash = await npm?.bucket('lodash');
    expect(await lodash?.has('CVE-2021-23337')).toBe(true);
    expect(await lodash?.bucket('CVE-2021-23337')).toBeUndefined();
    expect(await root.bucket('alpine 3.99')).toBeUndefined();
  });

  test('is read by the page', async () => {
    const { root, read } = await open(bytes);
    await root.buckets();
    expect(read.bytes).toBeLessThan(8 * pageSize());
  });

  test('is read by its other meta page where one is damaged', async () => {
    for (const page of [0, 1]) {
      const { root } = await open(damaged(page * pageSize() + 16 + 60));
      expect(await root.bucket('vulnerability')).toBeDefined();
    }
  });
});

describe('a damaged database is an error, and no empty one', () => {
  const rootPage = () => Number(bytes.readBigUInt64LE(16 + 16)) * pageSize();
  test.each<[string, () => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['of another kind', () => damaged(16)],
    ['of another version', () => damaged(16 + 4)],
    [
      'with two wrong checksums',
      () => {
        const copy = damaged(16 + 60);
        copy[pageSize() + 16 + 60] = (copy[pageSize() + 16 + 60] ?? 0) ^ 0xff;
        return copy;
      },
    ],
    ['cut off', () => bytes.subarray(0, 2 * pageSize())],
    ['with a page of another number', () => damaged(rootPage())],
    ['with a page of another kind', () => damaged(rootPage() + 8, 0x10)],
    ['with a page that says it has more than fits', () => damaged(rootPage() + 11, 0xff)],
    ['with a name outside of its page', () => damaged(rootPage() + 16 + 7, 0x7f)],
  ])('%s', async (_, content) => {
    const names = open(content()).then(({ root }) => root.buckets());
    await expect(names).rejects.toBeInstanceOf(BoltError);
  });
});
