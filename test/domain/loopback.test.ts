import { expect, test } from 'vitest';
import { isSafeUrl } from '../../src/domain/loopback.ts';

test.each([
  ['https://example.com/x', true],
  ['http://127.0.0.1:8080/', true],
  ['http://[::1]/', true],
  ['http://127.0.0.1.example.com/', false],
  ['http://example.com/', false],
  ['file:///etc/passwd', false],
  ['no address', false],
])('whether %s is safe: %s', (text, isSafe) => {
  expect(isSafeUrl(text)).toBe(isSafe);
});

test('an address that only one of two parsers accepts is an answer, and no error', () => {
  // `URL.canParse` accepts it, and `new URL` throws.
  expect(isSafeUrl(`HTTPS://${'G'.repeat(60_000)}`)).toBe(false);
});
