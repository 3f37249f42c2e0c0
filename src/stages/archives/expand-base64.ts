/** The source of a line of decoded text: the line of the base64, from 1, and the base64 with its line breaks. */
export interface Encoded {
  readonly line: number;
  readonly encoded: string;
}

/** The text of decoded base64. */
export interface Decoded {
  readonly text: string;
  /** The source of each line of the text. */
  readonly lines: readonly Encoded[];
}

/** Shorter runs are usually words. After the name of a credential, shorter runs are decoded too. */
const MIN_RUN = 20;
const MIN_CREDENTIAL_RUN = 12;
/** Wrapped base64 has lines of 64 or 76 characters, and rarely less than this. */
const MIN_WRAPPED = 40;
/**
 * How often decoded text is decoded again: a Kubernetes Secret may contain a docker configuration with passwords.
 */
const DEPTH = 2;
const MAX_CONTEXT = 200;
/**
 * The second base64 character of a private key in DER, by its length: C (Ed25519), H (elliptic curves), I. The
 * first is M.
 */
const DER_LENGTHS: readonly number[] = [0x43, 0x48, 0x49];
/** The number of bytes in the shortest run. */
const HEAD_BYTES = 9;

const NEWLINE = 0x0a;
const PADDING = 0x3d;
const NONE = 64;
/** The six bits of each character of both alphabets; {@link NONE} for other characters. */
const BITS = new Uint8Array(256).fill(NONE);
for (const [value, byte] of Buffer.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
).entries()) {
  BITS[byte] = value;
}
BITS[0x2d] = 62; // -
BITS[0x5f] = 63; // _

const CREDENTIAL = /auth|pass|secret|token|key|credential|pwd/i;
const NAME = /([\w.-]{1,80})["']?\s*[:=]\s*["']?(?:basic\s+)?["']?$/i;
const BLOCK_NAME = /([\w.-]{1,80})["']?\s*:\s*[|>][-+\d]*\s*$/;
/** Media files, and source maps, which repeat the text that they map. */
const MEDIA = /(?:data:(?:image|font|audio|video)\/|sourceMappingURL=data:)[^"'\s]*$/;
const FRAME = /-----BEGIN [A-Z ]+-----\s*$/;

/** The decoded text of all base64 in a text file; undefined if there is none. */
export function decodeBase64(content: Uint8Array): Decoded | undefined {
  const found = decodedRuns(Buffer.from(content.buffer, content.byteOffset, content.length), DEPTH);
  if (found.length === 0) return undefined;
  const texts: string[] = [];
  const lines: Encoded[] = [];
  for (const { text, line, encoded } of found) {
    texts.push(text, '\n\n');
    for (let count = text.split('\n').length + 1; count > 0; count -= 1) lines.push({ line, encoded });
  }
  return { text: texts.join(''), lines };
}

function decodedRuns(bytes: Buffer, depth: number): readonly (Encoded & { readonly text: string })[] {
  return [...runsOf(bytes)].flatMap(({ start, end, line, lineStart }) => {
    const encoded = bytes.toString('latin1', start, end).replace(/\s+/g, '\n');
    const before = bytes.toString(
      'latin1',
      Math.max(0, lineStart - MAX_CONTEXT, start - 2 * MAX_CONTEXT),
      start,
    );
    const text = textOf(encoded, before);
    if (text === undefined) return [];
    const inner = depth > 1 ? decodedRuns(Buffer.from(text), depth - 1) : [];
    return [{ text, line, encoded }, ...inner.map((found) => ({ text: found.text, line, encoded }))];
  });
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly lineStart: number;
}

/** Runs of base64 whose first bytes look like text or like a key. */
function* runsOf(bytes: Buffer): Generator<Run> {
  let line = 1;
  let lineStart = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === NEWLINE) {
      line += 1;
      lineStart = at + 1;
    }
    if (BITS[byte] === NONE) continue;
    const start = at;
    while (bitsOf(bytes, at) !== NONE) at += 1;
    const found = { start, line, lineStart };
    if (at - start >= MIN_WRAPPED && isBlank(bytes, lineStart, start)) {
      const wrapped = endOfWrapped(bytes, at, at - start);
      line += wrapped.breaks;
      lineStart = wrapped.breaks === 0 ? lineStart : wrapped.lineStart;
      at = wrapped.end;
    }
    while (bytes[at] === PADDING && at < bytes.length) at += 1;
    if (at - start >= MIN_CREDENTIAL_RUN && looksEncoded(bytes, start)) yield { ...found, end: at };
    at -= 1;
  }
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (bytes[at] !== 0x20 && bytes[at] !== 0x09) return false;
  return true;
}

