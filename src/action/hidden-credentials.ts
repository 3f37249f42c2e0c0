import { isTelling } from '../stages/secrets/findings/found-values.ts';
import { type Environment, mayHoldCredential } from './raw-inputs.ts';

/** Inputs that are credentials as a whole. */
const INPUTS = [
  'registry-password',
  'github-token',
  'policy-token',
  'audit-token',
  'token',
  'fingerprint-key',
];

/** Variables that hold a credential, by their names: of the runner, of cosign, and of a KMS. */
const VARIABLES =
  /^(?:COSIGN_PASSWORD|ACTIONS_\w*TOKEN|(?:GITHUB|GH|GITLAB|VAULT|BAO|AWS_SESSION|AWS_CONTAINER_AUTHORIZATION)_TOKEN|AWS_SECRET_ACCESS_KEY|AZURE_\w*(?:SECRET|PASSWORD)|IDENTITY_HEADER|MSI_SECRET|TRANSIT_\w*TOKEN)$/;

/** Addresses of a KMS, or of the way to it, which may hold a user and a password. */
const ADDRESSES =
  /^(?:(?:VAULT|BAO)_(?:ADDR|AGENT_ADDR|PROXY_ADDR|HTTP_PROXY)|AWS_ENDPOINT_URL\w*|GITLAB_HOST)$/;

/** Variables that name a proxy, maybe with a user and a password. */
const PROXIES = /^https?_proxy$/i;

/** Names that fields of an address have for a credential; other fields say `source=github-actions` and the like. */
const SECRET_FIELD = /key|token|secret|pass|pwd|auth|sig|cred|code/i;

/** From this length on a value is a credential whatever its field is called, unless it is made of words. */
const LONG_VALUE = 16;

/** A shorter text is no credential, and would take every other text apart. */
const SHORTEST = 5;

/**
 * Every credential in the environment of a run, in the forms in which it is sent: to be hidden before anything else is
 * done. Those that the run gets later are hidden when they come.
 */
export function credentialsIn(env: Environment): readonly string[] {
  const input = (name: string) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
  const [username, password] = [input('registry-username'), input('registry-password')];
  const key = input('key');
  const variables = Object.entries(env).filter(([name]) => VARIABLES.test(name) || `env://${name}` === key);
  const found = [
    ...INPUTS.map(input),
    ...(password === '' ? [] : [Buffer.from(`${username}:${password}`).toString('base64')]),
    ...variables.map(([, value = '']) => value.trim()),
    ...(key.includes('-----BEGIN') ? [key] : []),
    ...Object.entries(env).flatMap(([name, value = '']) =>
      name.startsWith('INPUT_') || PROXIES.test(name) || ADDRESSES.test(name) ? inAddresses(value) : [],
    ),
  ];
  return [...new Set(found)].filter((text) => text.length >= SHORTEST);
}

/** The image that was asked for, for a run that ends before it is read; nothing where the text may hold a credential. */
export function imageInputOf(env: Environment): string {
  const asked = env.INPUT_IMAGE ?? '';
  return mayHoldCredential(asked) ? '' : asked;
}

/** Users, passwords and keys within the addresses of a text, as they stand and as they are meant. */
function inAddresses(text: string): readonly string[] {
  return text.split(/\s+/).flatMap((word) => {
    const [, login = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^\s/@?#]+)@(?!sha256:)/i.exec(word) ?? [];
    const url = word.includes('://') ? URL.parse(word) : null;
    const colon = login.indexOf(':');
    // A user without a password is a token, in an address; elsewhere it is the name of something at a version.
    const secrets = colon < 0 ? (url === null ? [] : [login]) : [login, login.slice(colon + 1)];
    const sent = secrets.map((one) => Buffer.from(decoded(one)).toString('base64'));
    return [...secrets.flatMap((one) => [one, decoded(one)]), ...sent, ...(url === null ? [] : inQuery(url))];
  });
}

/** A word of an address is in many outputs, and the runner would drop them all. */
function inQuery({ searchParams }: URL): readonly string[] {
  const isSecret = ([name, value]: readonly [string, string]) =>
    SECRET_FIELD.test(name) || (value.length >= LONG_VALUE && isTelling(value));
  return [...searchParams].filter(isSecret).map(([, value]) => value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
