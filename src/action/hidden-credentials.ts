import { isMaskable } from '../stages/secrets/findings/secret-texts.ts';
import { type Environment, mayHoldCredential } from './raw-inputs.ts';

/** Inputs whose whole text is a credential. */
export const CREDENTIAL_INPUTS: readonly string[] = [
  'registry-password',
  'github-token',
  'policy-token',
  'audit-token',
  'trivy-server-token',
  'token',
  'fingerprint-key',
];

/** Names of variables that contain a credential: of the runner, of cosign and of a KMS. */
const VARIABLES =
  /^(?:COSIGN_PASSWORD|SIGSTORE_ID_TOKEN|CI_(?:JOB_TOKEN|REGISTRY_PASSWORD|DEPLOY_PASSWORD|JOB_JWT\w*)|ACTIONS_\w*TOKEN|(?:GITHUB|GH|GITLAB|VAULT|BAO|AWS_SESSION|AWS_CONTAINER_AUTHORIZATION)_TOKEN|AWS_SECRET_ACCESS_KEY|AZURE_\w*(?:SECRET|PASSWORD)|IDENTITY_HEADER|MSI_SECRET|TRANSIT_\w*TOKEN)$/;

/** Names of variables with the address of a KMS or its proxy. The address may contain a user and a password. */
const ADDRESSES =
  /^(?:(?:VAULT|BAO)_(?:ADDR|AGENT_ADDR|PROXY_ADDR|HTTP_PROXY)|AWS_ENDPOINT_URL\w*|GITLAB_HOST)$/;

/** Names of variables with the address of a proxy. The address may contain a user and a password. */
const PROXIES = /^https?_proxy$/i;

/** Names of query fields that contain a credential. Other fields are harmless, such as `source=github-actions`. */
const SECRET_FIELD = /key|token|secret|pass|pwd|auth|sig|cred|code/i;

/** A value of at least this length is treated as a credential, whatever its field is called, unless it consists of words. */
const LONG_VALUE = 16;

/** Shorter texts are not hidden: they are no credentials, and hiding them would damage other texts. */
const SHORTEST = 5;

/**
 * Every credential in the environment of a run, in all forms in which it is sent. Entries hide them before they do
 * anything else. Credentials that a run gets later are hidden at that time.
 */
export function credentialsIn(env: Environment): readonly string[] {
  const input = (name: string) => (env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
  const [username, password] = [input('registry-username'), input('registry-password')];
  const key = input('key');
  const variables = Object.entries(env).filter(([name]) => VARIABLES.test(name) || `env://${name}` === key);
  const credentials = [
    ...CREDENTIAL_INPUTS.map(input),
    ...(password === '' ? [] : [Buffer.from(`${username}:${password}`).toString('base64')]),
    ...variables.map(([, value = '']) => value.trim()),
    ...(key.includes('-----BEGIN') ? [key] : []),
    ...Object.entries(env).flatMap(([name, value = '']) =>
      name.startsWith('INPUT_') || PROXIES.test(name) || ADDRESSES.test(name) ? inAddresses(value) : [],
    ),
  ];
  return [...new Set(credentials)].filter((text) => text.length >= SHORTEST);
}

/** The `image` input, for a run that ends before it is read. Empty if the text may contain a credential. */
export function imageInputOf(env: Environment): string {
  const imageInput = env.INPUT_IMAGE ?? '';
  return mayHoldCredential(imageInput) ? '' : imageInput;
}

/** Users, passwords and keys in the addresses of a text: as written, decoded, and encoded for a header. */
function inAddresses(text: string): readonly string[] {
  return text.split(/\s+/).flatMap((word) => {
    const [, login = ''] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^\s/@?#]+)@(?!sha256:)/i.exec(word) ?? [];
    const url = word.includes('://') ? URL.parse(word) : null;
    const colon = login.indexOf(':');
    // In an address, a user without a password is a token. Elsewhere it may be a name with a version, `name@1.0`.
    const secrets = colon < 0 ? (url === null ? [] : [login]) : [login, login.slice(colon + 1)];
    const sent = secrets.map((one) => Buffer.from(decoded(one)).toString('base64'));
    return [...secrets.flatMap((one) => [one, decoded(one)]), ...sent, ...(url === null ? [] : inQuery(url))];
  });
}

/**
 * Credentials in the query of an address. Ordinary words are left out: the runner would drop every output that contains
 * one.
 */
function inQuery({ searchParams }: URL): readonly string[] {
  const isSecret = ([name, value]: readonly [string, string]) =>
    SECRET_FIELD.test(name) || (value.length >= LONG_VALUE && isMaskable(value));
  return [...searchParams].filter(isSecret).map(([, value]) => value);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
