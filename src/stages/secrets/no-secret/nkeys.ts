const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** A public key of NATS. Its first letter is its kind: account, user, operator, server, cluster. */
export const PUBLIC_NKEY = /^[AUONC][A-Z2-7]{55}$/;

/** Whether a value is the public key of an NKEY. It ends in a checksum. Seeds start with `S` and are secret. */
export function isPublicNkey(value: string): boolean {
  if (!PUBLIC_NKEY.test(value)) return false;
  let bits = 0n;
  for (const letter of value) bits = (bits << 5n) | BigInt(BASE32.indexOf(letter));
  const bytes = Buffer.from(bits.toString(16).padStart(70, '0'), 'hex');
  return crc16(bytes.subarray(0, 33)) === bytes.readUInt16LE(33);
}

/** CRC-16 with the polynomial 0x1021 and the initial value 0. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ ((crc & 0x8000) === 0 ? 0 : 0x1021)) & 0xffff;
  }
  return crc;
}
