import type { Repository } from '../../../domain/image/image.ts';
import { askHelper, type HelperOptions } from './credential-helper.ts';
import {
  type CredentialEntry,
  type CredentialFile,
  type CredentialSource,
  credentialSources,
  denied,
} from './docker-credential-files.ts';

/** Credentials for a registry, and where they come from (for messages). */
export type Credentials = { readonly origin: string } & (
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** Exchanged for tokens at a token server. */
  | { readonly kind: 'identity-token'; readonly token: string }
  /** Sent to the registry itself. */
  | { readonly kind: 'registry-token'; readonly token: string }
);

/** The user name with which docker and its helpers mark an identity token. */
const TOKEN_USER = '<token>';
const HUB_KEY = 'https://index.docker.io/v1/';
const HUB_NAMES = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'];

/** The key under which docker keeps the credentials of a registry. */
export function configKey(registry: string): string {
  return HUB_NAMES.includes(registry) ? HUB_KEY : registry;
}

/** The credentials of `podman login` and `docker login`, and of the helpers that their files name. */
export class DockerConfig {
  readonly #options: HelperOptions;
  readonly #sources: readonly CredentialSource[];
  readonly #asked = new Map<string, ReturnType<typeof askHelper>>();

  constructor(options: HelperOptions) {
    this.#options = options;
    this.#sources = credentialSources(options.environment);
  }

  /** The credentials for a repository; undefined if there are none. Throws `registry-denied`. */
  async credentials(repository: Repository): Promise<Credentials | undefined> {
    for (const source of this.#sources) {
      const file = await source.read();
      const found = file === undefined ? undefined : await this.#find(file, source.name, repository);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async #find(file: CredentialFile, name: string, repository: Repository): Promise<Credentials | undefined> {
    const { registry } = repository;
    const helpers = Object.entries(file.credHelpers ?? {});
    const helper = helpers.find(([key]) => normalized(key) === normalized(registry));
    if (helper !== undefined) return await this.#ask(helper[1], helper[0], name);
    const names = namesOf(repository);
    const narrower = fromAuths(file, names.slice(0, -1), name);
    if (narrower !== undefined) return narrower;
    if (file.credsStore) {
      const stored = await this.#ask(file.credsStore, configKey(registry), name);
      if (stored !== undefined) return stored;
    }
    return fromAuths(file, names.slice(-1), name);
  }

  async #ask(helper: string, key: string, source: string): Promise<Credentials | undefined> {
    const id = `${helper} ${key}`;
    const asked = this.#asked.get(id) ?? askHelper(this.#options, helper, key, source);
    this.#asked.set(id, asked);
    const answer = await asked;
    return answer && credentialsOf(answer.username, answer.secret, `docker-credential-${helper}`);
  }
}

/** Podman also has credentials for parts of a registry: `registry/namespace/repository`. The longest counts. */
function namesOf({ registry, path }: Repository): readonly string[] {
  const parts = path === '' ? [] : path.split('/');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index)), []].map((some) =>
    [normalized(registry), ...some].join('/'),
  );
}

/** Docker leaves empty entries beside a credential store: they are not credentials. */
function fromAuths(file: CredentialFile, names: readonly string[], source: string): Credentials | undefined {
  const entries = Object.entries(file.auths ?? {});
  for (const name of names) {
    const exact = entries.filter(([key]) => key === name);
    const others = entries.filter(([key]) => key !== name && normalized(key) === name);
    for (const [key, entry] of [...exact, ...others]) {
      const found = entry === null ? undefined : entryCredentials(key, entry, source);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function entryCredentials(key: string, entry: CredentialEntry, origin: string): Credentials | undefined {
  if (entry.registrytoken) return { kind: 'registry-token', token: entry.registrytoken, origin };
  if (entry.identitytoken) return { kind: 'identity-token', token: entry.identitytoken, origin };
  if (!entry.auth) return credentialsOf(entry.username ?? '', entry.password ?? '', origin);
  const decoded = Buffer.from(entry.auth, 'base64').toString().replace(/\0+$/, '');
  const colon = decoded.indexOf(':');
  if (colon < 0) throw denied(`${origin} has an "auth" for ${key} that is not user:password in base64`);
  return credentialsOf(decoded.slice(0, colon), decoded.slice(colon + 1), origin);
}

function credentialsOf(username: string, secret: string, origin: string): Credentials | undefined {
  if (secret === '' || username === '') return undefined;
  if (username === TOKEN_USER) return { kind: 'identity-token', token: secret, origin };
  return { kind: 'password', username, password: secret, origin };
}

/**
 * The normal form of a key. `https://host/v1/`, `host/v1/` and `host` are the same, and Docker Hub has several names.
 * After a host without a scheme, a path is a namespace.
 */
function normalized(key: string): string {
  const address = key.replace(/^https?:\/\//i, '');
  const name = address === key ? key.replace(/\/v[12]\/$/, '').replace(/\/+$/, '') : address;
  const [host = '', ...path] = name.split('/');
  const known = HUB_NAMES.includes(host.toLowerCase()) ? 'docker.io' : host.toLowerCase();
  return [known, ...(address === key ? path : [])].join('/');
}
