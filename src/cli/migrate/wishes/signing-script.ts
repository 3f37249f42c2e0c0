import { type Parsed, parsed, unparsable } from '../../../domain/result.ts';
import { type Token, tokensOf, type Word } from '../../../formats/workflow/shell-tokens.ts';

/** A call of cosign in a script. Texts contain the expressions of the workflow as they stand. */
export interface CosignCall {
  readonly command: 'sign' | 'attest';
  /** By name without dashes; `true` for a flag without a value. A flag that is given twice has its last value. */
  readonly flags: ReadonlyMap<string, string>;
  readonly images: readonly string[];
}

/** Flags of cosign that stand alone. Every other one takes a value. */
const ALONE = new Set([
  'yes',
  'y',
  'recursive',
  'r',
  'force',
  'f',
  'verbose',
  'd',
  'new-bundle-format',
  'allow-insecure-registry',
]);
const EXPRESSION = /\$\{\{.*?\}\}/gs;
/** Stands for an expression while a shell's words are read. */
const HELD = 'ASSAY_EXPRESSION_';
/** What a script may do besides calling cosign, without any effect that would be missed. */
const HARMLESS = new Set(['echo', 'set', ':', 'true']);

/**
 * Reads a script that does nothing but sign and attest with cosign. `variables` has the values that are known. The fault is
 * the end of a sentence about the script.
 */
export function readSigningScript(
  script: string,
  variables: ReadonlyMap<string, string>,
): Parsed<readonly CosignCall[]> {
  const expressions: string[] = [];
  const plainScript = script.replace(/\\\r?\n/g, ' ').replace(EXPRESSION, (expression) => {
    expressions.push(expression);
    return `\${${HELD}${expressions.length - 1}}`;
  });
  if (/(?<![0-9&])>(?![&>]|\s*\/dev\/null)/.test(plainScript)) return unparsable('writes a file');
  const tokens = tokensOf(plainScript);
  if (!tokens.ok) return tokens;
  const values = new Map(variables);
  for (const [index, text] of expressions.entries()) values.set(`${HELD}${index}`, text);
  return callsIn(commandsOf(tokens.value), values);
}

interface Simple {
  readonly words: readonly Word[];
  /** Whether its output goes into the next command. */
  readonly piped: boolean;
}

function commandsOf(tokens: readonly Token[]): readonly Simple[] {
  const commands: Simple[] = [];
  let words: Word[] = [];
  const end = (piped: boolean) => {
    if (words.length > 0) commands.push({ words, piped });
    words = [];
  };
  for (const token of tokens) {
    if (token.kind === 'sign') end(token.sign === '|');
    else if (words.length === 0 && ['do', 'done', 'then', 'fi'].includes(token.plain ?? '')) continue;
    else words.push(token.word);
  }
  end(false);
  return commands;
}

function callsIn(commands: readonly Simple[], values: Map<string, string>): Parsed<readonly CosignCall[]> {
  const calls: CosignCall[] = [];
  let input: string | undefined;
  for (const { words, piped } of commands) {
    const texts = words.map((word) => textOf(word, values));
    const [first = '', ...rest] = texts;
    let output: string | undefined;
    const assignment = /^([A-Za-z_]\w*)(\+?)=([\s\S]*)$/.exec(first);
    if (assignment !== null && rest.length === 0) {
      const [, name = '', adds, value = ''] = assignment;
      values.set(name, adds === '+' ? (values.get(name) ?? '') + value : value);
    } else if (first === 'for' && rest[1] === 'in') values.set(rest[0] ?? '', rest.slice(2).join(' '));
    else if (first === 'xargs') {
      const from = rest.indexOf('cosign');
      const place = /^-I\s*(\S*)$/.exec(rest[0] ?? '');
      const mark = place === null ? undefined : place[1] || rest[1];
      if (from < 0 || input === undefined)
        return unparsable(`calls \`xargs\` for something else than cosign`);
      const filled = mark === undefined ? [...rest.slice(from), input] : rest.slice(from);
      const call = callOf(
        filled.map((one) => (mark === undefined ? one : one.replaceAll(mark, input ?? ''))),
      );
      if (!call.ok) return call;
      calls.push(call.value);
    } else if (first === 'cosign') {
      const call = callOf(texts);
      if (!call.ok) return call;
      calls.push(call.value);
    } else if (HARMLESS.has(first)) output = rest.filter((one) => !/^-[neE]+$/.test(one)).join(' ');
    else return unparsable(`also runs \`${first.slice(0, 60)}\``);
    input = piped ? output : undefined;
  }
  if (calls.length === 0) return unparsable('does not call `cosign sign` or `cosign attest`');
  return parsed(calls);
}

function callOf([, command = '', ...args]: readonly string[]): Parsed<CosignCall> {
  if (command !== 'sign' && command !== 'attest') return unparsable(`also runs \`cosign ${command}\``);
  const flags = new Map<string, string>();
  const images: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const [, name, , value] = /^--?([A-Za-z][\w-]*)(=([\s\S]*))?$/.exec(args[at] ?? '') ?? [];
    if (name === undefined) images.push(...(args[at] ?? '').split(/\s+/).filter((one) => one !== ''));
    else if (value !== undefined || ALONE.has(name)) flags.set(name, value ?? 'true');
    else {
      at += 1;
      flags.set(name, args[at] ?? '');
    }
  }
  return parsed({ command, flags, images: joinedExpressions(images) });
}

/** An expression may contain blanks: its pieces are put together again. */
function joinedExpressions(words: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    const isOpen = last !== undefined && last.split('${{').length > last.split('}}').length;
    if (isOpen) joined[joined.length - 1] = `${last} ${word}`;
    else joined.push(word);
  }
  return joined;
}

/** The text of a word with the values of its variables. An unknown variable stays as `$NAME`. */
function textOf(word: Word, values: ReadonlyMap<string, string>): string {
  return word
    .map((piece) => {
      if (piece.kind === 'text') return piece.text;
      return piece.kind === 'variable' ? (values.get(piece.name) ?? `$${piece.name}`) : '$?';
    })
    .join('');
}
