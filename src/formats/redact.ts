import { plain } from '../domain/text.ts';

/** What stands in place of a secret value. */
export const REDACTED = '[redacted]';

/** Shorter values (and encoded forms) would take ordinary words apart, and are too short to be worth a secret. */
const SHORTEST = 5;
/** A line of a value of several lines, such as a private key, is a value of its own from this length on. */
const SHORTEST_LINE = 16;

/** Replaces every known secret value in a text. */
export type Redact = (text: string) => string;

/** A function that replaces these values: as they are, JSON-escaped, URL-encoded and inside of base64. */
export function redactor(values: Iterable<string>): Redact {
  const forms = new Set([...values].flatMap(allForms));
  // Longest first, or a value that begins like another would leave the rest of it standing.
  const sorted = [...forms].sort((one, other) => other.length - one.length);
  return (text) => sorted.reduce((redacted, form) => redacted.replaceAll(form, REDACTED), text);
}

/**
 * The same for texts that a tool took from an image and wrote anew: in any case, and with any one sign in place of
 * another, as trivy writes names and licenses. Made for one document; undefined where it holds none of the values.
 */
export function looseRedactor(values: Iterable<string>, document: string, mark: string): Redact | undefined {
  const there = [...values]
    .map((value) => allForms(value).map((form) => new RegExp(form.replace(/[^A-Za-z0-9]/g, SIGN), 'gi')))
    .filter((patterns) => patterns.some((pattern) => document.search(pattern) >= 0))
    .flat()
    .sort((one, other) => other.source.length - one.source.length);
  if (there.length === 0) return undefined;
  return (text) => there.reduce((redacted, pattern) => redacted.replace(pattern, mark), text);
}

const SIGN = '[^A-Za-z0-9]';

function allForms(value: string): readonly string[] {
  return parts(value)
    .flatMap(formsOf)
    .filter((form) => form.length >= SHORTEST);
}

function parts(value: string): readonly string[] {
  const whole = value.trim();
  const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
  return [value, whole, ...(lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : [])];
}

function formsOf(value: string): readonly string[] {
  if (value.length < SHORTEST) return [];
  const url = encodeURIComponent(value.toWellFormed());
  const json = JSON.stringify(value).slice(1, -1);
  return [
    value,
    // As it stands in a sentence that was made safe for a log.
    plain(value, value.length),
    json,
    // As Go writes JSON.
    json.replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
    url,
    url.replaceAll('%20', '+'),
    url.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    ...base64Forms(value),
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
    return core.length < SHORTEST + 1 ? [] : [core, core.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

const HASH = /^(?:sha256:)?[0-9a-f]{64}$/;

/** Whether a text stays as it is; `field` is the name of the field that it stands in. */
type Keep = (text: string, field: string) => boolean;

/** The same value with every text in it redacted, except hashes and what is to be kept; names of fields stay. */
export function redactTexts<T>(value: T, redact: Redact, keep: Keep, field?: string): T;
export function redactTexts(value: unknown, redact: Redact, keep: Keep, field = ''): unknown {
  if (typeof value === 'string') return HASH.test(value) || keep(value, field) ? value : redact(value);
  if (Array.isArray(value)) return value.map((entry) => redactTexts(entry, redact, keep, field));
  if (typeof value !== 'object' || value === null) return value;
  const entries: readonly [string, unknown][] = Object.entries(value);
  return Object.fromEntries(entries.map(([key, one]) => [key, redactTexts(one, redact, keep, key)]));
}
