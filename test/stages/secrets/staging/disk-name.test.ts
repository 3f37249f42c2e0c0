import { describe, expect, test } from 'vitest';
import { diskName, numberIn } from '../../../../src/stages/secrets/staging/disk-name.ts';

describe('the name under which a file is laid before the engines', () => {
  test.each([
    ['', '../../etc/passwd'],
    ['', '/etc/passwd'],
    ['', '..'],
    ['', './.git/config'],
    ['', 'a\u0000b/\ud800\n'],
    ['', `${'a/'.repeat(5000)}${'b'.repeat(5000)}`],
    ['.php', 'x/config.PHP'],
    ['nuget.config', 'x/nuget.config'],
    ['settings.xml', 'home/.m2/settings.xml'],
    ['.p12', 'certs/a.p12'],
  ])('is safe to create and keeps what rules look for (%s): %#', (kept, path) => {
    const name = diskName(path, 4711);
    expect(numberIn(`layer-0/${name}`)).toBe(4711);
    expect(name).toMatch(/^(?:[A-Za-z0-9._@+~=-]+\/)*[A-Za-z0-9._@+~=-]+$/);
    expect(
      name.split('/').every((part) => part !== '.' && part !== '..' && part !== '.git' && part.length < 130),
    ).toBe(true);
    expect(name.length).toBeLessThan(3500);
    expect(name.toLowerCase().endsWith(kept)).toBe(true);
  });
});
