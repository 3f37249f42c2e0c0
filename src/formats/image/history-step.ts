import { orUndefined, type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** The instruction that made a step of an image's history. */
export interface StepInstruction {
  /** In upper case; `RUN` if the step names no instruction. */
  readonly keyword: string;
  /** The text after the keyword. The builder may have put build arguments and the shell in front of it. */
  readonly text: string;
}

const BUILDKIT = '# buildkit';
const KEYWORDS =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s+([\s\S]*)$/;

/**
 * Reads `created_by`. BuildKit writes `COPY a b # buildkit`. Docker's first builder and buildah write
 * `/bin/sh -c #(nop) COPY file:… in b` and `|1 A=b /bin/sh -c command`.
 */
export function parseStep(createdBy: string): StepInstruction {
  // No regular expression here: one that searches for blanks in front of a word takes quadratic time.
  const whole = createdBy.trim();
  const command = whole.endsWith(BUILDKIT) ? whole.slice(0, -BUILDKIT.length) : whole;
  const text = command.length < whole.length && /\S$/.test(command.slice(-1)) ? whole : command.trim();
  const instruction = /^\S+ -\w*c #\(nop\)\s+([\s\S]*)$/.exec(text)?.[1] ?? text;
  const [, keyword, rest = ''] = KEYWORDS.exec(instruction) ?? [];
  return keyword === undefined ? { keyword: 'RUN', text } : { keyword, text: rest.trim() };
}

/**
 * Reads the build arguments in front of a command, as in `|2 A=1 B=two words /bin/bash -o pipefail -c `. Values may
 * contain blanks. The fault is a sentence.
 */
export function parsePrefix(text: string): Parsed<ReadonlyMap<string, string>> {
  const words = text.trim().split(' ');
  while (/^-|^pipefail$/.test(words.at(-1) ?? '')) words.pop();
  words.pop();
  const [count = '', ...rest] = words;
  if (count === '') return parsed(new Map());
  if (!/^\|\d+$/.test(count)) return unparsable('there is more than build arguments and a shell');
  const found = rest.join(' ').matchAll(/(?:^| )([A-Za-z_]\w*)=([\s\S]*?)(?= [A-Za-z_]\w*=|$)/g);
  return parsed(new Map([...found].map(([, name = '', value = '']) => [name, value])));
}

/** The values of build arguments in a step: those in front of a command, and that of an `ARG`. */
export function buildArgumentsOf({ keyword, text }: StepInstruction): ReadonlyMap<string, string> {
  if (keyword === 'ARG') {
    const [, name, value = ''] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
    return new Map(name === undefined ? [] : [[name, value]]);
  }
  const end = /^\|\d+ /.test(text) ? text.indexOf(' -c ') : -1;
  return (end < 0 ? undefined : orUndefined(parsePrefix(text.slice(0, end + 3)))) ?? new Map();
}
