import { giveTurn } from '../../../turns.ts';
import type { RandomBytes } from '../../archives/expand-bytes.ts';

/** Maximum size of a file that is scanned in parts, in bytes. A larger file is not scanned. */
export const MAX_SPLIT_BYTES = 512 * 1024 * 1024;

const PART_BYTES = 8 * 1024 * 1024;
/** The overlap of two parts, so that one of them contains a secret at the cutPosition completely. */
const OVERLAP_BYTES = 64 * 1024;
const LINE_BREAK = 0x0a;
/** Characters that no token contains: blanks, quotes, commas, semicolons. */
const SEPARATORS = new Set(Buffer.from(' \t\r"\'`,;'));

/**
 * Stages a part of a file. `linesBefore` is the number of line breaks before it. Returns false if it does not fit.
 */
export type StagePart = (part: Buffer, linesBefore: number) => boolean;

/**
 * Stages a large text in parts of at most 8 MiB that overlap by up to 64 KiB. Cuts between lines if possible, else
 * between words. Converts UTF-16 to UTF-8. Returns false if a part does not fit.
 */
export async function stageParts(bytes: RandomBytes, stage: StagePart): Promise<boolean> {
  const { size } = bytes;
  const encoding = utf16Of(bytes.read(0, Math.min(2, size)));
  const text = (part: Buffer) =>
    encoding === undefined ? part : Buffer.from(new TextDecoder(encoding).decode(part));
  // A UTF-16 code unit has two bytes.
  const whole = (at: number) => (encoding === undefined ? at : at + (at % 2));
  let linesBefore = 0;
  for (let start = 0; start < size; ) {
    await giveTurn();
    const window = bytes.read(start, Math.min(PART_BYTES, size - start));
    const isLast = start + window.length >= size;
    const end = isLast ? window.length : whole(cutPosition(window, window.length - OVERLAP_BYTES, 'last'));
    if (!stage(text(window.subarray(0, end)), linesBefore)) return false;
    if (isLast) return true;
    const next = whole(cutPosition(window.subarray(0, end), end - OVERLAP_BYTES, 'first'));
    linesBefore += lineBreaks(text(window.subarray(0, next)));
    start += next;
  }
  return true;
}

/**
 * Whether the first bytes of a file show that it is not a text: they contain a zero byte, as in git's test, and no
 * UTF-16 byte order mark.
 */
export function looksBinary(head: Uint8Array): boolean {
  return utf16Of(head) === undefined && head.includes(0);
}

/** The encoding of a text that begins with the byte order mark of UTF-16. */
export function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/**
 * The position after the first or last line break from `from` on; else after a separator; else `from` or the end.
 */
function cutPosition(window: Buffer, from: number, which: 'first' | 'last'): number {
  const zone = window.subarray(Math.max(0, from));
  const line = which === 'first' ? zone.indexOf(LINE_BREAK) : zone.lastIndexOf(LINE_BREAK);
  if (line !== -1) return Math.max(0, from) + line + 1;
  const isSeparator = (byte: number) => SEPARATORS.has(byte);
  const word = which === 'first' ? zone.findIndex(isSeparator) : zone.findLastIndex(isSeparator);
  if (word !== -1) return Math.max(0, from) + word + 1;
  return which === 'first' ? Math.max(0, from) : window.length;
}

function lineBreaks(part: Buffer): number {
  let count = 0;
  for (let at = part.indexOf(LINE_BREAK); at !== -1; at = part.indexOf(LINE_BREAK, at + 1)) count += 1;
  return count;
}
