import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { bufferBytes } from '../../../src/stages/archives/expand-bytes.ts';
import { OwnedFiles, ownedBy } from '../../../src/stages/layer-packages/owned-files.ts';
import { rpmDatabase, rpmHeader } from '../../rig/images/rpm.ts';

const content = Buffer.from('as the distribution made it\n');
const md5 = createHash('md5').update(content).digest('hex');
const sha1 = createHash('sha1').update(content).digest('base64');

const folder = mkdtempSync(join(tmpdir(), 'assay-owned-'));
afterAll(() => rmSync(folder, { recursive: true }));

const listed = (path: string, bytes: Buffer) => ownedBy(path, bufferBytes(bytes), join(folder, 'copy'));
const known = async (path: string, bytes: Buffer) => {
  const owned = new OwnedFiles();
  owned.add((await listed(path, bytes)) ?? []);
  return (file: string, found = content) => owned.has(file, found);
};

describe('files that a package manager owns', () => {
  test.each([
    [
      'dpkg',
      './var/lib/dpkg/info/libc6:amd64.md5sums',
      `${md5}  lib/x/a b\n${'0'.repeat(32)}  usr/other\n`,
      'usr/lib/x/a b',
    ],
    ['distroless', 'var/lib/dpkg/status.d/base.md5sums', `${md5}  etc/os-release\n`, './etc/os-release'],
    [
      'dpkg conffiles',
      'var/lib/dpkg/status',
      `Package: x\nConffiles:\n /etc/x.conf ${md5}\nStatus: ok\n`,
      'etc/x.conf',
    ],
    ['apk', 'lib/apk/db/installed', `P:musl\nF:lib\nR:ld.so\na:0:0:755\nZ:Q1${sha1}\n`, '/lib/ld.so'],
  ])('are those that match its checksums: %s', async (_, database, text, file) => {
    const has = await known(database, Buffer.from(text));
    expect(has(file)).toBe(true);
    expect(has(file, Buffer.from('changed'))).toBe(false);
    expect(has(`${file}.new`)).toBe(false);
  });

  test('are not those that another file lists', async () => {
    expect(await listed('app/var/lib/dpkg/info/x.md5sums', Buffer.alloc(0))).toBeUndefined();
    expect(await listed('var/lib/dpkg/info/../../../../app/x.md5sums', Buffer.alloc(0))).toBeUndefined();
  });
});

describe('files that rpm owns', () => {
  const digests = { sha256: [8], md5: [1], sha512: [10] } as const;

  test.each(['sha256', 'md5', 'sha512'] as const)(
    'are those that match its %s digests',
    async (algorithm) => {
      const digest = createHash(algorithm).update(content).digest('hex');
      const header = rpmHeader({
        folders: ['/usr/share/x/', '/etc/'],
        // The link has no digest.
        files: [
          [0, 'a', digest],
          [1, 'x.conf', digest],
          [0, 'link', ''],
        ],
        algorithm: digests[algorithm],
      });
      for (const path of ['var/lib/rpm/rpmdb.sqlite', './usr/lib/sysimage/rpm/rpmdb.sqlite']) {
        const has = await known(path, rpmDatabase(folder, [header, header]));
        expect(has('usr/share/x/a')).toBe(true);
        expect(has('etc/x.conf')).toBe(true);
        expect(has('etc/x.conf', Buffer.from('changed'))).toBe(false);
        expect(has('usr/share/x/link')).toBe(false);
      }
    },
  );

  test('are none where the database is no plain one: SQLite must not compute what an image says', async () => {
    const path = 'var/lib/rpm/rpmdb.sqlite';
    const header = rpmHeader({ folders: ['/'], files: [[0, 'a', md5]], algorithm: [1] });
    const view = rpmDatabase(folder, [header], (database) => {
      database.exec('ALTER TABLE Packages RENAME TO p');
      database.exec(
        'CREATE VIEW Packages AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT 1 FROM r) SELECT x AS blob FROM r',
      );
    });
    const cut = rpmDatabase(folder, [header]).subarray(0, 5000);
    const broken = rpmDatabase(folder, [header.subarray(0, 40), Buffer.alloc(0), Buffer.alloc(16, 0xff)]);
    for (const bytes of [view, cut, broken, Buffer.alloc(0), Buffer.alloc(10_000, 'no database ')])
      expect(await listed(path, bytes)).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('with a log of changes that was never written back, and without a word in the log', async () => {
    const header = rpmHeader({ folders: ['/'], files: [[0, 'a', md5]], algorithm: [] });
    const written = rpmDatabase(folder, [header], (database) => database.exec('PRAGMA journal_mode = WAL'));
    const warned: Error[] = [];
    const listen = (warning: Error) => warned.push(warning);
    process.on('warning', listen);
    expect(await listed('var/lib/rpm/rpmdb.sqlite', written)).toEqual([['a', `md5:${md5}`]]);
    await setImmediate();
    process.off('warning', listen);
    expect(warned).toEqual([]);
  });
});
