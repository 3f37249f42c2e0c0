import { plain, visible } from '../../domain/text.ts';
import { Needles, SHORTEST_NEEDLE, type Span } from './needles.ts';

/** What stands in place of a secret value. */
export const REDACTED = '[redacted]';

/** What may hide in a text; a quick look, since most texts hold none. */
const HIDING = /[^\P{C}\t\n\r]|[\u034f\u115f\u1160\u3164\uffa0]|\p{Variation_Selector}/u;

/** Signs that HTML, in which many servers and proxies answer, writes otherwise. */
const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A line of a value of several lines, such as a private key, is a value of its own from this length on. */
const SHORTEST_LINE = 16;

/** Replaces every known secret value in a text. For text that people read alone: see {@link redactFields}. */
export type Redact = (text: string) => string;

/**
 * A function that replaces these values: as they are, escaped in JSON or HTML, URL-encoded and inside of base64. Also
 * those that only what nobody sees keeps apart (an escape, a zero-width space), since it is taken away before a text
 * is shown.
 */
export function redactor(values: Iterable<string>): Redact {
  const needles = new Needles([...values].flatMap(allForms));
  return (text) => {
    const edited = replaced(text, needles.spans(text));
    const shown = needles.isEmpty || !HIDING.test(edited) ? edited : visible(edited);
    const apart = shown === edited ? [] : needles.spans(shown);
    return apart.length === 0 ? edited : replaced(shown, apart);
  };
}

/** The same for a set of values that grows: what is known by the time of a call is replaced. */
export function growingRedactor(values: ReadonlySet<string>): Redact {
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
 * The same for texts that a tool took from an image and wrote anew: in any case, and with any one sign in place of
 * another, as trivy writes names and licenses.
 */
export class LooseValues {
  readonly #needles: Needles;

  constructor(values: Iterable<string>) {
    this.#needles = new Needles([...values].flatMap(allForms).map(folded));
  }

  /** Whether a text holds one of the values. */
  isIn(text: string): boolean {
    return !this.#needles.isEmpty && this.#needles.spans(folded(text)).length > 0;
  }

  /** Puts a mark in place of each, since not every form of document takes brackets. */
  redact(text: string, mark: string): string {
    return this.#needles.isEmpty ? text : replaced(text, this.#needles.spans(folded(text)), mark);
  }
}

/** Of the same length, so that what stands in it stands in the text at the same place. */
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

function allForms(value: string): readonly string[] {
  return parts(value).flatMap(formsOf);
}

function parts(value: string): readonly string[] {
  const whole = value.trim();
  const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
  return [value, whole, ...(lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : [])];
}

/** Shorter values (and encoded forms) would take ordinary words apart, and are too short to be worth a secret. */
function formsOf(value: string): readonly string[] {
  if (value.length < SHORTEST_NEEDLE) return [];
  const url = encodeURIComponent(value.toWellFormed());
  const json = JSON.stringify(value).slice(1, -1);
  return [
    value,
    // As it stands in a sentence that was made safe for a log.
    plain(value, value.length),
    json,
    // As Go writes JSON.
    json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
    // A text in JSON that stands in a text in JSON.
    JSON.stringify(json).slice(1, -1),
    ...htmlForms(value),
    url,
    url.replaceAll('%20', '+'),
    url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    ...base64Forms(value),
  ];
}

function htmlForms(value: string): readonly string[] {
  const named = value.replace(/[&<>"]/g, (sign) => HTML[sign] ?? sign);
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
