import {
  type AndOr,
  type Command,
  type Pipeline,
  parseScript,
  type Script,
} from '../../formats/workflow/shell-script.ts';
import type { Token, Word } from '../../formats/workflow/shell-tokens.ts';

/** A script asks for something that only a shell could tell. */
class Unknown extends Error {}

/** The script ended by `exit`, or by a command that failed under `bash -e`. */
class Exit extends Error {
  readonly failed: boolean;
  constructor(failed: boolean) {
    super();
    this.failed = failed;
  }
}

const MAX_STEPS = 5000;
/** With two repetitions a text of this length is tried some million times at most. */
const MAX_REPEATS = 2;
const MAX_TEXT = 2000;

/** Whether a script fails, run with `bash -e` and these variables; undefined where that cannot be told. */
export function scriptFailsWith(
  text: string,
  variables: ReadonlyMap<string, string | undefined>,
): boolean | undefined {
  const script = parseScript(text);
  if (!script.ok) return undefined;
  try {
    return !new Player(variables).run(script.value, true);
  } catch (error) {
    if (error instanceof Exit) return error.failed;
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

class Player {
  readonly #variables: Map<string, string | undefined>;
  #steps = 0;

  constructor(variables: ReadonlyMap<string, string | undefined>) {
    this.#variables = new Map(variables);
  }

  /** Whether the last command succeeds. `checked`: a failure ends the script, as outside of conditions. */
  run(script: Script, checked: boolean): boolean {
    let succeeded = true;
    for (const list of script) succeeded = this.#andOr(list, checked);
    return succeeded;
  }

  #andOr(list: AndOr, checked: boolean): boolean {
    let succeeded = true;
    let ran = 0;
    for (const [index, { operator, pipeline }] of list.entries()) {
      if (operator === '&&' && !succeeded) continue;
      if (operator === '||' && succeeded) continue;
      ran = index;
      succeeded = this.#pipeline(pipeline, checked && index === list.length - 1);
    }
    const last = list.length - 1;
    // `[ … ] && exit 1` at the end would fail where all is well: who wrote it takes it for a pass.
    if (!succeeded && ran < last && isExit(list[last]?.pipeline)) return true;
    if (!succeeded && checked && ran === last && list[last]?.pipeline.negated !== true) throw new Exit(true);
    return succeeded;
  }

  #pipeline({ negated, commands }: Pipeline, checked: boolean): boolean {
    const [first, second, third] = commands;
    if (first === undefined) throw new Unknown();
    if (third !== undefined) throw new Unknown();
    const succeeded =
      second === undefined ? this.#command(first, checked && !negated) : this.#piped(first, second);
    return negated ? !succeeded : succeeded;
  }

  /** `echo … | grep …`, the one pipeline that asks something. */
  #piped(first: Command, second: Command): boolean {
    if (first.kind !== 'simple' || second.kind !== 'simple') throw new Unknown();
    const [name, ...written] = this.#words(first.words);
    if (name !== 'echo' && name !== 'printf') throw new Unknown();
    const text = written.filter((word) => !/^-[en]+$|^%s(?:\\n)?$/.test(word)).join(' ');
    return this.#grep(this.#words(second.words), text);
  }

  #command(command: Command, checked: boolean): boolean {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) throw new Unknown();
    switch (command.kind) {
      case 'simple':
        return this.#simple(command.words);
      case 'test':
        return this.#test(command.tokens, true);
      case 'group':
        return this.run(command.body, checked);
      case 'if': {
        const branch = command.branches.find(({ condition }) => this.run(condition, false));
        return this.run(branch?.body ?? command.otherwise, checked);
      }
      case 'case': {
        const subject = this.#text(command.subject);
        const arm = command.arms.find(({ patterns }) =>
          patterns.some((pattern) => fits(this.#glob(pattern), subject)),
        );
        return arm === undefined ? true : this.run(arm.body, checked);
      }
      case 'for': {
        let succeeded = true;
        for (const value of command.words.flatMap((word) => this.#split(word))) {
          this.#variables.set(command.name, value);
          succeeded = this.run(command.body, checked);
        }
        return succeeded;
      }
    }
  }

  #simple(tokens: readonly Token[]): boolean {
    const rest = [...tokens];
    for (;;) {
      const [token] = rest;
      const [first, ...more] = token?.kind === 'word' ? token.word : [];
      const set = first?.kind === 'text' && !first.quoted ? /^([A-Za-z_]\w*)=(.*)$/s.exec(first.text) : null;
      if (set === null) break;
      const value: Word = [{ kind: 'text', text: set[2] ?? '', quoted: true }, ...more];
      this.#variables.set(set[1] ?? '', this.#known(value));
      rest.shift();
    }
    if (rest.length === 0) return true;
    const here = rest.findIndex((token) => token.kind === 'sign');
    const command = this.#words(here < 0 ? rest.slice(0, 1) : rest.slice(0, here));
    const [name] = command;
    if (here >= 0) {
      const [text] = this.#words(rest.slice(here + 1));
      return this.#grep(command, text ?? '');
    }
    switch (name) {
      case 'echo':
      case 'printf':
      case 'set':
      case ':':
      case 'true':
        return true;
      case 'false':
        return false;
      case 'exit': {
        const code = this.#words(rest)[1] ?? '0';
        if (!/^\d+$/.test(code)) throw new Unknown();
        throw new Exit(Number(code) % 256 !== 0);
      }
      case '[':
        return this.#test(rest.slice(1, -1), false);
      case 'test':
        return this.#test(rest.slice(1), false);
      default:
        throw new Unknown();
    }
  }

  /** `[ … ]` and `[[ … ]]`; in the latter the right side is a pattern. */
  #test(tokens: readonly Token[], isPattern: boolean): boolean {
    for (const joint of ['||', '&&']) {
      const at = tokens.findIndex((token) => isJoint(token, joint));
      if (at < 0) continue;
      const left = this.#test(tokens.slice(0, at), isPattern);
      if (left === (joint === '||')) return left;
      return this.#test(tokens.slice(at + 1), isPattern);
    }
    const words = tokens.map((token) => {
      if (token.kind === 'sign') throw new Unknown();
      return token;
    });
    const [first, second, third, more] = words;
    if (first?.plain === '!') return !this.#test(tokens.slice(1), isPattern);
    if (first === undefined || more !== undefined) throw new Unknown();
    if (second === undefined) return this.#text(first.word) !== '';
    if (third === undefined) {
      const text = this.#text(second.word);
      if (first.plain === '-z') return text === '';
      if (first.plain === '-n') return text !== '';
      throw new Unknown();
    }
    const left = this.#text(first.word);
    const equal = () => (isPattern ? fits(this.#glob(third.word), left) : left === this.#text(third.word));
    switch (second.plain) {
      case '=':
      case '==':
      case '-eq':
        return equal();
      case '!=':
      case '-ne':
        return !equal();
      case '=~':
        return fits(expression(this.#text(third.word), ''), left);
      default:
        throw new Unknown();
    }
  }

  #grep([name, ...given]: readonly string[], text: string): boolean {
    const options = given.filter((one) => one.startsWith('-'));
    const [pattern, more] = given.filter((one) => !one.startsWith('-'));
    const letters = options.map((one) => one.slice(1)).join('');
    if (name !== 'grep' || pattern === undefined || more !== undefined || /[^qvwxiEFs]/.test(letters))
      throw new Unknown();
    const bare = letters.includes('F') ? literal(pattern) : pattern;
    const { source } = expression(bare, '');
    const framed = letters.includes('x')
      ? `^(?:${source})$`
      : letters.includes('w')
        ? `\\b(?:${source})\\b`
        : source;
    const wanted = new RegExp(framed, letters.includes('i') ? 'i' : '');
    return text.split('\n').some((line) => fits(wanted, line) !== letters.includes('v'));
  }

  #words(tokens: readonly Token[]): readonly string[] {
    return tokens.map((token) => {
      if (token.kind === 'sign') throw new Unknown();
      return this.#text(token.word);
    });
  }

  #text(word: Word): string {
    const known = this.#known(word);
    if (known === undefined) throw new Unknown();
    return known;
  }

  #known(word: Word): string | undefined {
    const parts = word.map((piece) => {
      if (piece.kind === 'text') return piece.text;
      return piece.kind === 'variable' ? this.#variables.get(piece.name) : undefined;
    });
    return parts.includes(undefined) ? undefined : parts.join('');
  }

  /** As `for` goes through it: what is not quoted falls apart at blanks. */
  #split(word: Word): readonly string[] {
    const text = this.#text(word);
    const isWhole = word.some((piece) => piece.kind !== 'unknown' && piece.quoted);
    return isWhole ? [text] : text.split(/\s+/).filter((part) => part !== '');
  }

  /** The pattern of `case` and `[[ == ]]`: `*` and `?` count where they are not quoted. */
  #glob(word: Word): RegExp {
    let stars = 0;
    const parts = word.map((piece) => {
      if (piece.kind !== 'text' || piece.quoted) return literal(this.#text([piece]));
      stars += piece.text.split('*').length - 1;
      if (stars > MAX_REPEATS || /[[\]\\]/.test(piece.text)) throw new Unknown();
      return literal(piece.text).replaceAll('\\*', '[^]*').replaceAll('\\?', '[^]');
    });
    return new RegExp(`^${parts.join('')}$`);
  }
}

