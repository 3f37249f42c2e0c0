import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { Random } from './random.ts';

const tagged = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length;
  const head = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
};

const integer = (bytes: Buffer): Buffer =>
  tagged(2, (bytes[0] ?? 0) > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);

/** An odd number of so many bytes with its first bit set. */
function odd(r: Random, length: number): Buffer {
  const bytes = r.bytes(length);
  bytes[0] = (bytes[0] ?? 0) | 0xc0;
  bytes[length - 1] = (bytes[length - 1] ?? 0) | 1;
  return bytes;
}

/** The form of an RSA key of 2048 bits, whose primes are no primes: to find primes would cost a second. */
function rsa(r: Random): Buffer {
  const numbers = [256, 3, 256, 128, 128, 128, 128, 128].map((length) =>
    length === 3 ? Buffer.from([1, 0, 1]) : odd(r, length),
  );
  return tagged(0x30, integer(Buffer.from([0])), ...numbers.map(integer));
}

function pkcs8(r: Random): Buffer {
  const algorithm = tagged(0x30, Buffer.from('06092a864886f70d0101010500', 'hex'));
  return tagged(0x30, integer(Buffer.from([0])), algorithm, tagged(4, rsa(r)));
}

function elliptic(r: Random): Buffer {
  const curve = tagged(0xa0, Buffer.from('06082a8648ce3d030107', 'hex'));
  return tagged(0x30, integer(Buffer.from([1])), tagged(4, r.bytes(32)), curve);
}

const edwards = (seed: Buffer): Buffer =>
  Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);

/** A number behind the count of its bits. */
const counted = (bytes: Buffer): Buffer =>
  Buffer.concat([Buffer.from([(bytes.length * 8) >> 8, (bytes.length * 8) & 255]), bytes]);

/** A packet of RSA numbers as OpenPGP writes it: tag, length, version, time, algorithm, n and e. */
function packet(r: Random, tag: number, secret: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.from([4, 0x66, ...r.bytes(3), 1]);
  const body = Buffer.concat([head, counted(odd(r, 256)), Buffer.from([0, 17, 1, 0, 1]), secret]);
  return Buffer.concat([Buffer.from([tag, body.length >> 8, body.length & 255]), body]);
}

function openssh(r: Random, comment: string): Buffer {
  const seed = r.bytes(32);
  const key = createPrivateKey({ key: edwards(seed), format: 'der', type: 'pkcs8' });
  const point = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  const field = (value: Buffer | string) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(value.length);
    return Buffer.concat([length, Buffer.from(value)]);
  };
  const one = Buffer.from([0, 0, 0, 1]);
  const open = Buffer.concat([field('ssh-ed25519'), field(point)]);
  const check = r.bytes(4);
  const sealed = Buffer.concat([check, check, open, field(Buffer.concat([seed, point])), field(comment)]);
  const padding = Buffer.from(Array.from({ length: (8 - (sealed.length % 8)) % 8 }, (_, at) => at + 1));
  const names = [field('none'), field('none'), field('')];
  return Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    ...names,
    one,
    field(open),
    field(Buffer.concat([sealed, padding])),
  ]);
}

function armored(label: string, body: Buffer, width = 64): string {
  const lines = body.toString('base64').match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n');
}

/** Private keys by the name of their format. */
export const PRIVATE_KEYS: Readonly<Record<string, (r: Random) => string>> = {
  'pem-rsa': (r) => armored('RSA PRIVATE KEY', rsa(r)),
  'pem-pkcs8': (r) => armored('PRIVATE KEY', pkcs8(r)),
  'pem-ec': (r) => armored('EC PRIVATE KEY', elliptic(r)),
  'pem-openssh': (r) => armored('OPENSSH PRIVATE KEY', openssh(r, 'deploy@build'), 70),
  'pem-pgp': (r) => {
    const numbers = [256, 128, 128, 128].map((length) => counted(odd(r, length)));
    const secret = Buffer.concat([Buffer.from([0]), ...numbers, r.bytes(2)]);
    const body = armored('PGP PRIVATE KEY BLOCK', packet(r, 0x95, secret));
    return body
      .replace('BLOCK-----\n', 'BLOCK-----\n\n')
      .replace('\n-----END', `\n=${r.text('b64', 4)}\n-----END`);
  },
  'der-pkcs8': (r) => pkcs8(r).toString('base64'),
  'b64-openssh': (r) => Buffer.from(armored('OPENSSH PRIVATE KEY', openssh(r, 'ci'), 70)).toString('base64'),
  'b64-pem': (r) => Buffer.from(armored('PRIVATE KEY', pkcs8(r))).toString('base64'),
};

/** What may be published: the other half, and certificates. */
export const PUBLIC_KEYS: Readonly<Record<string, (r: Random) => string>> = {
  'pem-public': (r) => armored('PUBLIC KEY', Buffer.concat([tagged(0x30, integer(odd(r, 256))), r.bytes(8)])),
  'pem-certificate': (r) => armored('CERTIFICATE', tagged(0x30, tagged(0x30, r.bytes(700)), odd(r, 256))),
  'pem-request': (r) => armored('CERTIFICATE REQUEST', tagged(0x30, tagged(0x30, r.bytes(300)), odd(r, 256))),
  'pem-pgp-public': (r) => armored('PGP PUBLIC KEY BLOCK', packet(r, 0x99)),
  'pem-signature': (r) => armored('PGP SIGNATURE', r.bytes(220)),
};
