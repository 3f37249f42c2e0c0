import type { Element, ElementContent } from 'hast';
import { plain } from '../../domain/text.ts';
import type { LinePart } from '../line-parts.ts';
import { safeAddress } from '../markdown.ts';

/** What an element can contain. Text is escaped when the page is written. */
export type Child = Element | string | number | undefined | readonly Child[];

/** By the names that HTML uses: `class`, `aria-label`. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Longest text from outside, in UTF-16 units. */
const LONGEST = 300;

/** An element. The names of elements and attributes are always texts of Assay. */
export function el(tagName: string, attributes: Attributes | null, ...children: readonly Child[]): Element {
  return { type: 'element', tagName, properties: { ...attributes }, children: children.flatMap(nodesOf) };
}

function nodesOf(child: Child): ElementContent[] {
  if (child === undefined || child === '') return [];
  if (isList(child)) return child.flatMap(nodesOf);
  return [typeof child === 'object' ? child : { type: 'text', value: String(child) }];
}

function isList(child: Child): child is readonly Child[] {
  return Array.isArray(child);
}

/** Text from outside: one line, without control, bidi and invisible characters, cut at a length. */
export function foreign(text: string, maxLength: number = LONGEST): string {
  return plain(text, maxLength).trim();
}

/** A name from outside, as code. Long names may break anywhere. */
export function code(text: string, maxLength?: number): Element {
  return el('code', null, foreign(text, maxLength) || '—');
}

/** A link if the address is an https one without credentials, else only the label. */
export function link(label: string, address: string | undefined): Child {
  const safe = address === undefined ? undefined : safeAddress(address);
  if (safe === undefined) return foreign(label);
  return el('a', { href: safe, rel: 'noopener noreferrer', target: '_blank' }, foreign(label));
}

/** A sentence of Assay, in which backticks mark code. */
export function prose(sentence: string): readonly Child[] {
  return foreign(sentence, 2000)
    .split('`')
    .map((part, at) => (at % 2 === 1 ? el('code', null, part) : part));
}

/** A headline. */
export function line(parts: readonly LinePart[]): Child {
  return parts.map((part) =>
    typeof part === 'string' ? part : 'name' in part ? code(part.name, 600) : foreign(part.message),
  );
}

/** A list of sentences; nothing if it is empty. */
export function sentences(lines: readonly string[], most: number): Child {
  if (lines.length === 0) return undefined;
  const shown = lines.slice(0, most).map((line) => el('li', null, ...prose(line)));
  return [el('ul', { class: 'sentences' }, ...shown), cut(lines.length, most)];
}

/** The sentence below a shortened list. */
export function cut(total: number, shown: number): Child {
  if (total <= shown) return undefined;
  const rest = (total - shown).toLocaleString('en-US');
  return el(
    'p',
    { class: 'muted' },
    `${rest} more are left out here; `,
    code('report.json'),
    ' has all of them.',
  );
}

/** A part of the page that is folded at first. */
export function folded(title: Child, ...children: readonly Child[]): Element {
  return el('details', null, el('summary', null, title), ...children);
}

/** A block to copy. */
export function block(lines: readonly string[], label: string): Element {
  const text = lines.map((line) => plain(line, 4000)).join('\n');
  return el('pre', { tabindex: 0, role: 'region', 'aria-label': label }, el('code', null, text));
}

/** A severity or an effect as a coloured word. */
export function badge(word: string): Element {
  return el('span', { class: `badge ${word.replaceAll(' ', '-')}` }, word);
}
