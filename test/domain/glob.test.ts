import { describe, expect, test } from 'vitest';
import { coversGlob, globFault, matchesEverything, matchesGlob, reachesInto } from '../../src/domain/glob.ts';

describe('a glob matches the whole text', () => {
  test.each([
    ['ghcr.io/team/app', 'ghcr.io/team/app', true],
    ['ghcr.io/team/app', 'ghcr.io/team/app2', false],
    ['ghcr.io/team/app', 'xghcr.io/team/app', false],
    ['ghcr.io/team/*', 'ghcr.io/team/app', true],
    ['ghcr.io/team/*', 'ghcr.io/team/sub/app', false],
    ['ghcr.io/team/*', 'ghcr.io/team', false],
    ['ghcr.io/*/app', 'ghcr.io/team/app', true],
    ['ghcr.io/**', 'ghcr.io/team/sub/app', true],
    ['ghcr.io/**', 'ghcr.io.evil.example/app', false],
    ['ghcr.io/**/app', 'ghcr.io/app', true],
    ['ghcr.io/**/app', 'ghcr.io/a/b/app', true],
    ['ghcr.io/**/app', 'ghcr.io/a/b/app/c', false],
    ['**', 'anything/at/all', true],
    ['**/package-lock.json', 'package-lock.json', true],
    ['a/**/b/**/c', 'a/x/b/y/b/c', true],
    ['a/**/b/*c', 'a/b/c/b/xc', true],
    ['node:2?', 'node:22', true],
    ['node:2?', 'node:2', false],
    ['a?b', 'a/b', false],
    ['lib*-dev', 'libc6-dev', true],
    ['*a*b', 'xaxbxb', true],
    ['*', '', true],
    ['App', 'app', false],
    // What is special to others is not here.
    ['a.c', 'abc', false],
    ['a+', 'aa', false],
    ['(a|b)', 'a', false],
    ['ä?', 'ä😀', true],
  ])('%s and %s: %s', (glob, text, expected) => {
    expect(matchesGlob(glob, text)).toBe(expected);
  });
});

test('no glob takes long, however it is written', () => {
  const start = performance.now();
  expect(matchesGlob(`${'*a'.repeat(240)}b`, 'a'.repeat(20_000))).toBe(false);
  expect(matchesGlob(`${'**/a/'.repeat(99)}b`, 'a/'.repeat(10_000))).toBe(false);
  expect(matchesGlob(`${'**/*a*a*/'.repeat(50)}b`, 'aaaa/'.repeat(4_000))).toBe(false);
  expect(performance.now() - start).toBeLessThan(3_000);
});

describe('a glob that could be misread has a fault', () => {
  test.each([
    ['', 'empty'],
    [' a', 'spaces'],
    ['[ab]', 'only *'],
    ['{a,b}', 'only *'],
    ['a\\*', 'only *'],
    ['!a', 'only *'],
    ['a**', 'must be alone'],
    ['a/***', 'must be alone'],
    ['/etc', 'slash'],
    ['a/', 'slash'],
    ['a//b', 'slash'],
    ['./a', '"."'],
    ['a/../b', '".."'],
    ['a'.repeat(501), '500'],
  ])('%s', (glob, part) => {
    expect(globFault(glob)).toContain(part);
  });
  test.each(['a', '**', '*', '@scope/*', 'a b/c', 'docker.io/library/node:*', 'a!b'])(
    'but not %s',
    (glob) => {
      expect(globFault(glob)).toBeUndefined();
    },
  );
});

test('a glob that matches every image is known as such', () => {
  const nameless = ['**', '*/**', '**/*', '**/**', '?*/**', '*/*/**', '*.*/**'];
  expect(nameless.filter((glob) => !matchesEverything(glob))).toEqual([]);
  expect(['*', '*/*', 'ghcr.io/**', '**/app'].map(matchesEverything)).toEqual([false, false, false, false]);
});

test('a glob covers another only where it matches all that the other matches', () => {
  expect(coversGlob('ghcr.io/**', 'ghcr.io/team/*')).toBe(true);
  expect(coversGlob('ghcr.io/*/app', 'ghcr.io/team/app')).toBe(true);
  expect(coversGlob('ghcr.io/*', 'ghcr.io/**')).toBe(false);
  expect(coversGlob('a?', 'a*')).toBe(false);
  expect(coversGlob('a*', 'a?')).toBe(true);
  expect(coversGlob('ab', 'a?')).toBe(false);
  // Every pair of short globs, held against every short text.
  const globs = words(['a', '*', '?', '/', '**'], 4).filter((glob) => globFault(glob) === undefined);
  const texts = words(['a', 'b', '/'], 5);
  const languages = new Map(globs.map((glob) => [glob, texts.filter((text) => matchesGlob(glob, text))]));
  for (const [wide, matched] of languages) {
    const all = new Set(matched);
    for (const [narrow, others] of languages) {
      if (coversGlob(wide, narrow) && !others.every((text) => all.has(text)))
        expect.fail(`${wide} is said to cover ${narrow}`);
    }
  }
});

function words(alphabet: readonly string[], longest: number): readonly string[] {
  let last = [''];
  const all = new Set(['']);
  for (let length = 1; length <= longest; length += 1) {
    last = last.flatMap((word) => alphabet.map((letter) => word + letter));
    for (const word of last) all.add(word);
  }
  return [...all];
}

test.each([
  ['.vex/*.json', '.vex', true],
  ['.vex/*.json', '.vex/old', false],
  ['.vex/*.json', 'src', false],
  ['**/*.vex.json', 'a/b/c', true],
  ['apps/*/vex/**', 'apps/shop', true],
  ['apps/*/vex/**', 'apps/shop/src', false],
  ['vex.json', 'vex.json', false],
])('%s reaches into %s: %s', (glob, folder, expected) => {
  expect(reachesInto(glob, folder)).toBe(expected);
});
