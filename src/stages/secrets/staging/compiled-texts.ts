/** Shorter texts are names of a few letters. */
const LEAST = 5;
/** The type bytes that Python's marshal writes before a short ASCII text, shared or not. */
const SHORT_TEXTS: ReadonlySet<number> = new Set([0x7a, 0x5a, 0xfa, 0xda]);

/**
 * Extracts the texts of a compiled Python file, one per line. trivy scans the printable bytes of such a file, and
 * reports positions in those instead of the file. Also, the length byte before a text may be a letter. A file
 * without a zero byte is not compiled, and stays unchanged.
 */
export function extractTexts(content: Uint8Array): Uint8Array {
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
    // An unmarked text ends where a marked text begins.
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
