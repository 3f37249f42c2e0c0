import {
  type AndOr,
  type Command,
  type Pipeline,
  parseScript,
  type Script,
} from '../../formats/workflow/shell-script.ts';
import type { Token, Word } from '../../formats/workflow/shell-tokens.ts';

/** The result depends on something that only a real shell knows. */
class Undecidable extends Error {}

/** The script ends with `exit`, or with a command that fails under `bash -e`. */
class Exit extends Error {
  readonly failed: boolean;
  constructor(failed: boolean) {
    super();
    this.failed = failed;
  }
}

const MAX_STEPS = 5000;
/** With two repetitions, a pattern is tried at most some million times on a text of this length. */
const MAX_REPEATS = 2;
const MAX_TEXT = 2000;

/** Whether a script fails under `bash -e` with these variables. It is evaluated, not run. Undefined if that is not known. */
export function scriptFails(
  text: string,
  variables: ReadonlyMap<string, string | undefined>,
): boolean | undefined {
  const script = parseScript(text);
  if (!script.ok) return undefined;
  try {
    return !new ScriptEvaluator(variables).run(script.value, true);
  } catch (error) {
    if (error instanceof Exit) return error.failed;
    if (error instanceof Undecidable) return undefined;
    throw error;
  }
}

class ScriptEvaluator {
  readonly #variables: Map<string, string | undefined>;
  #steps = 0;

  constructor(variables: ReadonlyMap<string, string | undefined>) {
    this.#variables = new Map(variables);
  }

  /** Whether the last command succeeds. `stopsOnFailure`: a failure ends the script, as it does outside of conditions. */
  run(script: Script, stopsOnFailure: boolean): boolean {
    let succeeded = true;
    for (const list of script) succeeded = this.#andOr(list, stopsOnFailure);
    return succeeded;
  }

