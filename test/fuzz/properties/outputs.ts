import fc from 'fast-check';
import { lineSplitter } from '../../../src/adapters/processes/line-splitter.ts';
import { errorMessageIn } from '../../../src/adapters/registry/faults.ts';
import { lines, plain, visible } from '../../../src/domain/text.ts';
import { Needles, SHORTEST_NEEDLE } from '../../../src/formats/redaction/needles.ts';
import { LooseValues, redactor } from '../../../src/formats/redaction/redact.ts';
import { redactFields } from '../../../src/formats/redaction/text-fields.ts';
import { toJson, toOutputJson, toOutputList } from '../../../src/report/json-text.ts';
import { code, codeBlock, httpsAddress, link, table, text } from '../../../src/report/markdown.ts';
import { commandsIn } from '../../attacks/runner-commands.ts';
import { anyBytes, anyText, jsonLike, textLike, valueLike } from '../mutations.ts';
import { demand, type Property, property, same } from '../property.ts';

const HOSTILE = [
  ...[
    '::error file=a::x',
    '  ::set-output name=a::b',
    '##[error]x',
    '#\u200b#[x]',
    ':\u202e:error::x',
    '\u001b]0;x\u0007::x::',
  ],
  ...[
    '| a | b |',
    '`code`',
    '```\nx\n```',
    '<script>x</script>',
    '[a](javascript:x)',
    '![x](https://x)',
    '@someone',
    '#1',
    'GH-1',
  ],
  ...[
    'https://x',
    'www.x.y',
    '- a',
    '1. a',
    '+ a',
    '$x$',
    '\\',
    '&amp;',
    '</details>',
    '<!-- x',
    'mailto:a@b',
    'a\u2028::b::',
  ],
];
const texts = fc.oneof(anyText, textLike(...HOSTILE));
const limits = fc.constantFrom(1, 2, 5, 30, 300, 2000);

/** A value that is a secret. Not of characters that a redaction itself writes. */
const secrets = fc
  .oneof(
    fc.string({ minLength: 8, maxLength: 40 }),
    fc.string({ unit: 'binary', minLength: 8, maxLength: 24 }),
    fc.constantFrom(
      'p4ss w0rd "x" <y>',
      "it's&more<than>that",
      'a\\b\\c\\d\\e',
      'line one of a key\nline two of a key\n',
    ),
  )
  // Blanks at its ends and characters that nobody sees do not count: the rest must be long enough to be looked for.
  .filter((value) => plain(value, 100).trim().length >= 8);

/** What programs make of a value in their output. */
const FORMS: readonly (readonly [string, (value: string) => string])[] = [
  ['as it is', (value) => value],
  ['in JSON', (value) => JSON.stringify({ value })],
  ['in JSON in JSON', (value) => JSON.stringify(JSON.stringify(value))],
  ['in an address', (value) => encodeURIComponent(value.toWellFormed())],
  ['in a form', (value) => new URLSearchParams({ a: value.toWellFormed() }).toString()],
  [
    'in HTML',
    (value) =>
      value
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
  ],
  ['in base64', (value) => Buffer.from(value).toString('base64')],
  ['in base64 of a pair', (value) => Buffer.from(`user:${value}`).toString('base64')],
  ['in a plain line', (value) => plain(value, 5000)],
];
/** What must not be left: the value itself, and the middle of its base64. */
const left = (shown: string, value: string) =>
  shown.includes(value) || plain(shown, 100_000).includes(value.trim());

/** Every cell of a row of Markdown, by GitHub's rule: a pipe ends a cell, unless a backslash is in front. */
const cellsIn = (row: string) => row.replace(/^\| | \|$/g, '').split(/(?<!\\)\|/);

