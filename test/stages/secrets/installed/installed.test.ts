import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isAsPublished } from '../../../../src/stages/secrets/installed/installed-files.ts';
import type { PackageRecords } from '../../../../src/stages/secrets/installed/package-records.ts';

const CONTENT = Buffer.from('what the file holds');
const hash = (algorithm: string, encoding: 'hex' | 'base64url') =>
  createHash(algorithm).update(CONTENT).digest(encoding);

function recordsOf(records: Readonly<Record<string, string>>): PackageRecords {
  const parent = (path: string) => path.split('/').slice(0, -2).join('/');
  return {
    text: (path) => records[path],
    inFolder: (folder) => Object.keys(records).filter((path) => parent(path) === folder),
  };
}

/** Whether a file with {@link CONTENT} is as published beside these records. */
function published(path: string, records: Readonly<Record<string, string>> = {}): boolean {
  return isAsPublished({ path, content: CONTENT, records: recordsOf(records) });
}

const manifest = (fields: object = {}) => JSON.stringify({ name: 'x', version: '1.0.0', ...fields });

describe('a file of an npm package', () => {
  const path = 'app/node_modules/x/lib/a.js';
  const own = { 'app/node_modules/x/package.json': manifest() };
  const lock = (entry: object) => ({
    ...own,
    'app/node_modules/.package-lock.json': JSON.stringify({ packages: { 'node_modules/x': entry } }),
  });

  test('is as published where the manifest of the package lies in the same layer', () => {
    expect(published(path, own)).toBe(true);
    expect(published(path)).toBe(false);
    expect(
      published('app/node_modules/@s/x/a.js', { 'app/node_modules/@s/x/package.json': manifest() }),
    ).toBe(true);
    expect(published('app/node_modules/y/node_modules/x/a.js', own)).toBe(false);
  });

  test('is not where the package is private, or has no version', () => {
    expect(published(path, { 'app/node_modules/x/package.json': manifest({ private: true }) })).toBe(false);
    expect(published(path, { 'app/node_modules/x/package.json': '{"name":"x"}' })).toBe(false);
    expect(published(path, { 'app/node_modules/x/package.json': 'no JSON' })).toBe(false);
  });

  test('is not where npm noted that it came from elsewhere, or did not install it', () => {
    expect(published(path, lock({ resolved: 'https://npm.example/x-1.0.0.tgz' }))).toBe(true);
    expect(published(path, lock({ resolved: 'file:../x-1.0.0.tgz' }))).toBe(false);
    expect(published(path, lock({ resolved: '../packages/x', link: true }))).toBe(false);
    expect(published(path, lock({ resolved: 'git+ssh://git@git.example/acme/x.git#1' }))).toBe(false);
    expect(published(path, { ...own, 'app/node_modules/.package-lock.json': '{"packages":{}}' })).toBe(false);
  });

  test('is not what a build wrote records the packages', () => {
    expect(published('app/node_modules/.cache/babel/a.json', own)).toBe(false);
    expect(published('app/node_modules/.prisma/client/index.js', own)).toBe(false);
    expect(published('app/node_modules/loose.js', own)).toBe(false);
  });

  test('lies in a folder of pnpm that tells where it came from', () => {
    const at = (folder: string) => {
      const root = `app/node_modules/.pnpm/${folder}/node_modules/x`;
      return published(`${root}/a.js`, { [`${root}/package.json`]: manifest() });
    };
    expect(at('x@1.0.0')).toBe(true);
    expect(at('x@file+packages+x')).toBe(false);
  });

  test.each(['.env', '.env.production', '.npmrc', '.netrc', 'id_rsa', 'credentials.json', '.kube/config'])(
    'is never one that a user writes: %s',
    (name) => {
      expect(published(`app/node_modules/x/${name}`, own)).toBe(false);
    },
  );
});

describe('a file of a Python package', () => {
  const site = 'usr/lib/python3.12/site-packages';
  const record = (line: string) => ({
    [`${site}/x-1.dist-info/RECORD`]: `${line}\nx-1.dist-info/RECORD,,\n`,
  });
  const listed = `x/a.py,sha256=${hash('sha256', 'base64url')},19`;

  test('is as published where its SHA-256 is that of the record', () => {
    expect(published(`${site}/x/a.py`, record(listed))).toBe(true);
    expect(published(`${site}/x/a.py`, record(listed.replace(/sha256=..../, 'sha256=AAAA')))).toBe(false);
    expect(published(`${site}/x/added.py`, record(listed))).toBe(false);
    expect(published(`${site}/x/a.py`)).toBe(false);
  });

  test('is not where the package came from a folder in place of an index', () => {
    const from = { [`${site}/x-1.dist-info/direct_url.json`]: '{"url":"file:///src","dir_info":{}}' };
    expect(published(`${site}/x/a.py`, { ...record(listed), ...from })).toBe(false);
  });

  test('may be compiled from one that the package brings', () => {
    const compiled = 'x/__pycache__/a.cpython-312.pyc,,';
    expect(published(`${site}/x/__pycache__/a.cpython-312.pyc`, record(`${listed}\n${compiled}`))).toBe(true);
    expect(published(`${site}/x/__pycache__/a.cpython-312.pyc`, record(listed))).toBe(false);
    expect(published(`${site}/x/__pycache__/a.cpython-312.pyc`, record(compiled))).toBe(false);
    expect(published(`${site}/x/settings.py`, record('x/settings.py,,'))).toBe(false);
  });
});

