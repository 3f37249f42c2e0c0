import {
  checkPrimeSync,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
} from 'node:crypto';
import type { Random } from './random.ts';

/** Private keys that OpenSSL, OpenSSH, PuTTY and GnuPG can read, made from the seed of the run. */

const SMALL = [
  3n,
  5n,
  7n,
  11n,
  13n,
  17n,
  19n,
  23n,
  29n,
  31n,
  37n,
  41n,
  43n,
  47n,
  53n,
  59n,
  61n,
  67n,
  71n,
  73n,
];
const EXPONENT = 65537n;
const fromHex = (bytes: Buffer) => BigInt(`0x${bytes.toString('hex')}`);

function prime(r: Random, size: number): bigint {
  for (;;) {
    const bytes = r.bytes(size);
    bytes[0] = (bytes[0] ?? 0) | 0xc0;
    let candidate = fromHex(bytes) | 1n;
    for (let step = 0; step < 2000; step += 1, candidate += 2n)
      if (SMALL.every((small) => candidate % small !== 0n) && (candidate - 1n) % EXPONENT !== 0n)
        if (checkPrimeSync(candidate, { checks: 8 })) return candidate;
  }
}

function inverse(of: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [of % modulus, modulus, 1n, 0n];
  while (a > 1n) {
    const times = a / b;
    [a, b] = [b, a - times * b];
    [x, y] = [y, x - times * y];
  }
  return x < 0n ? x + modulus : x;
}

function bytesOf(value: bigint): Buffer {
  const hex = value.toString(16);
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
}

interface Numbers {
  readonly n: bigint;
  readonly d: bigint;
  readonly p: bigint;
  readonly q: bigint;
}

/** Finding a prime takes long: the keys of one run are all the pairs of a few. */
const PRIMES = 12;
const pools = new WeakMap<Random, Map<number, readonly bigint[]>>();

function twoPrimes(r: Random, bits: number): readonly [bigint, bigint] {
  const bySize = pools.get(r) ?? new Map<number, readonly bigint[]>();
  const pool =
    bySize.get(bits) ?? Array.from({ length: bits > 2048 ? 3 : PRIMES }, () => prime(r, bits / 16));
  pools.set(r, bySize.set(bits, pool));
  const first = r.pick(pool);
  const second = r.pick(pool.filter((other) => other !== first));
  return first > second ? [first, second] : [second, first];
}

export function numbers(r: Random, bits = 2048): Numbers {
  const [p, q] = twoPrimes(r, bits);
  return { n: p * q, d: inverse(EXPONENT, (p - 1n) * (q - 1n)), p, q };
}

function webKeyOf({ n, d, p, q }: Numbers) {
  const part = (value: bigint) => bytesOf(value).toString('base64url');
  return {
    kty: 'RSA',
    n: part(n),
    e: part(EXPONENT),
    d: part(d),
    p: part(p),
    q: part(q),
    dp: part(d % (p - 1n)),
    dq: part(d % (q - 1n)),
    qi: part(inverse(q, p)),
  };
}

export const rsa = (r: Random, bits = 2048): KeyObject =>
  createPrivateKey({ key: webKeyOf(numbers(r, bits)), format: 'jwk' });

export function elliptic(r: Random, crv = 'P-256', curve = 'prime256v1', size = 32): KeyObject {
  const half = createECDH(curve);
  const secret = r.bytes(size);
  secret[0] = (secret[0] ?? 0) & 0x7f;
  half.setPrivateKey(secret);
  const point = half.getPublicKey();
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)];
  const part = (bytes: Buffer) => bytes.toString('base64url');
  return createPrivateKey({
    key: { kty: 'EC', crv, d: part(secret), x: part(x), y: part(y) },
    format: 'jwk',
  });
}

export const edwards = (r: Random): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), r.bytes(32)]),
    format: 'der',
    type: 'pkcs8',
  });

