/**
 * JSON from UTF-8 bytes; undefined where it is none, or where an object names a key twice: of two values one program
 * takes the first and another the last, and what was checked would not be what is used.
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  return text === undefined ? undefined : parseJsonText(text);
}

/** JSON from text; undefined, which no schema takes, where it is none: the messages of the parser quote the text. */
export function parseJsonText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return repeatedKey(text) === undefined ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Why {@link parseJson} does not take bytes, as the end of a sentence; undefined where it does. */
export function jsonFault(bytes: Uint8Array): string | undefined {
  const text = textOf(bytes);
  try {
    if (text === undefined) return 'is not JSON';
    JSON.parse(text);
  } catch {
    return 'is not JSON';
  }
  const key = repeatedKey(text);
  return key === undefined ? undefined : `names the key ${JSON.stringify(key.slice(0, 60))} twice`;
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

/**
 * The first key that an object of sound JSON names twice, however it is spelled: `\u0063onfig` is `config`. One pass
 * over the text; strings are leapt over.
 */
function repeatedKey(text: string): string | undefined {
  // The keys of every object that is open; an array has none.
  const open: (Set<string> | undefined)[] = [];
  let keys: Set<string> | undefined;
  let keyComes = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = endOfString(text, at);
        if (keyComes && keys !== undefined) {
          const key = nameIn(text, at, end);
          if (keys.has(key)) return key;
          keys.add(key);
          keyComes = false;
        }
        at = end;
        break;
      }
      case 0x7b: // {
        open.push(keys);
        keys = new Set();
        keyComes = true;
        break;
      case 0x5b: // [
        open.push(keys);
        keys = undefined;
        break;
      case 0x7d: // }
      case 0x5d: // ]
        keys = open.pop();
        keyComes = false;
        break;
      case 0x2c: // ,
        keyComes = true;
        break;
    }
  }
  return undefined;
}

/** Where the closing quote of a string stands: one before which an even number of backslashes is. */
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
