import { changes, isMonotonous } from '../values/literal.ts';

const BEGIN = /-{4,5} ?BEGIN [A-Z0-9 ]{0,40}(?:PRIVATE KEY|OpenVPN Static key V1)[A-Z ]{0,6}-{4,5}/;
const FRAME = /-{4,5} ?(?:BEGIN|END) [^-\n]{1,60}-{4,5}/g;
/** Line breaks in strings and in HTML. */
const BREAKS = /\\+[nr]|<br\s?\/?>|&#(?:10|13|xA|xD);|\\u000[aAdD]/gi;
/**
 * Text between two lines of a key: quotes, comment marks and operators that join strings. A plus can also be base64.
 */
const BETWEEN = /["'`]\s*[+.&]?\s*["'`]?|^\s*(?:\/\/|--|rem\s)|[\s,;#*>|&]|\\$/gim;
const HEADERS =
  /^(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash|Subject|x-[\w-]+|Encryption|Key-Type)\s?:[^\n\\&<]{0,200}/gim;

/** Whether a text contains the frame of a private key. */
export function hasKeyFrame(text: string): boolean {
  return BEGIN.test(text);
}

/** The base64 of a private key, without the text around and between its lines. */
export function keyBody(text: string): string {
  const from = text.search(BEGIN);
  const inside = from < 0 ? text : text.slice(from).replace(BEGIN, '\n');
  // The body ends at the end of this key. A text may contain several keys.
  const end = inside.search(/-{4,5} ?END /);
  const bare = (end < 0 ? inside : inside.slice(0, end))
    .replace(BREAKS, '\n')
    .replace(HEADERS, '')
    .replace(FRAME, '')
    .replace(BETWEEN, '');
  // A character that is not base64 ends the key.
  return /^[A-Za-z0-9+/=]*/.exec(bare)?.[0] ?? '';
}

/** The base64 of a key without a frame; undefined if the text is not only lines of base64. */
export function bareKeyBody(text: string): string | undefined {
  const lines = text.replace(BREAKS, '\n');
  const body = lines.replace(BETWEEN, '');
  return lines.includes('\n') && body.length >= 60 && /^[A-Za-z0-9+/]+={0,2}$/.test(body) ? body : undefined;
}

/**
 * Whether a frame contains a key. In documentation it contains dots, in code it may be empty, in comments it contains
 * sentences.
 */
export function isKey(text: string): boolean {
  const base64 = keyBody(text);
  if (base64.length < 60 || isMonotonous(base64)) return false;
  // Words of a sentence do not contain digits or inner capitals.
  return /\d/.test(base64) && changes(base64) >= base64.length * 0.15;
}
