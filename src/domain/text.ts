/** Default length limit of {@link plain}, in UTF-16 units. */
const DEFAULT_LENGTH = 2000;
const ELLIPSIS = '…';

/** ECMA-48: CSI (`ESC [ … final`), OSC, DCS, SOS, PM and APC up to their end, and short escapes; 7- and 8-bit. */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern searches for control characters
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n\r]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;

/** Line breaks (including the Unicode ones) and tabs. A space replaces them. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** Controls, bidi overrides, zero-width characters, soft hyphens, variation selectors, tags, lone surrogates, fillers. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]|\u034f|\u115f|\u1160|\u3164|\uffa0/gu;

/**
 * Text from an image, a tool or a registry as one line that is safe in a runner's log: without escapes and without
 * control, bidi and zero-width characters. It contains nothing that the runner treats as a workflow command. At most
 * `maxLength` UTF-16 units, with an ellipsis if the text was cut.
 */
export function plain(text: string, maxLength: number = DEFAULT_LENGTH): string {
  // A hostile text may be very long: it is cut before the work and again after it.
  const head = text.slice(0, maxLength * 4 + 1000);
  const shown = head.replace(ESCAPES, '').replace(BREAKS, ' ').replace(INVISIBLE, '');
  const cut = head.length < text.length;
  return shorten(defuse(shown).trimEnd(), maxLength, cut);
}

/** A text without the characters that {@link plain} removes. Keeps line breaks and tabs. */
export function visible(text: string): string {
  return text.replace(ESCAPES, '').replace(INVISIBLE, (one) => (/[\t\n\v\f\r\u0085]/.test(one) ? one : ''));
}

/** The lines of a text, each {@link plain}. At most `maxLines`, then one line that says how many were left out. */
export function lines(
  text: string,
  maxLines: number = 1000,
  maxLength: number = DEFAULT_LENGTH,
): readonly string[] {
  const all = text.replace(/(?:\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
  const shown = all.slice(0, maxLines).map((line) => plain(line, maxLength));
  return all.length > maxLines ? [...shown, `${ELLIPSIS} ${all.length - maxLines} more lines`] : shown;
}

/**
 * The runner treats `::name …::` at the start of a line (after white space) and `##[name …]` anywhere as a command. A
 * space prevents both. Elsewhere in a line `::` stays: names such as `Foo::Bar` contain it.
 */
function defuse(line: string): string {
  return line.replace(/^(\s*:)(?=:)/, '$1 ').replace(/##(?=\[)/g, '## ');
}

function shorten(line: string, maxLength: number, cut: boolean): string {
  if (line.length <= maxLength && !cut) return line;
  const kept = line.slice(0, Math.max(0, maxLength - ELLIPSIS.length));
  // Removes the first half of a cut surrogate pair.
  return kept.replace(/[\ud800-\udbff]$/, '') + ELLIPSIS;
}

/** A size in bytes for people: `12 kB`, rounded up, or `6.1 MB`. */
export function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A text with the mark that ends its sentence. */
export function asSentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
