import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** A reference of a list, with its line from 1. */
export interface ListedImage {
  readonly text: string;
  readonly line: number;
}

/**
 * Reads a list of images: one reference a line; empty lines, and what follows `#`, do not count. The fault is the end of a
 * sentence about the list.
 */
export function readImageList(text: string): Parsed<readonly ListedImage[]> {
  const listed: ListedImage[] = [];
  for (const [at, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const content = raw.replace(/(?:^|\s)#.*$/, '').trim();
    if (content === '') continue;
    if (/\s/.test(content))
      return unparsable(`has more than one word on line ${at + 1}: write one image a line`);
    listed.push({ text: content, line: at + 1 });
  }
  return parsed(listed);
}
