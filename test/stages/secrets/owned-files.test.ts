import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { OwnedFiles, ownedBy } from '../../../src/stages/secrets/owned-files.ts';

const content = Buffer.from('as the distribution made it\n');
const md5 = createHash('md5').update(content).digest('hex');
const sha1 = createHash('sha1').update(content).digest('base64');

const known = (path: string, text: string) => {
  const owned = new OwnedFiles();
  owned.add(ownedBy(path, () => text) ?? []);
  return (file: string, bytes = content) => owned.has(file, bytes);
};

describe('files that a package manager owns', () => {
  it.each([
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
  ])('are those that match its checksums: %s', (_, database, text, file) => {
    const has = known(database, text);
    expect(has(file)).toBe(true);
    expect(has(file, Buffer.from('changed'))).toBe(false);
    expect(has(`${file}.new`)).toBe(false);
  });

  it('are not those that another file lists', () => {
    expect(ownedBy('app/var/lib/dpkg/info/x.md5sums', () => '')).toBeUndefined();
    expect(ownedBy('var/lib/dpkg/info/../../../../app/x.md5sums', () => '')).toBeUndefined();
  });
});