function isExit(pipeline: Pipeline | undefined): boolean {
  const [command] = pipeline?.commands ?? [];
  if (command?.kind === 'group') return command.body.some((list) => list.some((one) => isExit(one.pipeline)));
  const [name] = command?.kind === 'simple' ? command.words : [];
  return name?.kind === 'word' && name.plain === 'exit';
}

function isJoint(token: Token, joint: string): boolean {
  return token.kind === 'sign' && token.sign === joint;
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A foreign regular expression; one that could take for ever is left to a shell. */
function expression(pattern: string, flags: string): RegExp {
  const isPlain = /^[\^$ \w|,()*+?:\\-]{1,80}$/.test(pattern);
  const repeats = pattern.replaceAll('(?:', '(').match(/[*+?]/g)?.length ?? 0;
  // What repeats a group with a choice or a repetition in it can try more ways than there are seconds.
  if (!isPlain || repeats > MAX_REPEATS || /[*+?|)][^()]*\)[*+?]/.test(pattern)) throw new Unknown();
  try {
    return new RegExp(pattern, flags);
  } catch {
    throw new Unknown();
  }
}

/** Whether a text fits; a long one is left to a shell. */
function fits(wanted: RegExp, text: string): boolean {
  if (text.length > MAX_TEXT) throw new Unknown();
  return wanted.test(text);
}
