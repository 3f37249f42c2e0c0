import { constants } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { elfOf, goProgram, oldGoProgram, rustProgram } from '../../../rig/tools/programs.ts';
import { packagesOf, resultsOf } from '../managers/manager-results.ts';
import { DEPS_JSON } from '../managers/samples.ts';

const MODULES = ['path\tx', 'mod\tacme.example/x\t(devel)\t', 'dep\tgolang.org/x/net\tv0.1.0\th1:x='];
const NET = 'golang/golang.org/x/net@v0.1.0';

describe('a Go program', () => {
  test.each([
    ['go1.26.5', 'v1.26.5'],
    ['go1.26.5 (Red Hat 1.26.5-1.el9)', 'v1.26.5'],
    ['go1.22.1 X:nocoverageredesign', 'v1.22.1'],
    ['go1.26.0-X:nodwarf5', 'v1.26.0'],
    ['go1.22.5-1', 'v1.22.5'],
    ['go1.21rc2', 'v1.21rc2'],
    ['go1.20', 'v1.20'],
    ['go1.20.1b7', 'v1.20.1'],
    ['devel go1.27-abcdef Tue Jan 6', ''],
    [`go1.23.1 (${'x'.repeat(150)})`, 'v1.23.1'],
  ])('that %s built has the standard library %s', (version, comparable) => {
    expect(packagesOf('usr/bin/x', goProgram(version, MODULES))).toEqual([
      `golang/stdlib@${comparable}`,
      NET,
    ]);
  });

  test.each([1, 7, 33, 4096])('is read the same in pieces of %i bytes', (piece) => {
    expect(packagesOf('usr/bin/x', goProgram('go1.22.0', MODULES), piece)).toEqual([
      'golang/stdlib@v1.22.0',
      NET,
    ]);
  });

  test('from before 1.18 names its modules', () => {
    expect(packagesOf('usr/bin/x', oldGoProgram('go1.16.5', MODULES))).toEqual(['golang/stdlib@', NET]);
  });

  test('names what replaces a module, and not a folder of the builder', () => {
    const modules = [
      'dep\ta.example/a\tv1.0.0\th1:x=',
      '=>\tb.example/b\tv2.0.0\th1:x=',
      'dep\tc.example/c\tv1.0.0',
      '=>\t./c\t(devel)\t',
    ];
    expect(packagesOf('x', goProgram('go1.22.0', modules))).toEqual([
      'golang/stdlib@v1.22.0',
      'golang/b.example/b@v2.0.0',
    ]);
  });

  test.each([
    ['v1.2.3', ['golang/acme.example/x@v1.2.3']],
    ['(devel)', []],
    ['v0.0.0-20240102030405-abcdefabcdef+dirty', []],
  ])('whose main module is at %s', (version, named) => {
    const program = goProgram('go1.22.0', [`mod\tacme.example/x\t${version}\t`]);
    expect(packagesOf('x', program)).toEqual(['golang/stdlib@v1.22.0', ...named]);
  });

  test('is found in whatever carries it, for any system', () => {
    const carried = Buffer.concat([Buffer.from('MZ odd'), goProgram('go1.22.0', MODULES)]);
    expect(packagesOf('Files/x.exe', carried)).toEqual(['golang/stdlib@v1.22.0', NET]);
    expect(packagesOf('usr/share/doc/x.txt', Buffer.concat([Buffer.from('text '), carried]))).toEqual([]);
  });

  test('that is cut off, or made of marks alone, cannot be read, which decides', () => {
    const cut = goProgram('go1.22.0', MODULES);
    const list = cut.subarray(0, cut.indexOf('golang.org/x/net'));
    expect(resultsOf('x', list)).toMatchObject([{ kind: 'unreadable', decides: true }]);
    const mark = Buffer.concat([
      Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex'),
      Buffer.from('path\tx\n'.repeat(20)),
      Buffer.from('f932433186182072008242104116d8f2', 'hex'),
    ]);
    const flood = elfOf([{ name: '.data', bytes: Buffer.concat(Array<Buffer>(1000).fill(mark)) }]);
    expect(resultsOf('x', flood)).toMatchObject([
      { kind: 'unreadable', why: 'contains too many build records of Go programs', decides: true },
    ]);
  });

  test('is none that only knows the mark', () => {
    const reader = elfOf([
      { name: '.rodata', bytes: Buffer.from(`\xff Go buildinf:${'\0'.repeat(40)}`.repeat(100), 'latin1') },
    ]);
    expect(resultsOf('usr/bin/x', reader)).toEqual([]);
  });
});

