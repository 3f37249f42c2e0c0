import { SEVERITIES } from '../domain/finding.ts';
import { CHECKS, REASONS } from '../domain/reason.ts';

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
  const forms = new Set([...values].flatMap(parts).flatMap(formsOf));
  // Longest first, or a value that begins like another would leave the rest of it standing.
  const sorted = [...forms]
    .filter((form) => form.length >= SHORTEST)
    .sort((one, other) => other.length - one.length);
  return (text) => sorted.reduce((redacted, form) => redacted.replaceAll(form, REDACTED), text);
}

function parts(value: string): readonly string[] {
  const whole = value.trim();
  const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
  return [value, whole, ...(lines.length > 1 ? lines.filter((line) => line.length >= SHORTEST_LINE) : [])];
}

function formsOf(value: string): readonly string[] {
  if (value.length < SHORTEST) return [];
  const url = encodeURIComponent(value.toWellFormed());
  return [
    value,
    JSON.stringify(value).slice(1, -1),
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

/** Words of Assay's own: where one is a whole field it is no leak, and readers of the report rely on it. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  ...['passed', 'warned', 'failed', 'error', 'block', 'warn', 'keyless', 'key', 'none', 'made', 'kept'],
  ...['source', 'layer', 'config', 'platform', 'trivy', 'gitleaks', 'cosign'],
  ...[
    'below',
    'unfixed',
    'exception',
    'suppression',
    'commit',
    'default',
    'file',
    'base',
    'central',
    'advise',
  ],
  ...[
    'vulnerabilities',
    'endOfLife',
    'registries',
    'baseImages',
    'named path',
    'tool cache',
    'release asset',
    'go module',
  ],
  ...SEVERITIES,
  ...CHECKS,
  ...Object.keys(REASONS),
]);
const HASH = /^(?:sha256:)?[0-9a-f]{64}$/;

/**
 * The same run with every known secret value replaced in every text of it. Done before anything is rendered: what
 * is cut, escaped or indented later cannot hide a value any more, and the form of the documents stays whole.
 */
export function redactRun<Told extends object>(run: Told, redact: Redact): Told {
  // The usual case in one pass: as JSON the values stand in their JSON-escaped form, which is among those looked for.
  const whole = JSON.stringify(run);
  return redact(whole) === whole ? run : redacted(run, redact);
}

function redacted<T>(value: T, redact: Redact): T;
function redacted(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return OWN_WORDS.has(value) || HASH.test(value) ? value : redact(value);
  if (Array.isArray(value)) return value.map((entry) => redacted(entry, redact));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, redacted(field, redact)]));
}
