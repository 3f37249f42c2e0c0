import { describe, expect, test } from 'vitest';
import { lines, plain } from '../../src/domain/text.ts';

const ESC = '\u001b';

describe('plain', () => {
  test.each([
    ['a colour', `${ESC}[31mred${ESC}[0m`, 'red'],
    ['a colour in one byte', '\u009b31mred', 'red'],
    ['a cursor movement', `ok${ESC}[2K${ESC}[1Gfail`, 'okfail'],
    ['a link', `${ESC}]8;;https://evil.example\u0007text${ESC}]8;;${ESC}\\`, 'text'],
    ['a title without an end', `before ${ESC}]0;title`, 'before'],
    ['a terminal reset', `a${ESC}cb`, 'ab'],
    ['an escape at the end', `a${ESC}`, 'a'],
    ['line breaks', 'a\nb\r\nc\u2028d\u0085e', 'a b c d e'],
    ['control characters', 'a\u0000\u0007\u0008\u007fb', 'ab'],
    ['a bidi override', 'abc\u202edef\u2066g', 'abcdefg'],
    ['zero-width characters', 'p\u200ba\u200d\u2060y\ufeff\u00adpal', 'paypal'],
    ['tag characters', 'a\u{e0041}b', 'ab'],
    ['a lone surrogate', 'a\ud800b', 'ab'],
    ['an emoji, which stays', 'a 🔒 b', 'a 🔒 b'],
    ['a command', '::add-mask::x', ': :add-mask::x'],
    ['a command after white space', ' \t\u00a0::error::x', '  \u00a0: :error::x'],
    ['a command on a later line', 'x\n::stop-commands::y', 'x ::stop-commands::y'],
    ['a command behind characters that vanish', '\u200b::set-output name=a::b', ': :set-output name=a::b'],
    ['a command made by an escape', `:${ESC}[0m:error::x`, ': :error::x'],
    ['an old command anywhere', 'x ##[error]y ##[group]', 'x ## [error]y ## [group]'],
    ['an old command with more marks', '###[error]', '### [error]'],
    ['an old command with something hidden in it', '##\u200b[error]', '## [error]'],
    ['a name with colons, which stays', 'perl-Foo::Bar', 'perl-Foo::Bar'],
  ])('neutralises %s', (_, text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  test('bounds the length with an ellipsis and never cuts a character in half', () => {
    expect(plain('abcdef', 4)).toBe('abc…');
    expect(plain('abcd', 4)).toBe('abcd');
    expect(plain('ab🔒cd', 4)).toBe('ab…');
    expect(plain('x'.repeat(10_000_000), 50)).toHaveLength(50);
  });

  test('says that something was cut off even where the rest vanishes', () => {
    expect(plain(`a${'\u200b'.repeat(5000)}secret`, 20)).toBe('a…');
  });

  test('ends with a hostile text', () => {
    plain(`${ESC}]`.repeat(1_000_000), 1_000_000);
    plain(`${ESC}[`.repeat(1_000_000), 1_000_000);
    plain(':'.repeat(2_000_000), 1_000_000);
    plain(' '.repeat(2_000_000), 1_000_000);
  });
});

describe('lines', () => {
  test('keeps the lines apart and neutralises each', () => {
    expect(lines(`one\n::error::two\r\n${ESC}[1mthree\n`)).toEqual(['one', ': :error::two', 'three']);
  });

  test('says how many lines were left out', () => {
    expect(lines('a\nb\nc\nd', 2)).toEqual(['a', 'b', '… 2 more lines']);
  });
});
