import { expect, test } from 'vitest';
import { code, codeBlock, httpsAddress, text } from '../../src/report/markdown.ts';

test.each([
  ['a | b', 'a &#124; b'],
  ['<b>', '&#60;b&#62;'],
  ['[x](y)', '&#91;x&#93;(y)'],
  ['a_b * c', 'a&#95;b &#42; c'],
  ['hello @octocat', 'hello @&#8203;octocat'],
  ['see #12', 'see &#35;&#8203;12'],
  ['https://x.example.com', 'https:&#8203;//x.example.com'],
  ['- item', '&#45; item'],
  ['1. item', '&#49;. item'],
  ['12 items', '12 items'],
  ['two\nlines', 'two lines'],
])('text: %j becomes %j', (untrusted, expected) => {
  expect(text(untrusted)).toBe(expected);
});

test.each([
  ['lodash', '`lodash`'],
  ['@scope/name', '`@scope/name`'],
  ['a`b', '<code>a&#96;b</code>'],
  ['a|b', '<code>a&#124;b</code>'],
  ['', '—'],
  ['<i>', '`<i>`'],
])('code: %j becomes %j', (untrusted, expected) => {
  expect(code(untrusted)).toBe(expected);
});

test('a code block is closed by its own fence alone', () => {
  expect(codeBlock('sh', ['echo ```', 'two\nlines'])).toBe('````sh\necho ```\ntwo lines\n````');
});

test('an address keeps its query and loses what Markdown could read', () => {
  expect(httpsAddress('https://x.example.com/?a=1&b=(2)')).toBe('https://x.example.com/?a=1&amp;b=%282%29');
});