export const OUTPUTS: readonly Property[] = [
  property(
    'a plain text is one line that gives the runner no command',
    [plain],
    fc.tuple(texts, limits),
    ([untrusted, limit]) => {
      const shown = plain(untrusted, limit);
      demand(shown.length <= limit, 'it is longer than the limit');
      demand(
        !/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b-\u200f]/u.test(shown),
        'an invisible character is left',
      );
      same(commandsIn(shown).length, 0);
      same(commandsIn(`${shown}\n`).length, 0);
      same(plain(shown, limit), shown);
    },
  ),
  property('lines and visible texts are plain', [lines, visible], texts, (untrusted) => {
    for (const line of lines(untrusted, 20)) same(commandsIn(line).length, 0);
    demand(
      !/[^\P{Cc}\t\n\v\f\r\u0085]|[\u200b\u202e]/u.test(visible(untrusted)),
      'an invisible character is left',
    );
  }),
  property(
    'a text in a summary stays in its cell',
    [text, code, table],
    fc.tuple(texts, texts),
    ([one, other]) => {
      const row = table(['a', 'b', 'c'], [[text(one), code(other), text(other)]]).split('\n');
      same(row.length, 3);
      same(cellsIn(row[2] ?? '').length, 3);
      for (const cell of [text(one), code(other)])
        demand(
          !/[<>]|\]\(|(?<!&)#\d|@\w|:\/\//.test(
            cell.replace(/^<code>|<\/code>$/g, '').replace(/^`[^`]*`$/, ''),
          ),
          `markup is left in ${cell}`,
        );
    },
  ),
  property('code stays in its block', [codeBlock, code], fc.array(texts, { maxLength: 4 }), (untrusted) => {
    const block = codeBlock('yaml', untrusted).split('\n');
    const fence = /^`+/.exec(block[0] ?? '')?.[0] ?? '';
    demand(fence.length >= 3, 'no fence');
    for (const line of block.slice(1, -1)) demand(!line.includes(fence), 'a line closes the fence');
  }),
  property(
    'a link leads to https, and stays in its brackets',
    [link, httpsAddress],
    fc.tuple(
      texts,
      textLike(
        'https://example.com/a(b)?c=d&e#f',
        'https://user:pass@x/',
        'javascript:alert(1)',
        'https://ex.com/[x]|y',
      ),
    ),
    ([label, address]) => {
      const safe = httpsAddress(address);
      if (safe === undefined) return;
      demand(/^https:\/\/[^\s()<>[\]|`"\\]*$/.test(safe), 'an address that ends its link');
      const whole = link(label, address);
      same(whole.lastIndexOf(`](${safe})`), whole.length - safe.length - 3);
      same(new URL(safe.replaceAll('&amp;', '&')).username, '');
    },
  ),
  property(
    'a document in an output has no character of a shell',
    [toJson, toOutputJson, toOutputList],
    valueLike({ a: ['x', { b: '$(c)' }] }, HOSTILE),
    (document) => {
      let expected: string | undefined;
      try {
        expected = JSON.stringify(document);
      } catch {
        return;
      }
      if (expected === undefined) return;
      const written = toOutputJson(document);
      demand(!/['`$&;|<>()!\n]/.test(written), 'a character of a shell is left');
      same(JSON.stringify(JSON.parse(written)), expected);
      same(JSON.stringify(JSON.parse(toJson(document))), expected);
      if (Array.isArray(document)) demand(Array.isArray(JSON.parse(toOutputList(document))), 'no list');
    },
  ),
  property(
    'a redaction leaves no value, in whatever form',
    [redactor],
    fc.tuple(fc.array(secrets, { minLength: 1, maxLength: 3 }), fc.constantFrom(...FORMS), anyText, anyText),
    ([values, [, form], before, after]) => {
      const redact = redactor(values);
      for (const value of values) {
        const untrusted = `${before} ${form(value)} ${after}`;
        const shown = redact(untrusted);
        demand(!left(shown, value), `the value is left in ${JSON.stringify(shown)}`);
        demand(!shown.includes(form(value)), `its form is left in ${JSON.stringify(shown)}`);
      }
    },
  ),
  property(
    'a redaction leaves no value that invisible characters interrupt',
    [redactor],
    fc.tuple(
      secrets,
      fc.nat({ max: 40 }),
      fc.constantFrom('\u200b', '\u001b[1m', '\u202e', '\0', '\ufe0f', '\u00ad'),
    ),
    ([value, at, invisible]) => {
      const where = at % (value.length + 1);
      const shown = redactor([value])(`x ${value.slice(0, where)}${invisible}${value.slice(where)} y`);
      demand(!plain(shown, 10_000).includes(plain(value, 10_000).trim()), 'the value is shown');
    },
  ),
  property(
    'a redaction changes nothing where there is no value',
    [redactor, LooseValues],
    fc.tuple(secrets, textLike('some ordinary text', '{"a": "b"}')),
    ([value, untrusted]) => {
      const loose = new LooseValues([value]);
      const marked = loose.redact(untrusted, 'x');
      if (!loose.isIn(untrusted)) same(marked, untrusted);
      // A loose search finds whatever an exact one finds.
      if (untrusted.includes(value)) demand(loose.isIn(untrusted), 'the value is not found');
      if (!loose.isIn(untrusted) && !/[^\P{C}\t\n\r]/u.test(untrusted))
        same(redactor([value])(untrusted), untrusted);
    },
  ),
  property(
    'all needles are found, and nothing else',
    [Needles],
    fc.tuple(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 }), { maxLength: 6 }),
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 }),
    ),
    ([needles, haystack]) => {
      const covered = new Set<number>();
      for (const needle of needles.filter(({ length }) => length >= SHORTEST_NEEDLE))
        for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1))
          for (let index = 0; index < needle.length; index += 1) covered.add(at + index);
      const found = new Set<number>();
      for (const [from, to] of new Needles(needles).spans(haystack))
        for (let at = from; at < to; at += 1) found.add(at);
      same([...found].sort().join(), [...covered].sort().join());
    },
  ),
  property(
    'only the text fields of a document are redacted',
    [redactFields],
    valueLike({ name: 'secret', description: 'secret', list: [{ note: 'secret' }] }),
    (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const edited = redactFields<Record<string, string>>(
        value as Record<string, string>,
        { description: 'text' },
        () => 'x',
      );
      for (const [key, one] of Object.entries(value))
        if (key !== 'description')
          demand(Object.is(Reflect.get(edited, key), one) || key === '__proto__', `${key} was changed`);
    },
  ),
  property(
    'the error of a registry is one plain line without credentials',
    [errorMessageIn],
    fc.tuple(
      jsonLike({ errors: [{ code: 'DENIED', message: 'no secret-value here', detail: { a: 'b' } }] }),
      fc.constant('secret-value'),
    ),
    ([body, value]) => {
      const said = errorMessageIn(body, redactor([value]));
      demand(said.length <= 300 && !said.includes(value), 'the credential is shown');
      same(commandsIn(said).length, 0);
    },
  ),
  property(
    'the output of a program is printed line by line, and no byte is lost',
    [lineSplitter],
    fc.array(anyBytes, { maxLength: 6 }),
    (chunks) => {
      const printed: string[] = [];
      const splitter = lineSplitter((line) => printed.push(line));
      for (const chunk of chunks) splitter.add(Buffer.from(chunk));
      splitter.end();
      demand(
        printed.every((line) => !/[\r\n]/.test(line)),
        'a line has a break',
      );
    },
  ),
];
