import { plain } from '../domain/text.ts';

/** Longest text of one cell or list item, in UTF-16 units. */
const CELL = 300;

/** Text that GitHub or a Markdown renderer turns into a link, mention or reference. A break after it prevents this. */
const LINK_MAKERS = /@|#(?=\d)|\bGH-(?=\d)|\bwww(?=\.)|:(?=\/\/)|\b(?:mailto|xmpp):/gi;

/** Characters with a meaning in Markdown, in HTML or in GitHub's mathematics. */
const ACTIVE = /[\\`*_{}[\]<>#|~&$]/g;

/** Marks the breaks. {@link plain} removes this character, so text from outside cannot contain it. */
const BREAK = '\u200b';

/**
 * Text from outside as Markdown without anything active: no markup, HTML, link, mention or reference. It looks the same;
 * an invisible character is inserted where a link would appear.
 */
export function text(untrusted: string, maxLength: number = CELL): string {
  const broken = plain(untrusted, maxLength).trim().replace(LINK_MAKERS, `$&${BREAK}`);
  const escaped = broken.replace(ACTIVE, entity).replaceAll(BREAK, '&#8203;');
  // At the beginning of a line, `-` and `1.` start a list and `=` makes a heading.
  return escaped.replace(/^(?:[-+=]|\d(?=\d*[.)]))/, entity);
}

/** Text from outside as code; an em dash if it is empty. */
export function code(untrusted: string, maxLength: number = CELL): string {
  const line = plain(untrusted, maxLength).trim();
  if (line === '') return '—';
  // These characters can start or end a code span, or end a table cell in one: they are written as entities.
  if (/[`|\\$]/.test(line)) return `<code>${text(line, maxLength)}</code>`;
  return `\`${line}\``;
}

/** A link if the address is an https one without credentials, else only the label. */
export function link(label: string, address: string | undefined): string {
  const safe = address === undefined ? undefined : httpsAddress(address);
  return safe === undefined ? text(label) : `[${text(label)}](${safe})`;
}

/** The address with characters of Markdown percent-encoded; undefined if it is not https or contains credentials. */
export function httpsAddress(address: string): string | undefined {
  return safeAddress(address)?.replaceAll('&', '&amp;');
}

/** The same address without entities, for an attribute that is escaped later. */
export function safeAddress(address: string): string | undefined {
  const url = address.length > 2000 ? null : URL.parse(address);
  if (url === null) return undefined;
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  const encoded = url.href.replace(/[^A-Za-z0-9\-._~:/?#@+,;=%&]/gu, encodeURIComponent);
  return encoded.replace(/[()'*!]/g, percent);
}

/** A table in GitHub's Markdown. The cells must already be Markdown. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Markdown in a folded section. The title must be a text of Assay: it is not escaped. */
export function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** A block of code for copying. No line can close its fence. */
export function codeBlock(language: string, lines: readonly string[]): string {
  const body = lines.map((line) => plain(line)).join('\n');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${body}\n${fence}`;
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
