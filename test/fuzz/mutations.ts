import fc from 'fast-check';
import { MOST_CHARACTERS } from './property.ts';

/** Texts that programs trip over. */
const ODD_TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '\0',
    '\ufeff',
    '\ud800',
    '\udc00',
    '\r\n',
    '\r',
    '\n',
    '\n\n',
    '\t',
    '\u2028',
    '\u202e',
    '\u200b',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'length', 'then', 'toJSON'],
  ...['..', '../../x', '/', '//', '\\', '%', '%00', '%zz', '%2e%2e', '@', ':', '#', '?', '*', '**', '|', '`'],
  ...[
    '::error::x',
    '##[error]x',
    '${{',
    '}}',
    '${{ x }}',
    '<!--',
    '-->',
    '</details>',
    '"',
    "'",
    '\\"',
    '$(',
  ],
  ...[
    'null',
    'true',
    'NaN',
    '-0',
    '1e999',
    '0x10',
    '9'.repeat(400),
    '1.'.repeat(30),
    '- ',
    '? ',
    ': ',
    '&a ',
    '*a ',
  ],
  ...[
    'İ',
    'ß',
    '\u212a',
    '🙂',
    'e\u0301',
    '\u001b[31m',
    '\u009b',
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    ',',
    '=',
    ';',
  ],
  ...[
    'sha256:',
    `sha256:${'0'.repeat(64)}`,
    'pkg:',
    'https://',
    'refs/heads/',
    '-----BEGIN ',
    '<<EOF',
    '!',
    '~',
  ],
];

const ODD_NUMBERS: readonly number[] = [
  ...[
    0,
    -0,
    -1,
    1,
    0.5,
    255,
    256,
    65_535,
    65_536,
    2 ** 31 - 1,
    2 ** 31,
    2 ** 32 - 1,
    2 ** 32,
    2 ** 53,
    2 ** 63,
  ],
  ...[2 ** 64, 1e21, 1e308, 5e-324, -(2 ** 31), -(2 ** 53)],
];

const oddText = fc.constantFrom(...ODD_TEXTS);
/** Any text, also one that is not well-formed Unicode. */
export const anyText = fc.oneof(
  oddText,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(oddText, { maxLength: 6 }).map((parts) => parts.join('')),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map((codes) => String.fromCharCode(...codes)),
);

export const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  anyText.map((text) => new TextEncoder().encode(text)),
);

/** Makes a value anew each time, since the documents that it is put into are changed. */
type Make = () => unknown;

