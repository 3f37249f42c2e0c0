import { plain } from '../domain/text.ts';

/** Longest text of one cell or list item, in UTF-16 units. */
const CELL = 300;

/** Where GitHub or a Markdown renderer makes a link of plain text, and where it has to be broken up. */
const LINK_MAKERS = /@|#(?=\d)|\bGH-(?=\d)|\bwww(?=\.)|:(?=\/\/)|\b(?:mailto|xmpp):/gi;

/** What has a meaning in Markdown, in HTML or in GitHub's mathematics. */
const ACTIVE = /[\\`*_{}[\]<>#|~&$]/g;

/** A character that no text from outside holds, since {@link plain} takes it out: it stands for the break. */
const BREAK = '\u200b';

/**
 * Text from outside as Markdown in which nothing is active: no markup, no HTML, no link, mention or reference.
 * It reads the same; only where a link would arise an invisible character stands in between.
 */
export function text(untrusted: string, maxLength: number = CELL): string {
  const broken = plain(untrusted, maxLength).trim().replace(LINK_MAKERS, `$&${BREAK}`);
  const escaped = broken.replace(ACTIVE, entity).replaceAll(BREAK, '&#8203;');
  // At its beginning `-` or `1.` would make a list and `=` a heading.
  return escaped.replace(/^(?:[-+=]|\d(?=\d*[.)]))/, entity);
}

/** Text from outside in code type; an em dash for an empty one. */
export function code(untrusted: string, maxLength: number = CELL): string {
  const line = plain(untrusted, maxLength).trim();
  if (line === '') return '—';
  // In a table `|` ends a code span, a backtick and `$` can end or begin one: these take the way of entities.
  if (/[`|\\$]/.test(line)) return `<code>${text(line, maxLength)}</code>`;
  return `\`${line}\``;
}

/** A link, if the address is a plain https one; else the label alone. */
export function link(label: string, address: string | undefined): string {
  const safe = address === undefined ? undefined : httpsAddress(address);
  return safe === undefined ? text(label) : `[${text(label)}](${safe})`;
}

/** The address with everything percent-encoded that has a meaning in Markdown; undefined if it is not https. */
export function httpsAddress(address: string): string | undefined {
  if (address.length > 2000 || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  const encoded = url.href.replace(/[^A-Za-z0-9\-._~:/?#@+,;=%&]/gu, encodeURIComponent);
  return encoded.replace(/[()'*!]/g, percent).replaceAll('&', '&amp;');
}

/** A table in GitHub's Markdown; the cells are Markdown already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Markdown folded in under a title, which is plain text of Assay's own. */
export function details(title: string, body: string): string {
  return `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;
}

/** Lines of code for copying, in a fence that none of them can close. */
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
