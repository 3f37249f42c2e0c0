import { parseJson } from '../json.ts';

/** A text in a JSON document. */
export interface JsonText {
  /** Keys, and positions in arrays, from the top of the document. */
  readonly path: readonly string[];
  readonly value: string;
  /** The line on which it begins, from 1. */
  readonly line: number;
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]|\n/g;

/** A text below more keys than this is left out. */
const MAX_DEPTH = 20;

/** The texts of a JSON document, in order, each with its line. A document that is not valid has none. */
export function* jsonTexts(text: string): Generator<JsonText> {
  if (!parseJson(text, 'allowed').ok) return;
  // The key or position of each open object or array. A key is empty until it is read.
  const path: string[] = [];
  const isObject: boolean[] = [];
  let isKeyNext = false;
  let line = 1;
  for (const [token] of text.matchAll(TOKEN)) {
    const last = path.length - 1;
    switch (token) {
      case '\n':
        line += 1;
        break;
      case '{':
      case '[':
        path.push(token === '[' ? '0' : '');
        isObject.push(token === '{');
        isKeyNext = token === '{';
        break;
      case '}':
      case ']':
        path.pop();
        isObject.pop();
        isKeyNext = false;
        break;
      case ',':
        if (isObject[last]) isKeyNext = true;
        else path[last] = String(Number(path[last]) + 1);
        break;
      default: {
        const value = String(JSON.parse(token));
        if (isObject[last] && isKeyNext) {
          path[last] = value;
          isKeyNext = false;
        } else if (path.length <= MAX_DEPTH) yield { path: [...path], value, line };
      }
    }
  }
}
