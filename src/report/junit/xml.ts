import { plain } from '../../domain/text.ts';

/** Longest text of an attribute or a body, in UTF-16 units. */
const LENGTH = 1000;

/** An XML element. `inside` must already be XML. */
export function element(name: string, attributes: string, inside: string | readonly string[] = ''): string {
  const body = typeof inside === 'string' ? inside : inside.length === 0 ? '' : `\n${inside.join('\n')}\n`;
  return body === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${body}</${name}>`;
}

/** Attributes with a space before each. The values may come from an image. */
export function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${bodyText(String(value))}"`)
    .join('');
}

/** Text from outside as one line of XML text that means nothing in XML, and is never empty. */
export function bodyText(untrusted: string): string {
  const shown = plain(untrusted, LENGTH)
    .replace(/\p{Noncharacter_Code_Point}/gu, '')
    .trim();
  return (shown || '(no text)').replace(/[&<>"']/g, (one) => `&#${one.codePointAt(0)};`);
}
