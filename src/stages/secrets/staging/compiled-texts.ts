/** Shorter ones are names of a letter or two. */
const LEAST = 5;
/** What Python's marshal writes in front of a short text in ASCII: its kind, marked as shared or not. */
const SHORT_TEXTS: ReadonlySet<number> = new Set([0x7a, 0x5a, 0xfa, 0xda]);

/**
 * The texts in a compiled Python file, a line each. trivy looks at such a file by its printable bytes and tells
 * positions in these, not in the file; and the byte in front of a text, which is its length, may be a letter. A file
 * that holds no zero byte is no compiled one and stays as it is.
 */
export function textsOf(content: Uint8Array): Uint8Array {
  if (!content.includes(0)) return content;
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = bytes[at + 1] ?? 0;
    if (SHORT_TEXTS.has(bytes[at] ?? 0) && length >= LEAST && isPrintable(bytes, at + 2, length)) {
      lines.push(bytes.toString('latin1', at + 2, at + 2 + length));
      at += 2 + length;
      continue;
    }
    let end = at;
    // A text that goes on over a marked one is none.
    while (end < bytes.length && isPrint(bytes[end] ?? 0) && !startsText(bytes, end)) end += 1;
    if (end - at >= LEAST) lines.push(bytes.toString('latin1', at, end));
    at = Math.max(end, at + 1);
  }
  return Buffer.from(`${lines.join('\n')}\n`, 'latin1');
}

function startsText(bytes: Buffer, at: number): boolean {
  const length = bytes[at + 1] ?? 0;
  return (
    length < 0x20 && SHORT_TEXTS.has(bytes[at] ?? 0) && length >= LEAST && isPrintable(bytes, at + 2, length)
  );
}

function isPrintable(bytes: Buffer, start: number, length: number): boolean {
  if (start + length > bytes.length) return false;
  for (let at = start; at < start + length; at += 1) if (!isPrint(bytes[at] ?? 0)) return false;
  return true;
}

function isPrint(byte: number): boolean {
  return byte >= 0x20 && byte < 0x7f;
}
