import { createHash } from 'node:crypto';
import {
  base32,
  bech32,
  crcToken,
  fineGrained,
  routable,
  serviceAccount,
  stellarSeed,
  walletKey,
  webToken,
} from './checksums-fifth.ts';
import {
  certificate,
  edwards,
  elliptic,
  numbers,
  openssh,
  pem,
  pgp,
  publicLine,
  publicPem,
  putty,
  rsa,
} from './pem-fifth.ts';
import type { Random } from './random.ts';
import { bareWord, human, inAddress, made, pickWord, servicePassword, weak } from './words-fifth.ts';

/** What stands between ‹ and › in a row: a name, and after a colon what it is given. */
type Form = (r: Random, given: string) => string;

const CRYPT = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const crypt = (r: Random, length: number) =>
  Array.from({ length }, () => CRYPT.charAt(r.below(CRYPT.length))).join('');
const number = (given: string, otherwise: number) => (given === '' ? otherwise : Number(given));
const two = (value: number) => String(value).padStart(2, '0');
const day = (r: Random) => `202${3 + r.below(3)}-${two(1 + r.below(12))}-${two(1 + r.below(28))}`;
const clock = (r: Random) => `${two(r.below(24))}:${two(r.below(60))}:${two(r.below(60))}`;
const seconds = (r: Random) => 1690000000 + r.below(70000000);

/** Keys in PEM and in the formats of SSH, PuTTY and GnuPG, by the name that a row gives them. */
const KEYS: Readonly<Record<string, Form>> = {
  rsa: (r) => pem(rsa(r), 'pkcs1'),
  rsa8: (r) => pem(rsa(r)),
  rsa3072: (r) => pem(rsa(r, 3072), 'pkcs1'),
  ec: (r) => pem(elliptic(r), 'sec1'),
  ec8: (r) => pem(elliptic(r)),
  ec384: (r) => pem(elliptic(r, 'P-384', 'secp384r1', 48), 'sec1'),
  edwards: (r) => pem(edwards(r)),
  ssh: (r) => openssh(r, 'ed25519', `${pickWord(r, 'first')}@${pickWord(r, 'city')}`),
  sshrsa: (r) => openssh(r, 'rsa', `${pickWord(r, 'role')}@${pickWord(r, 'company')}`),
  ppk: (r) => putty(r, `ed25519-key-${day(r).replaceAll('-', '')}`),
  pgp: (r) => {
    const first = pickWord(r, 'first');
    return pgp(r, `${first} <${first}@${pickWord(r, 'company')}.org>`);
  },
  public: (r) => publicPem(elliptic(r)),
  publicrsa: (r) => publicPem(rsa(r)),
  certificate,
};
const keyOf: Form = (r, given) => {
  const make = KEYS[given];
  if (make === undefined) throw new Error(`no key ${given}`);
  return make(r, '');
};

const JSON_KEYS: Readonly<Record<string, Form>> = {
  rsa: (r) => JSON.stringify(rsa(r).export({ format: 'jwk' }), null, 2),
  ec: (r) => JSON.stringify(elliptic(r).export({ format: 'jwk' }), null, 2),
  okp: (r) => JSON.stringify(edwards(r).export({ format: 'jwk' }), null, 2),
};

const TOKENS: Readonly<Record<string, Form>> = {
  crc: crcToken,
  finegrained: fineGrained,
  grafana: serviceAccount,
  routable,
  bech: (r, given) => bech32(r, given),
  age: (r) => bech32(r, ['age-secret', 'key-'].join('-')).toUpperCase(),
  agepublic: (r) => bech32(r, 'age'),
  wallet: walletKey,
  stellar: stellarSeed,
  jwt: (r, given) =>
    webToken(r, {
      sub: given === '' ? r.text('d', 6) : given,
      iss: `https://auth.${pickWord(r, 'company')}.com`,
      iat: seconds(r),
      exp: seconds(r) + 315360000,
    }),
  role: (r, given) =>
    webToken(r, {
      iss: 'supabase',
      ref: r.text('az', 20),
      role: given,
      iat: seconds(r),
      exp: seconds(r) + 315360000,
    }),
  signed: (r, given) => {
    const [key = '', ...payload] = given.split(';');
    return webToken(r, JSON.parse(payload.join(';')), key);
  },
};

