import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { SOURCE_MANAGERS } from '../../../../src/stages/completeness/source-managers.ts';
import { MANAGERS } from '../../../../src/stages/layer-packages/managers/all-managers.ts';
import { allResultsOf, packagesOf, resultsOf } from './manager-results.ts';

describe('RubyGems', () => {
  const place = 'usr/lib/ruby/gems/3.2.0/specifications/default/nokogiri-1.16.0-x86_64-linux.gemspec';

  test('names a gem by its specification, and else by the name of the file', () => {
    const text = 'Gem::Specification.new do |s|\n  s.name = %q{nokogiri}\n';
    expect(packagesOf(place, text)).toEqual(['gem/nokogiri@1.16.0']);
    const old = 's.name = "rack"\ns.version = Gem::Version.new("1.2.3")\n';
    expect(packagesOf('specifications/rack-1.2.3.gemspec', old)).toEqual(['gem/rack@1.2.3']);
  });
});

describe('Composer', () => {
  test('reads the list of Composer 1, and the PHP that programs load', () => {
    const one = '[{"name":"symfony/http-kernel","version":"v2.8.0"}]';
    expect(packagesOf('app/vendor/composer/installed.json', one)).toEqual([
      'composer/symfony/http-kernel@v2.8.0',
    ]);
    const php = `<?php return array(
    'root' => array(
        'name' => 'acme/shop',
        'pretty_version' => 'dev-main',
    ),
    'versions' => array(
        'acme/shop' => array(
            'pretty_version' => 'dev-main',
            'version' => 'dev-main',
            'reference' => 'x',
            'type' => 'project',
            'aliases' => array(),
        ),
        'monolog/monolog' => array(
            'pretty_version' => '2.0.0',
            'version' => '2.0.0.0',
            'type' => 'library',
            'aliases' => array(),
        ),
        'psr/log-implementation' => array(
            'dev_requirement' => false,
            'provided' => array(0 => '1.0.0'),
        ),
    ),
);`;
    expect(packagesOf('app/vendor/composer/installed.php', php)).toEqual(['composer/monolog/monolog@2.0.0']);
  });

  test('that lists nothing readable decides', () => {
    expect(resultsOf('app/vendor/composer/installed.json', '{"packages":1}')).toMatchObject([
      { decides: true },
    ]);
  });

  test('with more entries than there can be ends at once', () => {
    const entries = `${'{"name":"a/a","version":"1"},'.repeat(250_000)}{}`;
    expect(resultsOf('app/vendor/composer/installed.json', `[${entries}]`)).toMatchObject([
      { kind: 'unreadable' },
    ]);
    expect(packagesOf('app/vendor/composer/installed.json', `[${'{},'.repeat(1_000_000)}{}]`)).toEqual([]);
  });
});

describe('Erlang and Elixir', () => {
  test('names the applications of a release, and none of Erlang itself', () => {
    const app = '{application,jason,[{description,"JSON"},\n {vsn,"1.4.0"}]}.';
    expect(packagesOf('app/lib/jason-1.4.0/ebin/jason.app', app)).toEqual(['hex/jason@1.4.0']);
    expect(packagesOf('app/lib/ssl-11.0/ebin/ssl.app', app)).toEqual([]);
    expect(packagesOf('usr/lib/erlang/lib/jason-1.4.0/ebin/jason.app', app)).toEqual([]);
  });
});

