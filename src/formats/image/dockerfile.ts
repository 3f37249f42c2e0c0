import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** A here-document of an instruction: the word that ends it, and what stands before that. */
export interface Heredoc {
  readonly word: string;
  readonly body: string;
}

/** An instruction of a Dockerfile. */
export interface DockerfileInstruction {
  /** In upper case. */
  readonly keyword: string;
  /** What follows the keyword and its flags (`--from=…`), continued lines joined, blanks as they stand. */
  readonly text: string;
  readonly heredocs: readonly Heredoc[];
  /** Its first line, from 1. */
  readonly line: number;
}

/** A build stage: what follows a `FROM`. */
export interface DockerfileStage {
  readonly name?: string;
  /** An image, or another stage's name. */
  readonly base: string;
  /** The line of its `FROM`, from 1. */
  readonly line: number;
  readonly instructions: readonly DockerfileInstruction[];
}

/** A Dockerfile as BuildKit's reference describes it. */
export interface Dockerfile {
  /** The values of `ARG`s in front of the first stage. */
  readonly globals: ReadonlyMap<string, string>;
  readonly stages: readonly DockerfileStage[];
}

/** Bounds of a Dockerfile that is read: its characters, its stages, its instructions. */
const MAX_LENGTH = 1024 * 1024;
const MAX_STAGES = 200;
const MAX_INSTRUCTIONS = 5000;
const DIRECTIVE = /^#[ \t]*([A-Za-z]+)[ \t]*=[ \t]*(\S+)[ \t]*$/;
const HEREDOC = /<<(-?)\s*(["']?)([A-Za-z_]\w*)\2/g;

/** Reads a Dockerfile. The fault is the end of a sentence that begins with the name of the file. */
export function parseDockerfile(text: string): Parsed<Dockerfile> {
  if (text.length > MAX_LENGTH) return unparsable(`is longer than ${MAX_LENGTH} characters`);
  const globals = new Map<string, string>();
  const stages: (DockerfileStage & { readonly instructions: DockerfileInstruction[] })[] = [];
  let count = 0;
  for (const instruction of instructionsOf(text.replace(/^\ufeff/, '').split(/\r?\n/))) {
    count += 1;
    if (count > MAX_INSTRUCTIONS || stages.length > MAX_STAGES)
      return unparsable(`has more than ${MAX_STAGES} stages or ${MAX_INSTRUCTIONS} instructions`);
    const stage = stages.at(-1);
    if (instruction.keyword === 'FROM') {
      const [, base = '', name] = /^(\S+)(?:\s+as\s+(\S+))?/i.exec(instruction.text) ?? [];
      stages.push({
        base,
        line: instruction.line,
        instructions: [],
        ...(name === undefined ? {} : { name: name.toLowerCase() }),
      });
    } else if (stage !== undefined) {
      stage.instructions.push(instruction);
    } else if (instruction.keyword === 'ARG') {
      for (const [key, value] of assignmentsOf(instruction.text))
        if (value !== undefined) globals.set(key, value);
    }
  }
  return stages.length === 0 ? unparsable('has no stage') : parsed({ globals, stages });
}

/** Goes through the lines, each once. */
class Lines {
  readonly #lines: readonly string[];
  at = 0;

  constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  next(): string | undefined {
    const line = this.#lines[this.at];
    this.at += 1;
    return line;
  }
}

function* instructionsOf(all: readonly string[]): Generator<DockerfileInstruction> {
  const continued = escapeOf(all) === '`' ? /`[ \t]*$/ : /\\[ \t]*$/;
  const lines = new Lines(all);
  while (lines.at < all.length) {
    const line = lines.at + 1;
    const [, keyword, rest = ''] = /^\s*([A-Za-z]+)(?:\s+([\s\S]*))?$/.exec(joined(lines, continued)) ?? [];
    if (keyword === undefined) continue;
    const upper = keyword.toUpperCase();
    const heredocs = ['RUN', 'COPY', 'ADD'].includes(upper) ? [...heredocsOf(rest, lines)] : [];
    yield { keyword: upper, text: withoutFlags(rest), heredocs, line };
  }
}

/** An instruction with the lines that continue it; within one, comments and empty lines count for nothing. */
function joined(lines: Lines, continued: RegExp): string {
  let text = '';
  for (let line = lines.next(); line !== undefined; line = lines.next()) {
    if (/^\s*(?:#|$)/.test(line)) {
      if (text === '') break;
      continue;
    }
    text += line.replace(continued, '');
    if (!continued.test(line)) break;
  }
  return text;
}

function* heredocsOf(text: string, lines: Lines): Generator<Heredoc> {
  for (const [, dash, , word = ''] of text.matchAll(HEREDOC)) {
    const body: string[] = [];
    for (let line = lines.next(); line !== undefined; line = lines.next()) {
      const current = dash === '' ? line : line.replace(/^\t+/, '');
      if (current === word) break;
      body.push(current);
    }
    yield { word, body: body.join('\n') };
  }
}

/** Directives stand on top, before anything else, comments too. */
function escapeOf(lines: readonly string[]): string {
  for (const line of lines) {
    const [, name, value = ''] = DIRECTIVE.exec(line) ?? [];
    if (name === undefined) break;
    if (name.toLowerCase() === 'escape') return value;
  }
  return '\\';
}

function withoutFlags(text: string): string {
  return text.replace(/^(?:--[a-z][\w-]*(?:=(?:"[^"]*"|'[^']*'|[^\s"'])*)?\s+)+/i, '').trim();
}

/** `A=1 B="two words" C`, and the old form `A 1`, as names and values without quotes. */
export function assignmentsOf(text: string): readonly (readonly [name: string, value: string | undefined])[] {
  const old = /^([^\s="']+)\s+([^=\s][\s\S]*)$/.exec(text);
  if (old !== null && !/^[^\s"']+=/.test(text)) return [[old[1] ?? '', unquoted(old[2] ?? '')]];
  return [
    ...text.matchAll(/((?:"[^"]*"|[^\s="'])+)(?:=((?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])*))?/g),
  ].map(([, name = '', value]) => [unquoted(name), value === undefined ? undefined : unquoted(value)]);
}

function unquoted(text: string): string {
  return text.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'|\\(.)/g, (_, double, single, escaped) =>
    String(double === undefined ? (single ?? escaped) : double.replace(/\\(["\\$])/g, '$1')),
  );
}
