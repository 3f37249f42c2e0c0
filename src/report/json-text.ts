/** Invisible and control characters that JSON lets through as they are: C1, bidi marks, separators, byte order mark. */
const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** What has a meaning in a shell or in HTML; none of it occurs in JSON outside of strings. */
const SHELL = /['`$&;|<>()!]/g;

/** A document as JSON text, indented; reads back the same, and shows no invisible character to a terminal. */
export function toJson(document: unknown): string {
  return `${JSON.stringify(document, undefined, 2).replace(INVISIBLE, escaped)}\n`;
}

/**
 * A value as JSON in one line for an output of the step. Workflows put outputs into shell scripts with `${{ }}`, and
 * messages may name packages of the image: what a shell would act on is written as an escape, and reads back the same.
 */
export function toOutputJson(value: unknown): string {
  return JSON.stringify(value).replace(INVISIBLE, escaped).replace(SHELL, escaped);
}

/** GitHub takes 1 MiB of outputs from a job, in UTF-16; a list gets an eighth of it, and other steps need some too. */
const LIST_LIMIT_CHARACTERS = 64 * 1024;

/** The first items of a list as {@link toOutputJson}, as many as there is room for; the first one in any case. */
export function toOutputList(items: readonly unknown[]): string {
  let length = 2;
  const texts: string[] = [];
  for (const item of items) {
    const text = toOutputJson(item);
    length += text.length + 1;
    if (length > LIST_LIMIT_CHARACTERS && texts.length > 0) break;
    texts.push(text);
  }
  return `[${texts.join(',')}]`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
