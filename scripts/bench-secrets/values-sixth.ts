import { crc32 } from 'node:zlib';
import type { Random } from './random.ts';

const list = (words: string): readonly string[] => words.split(' ');
const ADJECTIVES = list(
  'blue silent happy rusty golden tiny northern lucky frozen brave purple crazy old wild',
);
const NOUNS = list(
  'tiger river pizza guitar falcon coffee castle rocket banana winter mountain turtle cookie dragonfly lemon harbor',
);
const FOREIGN = list(
  'sommer passwort geheim verano casa amigo soleil chocolat kaktus vinter gatto bonjour perro',
);
const NAMES = list(
  'maria thomas ivan julia mehmet priya kevin sofia oliver wei anna carlos nina david yuki pedro',
);
const APPS = list(
  'shop billing portal inventory crm orders booking payroll tracker forum blog helpdesk intranet cms',
);
const LOGINS = list('admin app root svc_app deploy dbuser backend webapp sa postgres reporting etl app_user');
const ENDS = list('com io net org de co.uk dev fr com.br');

const proper = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const leet = (word: string): string =>
  word.replaceAll('a', '@').replaceAll('o', '0').replaceAll('e', '3').replaceAll('i', '1');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const wrapped = (text: string, width: number): string =>
  text.match(new RegExp(`.{1,${width}}`, 'g'))?.join('\n') ?? '';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** GitHub and npm end their tokens with a CRC-32 in base 62. */
function checked(r: Random, prefix: string): string {
  const body = r.text('b62', 30);
  let sum = crc32(Buffer.from(body));
  let end = '';
  for (let at = 0; at < 6; at++) {
    end = `${BASE62[sum % 62]}${end}`;
    sum = Math.floor(sum / 62);
  }
  return `${prefix}${body}${end}`;
}

/** What a person thinks up; `plain` has letters, digits and what a URL takes as it is. */
function human(r: Random, plain: boolean): string {
  const mark = plain ? r.pick(['', '-', '_', '.']) : r.pick(list('! @ # !! * . - _ ?'));
  const year = String(1970 + r.below(55));
  const noun = r.pick([...NOUNS, ...FOREIGN]);
  const name = r.pick(NAMES);
  const app = r.pick(APPS);
  switch (r.below(11)) {
    case 0:
      return `${proper(noun)}${year}${mark}`;
    case 1:
      return `${name}${noun}${r.text('d', 3)}`;
    case 2:
      return plain ? `${app}${mark}${noun}${r.below(99)}` : `${proper(leet(`${noun}${app}`))}${r.below(10)}`;
    case 3:
      return `${r.pick(ADJECTIVES)}${mark}${noun}${mark}${r.text('d', 2)}`;
    case 4:
      return `${proper(app)}${mark}${r.text('d', 4)}`;
    case 5:
      return `${r.pick(ADJECTIVES)}${proper(noun)}${proper(name)}`;
    case 6:
      return `${r.text('az', 3)}${mark}${proper(noun)}${r.text('d', 2)}${r.text('AZ', 1)}`;
    case 7:
      return plain ? `${proper(name)}${r.text('d', 6)}` : `${proper(name)}@${r.text('d', 4)}`;
    case 8:
      return `${app}DB${year}${mark}${r.pick(['prod', 'x', 'Z', 'qa'])}`;
    case 9:
      return `${noun}${noun.charAt(0).toUpperCase()}${r.text('d', 4)}`;
    default:
      return `${r.text('AZ', 1)}${r.text('az', 2)}${r.text('d', 3)}${mark}${r.text('az', 3)}${r.text('d', 2)}`;
  }
}

/** What a manager or a command of a person made. */
const generated = (r: Random, plain: boolean): string =>
  r.fill(
    r.pick(
      plain
        ? list('{b62:12} {b62:16} {b62:20} {hex:32} {b62:32} {az09:14} {hex:24}')
        : list(
            '{b62:16} {b62:1}{strong:11} {b62:1}{strong:14} {hex:32} {b64:32} {b62:20} {b64:43}= {b62:24} {az09:12}',
          ),
    ),
  );

