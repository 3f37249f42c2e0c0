const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The name of a tar entry from its bytes, a byte a character. A name that is no UTF-8 keeps each byte beyond ASCII as a
 * lone surrogate (U+DC80 to U+DCFF): two names of other bytes stay two, and none is that of a name in UTF-8.
 */
export function nameFromBytes(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  try {
    return UTF8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
  }
}
