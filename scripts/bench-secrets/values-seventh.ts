import { capital, NAMES, password, short, signing, WORDS } from './passwords-seventh.ts';
import { PRIVATE_KEYS, PUBLIC_KEYS } from './private-keys-seventh.ts';
import type { Random } from './random.ts';

type Makers = Readonly<Record<string, (r: Random, steady: Map<string, string>) => string>>;

/** What is the same everywhere in one file: names of people, programs and machines. */
const STEADY: Makers = {
  app: (r) =>
    r.pick([
      'clinicbook',
      'fleetdesk',
      'gradebook',
      'shoply',
      'parkwise',
      'recipebox',
      'tenantly',
      'wikibase',
    ]),
  org: (r) => `${r.pick(WORDS)}${r.pick(['labs', 'soft', 'works', 'tech', 'media'])}`,
  login: (r) =>
    r.pick(['appuser', 'svc_reports', 'deploy', 'backend', 'dbadmin', 'ci-bot', 'webmaster', r.pick(NAMES)]),
  person: (r) => r.pick(NAMES),
  domain: (r) => `${r.pick(WORDS)}${r.pick(WORDS)}.${r.pick(['io', 'com', 'net', 'de', 'co.uk', 'app'])}`,
  ip: (r) => {
    const parts = [
      r.pick(['10', '172', '51', '167', '34', '188']),
      r.below(250),
      r.below(250),
      r.below(250) + 1,
    ];
    return parts.join('.');
  },
  host: (r) =>
    r.pick([
      `db.${r.pick(WORDS)}${r.pick(WORDS)}.io`,
      `prod-db-${r.below(9)}.internal`,
      `${r.pick(WORDS)}.${r.text('az09', 12)}.eu-west-1.rds.amazonaws.com`,
      `10.${r.below(200)}.${r.below(200)}.${r.below(200) + 3}`,
    ]),
  n: (r) => String(r.below(90) + 10),
};

/** What is another value at each place. */
const FRESH: Makers = {
  tick: () => '`',
  pw: (r) => password(r, '!@#*-_.+='),
  // Neither a quotation mark nor a sign that means something in a URL, in a shell or in XML.
  upw: (r) => password(r, '-_.!~'),
  // Only what needs no quotation marks in any shell.
  spw: (r) => password(r, '-_.+'),
  encoded: (r) => `${capital(r.pick(WORDS))}%${r.pick(['40', '23', '21', '24'])}${r.text('d', 4)}`,
  short,
  signing,
  noun: (r) => r.pick(WORDS),
  uuid: (r) => r.uuid(),
  sha: (r) => r.text('hex', 40),
  sha256: (r) => r.text('hex', 64),
  sri: (r) => `sha512-${r.bytes(64).toString('base64')}`,
  b64pw: (r) => Buffer.from(password(r, '!@#*-_.')).toString('base64'),
  b64key: (r) => r.bytes(32).toString('base64'),
  b64long: (r) => r.bytes(64).toString('base64'),
  // The two values of the provider's own documentation.
  'aws-example': () => ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join(''),
  'aws-secret-example': () => ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/'),
  awssecret: (r) => r.bytes(30).toString('base64'),
  basic: (r, steady) =>
    Buffer.from(`${named(r, 'login', steady)}:${password(r, '!@#*-_.')}`).toString('base64'),
  dockerconfig: (r, steady) => {
    const auth = Buffer.from(`${named(r, 'login', steady)}:${password(r, '!-_.')}`).toString('base64');
    return Buffer.from(JSON.stringify({ auths: { 'ghcr.io': { auth } } })).toString('base64');
  },
  jwt: (r, steady) =>
    token(r, { sub: r.uuid(), name: named(r, 'person', steady), iat: 1_735_000_000 + r.below(9e6) }),
  servicejwt: (r) =>
    token(r, { iss: 'supabase', ref: r.text('az', 20), role: 'service_role', iat: 17e8, exp: 20e8 }),
  ...PRIVATE_KEYS,
  ...PUBLIC_KEYS,
};

/** The value that a reference names: `?a|b` one of these texts, `hex:32` so many letters, else a maker's name. */
export function referred(r: Random, reference: string, steady: Map<string, string>): string {
  if (reference.startsWith('?')) return r.pick(reference.slice(1).split('|'));
  if (/^\w+:\d+(?:-\d+)?$/.test(reference)) return r.fill(`{${reference}}`);
  if (reference in STEADY) return named(r, reference, steady);
  const make = FRESH[reference];
  if (make === undefined) throw new Error(`no value is called ${reference}`);
  return make(r, steady);
}

function named(r: Random, name: string, steady: Map<string, string>): string {
  const known = steady.get(name);
  if (known !== undefined) return known;
  const value = STEADY[name]?.(r, steady) ?? '';
  steady.set(name, value);
  return value;
}

function token(r: Random, claims: Readonly<Record<string, string | number>>): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${r.bytes(32).toString('base64url')}`;
}