describe('the packages of a system', () => {
  test('count in dpkg as what is there, not as what is wished', () => {
    const status = [
      'Package: a\nStatus: deinstall ok installed\nVersion: 1',
      'Package: b\nStatus: install ok half-configured\nVersion: 2',
      'Package: c\nStatus: deinstall ok config-files\nVersion: 3',
      'Package: d\nStatus: purge ok not-installed',
    ].join('\n\n');
    expect(packagesOf('var/lib/dpkg/status', status)).toEqual(['deb/a@1', 'deb/b@2']);
  });

  test('are none where two stanzas of dpkg are one: who reads it takes the one or the other', () => {
    const status =
      'Package: a\nStatus: install ok installed\nVersion: 1\nPackage: b\nStatus: install ok installed\nVersion: 2\n';
    expect(resultsOf('var/lib/dpkg/status', Buffer.from(status))).toMatchObject([
      { kind: 'unreadable', decides: true },
    ]);
  });

  test('are none where one of them has no name', () => {
    expect(resultsOf('lib/apk/db/installed', 'P:\nV:1.0\n\nP:musl\nV:1.2\n')).toEqual([
      { kind: 'unreadable', why: 'names a package without a name', decides: true },
    ]);
  });

  test('are none where two blocks of apk are one', () => {
    const installed = (...lines: string[]) => resultsOf('lib/apk/db/installed', `${lines.join('\n')}\n`);
    const [a, b] = [
      ['P:a', 'V:1'],
      ['P:b', 'V:2'],
    ] as const;
    expect(installed(...a, ...b, '', 'P:c', 'V:3')).toContainEqual({
      ...{ kind: 'unreadable', decides: true },
      why: 'names two packages in one block',
    });
    expect(installed('P:a', ...b)).toMatchObject([{ kind: 'unreadable', decides: true }]);
    expect(installed(...a, '', ...b)).toMatchObject([{ kind: 'packages', packages: { length: 2 } }]);
  });

  test.each([
    'var/lib/dpkg/status',
    'lib/apk/db/installed',
    'usr/lib/apk/db/installed',
    'var/lib/rpm/Packages',
  ])('in %s that cannot be read decide', (path) => {
    expect(resultsOf(path, Buffer.from([0xff, 0xfe, 0x41, 0, 0x42]))).toMatchObject([
      { kind: 'unreadable', decides: true },
    ]);
  });
});

test.each([
  ['usr/lib/R/site-library/jsonlite/DESCRIPTION', 'is an R package'],
  ['usr/local/lib/luarocks/rocks-5.1/lua-cjson/2.1.0-1/lua-cjson-2.1.0-1.rockspec', 'is a Lua package'],
  ['home/linuxbrew/.linuxbrew/Cellar/jq/1.6/INSTALL_RECEIPT.json', 'is a package of Homebrew'],
  ['var/www/html/wp-includes/version.php', 'is a WordPress'],
])('%s is told', (path, why) => {
  expect(resultsOf(path, 'x')).toEqual([{ kind: 'unidentified', why: expect.stringContaining(why) }]);
});

test('no manager throws, whatever a file of its name holds', () => {
  const paths = [
    ...[
      'a/node_modules/x/package.json',
      '.pnp.cjs',
      'x.dist-info/METADATA',
      'x.egg',
      'x.pex',
      'x.whl',
      'x.zip',
      'x.jar',
    ],
    ...[
      'conda-meta/a-1-0.json',
      'specifications/x.gemspec',
      'composer/installed.json',
      'composer/installed.php',
    ],
    ...['x.deps.json', 'Manifest.toml', 'lib/a-1/ebin/a.app', 'var/lib/dpkg/status', 'lib/apk/db/installed'],
    ...['var/lib/rpm/rpmdb.sqlite', 'var/lib/rpmmanifest/container-manifest-2', 'usr/bin/x'],
  ];
  const contents = [
    ...[
      '',
      '\0',
      '{}',
      '[]',
      'null',
      '1',
      '"x"',
      '{"packages":{}}',
      '{"libraries":{"a/1":null},"targets":[]}',
    ],
    ...[
      '{"name":{},"version":[]}',
      '{"__proto__":1}',
      '\x7fELF',
      'MZ',
      'PK\x03\x04',
      'PK\x05\x06',
      '#!python\nPK\x03\x04',
    ],
    ...['[[deps.', 'P:\n\n', 'Package:\n\n', '\t\t\t', ':'.repeat(1000), `${'\n '.repeat(100_000)}`],
  ].map((text) => Buffer.from(text, 'latin1'));
  for (const path of paths) {
    expect(
      MANAGERS.some((manager) => manager.matchesPath(path)),
      path,
    ).toBe(true);
    for (const content of contents) expect(() => allResultsOf(path, content)).not.toThrow();
  }
});

test('the page on the inventory has a row for every manager, and names every manager of the source tree', async () => {
  const page = await readFile(new URL('../../../../docs/inventory.md', import.meta.url), 'utf8');
  for (const { name } of MANAGERS)
    expect(page).toMatch(new RegExp(`^\\| ${name.replaceAll('.', '\\.')}[ (]`, 'm'));
  const source = page.slice(page.indexOf('## What is seen in the source tree'));
  for (const { name } of SOURCE_MANAGERS.filter(({ name }) => name !== 'Python'))
    expect(source).toContain(name);
});
