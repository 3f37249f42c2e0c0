import { type Parsed, parsed, unparsable } from '../../domain/result.ts';
import { type Token, tokensOf, type Word } from './shell-tokens.ts';

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

/** Commands joined by `|`. `!` inverts the status. */
export interface Pipeline {
  readonly negated: boolean;
  readonly commands: readonly Command[];
}

/** Pipelines joined by `&&` and `||`; the first has no operator. */
export type AndOr = readonly { readonly operator: '' | '&&' | '||'; readonly pipeline: Pipeline }[];
export type Script = readonly AndOr[];

const MAX_LENGTH = 20_000;
const MAX_DEPTH = 30;
/** Keywords of bash that Assay does not interpret. */
const UNSUPPORTED = /^(?:while|until|function|select|time)$/;

/**
 * Parses the part of bash in which result jobs are written: lists, `if`, `case`, `for`, `[ ]` and `[[ ]]`. Anything else
 * is a fault. The fault is the end of a sentence about the script.
 */
export function parseScript(text: string): Parsed<Script> {
  if (text.length > MAX_LENGTH) return unparsable(`is longer than ${MAX_LENGTH} characters`);
  const tokens = tokensOf(text.replaceAll('\\\n', '  '));
  return tokens.ok ? new Parser(tokens.value).whole() : tokens;
}

class Refused extends Error {}

/** A recursive-descent parser. What it does not know makes the whole script unparsable. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Parsed<Script> {
    const fault = unparsable('contains a command that only a shell can interpret');
    try {
      const script = this.#script([], 0);
      return this.#next === this.#tokens.length ? parsed(script) : fault;
    } catch (error) {
      if (error instanceof Refused) return fault;
      throw error;
    }
  }

  /** Reads up to one of these words, or up to a sign that ends an arm or a group. */
  #script(until: readonly string[], depth: number): Script {
    if (depth > MAX_DEPTH) throw new Refused();
    const lists: AndOr[] = [];
    for (;;) {
      while (this.#takeSign(';'));
      const token = this.#tokens[this.#next];
      const isEnd = token === undefined || token.kind === 'sign' || until.includes(token.plain ?? '');
      if (isEnd) return lists;
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
      if (words.length === 0 && UNSUPPORTED.test(wordOf(token))) throw new Refused();
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