export const pem = (key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1' = 'pkcs8'): string =>
  key.export({ type, format: 'pem' }).toString().trim();

export const publicPem = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString().trim();

const framed = (name: string, bytes: Buffer, width = 64): string =>
  [
    `-----BEGIN ${name}-----`,
    ...(bytes.toString('base64').match(new RegExp(`.{1,${width}}`, 'g')) ?? []),
    `-----END ${name}-----`,
  ].join('\n');

/** A string or number as SSH writes it: its length, then itself. */
function field(value: Buffer | string | bigint): Buffer {
  const bytes = typeof value === 'bigint' ? positive(value) : Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function positive(value: bigint): Buffer {
  const bytes = bytesOf(value);
  return (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Buffer.from([0]), bytes]);
}

function edwardsHalves(r: Random): readonly [Buffer, Buffer] {
  const { x, d } = edwards(r).export({ format: 'jwk' });
  return [Buffer.from(x ?? '', 'base64url'), Buffer.from(d ?? '', 'base64url')];
}

/** The file that ssh-keygen writes, without a passphrase. */
export function openssh(r: Random, kind: 'ed25519' | 'rsa', comment: string): string {
  const check = r.bytes(4);
  let open: Buffer;
  let secret: Buffer;
  if (kind === 'ed25519') {
    const [point, seed] = edwardsHalves(r);
    open = Buffer.concat([field('ssh-ed25519'), field(point)]);
    secret = Buffer.concat([open, field(Buffer.concat([seed, point]))]);
  } else {
    const { n, d, p, q } = numbers(r);
    open = Buffer.concat([field('ssh-rsa'), field(EXPONENT), field(n)]);
    secret = Buffer.concat([field('ssh-rsa'), ...[n, EXPONENT, d, inverse(q, p), p, q].map(field)]);
  }
  const body = Buffer.concat([check, check, secret, field(comment)]);
  const padding = Buffer.from(Array.from({ length: (8 - (body.length % 8)) % 8 }, (_, at) => at + 1));
  const one = Buffer.from([0, 0, 0, 1]);
  const head = [Buffer.from('openssh-key-v1\0'), field('none'), field('none'), field(''), one, field(open)];
  return framed('OPENSSH PRIVATE KEY', Buffer.concat([...head, field(Buffer.concat([body, padding]))]), 70);
}

/** The public line that stands beside such a file. */
export function publicLine(r: Random, comment: string): string {
  const [point] = edwardsHalves(r);
  return `ssh-ed25519 ${Buffer.concat([field('ssh-ed25519'), field(point)]).toString('base64')} ${comment}`;
}

/** The file of PuTTYgen, version 2, without a passphrase. */
export function putty(r: Random, comment: string): string {
  const [point, seed] = edwardsHalves(r);
  const open = Buffer.concat([field('ssh-ed25519'), field(point)]);
  const secret = field(seed);
  const signed = Buffer.concat([...['ssh-ed25519', 'none', comment].map(field), field(open), field(secret)]);
  const key = createHash('sha1').update(['putty-private', 'key-file-mac-key'].join('-')).digest();
  const lines = (bytes: Buffer) => bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return [
    'PuTTY-User-Key-File-2: ssh-ed25519',
    'Encryption: none',
    `Comment: ${comment}`,
    `Public-Lines: ${lines(open).length}`,
    ...lines(open),
    `Private-Lines: ${lines(secret).length}`,
    ...lines(secret),
    `Private-MAC: ${createHmac('sha1', key).update(signed).digest('hex')}`,
  ].join('\n');
}

/** A secret key packet of OpenPGP, version 4, without a passphrase, and the name of its owner. */
export function pgp(r: Random, owner: string): string {
  const { n, d, p, q } = numbers(r);
  const whole = (value: bigint) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(value.toString(2).length);
    return Buffer.concat([length, bytesOf(value)]);
  };
  const secret = Buffer.concat([d, p, q, inverse(p, q)].map(whole));
  const sum = Buffer.alloc(2);
  sum.writeUInt16BE(secret.reduce((total, byte) => (total + byte) & 0xffff, 0));
  const open = Buffer.concat([
    Buffer.from([4, 0x64, r.below(256), r.below(256), r.below(256), 1]),
    whole(n),
    whole(EXPONENT),
  ]);
  const packet = (tag: number, body: Buffer) =>
    Buffer.concat([Buffer.from([0x81 | (tag << 2), body.length >> 8, body.length & 0xff]), body]);
  const bytes = Buffer.concat([
    packet(5, Buffer.concat([open, Buffer.from([0]), secret, sum])),
    packet(13, Buffer.from(owner)),
  ]);
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  const crc = bytes.reduce((total, byte) => {
    let next = total ^ (byte << 16);
    for (let bit = 0; bit < 8; bit += 1) next = next & 0x800000 ? (next << 1) ^ 0x1864cfb : next << 1;
    return next & 0xffffff;
  }, 0xb704ce);
  const check = Buffer.from([crc >> 16, (crc >> 8) & 0xff, crc & 0xff]).toString('base64');
  return [
    '-----BEGIN PGP PRIVATE KEY BLOCK-----',
    '',
    ...lines,
    `=${check}`,
    '-----END PGP PRIVATE KEY BLOCK-----',
  ].join('\n');
}

export const certificate = (r: Random): string =>
  framed('CERTIFICATE', Buffer.concat([Buffer.from('3082031f30820207a00302010202', 'hex'), r.bytes(790)]));
