import type { z } from 'zod';
import { type Parsed, parsed, unparsable } from '../domain/result.ts';
import { firstIssue } from './first-issue.ts';

const NOT_JSON = 'is not JSON';

/**
 * Reads JSON from UTF-8 bytes or from text. An object that names a key twice is a fault, unless `repeatedKeys` allows it: one
 * program takes the first value, another the last, and the value that was checked would not be the value that is used. A
 * document with very many levels is a fault too: `JSON.stringify` and other recursive code cannot handle it. The fault is
 * the end of a sentence that begins with the name of the document, and quotes no more of it than a key.
 */
export function parseJson(
  content: Uint8Array | string,
  repeatedKeys: 'refused' | 'allowed' = 'refused',
): Parsed<unknown> {
  const text = typeof content === 'string' ? content : textOf(content);
  if (text === undefined) return unparsable(NOT_JSON);
  try {
    const value: unknown = JSON.parse(text);
    const fault = faultIn(text, repeatedKeys === 'refused');
    return fault === undefined ? parsed(value) : unparsable(fault);
  } catch {
    // The message of the parser quotes the text.
    return unparsable(NOT_JSON);
  }
}

/** Reads JSON of the form that a schema describes; the fault is as that of {@link parseJson}. */
export function parseJsonAs<Schema extends z.ZodType>(
  schema: Schema,
  content: Uint8Array | string,
): Parsed<z.output<Schema>> {
  const json = parseJson(content);
  if (!json.ok) return json;
  const { success, data, error } = schema.safeParse(json.value);
  return success ? parsed(data) : unparsable(`has another form than expected (${firstIssue(error)})`);
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Greatest depth. Go programs read 10,000 levels, real documents have some ten. */
const MAX_DEPTH = 1000;

/**
 * The first thing in valid JSON that makes it a fault: too many levels, or a key that an object names twice (if `isOnce`), in
 * any spelling: `\u0063onfig` is `config`. One pass over the text, which skips strings.
 */
function faultIn(text: string, isOnce: boolean): string | undefined {
  // The keys of every open object; an array has no keys.
  const open: (Set<string> | undefined)[] = [];
  let keys: Set<string> | undefined;
  let isKeyNext = false;
  for (let at = 0; at < text.length; at += 1) {
    if (open.length > MAX_DEPTH) return `nests more than ${MAX_DEPTH} levels deep`;
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        if (isKeyNext && keys !== undefined) {
          const key = nameIn(text, at, end);
          if (isOnce && keys.has(key)) return `names the key ${JSON.stringify(key.slice(0, 60))} twice`;
          keys.add(key);
          isKeyNext = false;
        }
        at = end;
        break;
      }
      case 0x7b: // {
        open.push(keys);
        keys = new Set();
        isKeyNext = true;
        break;
      case 0x5b: // [
        open.push(keys);
        keys = undefined;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        keys = open.pop();
        isKeyNext = false;
        break;
      case 0x2c: // ,
        isKeyNext = true;
        break;
    }
  }
  return undefined;
}

/** The position of the closing quote of a string: the first with an even number of backslashes in front of it. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
}

function nameIn(text: string, start: number, end: number): string {
  const raw = text.slice(start + 1, end);
  return raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
}
