import { createHash, createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Random } from './random.ts';

/** Tokens and keys that end in a checksum, as their makers document it. */

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function inBase(value: bigint, digits: string): string {
  let rest = value;
  let text = '';
  while (rest > 0n) {
    text = `${digits.charAt(Number(rest % BigInt(digits.length)))}${text}`;
    rest /= BigInt(digits.length);
  }
  return text;
}

const crc62 = (text: string) => inBase(BigInt(crc32(text)), BASE62).padStart(6, '0');

/** GitHub and npm: thirty letters, and six that are their CRC-32 to the base of 62. */
export function crcToken(r: Random, prefix: string): string {
  const body = r.text('b62', 30);
  return `${prefix}${body}${crc62(body)}`;
}

/** A token of a service account of Grafana: its CRC-32 in hex, the lowest byte first. */
export function serviceAccount(r: Random): string {
  const body = `glsa_${r.text('b62', 32)}`;
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(body));
  return `${body}_${sum.toString('hex')}`;
}

/** A fine-grained token of GitHub. */
export function fineGrained(r: Random): string {
  const body = `${r.text('b62', 22)}_${r.text('b62', 53)}`;
  return `github_pat_11${body.slice(2)}${crc62(`11${body.slice(2)}`)}`;
}

/** A token of GitLab that says where it belongs, with a length and a CRC-32 to the base of 36. */
export function routable(r: Random, prefix: string): string {
  const bytes = Buffer.concat([Buffer.from(`o:1\nu:${r.text('az09', 4)}`), r.bytes(16), Buffer.from([16])]);
  const payload = bytes.toString('base64url');
  const head = `${prefix}${payload}.01.${payload.length.toString(36).padStart(2, '0')}`;
  return `${head}${crc32(head).toString(36).padStart(7, '0')}`;
}

/** A token whose JSON is the middle part, as those of web services and of Supabase. */
export function webToken(r: Random, payload: object, key?: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}`;
  const sign = createHmac('sha256', key ?? r.bytes(32)).update(head);
  return `${head}.${sign.digest('base64url')}`;
}

/** The key of a bitcoin wallet for import: base 58 with a checksum of four bytes. */
export function walletKey(r: Random): string {
  const bytes = Buffer.concat([Buffer.from([0x80]), r.bytes(32), Buffer.from([1])]);
  const hash = (of: Buffer) => createHash('sha256').update(of).digest();
  return inBase(
    BigInt(`0x${Buffer.concat([bytes, hash(hash(bytes)).subarray(0, 4)]).toString('hex')}`),
    BASE58,
  );
}

/** Thirty-two bytes in bech32, which age and nostr write their keys in. */
export function bech32(r: Random, human: string): string {
  const words = groups(r.bytes(32), 5).map((bits) => Number.parseInt(bits.padEnd(5, '0'), 2));
  const expanded = [...human].map((letter) => letter.charCodeAt(0));
  const spread = [...expanded.map((code) => code >> 5), 0, ...expanded.map((code) => code & 31)];
  const rest = polymod([...spread, ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const sum = [25, 20, 15, 10, 5, 0].map((shift) => (rest >>> shift) & 31);
  return `${human}1${[...words, ...sum].map((word) => BECH32.charAt(word)).join('')}`;
}

function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  return values.reduce((sum, value) => {
    const top = sum >>> 25;
    return generators.reduce(
      (next, generator, bit) => ((top >>> bit) & 1 ? next ^ generator : next),
      ((sum & 0x1ffffff) << 5) ^ value,
    );
  }, 1);
}

/** The seed of a Stellar account: base 32 with a CRC-16. */
export function stellarSeed(r: Random): string {
  const body = Buffer.concat([Buffer.from([18 << 3]), r.bytes(32)]);
  const sum = body.reduce((crc, byte) => {
    let next = crc ^ (byte << 8);
    for (let bit = 0; bit < 8; bit += 1) next = next & 0x8000 ? ((next << 1) ^ 0x1021) & 0xffff : next << 1;
    return next & 0xffff;
  }, 0);
  return base32(Buffer.concat([body, Buffer.from([sum & 0xff, sum >> 8])]));
}

export const base32 = (bytes: Buffer): string =>
  groups(bytes, 5)
    .map((bits) => BASE32.charAt(Number.parseInt(bits.padEnd(5, '0'), 2)))
    .join('');

function groups(bytes: Buffer, size: number): readonly string[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
}