const HASHES: Readonly<Record<string, Form>> = {
  sha512crypt: (r) => `$6$${crypt(r, 16)}$${crypt(r, 86)}`,
  sha256crypt: (r) => `$5$${crypt(r, 16)}$${crypt(r, 43)}`,
  yescrypt: (r) => `$y$j9T$${crypt(r, 22)}$${crypt(r, 43)}`,
  md5crypt: (r) => `$1$${crypt(r, 8)}$${crypt(r, 22)}`,
  apr1: (r) => `$apr1$${crypt(r, 8)}$${crypt(r, 22)}`,
  bcrypt: (r, given) => `$${given === '' ? '2y' : given}$1${r.below(3)}$${crypt(r, 53)}`,
  phpass: (r) => `$P$B${crypt(r, 30)}`,
  argon2: (r) =>
    `$argon2id$v=19$m=65536,t=3,p=4$${r.bytes(16).toString('base64').replaceAll('=', '')}$${r.bytes(32).toString('base64').replaceAll('=', '')}`,
  django: (r) => `pbkdf2_sha256$600000$${r.text('b62', 22)}$${r.bytes(32).toString('base64')}`,
  scram: (r) =>
    `SCRAM-SHA-256$4096:${r.bytes(16).toString('base64')}$${r.bytes(32).toString('base64')}:${r.bytes(32).toString('base64')}`,
};

/** Forms that make another value at each place where they stand. */
export const FORMS: Readonly<Record<string, Form>> = {
  ...TOKENS,
  ...HASHES,
  human,
  weak,
  made,
  pw: servicePassword,
  url: inAddress,
  bare: bareWord,
  key: keyOf,
  jwk: (r, given) => JSON_KEYS[given]?.(r, '') ?? '',
  keyline: (r, given) => keyOf(r, given).replaceAll('\n', '\\n'),
  key64: (r, given) => Buffer.from(`${keyOf(r, given)}\n`).toString('base64'),
  der64: (r) => rsa(r).export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  modulus: (r) => numbers(r).n.toString(16),
  sshpublic: (r) => publicLine(r, `${pickWord(r, 'first')}@${pickWord(r, 'company')}`),
  uuid: (r) => r.uuid(),
  UUID: (r) => r.uuid().toUpperCase(),
  bytes64: (r, given) => r.bytes(number(given, 32)).toString('base64'),
  bytes64u: (r, given) => r.bytes(number(given, 32)).toString('base64url'),
  bytes32: (r, given) => base32(r.bytes(number(given, 20))),
  sri: (r) => `sha512-${r.bytes(64).toString('base64')}`,
  sha256: (r) => createHash('sha256').update(r.bytes(16)).digest('hex'),
  letters: (r, given) =>
    Array.from({ length: number(given, 34) }, () => r.text(r.pick(['az', 'AZ']), 1)).join(''),
  crypt: (r, given) => crypt(r, number(given, 22)),
  base64: (_, given) => Buffer.from(given).toString('base64'),
  base64u: (_, given) => Buffer.from(given).toString('base64url'),
  hexof: (_, given) => Buffer.from(given).toString('hex'),
  md5of: (_, given) => createHash('md5').update(given).digest('hex'),
  join: (_, given) => given.replaceAll('|', ''),
  times: (_, given) => {
    const [count = '0', ...text] = given.split(':');
    return text.join(':').repeat(Number(count));
  },
  pick: (r, given) => r.pick(given.split('|')),
  n: (r, given) => String(1 + r.below(number(given, 9))),
  indent: (_, given) => {
    const [width = '0', ...text] = given.split(':');
    return text.join(':').replaceAll('\n', `\n${' '.repeat(Number(width))}`);
  },
  day,
  clock,
  time: (r) => `${day(r)}T${clock(r)}Z`,
  seconds: (r) => String(seconds(r)),
  ip: (r) => `10.${r.below(200)}.${r.below(250)}.${1 + r.below(250)}`,
  ipv4: (r) =>
    `${r.pick(['85', '142', '178', '51', '94'])}.${r.below(250)}.${r.below(250)}.${1 + r.below(250)}`,
};

/** Names, which are the same at every place in one file. */
export const NAMES: Readonly<Record<string, Form>> = {
  app: (r) => pickWord(r, 'app'),
  other: (r) => pickWord(r, 'app'),
  first: (r) => pickWord(r, 'first'),
  last: (r) => pickWord(r, 'last'),
  company: (r) => pickWord(r, 'company'),
  city: (r) => pickWord(r, 'city'),
  thing: (r) => pickWord(r, 'thing'),
  plain: (r) => pickWord(r, 'plain'),
  env: (r) => pickWord(r, 'env'),
  region: (r) => pickWord(r, 'region'),
  domain: (r) => `${pickWord(r, 'company')}.${pickWord(r, 'top')}`,
  host: (r) =>
    `${pickWord(r, 'app')}-${r.pick(['db', 'sql', 'node', 'srv'])}0${1 + r.below(5)}.${pickWord(r, 'company')}.${r.pick(['internal', 'lan', 'net'])}`,
  user: (r) =>
    r.pick([
      `${pickWord(r, 'app')}_${pickWord(r, 'role')}`,
      pickWord(r, 'last'),
      `svc-${pickWord(r, 'app')}`,
    ]),
  login: (r) => `${pickWord(r, 'app')}${r.pick(['', 'user', 'adm', 'svc'])}`,
};
