/** The first bytes of a zip that is not empty. */
export const ZIP = Buffer.from('504b0304', 'hex');

/** Whether `bytes` contains `wanted` at the position. */
export function hasAt(bytes: Uint8Array, wanted: Uint8Array | readonly number[], position = 0): boolean {
  return wanted.every((byte, at) => bytes[position + at] === byte);
}
