/** An argument of a call, and where it starts in the text. */
export interface Argument {
  readonly text: string;
  readonly index: number;
}

/** Maximum number of characters of a call that are read. */
const REACH = 500;
const OPEN = '([{';
const CLOSE = ')]}';

/**
 * The arguments of a call. `start` is the position after its opening bracket. Reading stops at the end of the call or
 * after {@link REACH} characters.
 */
export function argumentsAt(text: string, start: number): readonly Argument[] {
  const found: Argument[] = [];
  const end = Math.min(text.length, start + REACH);
  let from = start;
  let depth = 0;
  let quote = '';
  for (let at = start; at < end; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\') {
      at += 1;
    } else if (quote !== '') {
      if (sign === quote || sign === '\n') quote = '';
    } else if (sign === '"' || sign === "'" || sign === '`') {
      quote = sign;
    } else if (OPEN.includes(sign)) {
      depth += 1;
    } else if (CLOSE.includes(sign) || (sign === ',' && depth === 0)) {
      if (depth > 0) {
        depth -= 1;
        continue;
      }
      found.push({ text: text.slice(from, at), index: from });
      if (sign !== ',') return found;
      from = at + 1;
    }
  }
  return found;
}

/** A string, or a string in a call that converts it to bytes: `[]byte("…")`, `b"…"`, `Buffer.from('…', 'utf8')`. */
const LITERAL =
  /^(?<lead>[\w.:&$<>[\]\s(]{0,80}?)(?<mark>["'`])(?<value>(?:(?!\k<mark>)[^\\\n]|\\.){1,300})\k<mark>(?<rest>[\s\S]*)$/d;

/** The literal in an argument; undefined if the argument joins it with other values. */
export function literalOf({ text, index }: Argument): Argument | undefined {
  const match = LITERAL.exec(text);
  const value = match?.groups?.value;
  const at = match?.indices?.groups?.value?.[0];
  const rest = match?.groups?.rest ?? '';
  // An argument such as `name="…"` does not match. The rules for names examine it.
  return value === undefined || at === undefined || /[+?]|\bif\b/.test(rest)
    ? undefined
    : { text: value, index: index + at };
}
