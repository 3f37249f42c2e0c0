/** A word of a shell command: texts, variables, and what cannot be told without a shell. */
export type Word = readonly Piece[];
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean }
  | { readonly kind: 'unknown' };

export type Token =
  | { readonly kind: 'word'; readonly word: Word; readonly plain: string | undefined }
  | { readonly kind: 'sign'; readonly sign: string };

export type Command =
  | { readonly kind: 'simple'; readonly words: readonly Token[] }
  | { readonly kind: 'test'; readonly tokens: readonly Token[] }
  | { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise: Script }
  | { readonly kind: 'case'; readonly subject: Word; readonly arms: readonly Arm[] }
  | { readonly kind: 'for'; readonly name: string; readonly words: readonly Word[]; readonly body: Script }
  | { readonly kind: 'group'; readonly body: Script };

export interface Branch {
  readonly condition: Script;
  readonly body: Script;
}

export interface Arm {
  readonly patterns: readonly Word[];
  readonly body: Script;
}

/** Commands joined by `|`; `!` turns the status around. */
export interface Pipeline {
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

/** Pipelines joined by `&&` and `||`; the first has no operator. */
export type AndOr = readonly { readonly operator: '' | '&&' | '||'; readonly pipeline: Pipeline }[];
export type Script = readonly AndOr[];

const MAX_LENGTH = 20_000;
const MAX_DEPTH = 30;
/** Where output goes to is of no consequence for the status. */
const REDIRECTED = /^(?:\d?>&\d|(?:\d|&)?>>?[ \t]*)/;
const SIGNS = /^(?:&&|\|\||;;|<<<|[;\n|()])/;

/**
 * Parses the part of bash in which result jobs are written: lists, `if`, `case`, `for`, `[ ]` and `[[ ]]`; undefined
 * where a script holds anything else.
 */
export function parseScript(text: string): Script | undefined {
  const tokens = text.length > MAX_LENGTH ? undefined : tokensOf(text.replaceAll('\\\n', '  '));
  return tokens === undefined ? undefined : new Parser(tokens).whole();
}

function tokensOf(text: string): readonly Token[] | undefined {
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
      if (target === undefined) return undefined;
      at = target.end;
    } else if (sign !== undefined && !isPattern) {
      tokens.push({ kind: 'sign', sign: sign === '\n' ? ';' : sign });
      at += sign.length;
    } else {
      const read = wordAt(text, at, isPattern);
      if (read === undefined || read.end === at) return undefined;
      const plain = plainOf(read.word);
      tokens.push({ kind: 'word', word: read.word, plain });
      isPattern = plain === '=~';
      at = read.end;
    }
  }
  return tokens;
}

/** The word itself where it is one text without quotes. */
function plainOf(word: Word): string | undefined {
  const [only, more] = word;
  return only?.kind === 'text' && !only.quoted && more === undefined ? only.text : undefined;
}