describe('a Rust program', () => {
  const crates = [
    { name: 'tool', version: '0.1.0', root: true },
    { name: 'time', version: '0.1.43', kind: 'runtime' },
    { name: 'cc', version: '1.0.0', kind: 'build' },
  ];

  test.each([1, 3, 6, 9])('names its crates, packed at level %i', (level) => {
    expect(packagesOf('usr/bin/x', rustProgram(crates, level))).toEqual([
      'cargo/tool@0.1.0',
      'cargo/time@0.1.43',
    ]);
  });

  test('names its crates, packed without tables', () => {
    const program = rustProgram(crates, 9, constants.Z_FIXED);
    expect(packagesOf('usr/bin/x', program)).toEqual(['cargo/tool@0.1.0', 'cargo/time@0.1.43']);
  });

  test('names many, in pieces of any size', () => {
    const many = Array.from({ length: 500 }, (_, at) => ({
      name: `crate-${at * 7919}`,
      version: `1.${at}.0`,
    }));
    for (const piece of [100, 1000, 65_536]) {
      expect(packagesOf('usr/bin/x', rustProgram(many), piece)).toHaveLength(500);
    }
  });

  test('without a list is told', () => {
    const path = `/rustc/${'0123456789'.repeat(4)}/library/core/src/panicking.rs`;
    expect(resultsOf('usr/bin/x', elfOf([{ name: '.rodata', bytes: Buffer.from(path.repeat(3)) }]))).toEqual([
      { kind: 'unidentified', why: 'is a Rust program without a list of its crates' },
    ]);
  });

  test('whose list is damaged cannot be read, which decides', () => {
    const many = Array.from({ length: 500 }, (_, at) => ({ name: `crate-${at * 7919}`, version: '1.0.0' }));
    const program = rustProgram(many);
    const start = program.indexOf(Buffer.from([0x78, 0xda]));
    program.fill(0, start + 1000, start + 1100);
    expect(resultsOf('usr/bin/x', program)).toMatchObject([{ kind: 'unreadable', decides: true }]);
  });

  test('is none that is full of what could begin a list', () => {
    const bytes = Buffer.alloc(2 * 1024 ** 2, Buffer.from([0x78, 0xda]));
    expect(resultsOf('usr/bin/x', elfOf([{ name: '.data', bytes }]))).toEqual([]);
  });
});

describe('.NET', () => {
  const packages = ['nuget/Newtonsoft.Json@12.0.1', 'nuget/Microsoft.NETCore.App.Runtime.linux-x64@8.0.3'];

  test('in a single file names its dependencies', () => {
    const bundle = elfOf([{ name: '.data', bytes: Buffer.from(`xx${DEPS_JSON}{"runtimeOptions":{}}`) }]);
    for (const piece of [50, 65_536]) expect(packagesOf('app/shop', bundle, piece)).toEqual(packages);
  });

  test('with a byte order mark is read, and what is no list decides', () => {
    expect(packagesOf('app/shop.deps.json', `\uFEFF${DEPS_JSON}`)).toEqual(packages);
    expect(resultsOf('app/shop.deps.json', '{}')).toMatchObject([{ kind: 'unreadable', decides: true }]);
  });

  test('that only knows the words of a list is none', () => {
    expect(
      resultsOf('app/x', elfOf([{ name: '.data', bytes: Buffer.from('"runtimeTarget": {} and so on') }])),
    ).toEqual([]);
  });
});
