import { deflateSync } from 'node:zlib';
import { zipOf } from '../../rig/images/zip.ts';
import type { HostileCase, Outcome } from './case.ts';
import { memberCase } from './member-cases.ts';
import { oneCell } from './sqlite-files.ts';

const MIB = 1024 ** 2;
const NPM = 'usr/lib/node_modules/a/package.json';
const METADATA = 'usr/lib/python3/site-packages/a-1.0.dist-info/METADATA';
const DPKG = 'var/lib/dpkg/status';
const APK = 'lib/apk/db/installed';
const RELEASE = 'etc/os-release';
const PRO = 'var/lib/ubuntu-advantage/status.json';
const RPM = 'var/lib/rpm/rpmdb.sqlite';
const GO = 'usr/bin/program';

const ELF = Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(60)]);
const GO_HEADER = Buffer.concat([
  Buffer.from('\xff Go buildinf:', 'latin1'),
  Buffer.from([8, 2]),
  Buffer.alloc(16),
]);
const START = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const list = (count: number) =>
  Array.from({ length: count }, (_, at) => `dep\tgithub.com/a/b${at}\tv0.1.0\th1:y\n`).join('');

const FILES: readonly (readonly [path: string, what: string, Outcome, () => string | Buffer])[] = [
  [NPM, 'no JSON', 'told', () => '{"name":'],
  [NPM, 'nothing but a byte order mark', 'told', () => '\ufeff'],
  [
    NPM,
    'JSON of a depth of 200,000',
    'told',
    () => `{"name":"a","version":"1.0.0","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
  ],
  [NPM, 'a name that is a list', 'passed', () => '{"name":["a"],"version":"1.0.0"}'],
  [NPM, 'a name that every object has', 'passed', () => '{"name":"__proto__","version":"1.0.0"}'],
  [NPM, 'a name twice', 'told', () => '{"name":"a","name":"b","version":"1.0.0"}'],
  [NPM, 'a version of a megabyte', 'passed', () => `{"name":"a","version":"${'1.'.repeat(500_000)}"}`],
  [
    NPM,
    'a million keys',
    'passed',
    () =>
      `{"name":"a","version":"1.0.0",${Array.from({ length: 1_000_000 }, (_, at) => `"k${at}":0`).join(',')}}`,
  ],
  [
    NPM,
    'control characters',
    'passed',
    () => '{"name":"a\\u001b[31m\\n::error::x","version":"1.0.0\\u202e"}',
  ],
  [METADATA, 'a header without an end', 'passed', () => `Name: a\nVersion: 1.0\n${'X: y\n'.repeat(200_000)}`],
  [
    METADATA,
    'a continued line of 10 MB',
    'passed',
    () => `Name: a\nVersion: 1.0\nX: y\n${' z\n'.repeat(3_000_000)}`,
  ],
  [METADATA, 'nothing but blanks', 'passed', () => ' '.repeat(1_000_000)],
  [METADATA, 'noise', 'passed', () => Buffer.alloc(10_000, 0xa5)],
  [DPKG, 'no list', 'told', () => 'what is this\n'],
  [DPKG, 'two packages in one stanza', 'told', () => 'Package: a\nPackage: b\nVersion: 1\n'],
  [
    DPKG,
    'a package that every object has',
    'passed',
    () =>
      'Package: __proto__\nStatus: install ok installed\nVersion: 1\n\nPackage: constructor\nVersion: 1\n',
  ],
  [
    DPKG,
    '100,000 stanzas',
    'passed',
    () => Array.from({ length: 100_000 }, (_, at) => `Package: p${at}\nVersion: 1\n`).join('\n'),
  ],
  [DPKG, 'a million empty lines', 'passed', () => `Package: a\nVersion: 1\n${'\n'.repeat(1_000_000)}`],
  [DPKG, 'a million lines of blanks', 'passed', () => `Package: a\nVersion: 1\n${' \n'.repeat(1_000_000)}`],
  [
    DPKG,
    'a million blanks in a field',
    'passed',
    () => `Package: a\nVersion: 1\nStatus: ${' '.repeat(1_000_000)}x\n`,
  ],
  [
    'var/lib/dpkg/info/a.md5sums',
    '100,000 files',
    'passed',
    () => `${'a'.repeat(32)}  usr/bin/x\n`.repeat(100_000),
  ],
  [APK, 'no list', 'told', () => 'what is this'],
  [APK, 'two names in one block', 'told', () => 'P:a\nP:b\nV:1\n'],
  [APK, 'a package that every object has', 'passed', () => 'P:__proto__\nV:1\n\nP:constructor\nV:2\n'],
  [
    APK,
    '100,000 packages',
    'passed',
    () => Array.from({ length: 100_000 }, (_, at) => `P:p${at}\nV:1\nF:bin\nR:x${at}\n`).join('\n'),
  ],
  [RELEASE, 'a million blanks in front of a quote', 'passed', () => `ID=${' '.repeat(1_000_000)}"x\n`],
  [
    RELEASE,
    'a million blanks in front of a letter',
    'passed',
    () => `ID=a${' '.repeat(1_000_000)}x\nID_LIKE=${' '.repeat(1_000_000)}'y\n`,
  ],
  [RELEASE, 'a megabyte of quotes', 'passed', () => `ID=${'"'.repeat(1_000_000)}\n`],
  [RELEASE, 'a name that every object has', 'passed', () => 'ID=constructor\nID_LIKE="__proto__ toString"\n'],
  [
    'etc/apk/repositories',
    'a line of a million addresses',
    'passed',
    () => 'https://a/alpine/v3/main '.repeat(100_000),
  ],
  ['etc/apk/repositories', 'a line of a megabyte of protocols', 'passed', () => 'http://'.repeat(200_000)],
  [
    PRO,
    'JSON of a depth of a million',
    'passed',
    () => `{"services":[${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}]}`,
  ],
  [
    PRO,
    'services that are texts',
    'passed',
    () => '{"services":["esm-infra",null,1,{"name":1,"status":[]}]}',
  ],
  [RPM, 'no database', 'told', () => 'what is this'],
  [RPM, 'a database without packages', 'told', () => oneCell(10, 5000)],
  ['app/vendor/composer/installed.json', 'a list of null', 'passed', () => '{"packages":[null,1,"a",[],{}]}'],
  [
    'app/vendor/composer/installed.php',
    'a megabyte of arrays',
    'passed',
    () => `<?php return array('versions' => array(${"'a/b' => array(".repeat(80_000)}`,
  ],
  [
    'app/vendor/composer/installed.php',
    'a name of a megabyte',
    'passed',
    () =>
      `<?php return array('versions' => array('${'a/'.repeat(500_000)}' => array('pretty_version' => '1')))`,
  ],
  ['app/a.deps.json', 'libraries that are a list', 'told', () => '{"libraries":[1,2]}'],
  [
    'app/a.deps.json',
    'a target that every object has',
    'passed',
    () => '{"runtimeTarget":{"name":"constructor"},"targets":{},"libraries":{"A/1.0":{"type":"package"}}}',
  ],
  [
    'app/lib/jason-1.4.0/ebin/jason.app',
    'a megabyte of blanks',
    'passed',
    () => `{${' '.repeat(1_000_000)}vsn${' '.repeat(1_000_000)}`,
  ],
  [
    'usr/lib/ruby/gems/3.0.0/specifications/a-1.0.gemspec',
    'a megabyte of names',
    'passed',
    () => 's.name = "a".freeze\n'.repeat(50_000),
  ],
  [
    'usr/lib/ruby/gems/3.0.0/specifications/a-1.0.gemspec',
    'a megabyte of blanks',
    'passed',
    () => `s.name${' '.repeat(1_000_000)}= "`,
  ],
  ['opt/conda/conda-meta/a-1.0-py_0.json', 'no JSON', 'passed', () => '{'],
  [
    'app/.pnp.cjs',
    'a megabyte of quotes',
    'told',
    () => `const RAW_RUNTIME_STATE = '${"\\'".repeat(500_000)}`,
  ],
  ['usr/share/julia/Manifest.toml', 'a megabyte of brackets', 'passed', () => '[[deps.'.repeat(150_000)],
  [
    'app/a.jar',
    'a jar that is cut off',
    'told',
    () => zipOf([{ path: 'META-INF/MANIFEST.MF', content: 'Manifest-Version: 1.0\n' }]).subarray(0, 60),
  ],
  [
    'app/a.jar',
    'a jar with a manifest of 20 MB',
    'passed',
    () => zipOf([{ path: 'META-INF/MANIFEST.MF', content: 'A: b\n'.repeat(4_000_000) }]),
  ],
  [
    'app/a.jar',
    'a jar in a jar in a jar in a jar in a jar',
    'scan-incomplete',
    () =>
      [1, 2, 3, 4, 5].reduce(
        (inner) => zipOf([{ path: 'BOOT-INF/lib/a.jar', content: inner, stored: true }]),
        zipOf([{ path: 'a', content: 'x' }]),
      ),
  ],
  [
    'app/a-1.0-py3-none-any.whl',
    'a wheel without metadata',
    'passed',
    () => zipOf([{ path: 'a.py', content: 'x' }]),
  ],
  [
    'app/a.egg',
    'an egg that is noise',
    'told',
    () => Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(1000, 0xa5)]),
  ],
  [GO, 'a program with build information that is cut off', 'passed', () => Buffer.concat([ELF, GO_HEADER])],
  [
    GO,
    'a program whose Go version has 2 GB',
    'passed',
    () => Buffer.concat([ELF, GO_HEADER, Buffer.from('ffffffff07', 'hex'), Buffer.from('go1.26.5')]),
  ],
  [
    GO,
    'a program with a list of modules without an end',
    'told',
    () =>
      Buffer.concat([
        ELF,
        GO_HEADER,
        Buffer.from([8]),
        Buffer.from('go1.26.5'),
        Buffer.alloc(7),
        START,
        Buffer.from(list(1000)),
      ]),
  ],
  [
    GO,
    'a program with 10,000 beginnings of lists',
    'passed',
    () =>
      Buffer.concat([
        ELF,
        GO_HEADER,
        Buffer.from([8]),
        Buffer.from('go1.26.5'),
        Buffer.alloc(7),
        ...Array.from({ length: 10_000 }, () => START),
      ]),
  ],
  [
    GO,
    'a program with 100,000 lists of .NET',
    'told',
    () => Buffer.concat([ELF, Buffer.from('"runtimeTarget": {'.repeat(100_000))]),
  ],
  [
    GO,
    'a program with a list of .NET without an end',
    'passed',
    () => Buffer.concat([ELF, Buffer.from(`"runtimeTarget": {${'"a": {'.repeat(500_000)}`)]),
  ],
  [
    GO,
    'a program with a bomb of Rust',
    'passed',
    () => Buffer.concat([ELF, deflateSync(Buffer.alloc(100 * MIB))]),
  ],
  [GO, 'a program of 50 MB of zeros', 'passed', () => Buffer.concat([ELF, Buffer.alloc(50 * MIB)])],
];

export const PACKAGE_CASES: readonly HostileCase[] = FILES.map(([path, what, ends, make]) =>
  memberCase(path, what, ends, () => Buffer.from(make())),
);
