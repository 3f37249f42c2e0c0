import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** A GitHub Actions expression. References and names of functions are in lower case, as GitHub compares them. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** `needs.build.result` is `needs.build.result`, `needs.*.result` likewise; a computed index is `[]`. */
  | { readonly kind: 'reference'; readonly path: string }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

export type Operator = '||' | '&&' | '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A `${{ … }}` in a text: what is between the braces, and where the whole starts and ends. */
export interface Interpolation {
  readonly expression: string;
  readonly start: number;
  readonly end: number;
}

const MAX_LENGTH = 20_000;
const MAX_DEPTH = 100;
const NOT_UNDERSTOOD = unparsable('it is no expression that Assay understands');

/** Every `${{ … }}` of a text; one that is not closed ends the search. */
export function interpolations(text: string): readonly Interpolation[] {
  const found: Interpolation[] = [];
  for (let start = text.indexOf('${{'); start >= 0; ) {
    const close = closing(text, start + 3);
    if (close < 0) break;
    found.push({ expression: text.slice(start + 3, close), start, end: close + 2 });
    start = text.indexOf('${{', close + 2);
  }
  return found;
}

/** The next `}}` that does not stand in a string. */
function closing(text: string, from: number): number {
  let quoted = false;
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === "'") quoted = !quoted;
    else if (!quoted && text[index] === '}' && text[index + 1] === '}') return index;
  }
  return -1;
}

/** Reads the expression of an `if:`, which may be without `${{ }}`. The fault is a sentence. */
export function parseCondition(text: string): Parsed<Expression> {
  const trimmed = text.trim();
  const [only, more] = interpolations(trimmed);
  if (only === undefined) return parseExpression(trimmed);
  const whole = more === undefined && only.start === 0 && only.end === trimmed.length;
  return whole ? parseExpression(only.expression) : NOT_UNDERSTOOD;
}

/** Parses an expression. The fault is a sentence. */
export function parseExpression(text: string): Parsed<Expression> {
  if (text.length > MAX_LENGTH) return NOT_UNDERSTOOD;
  const tokens = tokensOf(text);
  if (tokens === undefined) return NOT_UNDERSTOOD;
  const parser = new Parser(tokens);
  const expression = parser.parse(0, 0);
  return expression !== undefined && parser.atEnd ? parsed(expression) : NOT_UNDERSTOOD;
}

type Token =
  | { readonly kind: 'string' | 'number' | 'name'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

const TOKEN =
  /\s*(?:'((?:[^']|'')*)'|(-?(?:0x[0-9a-f]+|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?))(?![\w.])|([a-z_][\w-]*)|(\|\||&&|==|!=|<=|>=|[<>!().,[\]*]))/iy;

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) return undefined;
    const [, string, number, name, sign] = match;
    if (string !== undefined) tokens.push({ kind: 'string', text: string.replaceAll("''", "'") });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name.toLowerCase() });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

/** From loosest to tightest; GitHub compares left to right. */
const LEVELS: readonly (readonly Operator[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>=']];
const WORDS = new Map<string, boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** A parser by descent; what it does not understand makes the whole undefined. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  parse(level: number, depth: number): Expression | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary(depth);
    let left = this.parse(level + 1, depth + 1);
    for (;;) {
      const operator = operators.find((one) => this.#take(one));
      if (operator === undefined || left === undefined) return left;
      const right = this.parse(level + 1, depth + 1);
      if (right === undefined) return undefined;
      left = { kind: 'binary', operator, left, right };
    }
  }

  #unary(depth: number): Expression | undefined {
    if (!this.#take('!')) return this.#primary(depth);
    const operand = depth > MAX_DEPTH ? undefined : this.#unary(depth + 1);
    return operand === undefined ? undefined : { kind: 'not', operand };
  }

  #primary(depth: number): Expression | undefined {
    if (this.#take('(')) {
      const inner = this.parse(0, depth + 1);
      return this.#take(')') ? inner : undefined;
    }
    const token = this.#tokens[this.#next];
    if (token === undefined || token.kind === 'sign') return undefined;
    this.#next += 1;
    if (token.kind === 'string') return { kind: 'literal', value: token.text };
    if (token.kind === 'number') return { kind: 'literal', value: Number(token.text) };
    const word = WORDS.get(token.text);
    if (word !== undefined) return { kind: 'literal', value: word };
    return this.#take('(') ? this.#call(token.text, depth) : this.#reference(token.text, depth);
  }

  #call(name: string, depth: number): Expression | undefined {
    const passed: Expression[] = [];
    if (this.#take(')')) return { kind: 'call', name, arguments: passed };
    do {
      const argument = this.parse(0, depth + 1);
      if (argument === undefined) return undefined;
      passed.push(argument);
    } while (this.#take(','));
    return this.#take(')') ? { kind: 'call', name, arguments: passed } : undefined;
  }

  #reference(start: string, depth: number): Expression | undefined {
    let path = start;
    for (;;) {
      if (this.#take('.')) {
        const token = this.#tokens[this.#next];
        if (token?.kind !== 'name' && token?.text !== '*') return undefined;
        this.#next += 1;
        path += `.${token.text}`;
      } else if (this.#take('[')) {
        const index = this.#take('*') ? '*' : this.parse(0, depth + 1);
        if (index === undefined || !this.#take(']')) return undefined;
        const known = index !== '*' && index.kind === 'literal' && typeof index.value === 'string';
        path += index === '*' ? '.*' : known ? `.${String(index.value).toLowerCase()}` : '.[]';
      } else return { kind: 'reference', path };
    }
  }

  #take(sign: string): boolean {
    const token = this.#tokens[this.#next];
    const taken = token?.kind === 'sign' && token.text === sign;
    if (taken) this.#next += 1;
    return taken;
  }
}
