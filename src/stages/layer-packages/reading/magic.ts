/** The first bytes of a zip that holds something. */
export const ZIP = Buffer.from('504b0304', 'hex');

/** Whether certain bytes stand at a place. */
export function hasAt(bytes: Uint8Array, wanted: Uint8Array | readonly number[], position = 0): boolean {
  return wanted.every((byte, at) => bytes[position + at] === byte);
}
