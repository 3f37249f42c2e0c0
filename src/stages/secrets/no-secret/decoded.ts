/** The text in a base64 value; undefined if the value is not base64 or does not contain text. */
export function textOfBase64(value: string): string | undefined {
  const bare = value.replace(/\s|\\n/g, '');
  if (bare.length < 8 || bare.replace(/=+$/, '').length % 4 === 1) return undefined;
  if (!/^[A-Za-z0-9+/]+={0,2}$|^[A-Za-z0-9_-]+={0,2}$/.test(bare)) return undefined;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(bare, 'base64'));
    return /[^\P{Cc}\t\r\n]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