/** Parts of a key's text: what all keys of the form share, and numbers of letters that differ. */
const PEM: Readonly<Record<string, readonly [label: string, ...parts: (string | number)[]]>> = {
  rsa: ['RSA PRIVATE KEY', 'MIIEpAIBAAKCAQEA', 1576],
  pkcs8: ['PRIVATE KEY', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ', 1572],
  ec: ['EC PRIVATE KEY', 'MHcCAQEEI', 43, 'oAoGCCqGSM49AwEHoUQDQgAE', 86, '=='],
  ed25519: ['PRIVATE KEY', 'MC4CAQAwBQYDK2VwBCIEI', 43],
  openssh: ['OPENSSH PRIVATE KEY', 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAA', 501],
  cert: ['CERTIFICATE', 'MIIDdzCCAl+gAwIBAgIE', 1180],
  public: ['PUBLIC KEY', 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA', 342, 'IDAQAB'],
};

function pem(r: Random, form: string): string {
  const [label, ...parts] = PEM[form] ?? [''];
  const body = parts.map((part) => (typeof part === 'string' ? part : r.text('b64', part))).join('');
  return `-----BEGIN ${label}-----\n${wrapped(body, 64)}\n-----END ${label}-----`;
}

function jwt(r: Random, more: object): string {
  const head = base64url(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));
  const body = base64url(JSON.stringify({ ...more, iat: 1_700_000_000 + r.below(50_000_000) }));
  return `${head}.${body}.${r.text('b64u', 43)}`;
}

/** Generators by the names that the rows use. */
const VALUES: Readonly<Record<string, (r: Random) => string>> = {
  human: (r) => human(r, false),
  pw: (r) => (r.below(5) < 3 ? human(r, false) : generated(r, false)),
  upw: (r) => (r.below(5) < 3 ? human(r, true) : generated(r, true)),
  gen: (r) => generated(r, false),
  key: (r) => r.fill(r.pick(list('{hex:32} {hex:64} {b62:32} {b62:40} {b62:43} {uuid} {b64:43}='))),
  encoded: (r) => Buffer.from(human(r, false) + r.text('b62', r.below(6))).toString('base64'),
  basic: (r) => base64(`${r.pick(LOGINS)}:${human(r, false)}`),
  dockerjson: (r) => {
    const [username, password] = [r.pick(LOGINS), generated(r, true)];
    const auth = base64(`${username}:${password}`);
    return base64(JSON.stringify({ auths: { 'https://index.docker.io/v1/': { username, password, auth } } }));
  },
  encodedpem: (r) => base64(`${pem(r, r.pick(['rsa', 'pkcs8']))}\n`),
  encodedcert: (r) => base64(`${pem(r, 'cert')}\n`),
  jwt: (r) => jwt(r, { sub: r.text('d', 6), name: r.pick(NAMES) }),
  servicejwt: (r) => jwt(r, { iss: 'supabase', ref: r.text('az', 20), role: 'service_role' }),
  ghp: (r) => checked(r, 'ghp_'),
  npm: (r) => checked(r, 'npm_'),
  bt: () => '`',
  or: (r) => r.pick(['||', '??']),
  person: (r) => r.pick(NAMES),
  noun: (r) => r.pick(NOUNS),
  adj: (r) => r.pick(ADJECTIVES),
  ip: (r) => `10.${r.below(250)}.${r.below(250)}.${2 + r.below(250)}`,
  n: (r) => String(2 + r.below(90)),
  sha: (r) => r.text('hex', 40),
  sha256: (r) => r.text('hex', 64),
  uuid: (r) => r.uuid(),
  date: (r) => `202${1 + r.below(5)}-0${1 + r.below(9)}-${10 + r.below(19)}`,
  time: (r) => `${10 + r.below(13)}:${10 + r.below(49)}:${10 + r.below(49)}`,
};

/** Generators that answer the same throughout a file. */
const STEADY: Readonly<Record<string, (r: Random) => string>> = {
  app: (r) => r.pick(APPS),
  login: (r) => r.pick(LOGINS),
  domain: (r) => `${r.word()}.${r.pick(ENDS)}`,
  org: (r) => r.word(),
};

/** Reads one reference of a row: `a|b|c` picks, `pem:form` makes a file of a key, `hex:32` is a template's. */
export function referred(r: Random, reference: string, steady: Map<string, string>): string {
  if (reference.startsWith('?')) return r.pick(reference.slice(1).split('|'));
  if (reference.startsWith('pem:')) return pem(r, reference.slice(4));
  const known = STEADY[reference];
  if (known !== undefined) {
    const value = steady.get(reference) ?? known(r);
    steady.set(reference, value);
    return value;
  }
  const make = VALUES[reference];
  if (make !== undefined) return make(r);
  if (!reference.includes(':')) throw new Error(`no value ${reference}`);
  return r.fill(`{${reference}}`);
}
