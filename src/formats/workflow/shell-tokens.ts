import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** A word of a shell command: texts, variables, and parts that only a shell can know. */
export type Word = readonly Piece[];
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean }
  | { readonly kind: 'unknown' };

export type Token =
  | { readonly kind: 'word'; readonly word: Word; readonly plain: string | undefined }
  | { readonly kind: 'sign'; readonly sign: string };

/** A redirection of output. It does not change the status. */
const REDIRECTED = /^(?:\d?>&\d|(?:\d|&)?>>?[ \t]*)/;
const SIGNS = /^(?:&&|\|\||;;|<<<|[;\n|()])/;

/** Reads the words and signs of a script. The fault is the end of a sentence about the script. */
export function tokensOf(text: string): Parsed<readonly Token[]> {
  const fault = unparsable('contains a word that only a shell can interpret');
  const tokens: Token[] = [];
  let at = 0;
  let isPattern = false;
  while (at < text.length) {
    const rest = text.slice(at, at + 3);
    const [blank = ''] = /^[ \t\r]+/.exec(text.slice(at, at + 200)) ?? [];
    const sign = SIGNS.exec(rest)?.[0];
    if (blank !== '') at += blank.length;
    else if (rest.startsWith('#')) at = (text.indexOf('\n', at) + 1 || text.length + 1) - 1;
    else if (REDIRECTED.test(text.slice(at, at + 10)) && !isPattern) {
      const into = REDIRECTED.exec(text.slice(at, at + 10))?.[0] ?? '';
      const target = /&\d$/.test(into) ? { end: at + into.length } : wordAt(text, at + into.length, false);
      if (target === undefined) return fault;
      at = target.end;
    } else if (sign !== undefined && !isPattern) {
      tokens.push({ kind: 'sign', sign: sign === '\n' ? ';' : sign });
      at += sign.length;
    } else {
      const read = wordAt(text, at, isPattern);
      if (read === undefined || read.end === at) return fault;
      const plain = plainOf(read.word);
      tokens.push({ kind: 'word', word: read.word, plain });
      isPattern = plain === '=~';
      at = read.end;
    }
  }
  return parsed(tokens);
}

/** The text of a word that is one text without quotes; undefined for any other word. */
function plainOf(word: Word): string | undefined {
  const [only, more] = word;
  return only?.kind === 'text' && !only.quoted && more === undefined ? only.text : undefined;
}

/** Reads a word. In a regular expression, blanks and signs inside brackets belong to it. Undefined if only a shell can read it. */
function wordAt(text: string, from: number, isPattern: boolean): { word: Word; end: number } | undefined {
  const pieces: Piece[] = [];
  let at = from;
  let depth = 0;
  let quoted = false;
  for (; at < text.length; ) {
    const character = text.charAt(at);
    if (!quoted && depth === 0 && /[\s;]/.test(character)) break;
    if (!quoted && !isPattern && /[|&()<>]/.test(character)) {
      // Only a shell can interpret input from files and background jobs.
      if (/[&<]/.test(character) && !/^(?:&&|<<<|&>)/.test(text.slice(at, at + 3))) return undefined;
      break;
    }
    if (isPattern && !quoted && character === '(') depth += 1;
    if (isPattern && !quoted && character === ')') depth -= 1;
    if (character === '"') {
      quoted = !quoted;
      if (quoted) pieces.push({ kind: 'text', text: '', quoted });
      at += 1;
    } else if (character === "'" && !quoted) {
      const end = text.indexOf("'", at + 1);
      if (end < 0) return undefined;
      pieces.push({ kind: 'text', text: text.slice(at + 1, end), quoted: true });
      at = end + 1;
    } else if (character === '`') return undefined;
    else if (character === '$') {
      const read = dollarAt(text, at, quoted);
      if (read === undefined) return undefined;
      pieces.push(read.piece);
      at = read.end;
    } else {
      const escaped = character === '\\' && at + 1 < text.length && !isPattern;
      add(pieces, escaped ? text.charAt(at + 1) : character, quoted || escaped);
      at += escaped ? 2 : 1;
    }
  }
  return quoted ? undefined : { word: pieces, end: at };
}

function add(pieces: Piece[], text: string, quoted: boolean): void {
  const last = pieces.at(-1);
  if (last?.kind === 'text' && last.quoted === quoted)
    pieces[pieces.length - 1] = { kind: 'text', text: last.text + text, quoted };
  else pieces.push({ kind: 'text', text, quoted });
}

function dollarAt(text: string, at: number, quoted: boolean): { piece: Piece; end: number } | undefined {
  const rest = text.slice(at, at + 300);
  const variable = /^\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/.exec(rest);
  if (variable !== null) {
    const name = variable[1] ?? variable[2] ?? '';
    return { piece: { kind: 'variable', name, quoted }, end: at + variable[0].length };
  }
  const expression = /^\$\{\{.*?\}\}/s.exec(rest);
  if (expression !== null) return { piece: { kind: 'unknown' }, end: at + expression[0].length };
  if (/^\$[({]/.test(rest)) return undefined;
  if (/^\$[?@#*!\d-]/.test(rest)) return { piece: { kind: 'unknown' }, end: at + 2 };
  return { piece: { kind: 'text', text: '$', quoted }, end: at + 1 };
}