  #andOr(list: AndOr, stopsOnFailure: boolean): boolean {
    let succeeded = true;
    let ran = 0;
    for (const [index, { operator, pipeline }] of list.entries()) {
      if (operator === '&&' && !succeeded) continue;
      if (operator === '||' && succeeded) continue;
      ran = index;
      succeeded = this.#pipeline(pipeline, stopsOnFailure && index === list.length - 1);
    }
    const last = list.length - 1;
    // `[ … ] && exit 1` at the end fails under `bash -e` if the test is false. Its author means that the script passes.
    if (!succeeded && ran < last && isExit(list[last]?.pipeline)) return true;
    if (!succeeded && stopsOnFailure && ran === last && list[last]?.pipeline.negated !== true)
      throw new Exit(true);
    return succeeded;
  }

  #pipeline({ negated, commands }: Pipeline, stopsOnFailure: boolean): boolean {
    const [first, second, third] = commands;
    if (first === undefined) throw new Undecidable();
    if (third !== undefined) throw new Undecidable();
    const succeeded =
      second === undefined ? this.#command(first, stopsOnFailure && !negated) : this.#piped(first, second);
    return negated ? !succeeded : succeeded;
  }

  /** `echo … | grep …`, the only pipeline that is evaluated. */
  #piped(first: Command, second: Command): boolean {
    if (first.kind !== 'simple' || second.kind !== 'simple') throw new Undecidable();
    const [name, ...written] = this.#words(first.words);
    if (name !== 'echo' && name !== 'printf') throw new Undecidable();
    const text = written.filter((word) => !/^-[en]+$|^%s(?:\\n)?$/.test(word)).join(' ');
    return this.#grep(this.#words(second.words), text);
  }

  #command(command: Command, stopsOnFailure: boolean): boolean {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) throw new Undecidable();
    switch (command.kind) {
      case 'simple':
        return this.#simple(command.words);
      case 'test':
        return this.#test(command.tokens, true);
      case 'group':
        return this.run(command.body, stopsOnFailure);
      case 'if': {
        const branch = command.branches.find(({ condition }) => this.run(condition, false));
        return this.run(branch?.body ?? command.otherwise, stopsOnFailure);
      }
      case 'case': {
        const subject = this.#text(command.subject);
        const arm = command.arms.find(({ patterns }) =>
          patterns.some((pattern) => matches(this.#glob(pattern), subject)),
        );
        return arm === undefined ? true : this.run(arm.body, stopsOnFailure);
      }
      case 'for': {
        let succeeded = true;
        for (const value of command.words.flatMap((word) => this.#split(word))) {
          this.#variables.set(command.name, value);
          succeeded = this.run(command.body, stopsOnFailure);
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
        if (!/^\d+$/.test(code)) throw new Undecidable();
        throw new Exit(Number(code) % 256 !== 0);
      }
      case '[':
        return this.#test(rest.slice(1, -1), false);
      case 'test':
        return this.#test(rest.slice(1), false);
      default:
        throw new Undecidable();
    }
  }

  /** `[ … ]` and `[[ … ]]`. In `[[ … ]]` the right side is a pattern. */
  #test(tokens: readonly Token[], isPattern: boolean): boolean {
    for (const joint of ['||', '&&']) {
      const at = tokens.findIndex((token) => isJoint(token, joint));
      if (at < 0) continue;
      const left = this.#test(tokens.slice(0, at), isPattern);
      if (left === (joint === '||')) return left;
      return this.#test(tokens.slice(at + 1), isPattern);
    }
    const words = tokens.map((token) => {
      if (token.kind === 'sign') throw new Undecidable();
      return token;
    });
    const [first, second, third, more] = words;
    if (first?.plain === '!') return !this.#test(tokens.slice(1), isPattern);
    if (first === undefined || more !== undefined) throw new Undecidable();
    if (second === undefined) return this.#text(first.word) !== '';
    if (third === undefined) {
      const text = this.#text(second.word);
      if (first.plain === '-z') return text === '';
      if (first.plain === '-n') return text !== '';
      throw new Undecidable();
    }
    const left = this.#text(first.word);
    const equal = () => (isPattern ? matches(this.#glob(third.word), left) : left === this.#text(third.word));
    switch (second.plain) {
      case '=':
      case '==':
      case '-eq':
        return equal();
      case '!=':
      case '-ne':
        return !equal();
      case '=~':
        return matches(expression(this.#text(third.word), ''), left);
      default:
        throw new Undecidable();
    }
  }

  #grep([name, ...given]: readonly string[], text: string): boolean {
    const options = given.filter((one) => one.startsWith('-'));
    const [pattern, more] = given.filter((one) => !one.startsWith('-'));
    const letters = options.map((one) => one.slice(1)).join('');
    if (name !== 'grep' || pattern === undefined || more !== undefined || /[^qvwxiEFs]/.test(letters))
      throw new Undecidable();
    const bare = letters.includes('F') ? literal(pattern) : pattern;
    const { source } = expression(bare, '');
    const framed = letters.includes('x')
      ? `^(?:${source})$`
      : letters.includes('w')
        ? `\\b(?:${source})\\b`
        : source;
    const wanted = new RegExp(framed, letters.includes('i') ? 'i' : '');
    return text.split('\n').some((line) => matches(wanted, line) !== letters.includes('v'));
  }

  #words(tokens: readonly Token[]): readonly string[] {
    return tokens.map((token) => {
      if (token.kind === 'sign') throw new Undecidable();
      return this.#text(token.word);
    });
  }

  #text(word: Word): string {
    const known = this.#known(word);
    if (known === undefined) throw new Undecidable();
    return known;
  }

  #known(word: Word): string | undefined {
    const parts = word.map((piece) => {
      if (piece.kind === 'text') return piece.text;
      return piece.kind === 'variable' ? this.#variables.get(piece.name) : undefined;
    });
    return parts.includes(undefined) ? undefined : parts.join('');
  }

  /** The values of a word in `for`: an unquoted word is split at blanks. */
  #split(word: Word): readonly string[] {
    const text = this.#text(word);
    const isWhole = word.some((piece) => piece.kind !== 'unknown' && piece.quoted);
    return isWhole ? [text] : text.split(/\s+/).filter((part) => part !== '');
  }

  /** The pattern of `case` and `[[ == ]]`: unquoted `*` and `?` are wildcards. */
  #glob(word: Word): RegExp {
    let stars = 0;
    const parts = word.map((piece) => {
      if (piece.kind !== 'text' || piece.quoted) return literal(this.#text([piece]));
      stars += piece.text.split('*').length - 1;
      if (stars > MAX_REPEATS || /[[\]\\]/.test(piece.text)) throw new Undecidable();
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

/** A regular expression from a workflow. An expression that could take very long is undecidable. */
function expression(pattern: string, flags: string): RegExp {
  const isPlain = /^[\^$ \w|,()*+?:\\-]{1,80}$/.test(pattern);
  const repeats = pattern.replaceAll('(?:', '(').match(/[*+?]/g)?.length ?? 0;
  // A repeated group that contains a choice or a repetition can take exponential time.
  if (!isPlain || repeats > MAX_REPEATS || /[*+?|)][^()]*\)[*+?]/.test(pattern)) throw new Undecidable();
  try {
    return new RegExp(pattern, flags);
  } catch {
    throw new Undecidable();
  }
}

function matches(wanted: RegExp, text: string): boolean {
  if (text.length > MAX_TEXT) throw new Undecidable();
  return wanted.test(text);
}