/** Continues over lines of the same length, up to the first shorter one. */
function endOfWrapped(bytes: Buffer, first: number, length: number) {
  let end = first;
  let [breaks, lineStart] = [0, 0];
  for (;;) {
    let at = end;
    if (bytes[at] === 0x0d) at += 1;
    if (bytes[at] !== NEWLINE) break;
    const next = at + 1;
    at = next;
    while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1;
    const start = at;
    while (bitsOf(bytes, at) !== NONE) at += 1;
    // A name with text after it (`key: …`) is not base64.
    if (at === start || at - start > length || ![undefined, 0x0a, 0x0d, PADDING].includes(bytes[at])) break;
    end = at;
    breaks += 1;
    lineStart = next;
    if (at - start < length) break;
  }
  return { end, breaks, lineStart };
}

function bitsOf(bytes: Buffer, at: number): number {
  return BITS[bytes[at] ?? 0] ?? NONE;
}

/** The first bytes distinguish text from most identifiers, checksums and pictures. M starts a DER sequence. */
function looksEncoded(bytes: Buffer, start: number): boolean {
  if (bytes[start] === 0x4d && DER_LENGTHS.includes(bytes[start + 1] ?? 0)) return true;
  let before = 0;
  for (let count = 0; count < HEAD_BYTES; count += 1) {
    const at = start + Math.floor(count / 3) * 4 + (count % 3);
    const shift = 2 * (count % 3) + 2;
    const byte = ((bitsOf(bytes, at) << shift) | (bitsOf(bytes, at + 1) >> (6 - shift))) & 0xff;
    if (isControl(byte) && !(byte === 0 && before !== 0)) return false;
    // A UTF-8 continuation byte must follow a lead byte.
    if ((byte >= 0x80 && byte < 0xc2 && before < 0x80) || byte > 0xf4) return false;
    before = byte;
  }
  return true;
}

function isControl(byte: number): boolean {
  return (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f;
}

function textOf(encoded: string, before: string): string | undefined {
  const run = encoded.replaceAll('\n', '');
  if ((/[+/]/.test(run) && /[-_]/.test(run)) || run.replace(/=+$/, '').length % 4 === 1) return undefined;
  if (FRAME.test(before) || MEDIA.test(before)) return undefined;
  const name = (NAME.exec(before) ?? BLOCK_NAME.exec(before.trimEnd()))?.[1] ?? '';
  if (run.length < MIN_RUN && !CREDENTIAL.test(name)) return undefined;
  const bytes = Buffer.from(run, 'base64');
  const key = framedKey(bytes);
  if (key !== undefined) return key;
  const text = printable(bytes);
  if (text === undefined) return undefined;
  // Adds the name before the base64, because rules match names.
  return name === '' || text.includes('\n') ? text : `${name}=${text}`;
}

/** Puts a private key in DER into the PEM frame that rules match: PKCS #8, PKCS #1, SEC 1. */
function framedKey(der: Buffer): string | undefined {
  const head = der.toString('hex', 0, 12);
  // A single line of a key, for example in a comment, is not a whole key.
  if (derLength(der) > der.length) return undefined;
  const kind =
    /^3082....020100300d/.test(head) || /^30(?:..|81..)02010030(?:05|1[03])/.test(head) ? '' : rawKind(head);
  if (kind === undefined) return undefined;
  const body = der.toString('base64').replace(/(.{64})(?=.)/g, '$1\n');
  const label = `${kind}${'PRIVATE'} KEY-----`;
  return `-----BEGIN ${label}\n${body}\n-----END ${label}`;
}

/** The length of the first DER element, as its header says. */
function derLength(der: Buffer): number {
  const [, length = 0, high = 0, low = 0] = der;
  if (length < 0x80) return 2 + length;
  return length === 0x81 ? 3 + high : 4 + high * 256 + low;
}

function rawKind(head: string): string | undefined {
  if (/^3082....0201000282/.test(head)) return 'RSA ';
  return /^30(?:..|81..)02010104/.test(head) ? 'EC ' : undefined;
}

/** Text in UTF-8 or UTF-16 with at most one control character in twenty. */
function printable(bytes: Buffer): string | undefined {
  const isWide = bytes.length >= 8 && bytes.length % 2 === 0 && bytes[1] === 0 && bytes[3] === 0;
  try {
    const text = new TextDecoder(isWide ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
    let controls = 0;
    for (let at = 0; at < text.length; at += 1) if (isControl(text.charCodeAt(at))) controls += 1;
    return text.trim() !== '' && controls * 20 <= text.length ? text.trimEnd() : undefined;
  } catch {
    return undefined;
  }
}
