import { plain, visible } from '../../domain/text.ts';
import { Needles, SHORTEST_NEEDLE, type Span, type Spelling } from './needles.ts';

/** The replacement of a secret value. */
export const REDACTED = '[redacted]';

/** Invisible characters. A quick test, since most texts have none. */
const INVISIBLE = /[^\P{C}\t\n\r]|[\u034f\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}/u;

/** Characters that HTML escapes. Many servers and proxies answer in HTML. */
const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Each line of a value with several lines, such as a private key, is also a value if it has at least this length. */
const SHORTEST_LINE = 16;

/** Replaces every known secret value in a text. Only for text that people read: see `redactFields`. */
export type Redact = (text: string) => string;

/**
 * A function that replaces these values: as they are, escaped in JSON or HTML, URL-encoded and inside base64. It also
 * replaces values that are interrupted by invisible characters (an escape, a zero-width space), since these are removed
 * before a text is shown.
 */
export function redactor(values: Iterable<string>): Redact {
  const needles = new Needles([...values].flatMap(allForms));
  return (text) => {
    const edited = replaced(text, needles.spans(text));
    const shown = needles.isEmpty || !INVISIBLE.test(edited) ? edited : visible(edited);
    const interrupted = shown === edited ? [] : needles.spans(shown);
    return interrupted.length === 0 ? edited : replaced(shown, interrupted);
  };
}

/** The redactor of each set: to prepare the search for thousands of values takes long, and several adapters ask for it. */
const GROWING = new WeakMap<ReadonlySet<string>, Redact>();

/** A {@link redactor} for a set of values that grows. A call replaces the values that are known at that time. */
export function growingRedactor(values: ReadonlySet<string>): Redact {
  const redact = GROWING.get(values) ?? growing(values);
  GROWING.set(values, redact);
  return redact;
}

function growing(values: ReadonlySet<string>): Redact {
  let known = 0;
  let redact: Redact = (text) => text;
  return (text) => {
    if (values.size !== known) {
      known = values.size;
      redact = redactor(values);
    }
    return redact(text);
  };
}

/**
 * Finds and redacts values in texts that a tool took from an image and changed: in any case, and with any other character
 * in place of punctuation, as trivy writes names and licenses.
 */
export class LooseValues {
  readonly #needles: Needles;

  constructor(values: Iterable<string>) {
    this.#needles = new Needles([...values].flatMap(allForms), LOOSE);
  }

  /** A value that begins in the first part of a text that was cut ends within so many characters of the second. */
  get longest(): number {
    return this.#needles.longest;
  }

  /** Whether a text contains one of the values. */
  isIn(text: string): boolean {
    return !this.#needles.isEmpty && this.#needles.spans(text).length > 0;
  }

  /** Replaces each value by a mark. Not every format of document allows the brackets of {@link REDACTED}. */
  redact(text: string, mark: string): string {
    return this.#needles.isEmpty ? text : replaced(text, this.#needles.spans(text), mark);
  }
}

/** In small letters, with `_` in place of punctuation and of all other characters. */
const LOOSE: Spelling = {
  of: folded,
  codes: Uint8Array.from({ length: 128 }, (_, code) => folded(String.fromCharCode(code)).charCodeAt(0)),
  other: folded('\u0080').charCodeAt(0),
};

function folded(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '_').toLowerCase();
}

function replaced(text: string, spans: readonly Span[], mark = REDACTED): string {
  if (spans.length === 0) return text;
  let rest = 0;
  const parts = spans.map(([from, to]) => {
    const before = text.slice(rest, from);
    rest = to;
    return before + mark;
  });
  return parts.join('') + text.slice(rest);
}

/** Most values have no blank and no punctuation, and then most of their forms are the same. */
function allForms(value: string): readonly string[] {
  return [...new Set([...new Set(parts(value))].flatMap(formsOf))];
}

function parts(value: string): readonly string[] {
  const whole = value.trim();
  const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
  return [value, whole, ...(lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : [])];
}

/** Characters that every form but base64 leaves as they are. Most tokens have no others. */
const UNCHANGED = /^[A-Za-z0-9_.-]+$/;

/** Every form of a value. Shorter values and encoded forms are left out: they would match ordinary words. */
function formsOf(value: string): readonly string[] {
  if (value.length < SHORTEST_NEEDLE) return [];
  if (UNCHANGED.test(value)) return [value, ...base64Forms(value)];
  const json = JSON.stringify(value).slice(1, -1);
  return [
    value,
    // As in a sentence that was made safe for a log.
    plain(value, value.length),
    // As in a text whose invisible characters were removed, because some interrupt a value.
    visible(value),
    json,
    // As Go writes JSON.
    json.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`),
    // JSON inside a text in JSON.
    JSON.stringify(json).slice(1, -1),
    ...htmlForms(value),
    ...urlForms(value),
    ...base64Forms(value),
  ];
}

/** JavaScript leaves some characters as they are that Go and Python encode. A form encodes others of them. */
function urlForms(value: string): readonly string[] {
  const url = encodeURIComponent(value.toWellFormed());
  const strict = url.replace(/[!'()*]/g, percent);
  const form = strict.replaceAll('~', '%7E').replaceAll('%2A', '*');
  const upper = [url, strict, form].flatMap((one) => [one, one.replaceAll('%20', '+')]);
  return [...upper, ...upper.map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

function htmlForms(value: string): readonly string[] {
  const named = value.replace(/[&<>"]/g, (character) => HTML[character] ?? character);
  const numbered = named.replaceAll('&quot;', '&#34;');
  return [
    named,
    named.replaceAll("'", '&#39;'),
    numbered.replaceAll("'", '&#39;'),
    named.replaceAll("'", '&#x27;'),
  ];
}

/** The characters of base64 that depend on the value alone, for each of its three possible positions. */
function base64Forms(value: string): readonly string[] {
  const bytes = Buffer.from(value);
  return [0, 1, 2].flatMap((before) => {
    const whole = Buffer.concat([Buffer.alloc(before), bytes]);
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor((whole.length * 8) / 6);
    const core = whole.toString('base64').slice(first, last);
    return core.length < SHORTEST_NEEDLE + 1 ? [] : [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}
