import { describe, expect, test } from 'vitest';
import { diskName, engineKind, numberIn } from '../../../../src/stages/secrets/staging/disk-name.ts';

describe('the name under which a file is laid before the engines', () => {
  test.each([
    ['', '../../etc/passwd'],
    ['', '/etc/passwd'],
    ['', '..'],
    ['', './.git/config'],
    ['', 'a\u0000b/\ud800\n'],
    ['', `${'a/'.repeat(5000)}${'b'.repeat(5000)}`],
    ['', `${`${'.'.repeat(99)}/`.repeat(50)}..`],
    ['.php', 'x/config.PHP'],
    ['nuget.config', 'x/nuget.config'],
    ['nuget.config', 'x/Build.NuGet.Config'],
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

  // gitleaks passes over these names wherever they are in a path.
  test.each(['gitleaks.toml', 'verification-metadata.xml', 'Database.refactorlog'])(
    'has no %s in it',
    (name) => {
      for (const path of [name, `${name}/a.txt`, `${name}.bak`, `${name}.xml`, `a/${name}.d/nuget.config`])
        expect(diskName(path, 1), path).not.toContain(name);
    },
  );
});

test('two files are of one kind only if the engines learn the same from the names on the disk', () => {
  const paths = [
    'a',
    'b.txt',
    'a.yaml',
    'b.YAML',
    'a.yaml/',
    'a.yaml/.',
    'a.yml',
    'c.tf',
    'c.tf//',
    'a/settings.xml',
  ];
  const more = ['b/SETTINGS.xml/', 'b/my-settings.xml', 'nuget.config', 'c/x.nuget.config/.', 'y.config'];
  /** What is left of the name without what is different for each file. */
  const known = (path: string) => {
    const end = diskName(path, 1).split('/').at(-1)?.toLowerCase() ?? '';
    return end.replace(/^=1=.*=\.txt$/, '').replace(/^=1=.*=/, '');
  };
  for (const path of [...paths, ...more]) expect(engineKind(path), path).toBe(known(path));
});
