/** A part of an XML document: a tag, or the text between two tags. */
export type XmlPart =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly tag: string;
      readonly isEmpty: boolean;
      readonly line: number;
    }
  | { readonly kind: 'close'; readonly name: string; readonly line: number }
  | { readonly kind: 'text'; readonly text: string; readonly line: number };

/** The end of each kind of markup that is no element, by its beginning. */
const SKIPPED: readonly (readonly [begin: string, end: string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
];
const LONGEST_TAG = 1000;

/** The tags and texts of an XML document, each with its line. Comments are left out. It stops where the document is broken. */
export function* xmlParts(document: string): Generator<XmlPart> {
  let at = 0;
  let line = 1;
  const advance = (to: number) => {
    for (; at < to; at += 1) if (document.charCodeAt(at) === 0x0a) line += 1;
  };
  while (at < document.length) {
    const start = document.indexOf('<', at);
    if (start < 0) return;
    const before = document.slice(at, start);
    const text = before.trim();
    if (text !== '') advance(start - before.trimStart().length);
    if (text !== '') yield { kind: 'text', text, line };
    advance(start);
    const skipped = SKIPPED.find(([begin]) => document.startsWith(begin, start));
    const end = skipped === undefined ? endOfTag(document, start) : endAfter(document, start, skipped[1]);
    if (end === undefined) return;
    if (skipped === undefined) {
      const tag = document.slice(start, end);
      const name = /^<\/?([\w:.-]{1,200})/.exec(tag)?.[1];
      if (name === undefined) return;
      if (tag.startsWith('</')) yield { kind: 'close', name, line };
      else yield { kind: 'open', name, tag, isEmpty: tag.endsWith('/>'), line };
    }
    advance(end);
  }
}

/** An attribute of a tag. */
export function attributeOf(tag: string, name: string): string | undefined {
  for (const [, key, double, single] of tag.matchAll(
    /\s([\w:.-]{1,200})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g,
  ))
    if (key === name) return double ?? single;
  return undefined;
}

function endAfter(document: string, start: number, end: string): number | undefined {
  const found = document.indexOf(end, start + 2);
  return found < 0 ? undefined : found + end.length;
}

/** The end of a tag: the first bracket outside of quotes. */
function endOfTag(document: string, start: number): number | undefined {
  let quote = '';
  for (let at = start; at < Math.min(document.length, start + LONGEST_TAG); at += 1) {
    const character = document.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at + 1;
  }
  return undefined;
}
