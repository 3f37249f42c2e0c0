import { assignmentsOf, type DockerfileInstruction } from '../../../formats/image/dockerfile.ts';
import { parsePrefix, type StepInstruction } from '../../../formats/image/history-step.ts';

/**
 * How well a step of the history fits an instruction: `exact` if the whole text is equal, `loose` if only a part
 * can be compared.
 */
export type Fit = 'exact' | 'loose' | 'none';

/** The values of `ARG` and `ENV` before an instruction. */
export type Variables = ReadonlyMap<string, string>;

/** `COPY file:<hash> in /x`: docker's first builder and buildah record only the destination. */
const HASHED = /^(?:--\S+ )*(?:(?:file|dir|multi):\S+ )+in (\S.*)$/;
/** Maximum length of expanded variables, because nested values can double with every line. */
const MAX_EXPANDED = 64 * 1024;
const VARIABLE = /\\\$|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+])([^}]*))?\})/g;

/** Compares a step with an instruction. */
export function fitOf(step: StepInstruction, instruction: DockerfileInstruction, variables: Variables): Fit {
  if (step.keyword !== instruction.keyword) return 'none';
  switch (instruction.keyword) {
    case 'RUN':
      return fitOfCommand(step.text, instruction);
    case 'ARG':
      return nameOf(step.text) === nameOf(instruction.text) ? 'loose' : 'none';
    case 'ADD':
    case 'COPY':
      return fitOfCopy(step.text, instruction, variables);
    case 'CMD':
    case 'ENTRYPOINT':
      return fitOfCommand(bare(step.text), { ...instruction, text: bare(instruction.text) });
    case 'WORKDIR':
      return samePlace(bare(step.text), bare(expanded(instruction.text, variables))) ? 'exact' : 'none';
    case 'ENV':
    case 'LABEL':
    case 'USER':
      return fitOfText(step.text, instruction.text, variables);
    default:
      // Every builder writes these differently, and they contain no secret.
      return 'loose';
  }
}

/** The history has a command with its variables not expanded, because the shell expands them. */
function fitOfCommand(found: string, { text, heredocs }: DockerfileInstruction): Fit {
  const step = oneLine(found);
  const documents = heredocs.flatMap(({ word, body }) => [body, word]);
  // For a here-document with its own interpreter, BuildKit makes a file.
  const [only = { word: '', body: '' }] = heredocs;
  const forms = [text, only.body, `/dev/pipes/${only.word}`, [text, ...documents].join('\n'), listed(text)];
  const isOne = forms
    .map(oneLine)
    .some(
      (form) =>
        form !== '' && step.endsWith(form) && parsePrefix(step.slice(0, step.length - form.length)).ok,
    );
  return isOne ? 'exact' : 'none';
}

function fitOfCopy(found: string, { text, heredocs }: DockerfileInstruction, variables: Variables): Fit {
  const destination = HASHED.exec(oneLine(found))?.[1];
  if (destination === undefined && heredocs.length === 0) return fitOfText(found, text, variables);
  const wanted = bare(expanded(text, variables)).split(' ').at(-1) ?? '';
  return samePlace(destination ?? bare(found).split(' ').at(-1) ?? '', wanted) ? 'exact' : 'none';
}

function samePlace(found: string, wanted: string): boolean {
  const [a, b] = [found, wanted].map((path) => path.replace(/^(?:\.\/)+/, '').replace(/(?<=.)\/+$/, ''));
  return a === b || (a?.startsWith('/') === true && b !== undefined && b !== '' && a.endsWith(`/${b}`));
}

function fitOfText(found: string, text: string, variables: Variables): Fit {
  const step = bare(found);
  // The old form of ENV has no equals sign in the file, but one in the history.
  const forms = [text, text.replace(/^(\S+)\s+/, '$1=')].flatMap((form) => [form, expanded(form, variables)]);
  if (forms.some((form) => bare(form) === step)) return 'exact';
  return forms.some((form) => form.includes('$') && fitsAround(form, step)) ? 'loose' : 'none';
}

/** Whether the step contains the parts of a text between its unknown variables, in order. */
function fitsAround(text: string, step: string): boolean {
  const parts = bare(text.replace(VARIABLE, '\0')).split('\0');
  const last = parts.pop() ?? '';
  if (!step.startsWith(parts[0] ?? '') || !step.endsWith(last)) return false;
  let from = 0;
  for (const part of parts) {
    const at = step.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from + last.length <= step.length;
}

/** Replaces the variables with known values. Others stay, and all after the limit stay. */
export function expanded(text: string, variables: Variables): string {
  let left = MAX_EXPANDED;
  return text.replace(VARIABLE, (whole, plain, braced, operator = '', word = '') => {
    const value = standsFor(whole, variables.get(String(plain ?? braced)), operator, String(word));
    left -= value.length;
    return left < 0 ? whole : value;
  });
}

function standsFor(whole: string, value: string | undefined, operator: string, word: string): string {
  if (whole === '\\$') return whole;
  if (operator.endsWith('+')) return value === undefined || value === '' ? '' : word;
  return value ?? (operator === '' ? whole : word);
}

/** Removes what builders add or omit: flags, brackets, quotes, commas, the shell, blanks. */
function bare(text: string): string {
  return oneLine(text)
    .replace(/^(?:--[a-z][\w-]*(?:=\S+)? )+/, '')
    .replace(/^\[?"?\/bin\/sh"?,? "?-c"?,? /, '')
    .replace(/["'\\]/g, '')
    .replace(/[[\],]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function listed(text: string): string {
  return /^\[.*\]$/s.test(text) ? bare(text.slice(1, -1)) : '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function nameOf(text: string): string {
  return /^[^\s=]+/.exec(text)?.[0] ?? '';
}

/** The variables after an instruction. `given` are the build arguments in the history. */
export function variablesAfter(
  { keyword, text }: DockerfileInstruction,
  before: Variables,
  given: Variables,
): Variables {
  if (keyword !== 'ARG' && keyword !== 'ENV') return before;
  const after = new Map(before);
  for (const [name, value] of assignmentsOf(text)) {
    const known = keyword === 'ARG' ? (given.get(name) ?? value) : value;
    if (known === undefined) continue;
    const whole = expanded(known, before);
    // The value is longer than any history has it, so nothing with this variable can fit.
    if (whole.length <= MAX_EXPANDED) after.set(name, whole);
    else after.delete(name);
  }
  return after;
}