/** Lists and maps in one another. `JSON.stringify` and `structuredClone` of the deepest ends in a full stack. */
const nested = fc.tuple(fc.constantFrom(3, 30, 200, 9000), fc.boolean()).map(([depth, isMap]): Make => {
  const text = isMap
    ? `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
    : `${'['.repeat(depth)}${']'.repeat(depth)}`;
  return () => JSON.parse(text);
});

const oddValue: fc.Arbitrary<Make> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .oneof(
        { weight: 4, arbitrary: oddText },
        { weight: 3, arbitrary: fc.constantFrom(...ODD_NUMBERS) },
        { weight: 3, arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { a: null }) },
        { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
      )
      .map(
        (value): Make =>
          () =>
            structuredClone(value),
      ),
  },
  { weight: 1, arbitrary: nested },
);

/** A change of a JSON value: at which of its places, and what happens there. */
interface Edit {
  readonly at: number;
  readonly how: 'drop' | 'replace' | 'rename' | 'add' | 'repeat' | 'wrap' | 'unwrap' | 'move';
  readonly value: Make;
  readonly key: string;
  readonly from: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat({ max: 999 }),
  how: fc.constantFrom('replace', 'drop', 'rename', 'add', 'repeat', 'wrap', 'unwrap', 'move'),
  value: oddValue,
  key: oddText,
  from: fc.nat({ max: 999 }),
});

type Container = Record<string, unknown> | unknown[];
type Place = readonly [within: Container, key: string];

function placesIn(root: Container): readonly Place[] {
  const places: Place[] = [];
  const open: Container[] = [root];
  for (let next = open.pop(); next !== undefined && places.length < 2000; next = open.pop())
    for (const key of Object.keys(next)) {
      places.push([next, key]);
      const value: unknown = Reflect.get(next, key);
      if (typeof value === 'object' && value !== null) open.push(value as Container);
    }
  return places;
}

/** Sets a key as an own one, also `__proto__`. */
function put(within: object, key: string, value: unknown): void {
  Object.defineProperty(within, key, { value, writable: true, enumerable: true, configurable: true });
}

function apply(root: Container, { at, how, value, key, from }: Edit): void {
  const places = placesIn(root);
  const [within, name] = places[at % places.length] ?? [root, ''];
  const found: unknown = Reflect.get(within, name);
  switch (how) {
    case 'drop':
      if (Array.isArray(within)) within.splice(Number(name), 1);
      else Reflect.deleteProperty(within, name);
      return;
    case 'replace':
      put(within, name, value());
      return;
    case 'rename':
      if (Array.isArray(within)) return;
      Reflect.deleteProperty(within, name);
      put(within, from % 2 === 0 ? key : name.toUpperCase(), found);
      return;
    case 'add':
      if (Array.isArray(within)) within.push(value());
      else put(within, key, value());
      return;
    case 'repeat':
      // A deep or large list would become an input of many MB.
      if (!Array.isArray(found) || safeJson(found).length > 500) return;
      put(
        within,
        name,
        Array.from({ length: 300 }, () => found)
          .flat()
          .slice(0, 3000),
      );
      return;
    case 'wrap':
      put(within, name, from % 2 === 0 ? [found] : { [key]: found });
      return;
    case 'unwrap':
      if (typeof found === 'object' && found !== null) put(within, name, Object.values(found)[0] ?? null);
      return;
    case 'move': {
      const [other, otherName] = places[from % places.length] ?? [root, ''];
      const moved: unknown = Reflect.get(other, otherName);
      // A copy by JSON: a place may be within the other one.
      put(within, name, moved === undefined ? null : JSON.parse(safeJson(moved)));
    }
  }
}

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return 'null';
  }
}

/** A valid document with a few changes. */
export function valueLike(...valid: readonly unknown[]): fc.Arbitrary<unknown> {
  const changed = fc
    .tuple(fc.constantFrom(...valid), fc.array(edit, { maxLength: 4 }))
    .map(([document, edits]) => {
      const root: [unknown] = [structuredClone(document)];
      for (const one of edits) apply(root, one);
      return root[0];
    });
  return fc.oneof(
    { weight: 12, arbitrary: changed },
    { weight: 1, arbitrary: oddValue.map((make) => make()) },
  );
}

/** The text of a JSON document with changes of the document and of its text. */
export function jsonLike(...valid: readonly unknown[]): fc.Arbitrary<string> {
  const texts = valueLike(...valid).map(jsonText);
  const broken = textLike(...valid.map((one) => jsonText(one)));
  const twice = fc
    .tuple(texts, fc.nat({ max: 50 }), fc.constantFrom(...keysIn(valid)), oddValue)
    .map(([text, at, key, value]) => {
      const brace = [...text.matchAll(/\{/g)][at % Math.max(1, text.split('{').length - 1)]?.index ?? 0;
      return `${text.slice(0, brace + 1)}${jsonText(key)}:${jsonText(value())},${text.slice(brace + 1)}`;
    });
  return fc.oneof(
    { weight: 8, arbitrary: texts },
    { weight: 3, arbitrary: broken },
    { weight: 1, arbitrary: twice },
  );
}

function keysIn(documents: readonly unknown[]): string[] {
  return ['a', ...placesIn([...documents]).map(([, key]) => key)];
}

/** JSON of any depth: `JSON.stringify` itself cannot write the deepest values. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return `${'['.repeat(9000)}${']'.repeat(9000)}`;
  }
}

/** The bytes of such a text. */
export function jsonBytesLike(...valid: readonly unknown[]): fc.Arbitrary<Uint8Array> {
  return fc.oneof(
    { weight: 10, arbitrary: jsonLike(...valid).map((text) => new TextEncoder().encode(text)) },
    { weight: 1, arbitrary: bytesLike(...valid.map((one) => new TextEncoder().encode(jsonText(one)))) },
  );
}

/** A change of a text or of bytes, at positions that count modulo its length. */
interface Cut {
  readonly at: number;
  readonly length: number;
  readonly how: 'insert' | 'delete' | 'repeat' | 'splice' | 'cut' | 'upper';
  readonly word: string;
  readonly times: number;
}

const cut: fc.Arbitrary<Cut> = fc.record({
  at: fc.nat({ max: 100_000 }),
  length: fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 200 })),
  how: fc.constantFrom('insert', 'delete', 'repeat', 'splice', 'cut', 'upper'),
  word: oddText,
  times: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 2, max: 6 }) },
    { weight: 1, arbitrary: fc.constantFrom(300, 60_000) },
  ),
});

function cutText(text: string, { at, length, how, word, times }: Cut, other: string): string {
  const start = at % (text.length + 1);
  const [before, part, after] = [
    text.slice(0, start),
    text.slice(start, start + length),
    text.slice(start + length),
  ];
  switch (how) {
    case 'insert':
      return `${before}${word}${part}${after}`;
    case 'delete':
      return before + after;
    case 'repeat': {
      const repeated = part === '' ? word : part;
      const most = Math.max(1, Math.floor((MOST_CHARACTERS - text.length) / Math.max(1, repeated.length)));
      return before + repeated.repeat(Math.min(times, most)) + after;
    }
    case 'splice':
      return before + other.slice(length % (other.length + 1), (length % (other.length + 1)) + 80) + after;
    case 'cut':
      return before;
    case 'upper':
      return before + (part === part.toUpperCase() ? part.toLowerCase() : part.toUpperCase()) + after;
  }
}

/** A valid text with a few changes, with other line ends, or with a byte order mark. */
export function textLike(...valid: readonly string[]): fc.Arbitrary<string> {
  const changed = fc
    .tuple(
      fc.constantFrom(...valid),
      fc.array(fc.tuple(cut, fc.constantFrom(...valid)), { maxLength: 4 }),
      fc.constantFrom('', '', '', '', 'crlf', 'bom', 'cr'),
    )
    .map(([text, cuts, ends]) => {
      const result = cuts.reduce((now, [one, other]) => cutText(now, one, other), text);
      if (ends === 'crlf') return result.replaceAll('\n', '\r\n');
      if (ends === 'cr') return result.replaceAll('\n', '\r');
      return ends === 'bom' ? `\ufeff${result}` : result;
    });
  return fc.oneof({ weight: 12, arbitrary: changed }, { weight: 1, arbitrary: anyText });
}

/** A change of bytes: a number that is written at a position, or a part that is moved. */
interface Poke {
  readonly at: number;
  readonly how: 'number' | 'flip' | 'delete' | 'repeat' | 'copy' | 'cut' | 'insert';
  readonly value: bigint;
  readonly width: 1 | 2 | 4 | 8;
  readonly isBig: boolean;
  readonly from: number;
  readonly length: number;
}

const poke: fc.Arbitrary<Poke> = fc.record({
  at: fc.nat({ max: 1_000_000 }),
  how: fc.constantFrom('number', 'number', 'number', 'flip', 'delete', 'repeat', 'copy', 'cut', 'insert'),
  value: fc.oneof(
    fc.constantFrom(
      0n,
      1n,
      2n,
      0x7fn,
      0x80n,
      0xffn,
      0x7fffn,
      0xffffn,
      0x7fff_ffffn,
      0xffff_ffffn,
      2n ** 63n,
      2n ** 64n - 1n,
    ),
    fc.bigInt({ min: 0n, max: 300n }),
  ),
  width: fc.constantFrom(1, 2, 4, 8),
  isBig: fc.boolean(),
  from: fc.nat({ max: 1_000_000 }),
  length: fc.oneof(fc.nat({ max: 16 }), fc.nat({ max: 2000 })),
});

function pokeBytes(bytes: Buffer, { at, how, value, width, isBig, from, length }: Poke): Buffer {
  const start = at % (bytes.length + 1);
  const source = from % (bytes.length + 1);
  const part = bytes.subarray(source, source + length);
  const [before, after] = [bytes.subarray(0, start), bytes.subarray(start)];
  switch (how) {
    case 'number': {
      const number = Buffer.alloc(8);
      number.writeBigUInt64LE(BigInt.asUintN(width * 8, value));
      const written = number.subarray(0, width);
      if (isBig) written.reverse();
      return Buffer.concat([before, written, bytes.subarray(start + width)]);
    }
    case 'flip': {
      const copy = Buffer.from(bytes);
      if (start < copy.length) copy[start] = (copy[start] ?? 0) ^ (1 << (length % 8));
      return copy;
    }
    case 'delete':
      return Buffer.concat([before, bytes.subarray(start + length)]);
    case 'repeat':
      return Buffer.concat([before, ...Array.from({ length: 40 }, () => part), after]).subarray(
        0,
        MOST_CHARACTERS,
      );
    case 'copy':
      return Buffer.concat([before, part, bytes.subarray(start + part.length)]);
    case 'cut':
      return Buffer.from(before);
    case 'insert':
      return Buffer.concat([before, part, after]);
  }
}

/** Valid bytes with a few changes. */
export function bytesLike(...valid: readonly Uint8Array[]): fc.Arbitrary<Buffer> {
  const changed = fc
    .tuple(fc.nat({ max: valid.length - 1 }), fc.array(poke, { maxLength: 5 }))
    .map(([which, pokes]) =>
      pokes.reduce<Buffer>((now, one) => pokeBytes(now, one), Buffer.from(valid[which] ?? new Uint8Array())),
    );
  return fc.oneof(
    { weight: 12, arbitrary: changed },
    { weight: 1, arbitrary: anyBytes.map((bytes) => Buffer.from(bytes)) },
  );
}
