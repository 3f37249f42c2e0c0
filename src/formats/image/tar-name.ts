/** PATH_MAX of Linux: no system has an entry with a longer name. */
export const MOST_PATH_BYTES = 4096;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The name of a tar entry; `bytes` has one character for each byte. In a name that is not UTF-8, each byte beyond ASCII
 * becomes a lone surrogate (U+DC80 to U+DCFF). So different bytes stay different names, and none equals a UTF-8 name.
 */
export function nameFromBytes(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  try {
    return UTF8.decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return bytes.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
  }
}
