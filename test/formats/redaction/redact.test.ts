import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/domain/text.ts';
import { redactor } from '../../../src/formats/redaction/redact.ts';

const VALUE = ['s3cr&tX', '<k9>"q', "'\\z"].join('');
const redact = redactor([VALUE, ['S3cret', 'Passw0rd'].join('')]);

describe('a value that a server quotes in another form is replaced', () => {
  test.each([
    [
      'in HTML with names',
      VALUE.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;'),
    ],
    [
      'in HTML with numbers',
      VALUE.replace('&', '&amp;')
        .replace('<', '&lt;')
        .replace('>', '&gt;')
        .replace('"', '&#34;')
        .replace("'", '&#39;'),
    ],
    // As Go, Python and a form encode it: JavaScript leaves quotes and brackets as they are.
    ['in an address of Go', encodeURIComponent(VALUE).replaceAll("'", '%27')],
    ['in a form', new URLSearchParams({ '': VALUE }).toString().slice(1)],
    ['in JSON within JSON', JSON.stringify(JSON.stringify(VALUE)).slice(3, -3)],
  ])('%s', (_, quoted) => {
    expect(redact(`denied: ${quoted}.`)).toBe('denied: [redacted].');
  });

  test.each([
    ['a bell', '\u0007'],
    ['an escape', '\u001b[31m'],
    ['a zero-width space', '\u200b'],
    ['a soft hyphen', '\u00ad'],
    ['a filler', '\u3164'],
    ['a variation selector', '\ufe0f'],
  ])('with %s in it, which is taken away before it is shown', (_, sign) => {
    const said = `denied: S3cret${sign}Passw0rd\nS3c${sign}retPassw0rd`;
    expect(redact(said)).toBe('denied: [redacted]\n[redacted]');
    expect(plain(redact(said))).toBe('denied: [redacted] [redacted]');
  });
});

test('a text without a value is left as it is, with all that hides in it', () => {
  const text = 'a\u0007b \u001b[1mbold\u001b[0m \u200bc\r\n\td & <e>';
  expect(redact(text)).toBe(text);
});
