import { describe, expect, test } from 'vitest';
import { zipOf } from '../../../rig/images/zip.ts';
import { packagesOf, resultsOf } from './manager-results.ts';

const MINIMIST = '{"name":"minimist","version":"1.2.5"}';
const PLACE = 'srv/node_modules/minimist/package.json';

describe('a package.json', () => {
  test.each([
    ['with a byte order mark', `\uFEFF${MINIMIST}`],
    [
      'with a byte that is no UTF-8',
      Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xe9]), Buffer.from(`",${MINIMIST.slice(1)}`)]),
    ],
    [
      'with a second version under a key that only Go takes for one',
      `{"name":"minimist","version":"1.2.5","Version":"9.9.9"}`,
    ],
    ['without a name, which the folder has', '{"version":"1.2.5"}'],
  ])('%s is read as Node reads it', (_, content) => {
    expect(packagesOf(PLACE, content)).toEqual(['npm/minimist@1.2.5']);
  });

  test.each([
    ['in UTF-16', Buffer.from(`\uFEFF${MINIMIST}`, 'utf16le')],
    ['that is cut off', MINIMIST.slice(0, 20)],
    ['that is no object', '[]'],
    ['of nothing but brackets', '['.repeat(1_000_000)],
    ['larger than any', Buffer.alloc(17 * 1024 ** 2, ' ')],
  ])('%s cannot be read, which decides', (_, content) => {
    expect(resultsOf(PLACE, content)).toMatchObject([{ kind: 'unreadable', decides: true }]);
  });

  test('that is broken on purpose, among the tests of a package, decides nothing', () => {
    const place = 'app/node_modules/resolve/test/resolver/x/node_modules/y/package.json';
    expect(resultsOf(place, '{')).toMatchObject([{ kind: 'unreadable', decides: false }]);
    expect(resultsOf('app/node_modules/resolve/test/resolver/malformed/package.json', '{')).toEqual([]);
  });

  test('of an application in a folder called test decides all the same', () => {
    expect(resultsOf('test/node_modules/x/package.json', '{')).toMatchObject([{ decides: true }]);
  });

  test('without version names a package that cannot be compared, unless it was never published', () => {
    expect(packagesOf(PLACE, '{"name":"minimist"}')).toEqual(['npm/minimist@']);
    expect(
      resultsOf('app/node_modules/@acme/shared/package.json', '{"name":"@acme/shared","private":true}'),
    ).toEqual([]);
  });

  test.each([
    'app/package.json',
    'package.json',
    'app/node_modules/rxjs/ajax/package.json',
    'app/node_modules/@babel/package.json',
    'app/node_modules/.cache/x/package.json',
  ])('at %s is none that can be loaded by name', (path) => {
    expect(packagesOf(path, MINIMIST)).toEqual(['npm/minimist@1.2.5 (inert)']);
    expect(resultsOf(path, '{"type":"module"}')).toEqual([]);
  });

  test.each([
    'usr/share/nodejs/minimist/package.json',
    'deno-dir/npm/registry.npmjs.org/minimist/1.2.5/package.json',
    'app/.yarn/unplugged/minimist-npm-1.2.5-x/node_modules/minimist/package.json',
    'app/node_modules/.pnpm/minimist@1.2.5/node_modules/minimist/package.json',
    'app/node_modules/@playwright/test/package.json',
    'app/node_modules/a/node_modules/spec/package.json',
  ])('at %s is one', (path) => {
    expect(packagesOf(path, MINIMIST)).toEqual(['npm/minimist@1.2.5']);
  });
});

describe("yarn's Plug'n'Play", () => {
  const entry = (reference: string, location: string) =>
    `["${reference}", {"packageLocation": "${location}", "packageDependencies": []}]`;
  const cache = './.yarn/cache';
  const table = `{"packageRegistryData": [
    [null, [[null, {"packageLocation": "./"}]]],
    ["lodash", [${entry('npm:4.17.20', `${cache}/lodash-npm-4.17.20-ba0b6e0a2b.zip/node_modules/lodash/`)}]],
    ["@acme/ui", [${entry('workspace:packages/ui', './packages/ui/')}]],
    ["@babel/core", [${entry('virtual:abc#npm:7.0.0', `./.yarn/__virtual__/x/0/cache/y.zip/node_modules/@babel/core/`)}]],
    ["fsevents", [${entry('patch:fsevents@npm%3A2.3.2#optional!builtin<x>::version=2.3.2&hash=df0bf1', `${cache}/f.zip/node_modules/fsevents/`)}]]
  ]}`;
  const packages = ['npm/lodash@4.17.20', 'npm/@babel/core@7.0.0', 'npm/fsevents@2.3.2'];

  test('names what can be loaded from the zips', () => {
    const script = `const RAW_RUNTIME_STATE =\n'${table.replaceAll('\n', '\\\n')}';\nfunction $$SETUP_STATE() {}`;
    expect(packagesOf('app/.pnp.cjs', script)).toEqual(packages);
    expect(packagesOf('app/.pnp.data.json', table)).toEqual(packages);
  });

  test('whose table cannot be found decides', () => {
    expect(resultsOf('app/.pnp.cjs', 'module.exports = 1;')).toMatchObject([
      { kind: 'unreadable', decides: true },
    ]);
  });

  test('has zips that hold packages, which nothing loads without the table', () => {
    const zip = zipOf([
      { path: 'node_modules/lodash/package.json', content: '{"name":"lodash","version":"4.17.20"}' },
      { path: 'node_modules/lodash/fp/package.json', content: '{"name":"x","version":"1.0.0"}' },
    ]);
    expect(packagesOf('app/.yarn/cache/lodash-npm-4.17.20-ba0b6e0a2b.zip', zip)).toEqual([
      'npm/lodash@4.17.20 (inert)',
    ]);
  });
});