describe('a file of other managers', () => {
  test('is as published in a gem with a specification, and not in what Bundler took from a repository', () => {
    const root = 'usr/local/bundle/';
    const specification = { [`${root}specifications/x-1.0.gemspec`]: 'Gem::Specification.new' };
    expect(published(`${root}gems/x-1.0/lib/a.rb`, specification)).toBe(true);
    expect(published(`${root}gems/x-1.0/lib/a.rb`)).toBe(false);
    expect(
      published(`${root}bundler/gems/x-1.0/lib/a.rb`, {
        [`${root}bundler/specifications/x-1.0.gemspec`]: '',
      }),
    ).toBe(false);
  });

  test('is as published where Composer installed it, and not from a folder of the user', () => {
    const installed = (type: string) => ({
      'app/vendor/composer/installed.json': JSON.stringify({
        packages: [{ name: 'Acme/x', dist: { type } }],
      }),
    });
    expect(published('app/vendor/acme/x/a.php', installed('zip'))).toBe(true);
    expect(published('app/vendor/acme/x/a.php', installed('path'))).toBe(false);
    expect(published('app/vendor/acme/y/a.php', installed('zip'))).toBe(false);
  });

  test('is as published in the module cache of Go and in vendored modules that are not replaced', () => {
    const list = { 'vendor/modules.txt': '# m.example/x v1.2.3\n## explicit\n# m.example/y v1.0.0 => ./y\n' };
    expect(published('go/pkg/mod/m.example/x@v1.2.3/a.go')).toBe(true);
    expect(published('go/pkg/mod/m.example/x/a.go')).toBe(false);
    expect(published('vendor/m.example/x/a.go', list)).toBe(true);
    expect(published('vendor/m.example/y/a.go', list)).toBe(false);
    expect(published('vendor/m.example/x/a.go')).toBe(false);
  });

  test('is as published where a vendored crate of a registry lists its SHA-256', () => {
    const sums = (value: string | null, sum = hash('sha256', 'hex')) => ({
      'vendor/x/.cargo-checksum.json': JSON.stringify({ files: { 'src/a.rs': sum }, package: value }),
    });
    expect(published('vendor/x/src/a.rs', sums('00'))).toBe(true);
    expect(published('vendor/x/src/a.rs', sums('00', '11'))).toBe(false);
    expect(published('vendor/x/src/a.rs', sums(null))).toBe(false);
    expect(published('root/.cargo/registry/src/index-0123456789abcdef/x-1.0.0/src/a.rs')).toBe(true);
  });

  test('is as published in an archive that Maven fetched, and not in one that was built here', () => {
    const jar = 'root/.m2/repository/com/x/x/1.0/x-1.0.jar';
    const note = (line: string) => ({
      'root/.m2/repository/com/x/x/1.0/_remote.repositories': `#NOTE\n${line}\n`,
    });
    expect(published(jar, note('x-1.0.jar>central='))).toBe(true);
    expect(published(jar, note('x-1.0.jar>='))).toBe(false);
    expect(published(jar)).toBe(false);
    const gradle = (sum: string) =>
      published(`root/.gradle/caches/modules-2/files-2.1/com.x/x/1.0/${sum}/x-1.0.jar`);
    expect(gradle(hash('sha1', 'hex'))).toBe(true);
    expect(gradle('0'.repeat(40))).toBe(false);
  });

  test('is as published in a package of NuGet that came from a registry', () => {
    const note = (source: string) => ({
      'root/.nuget/packages/x/1.0.0/.nupkg.metadata': JSON.stringify({ version: 2, source }),
    });
    expect(published('root/.nuget/packages/x/1.0.0/lib/a.json', note('https://nuget.example'))).toBe(true);
    expect(published('root/.nuget/packages/x/1.0.0/lib/a.json', note('/src/local'))).toBe(false);
  });
});