/** A word; in a regular expression blanks and signs within brackets are part of it. */
function wordAt(text: string, from: number, isPattern: boolean): { word: Word; end: number } | undefined {
  const pieces: Piece[] = [];
  let at = from;
  let depth = 0;
  let quoted = false;
  for (; at < text.length; ) {
    const character = text.charAt(at);
    if (!quoted && depth === 0 && /[\s;]/.test(character)) break;
    if (!quoted && !isPattern && /[|&()<>]/.test(character)) {
      // Input from files and jobs in the background are left to a shell.
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

class Refused extends Error {}

/** A parser by descent; what it does not know makes the whole undefined. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Script | undefined {
    try {
      const script = this.#script([], 0);
      return this.#next === this.#tokens.length ? script : undefined;
    } catch (error) {
      if (error instanceof Refused) return undefined;
      throw error;
    }
  }

  /** Up to one of the words, or a sign that ends an arm or a group. */
  #script(until: readonly string[], depth: number): Script {
    if (depth > MAX_DEPTH) throw new Refused();
    const lists: AndOr[] = [];
    for (;;) {
      while (this.#takeSign(';'));
      const token = this.#tokens[this.#next];
      const ends = token === undefined || (token.kind === 'sign' ? true : until.includes(token.plain ?? ''));
      if (ends) return lists;
      lists.push(this.#andOr(depth));
    }
  }

  #andOr(depth: number): AndOr {
    const parts: { operator: '' | '&&' | '||'; pipeline: Pipeline }[] = [];
    let operator: '' | '&&' | '||' | undefined = '';
    while (operator !== undefined) {
      parts.push({ operator, pipeline: this.#pipeline(depth) });
      operator = this.#takeSign('&&') ? '&&' : this.#takeSign('||') ? '||' : undefined;
      if (operator !== undefined) while (this.#takeSign(';'));
    }
    return parts;
  }

  #pipeline(depth: number): Pipeline {
    const negated = this.#takeWord('!');
    const commands = [this.#command(depth)];
    while (this.#takeSign('|')) commands.push(this.#command(depth));
    return { negated, commands };
  }

  #command(depth: number): Command {
    if (this.#takeWord('if')) return this.#if(depth + 1);
    if (this.#takeWord('case')) return this.#case(depth + 1);
    if (this.#takeWord('for')) return this.#for(depth + 1);
    if (this.#takeWord('{')) return { kind: 'group', body: this.#until('}', depth + 1) };
    if (this.#takeWord('[[')) return { kind: 'test', tokens: this.#test() };
    const words: Token[] = [];
    for (;;) {
      const token = this.#tokens[this.#next];
      if (token === undefined || (token.kind === 'sign' && token.sign !== '<<<')) break;
      if (words.length === 0 && /^(?:while|until|function|select|time)$/.test(wordOf(token)))
        throw new Refused();
      words.push(token);
      this.#next += 1;
    }
    if (words.length === 0) throw new Refused();
    return { kind: 'simple', words };
  }

  #if(depth: number): Command {
    const branches: Branch[] = [];
    do {
      const condition = this.#until('then', depth);
      branches.push({ condition, body: this.#script(['elif', 'else', 'fi'], depth) });
    } while (this.#takeWord('elif'));
    const otherwise = this.#takeWord('else') ? this.#script(['fi'], depth) : [];
    this.#expectWord('fi');
    return { kind: 'if', branches, otherwise };
  }

  #case(depth: number): Command {
    const subject = this.#word();
    while (this.#takeSign(';'));
    this.#expectWord('in');
    const arms: Arm[] = [];
    for (;;) {
      while (this.#takeSign(';'));
      if (this.#takeWord('esac')) return { kind: 'case', subject, arms };
      this.#takeSign('(');
      const patterns = [this.#word()];
      while (this.#takeSign('|')) patterns.push(this.#word());
      if (!this.#takeSign(')')) throw new Refused();
      arms.push({ patterns, body: this.#script(['esac'], depth) });
      this.#takeSign(';;');
    }
  }

  #for(depth: number): Command {
    const name = this.#word()
      .map((piece) => (piece.kind === 'text' ? piece.text : ''))
      .join('');
    this.#expectWord('in');
    const words: Word[] = [];
    while (this.#tokens[this.#next]?.kind === 'word') words.push(this.#word());
    while (this.#takeSign(';'));
    this.#expectWord('do');
    return { kind: 'for', name, words, body: this.#until('done', depth) };
  }

  #test(): readonly Token[] {
    const from = this.#next;
    while (this.#next < this.#tokens.length && wordOf(this.#tokens[this.#next]) !== ']]') this.#next += 1;
    const tokens = this.#tokens.slice(from, this.#next);
    this.#expectWord(']]');
    return tokens;
  }

  #until(word: string, depth: number): Script {
    const script = this.#script([word], depth);
    this.#expectWord(word);
    return script;
  }

  #word(): Word {
    const token = this.#tokens[this.#next];
    if (token?.kind !== 'word') throw new Refused();
    this.#next += 1;
    return token.word;
  }

  #expectWord(word: string): void {
    if (!this.#takeWord(word)) throw new Refused();
  }

  #takeWord(word: string): boolean {
    const taken = wordOf(this.#tokens[this.#next]) === word;
    if (taken) this.#next += 1;
    return taken;
  }

  #takeSign(sign: string): boolean {
    const token = this.#tokens[this.#next];
    const taken = token?.kind === 'sign' && token.sign === sign;
    if (taken) this.#next += 1;
    return taken;
  }
}

function wordOf(token: Token | undefined): string {
  return token?.kind === 'word' ? (token.plain ?? '') : '';
}
