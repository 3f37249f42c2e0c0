import { code, text } from './markdown.ts';

/** A part of a headline: words of Assay, a name, or a message with text from outside. */
export type LinePart = string | { readonly name: string } | { readonly message: string };

/** The line as Markdown. */
export function lineAsMarkdown(parts: readonly LinePart[]): string {
  return parts
    .map((part) =>
      typeof part === 'string' ? part : 'name' in part ? code(part.name, 600) : text(part.message, 300),
    )
    .join('');
}

/** The line as plain text, which the caller must not use as markup. */
export function lineAsText(parts: readonly LinePart[]): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : 'name' in part ? part.name : part.message))
    .join('');
}
