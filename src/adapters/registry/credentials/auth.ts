import type { Repository } from '../../../domain/image/image.ts';
import { AssayError } from '../../../domain/reason.ts';
import { SHORTEST_NEEDLE } from '../../../formats/redaction/needles.ts';
import type { Purpose } from '../faults.ts';
import { baseUrl } from '../registry-addresses.ts';
import type { Transport } from '../transport.ts';
import { type Challenge, mergeScopes, parseChallenge } from './challenge.ts';
import type { Credentials } from './docker-config.ts';
import { basic, basicToken, requestToken } from './token-server.ts';

/** A token is not used this long before its end, so that it does not expire on the way; half of a short life. */
const MARGIN_MS = 10_000;

/** What {@link Authenticator} needs. */
export interface AuthenticatorOptions {
  readonly transport: Transport;
  readonly find: (repository: Repository) => Promise<Credentials | undefined>;
  readonly now: () => Date;
  /** Hides a credential as soon as it is known. */
  readonly mask: (value: string) => void;
}

/** A request that needs authorization, for scopes such as `repository:x/y:pull`. */
export interface AuthorizationRequest {
  readonly repository: Repository;
  readonly scopes: readonly string[];
  readonly purpose: Purpose;
}

/** An answer that may change with other credentials. */
export interface Refusal {
  readonly status: number;
  /** Its `WWW-Authenticate` header. */
  readonly challenge: string | null;
  /** The `Authorization` header that was sent. */
  readonly used: string | undefined;
}

/**
 * Answers the challenges of registries. If there are credentials, the registry is asked first how it wants them
 * (`/v2/`), as docker and crane do: some registries hide private images and never ask for credentials there. Headers are
 * kept for each repository and scope until they expire.
 */
export class Authenticator {
  readonly #options: AuthenticatorOptions;
  readonly #credentials = new Map<string, Promise<Credentials | undefined>>();
  readonly #challenges = new Map<string, Promise<Challenge | undefined>>();
  readonly #headers = new Map<string, { readonly value: string; readonly until: number }>();
  readonly #pending = new Map<string, Promise<string>>();
  /** The hosts that got credentials, by registry and origin of the credentials. */
  readonly #sent = new Map<string, Set<string>>();

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
  }

  /** The credentials for a repository, looked up once and then hidden. */
  credentials(repository: Repository): Promise<Credentials | undefined> {
    const key = nameOf(repository);
    const known =
      this.#credentials.get(key) ?? this.#options.find(repository).then((found) => this.#hide(found));
    this.#credentials.set(key, known);
    return known;
  }

  /** Which credentials were sent, from which source and to which hosts, for messages. */
  async describe(repository: Repository): Promise<string> {
    const credentials = await this.credentials(repository);
    if (credentials === undefined) return 'no credentials were found';
    const hosts = [...this.#sentTo(repository, credentials)];
    return hosts.length === 0
      ? `credentials from ${credentials.origin} were not sent: ${repository.registry} did not ask for any`
      : `credentials from ${credentials.origin} were sent to ${hosts.join(' and ')}`;
  }

  /** The `Authorization` header for a request; undefined if there are no credentials, or the registry wants none. */
  async before(request: AuthorizationRequest): Promise<string | undefined> {
    const { repository, scopes, purpose } = request;
    const cached = this.#cached(repository, scopes);
    if (cached !== undefined) return cached;
    const credentials = await this.credentials(repository);
    if (credentials === undefined) return undefined;
    if (credentials.kind === 'registry-token') {
      this.#sentTo(repository, credentials).add(repository.registry);
      return `Bearer ${credentials.token}`;
    }
    const challenge = await this.#ask(repository.registry, purpose);
    return challenge && (await this.#answer(challenge, request, credentials));
  }

  /** Another `Authorization` header after a refusal; undefined if no other header could change the answer. */
  async after(
    request: AuthorizationRequest,
    { status, challenge: header, used }: Refusal,
  ): Promise<string | undefined> {
    const { repository, purpose } = request;
    const credentials = await this.credentials(repository);
    if (credentials?.kind === 'registry-token') return undefined;
    const named = header === null ? undefined : parseChallenge(header);
    if (named !== undefined && (status === 401 || used === undefined))
      return await this.#answer(named, request, credentials);
    const mayBeOld = status === 401 && used?.startsWith('Bearer ');
    if (used !== undefined && !mayBeOld) return undefined;
    try {
      const general = await this.#ask(repository.registry, purpose);
      // The registry does not say how: use basic authentication, as crane does.
      const challenge: Challenge = general ?? { scheme: 'basic', parameters: {} };
      return await this.#answer(challenge, request, credentials);
    } catch (error) {
      // Something that does not exist needs no token: the first answer counts.
      if (status !== 401 && credentials === undefined && error instanceof AssayError) return undefined;
      throw error;
    }
  }

  async #answer(
    challenge: Challenge,
    request: AuthorizationRequest,
    credentials: Credentials | undefined,
  ): Promise<string | undefined> {
    const { repository } = request;
    if (challenge.scheme === 'bearer') return await this.#token(challenge, request, credentials);
    if (credentials?.kind !== 'password') return undefined;
    this.#sentTo(repository, credentials).add(repository.registry);
    const value = basic(credentials.username, credentials.password);
    this.#headers.set(keyOf(repository, []), { value, until: Number.POSITIVE_INFINITY });
    return value;
  }

  /** Requests that need the same token wait for the same answer. */
  #token(
    challenge: Challenge,
    request: AuthorizationRequest,
    credentials: Credentials | undefined,
  ): Promise<string> {
    const { repository, scopes, purpose } = request;
    const asked = challenge.parameters.scope?.split(' ').filter(Boolean) ?? [];
    const wanted = mergeScopes([...scopes, ...asked]);
    const key = [keyOf(repository, wanted), challenge.parameters.realm].join(' ');
    const pending = this.#pending.get(key);
    if (pending !== undefined) return pending;
    const token = requestToken(this.#options.transport, {
      challenge,
      scopes: wanted,
      credentials,
      purpose,
      sending: (host) => credentials && this.#sentTo(repository, credentials).add(host),
      describe: () => this.describe(repository),
    }).then(({ value, seconds }) => {
      // Some servers give a word or a letter as the token. Hiding it would remove parts of every line.
      if (value.length >= SHORTEST_NEEDLE) this.#options.mask(value);
      const life = seconds * 1000;
      const until = this.#options.now().getTime() + life - Math.min(MARGIN_MS, life / 2);
      const header = `Bearer ${value}`;
      this.#headers.set(keyOf(repository, scopes), { value: header, until });
      return header;
    });
    this.#pending.set(key, token);
    const done = () => this.#pending.delete(key);
    token.then(done, done);
    return token;
  }

  /** The general challenge of a registry; requested once, unless the registry could not answer. */
  #ask(registry: string, purpose: Purpose): Promise<Challenge | undefined> {
    const known = this.#challenges.get(registry) ?? this.#ping(registry, purpose);
    this.#challenges.set(registry, known);
    return known;
  }

  async #ping(registry: string, purpose: Purpose): Promise<Challenge | undefined> {
    try {
      const url = baseUrl(registry);
      // Another host must not decide where the credentials of this registry go.
      const call = { method: 'GET', url, headers: {}, purpose, staysAtHost: true } as const;
      const response = await this.#options.transport.send(call);
      await response.body?.cancel();
      if (response.status >= 500 || response.status === 429) this.#challenges.delete(registry);
      const header = response.headers.get('www-authenticate');
      return response.ok || header === null ? undefined : parseChallenge(header);
    } catch (error) {
      this.#challenges.delete(registry);
      throw error;
    }
  }

  #cached(repository: Repository, scopes: readonly string[]): string | undefined {
    const header = this.#headers.get(keyOf(repository, scopes)) ?? this.#headers.get(keyOf(repository, []));
    return header !== undefined && header.until > this.#options.now().getTime() ? header.value : undefined;
  }

  #sentTo(repository: Repository, { origin }: Credentials): Set<string> {
    const key = `${repository.registry} ${origin}`;
    const hosts = this.#sent.get(key) ?? new Set();
    this.#sent.set(key, hosts);
    return hosts;
  }

  #hide(credentials: Credentials | undefined): Credentials | undefined {
    if (credentials === undefined) return undefined;
    const { mask } = this.#options;
    if (credentials.kind !== 'password') {
      mask(credentials.token);
      return credentials;
    }
    mask(credentials.password);
    mask(basicToken(credentials.username, credentials.password));
    return credentials;
  }
}

function nameOf({ registry, path }: Repository): string {
  return `${registry}/${path}`;
}

function keyOf(repository: Repository, scopes: readonly string[]): string {
  return [nameOf(repository), ...scopes].join(' ');
}
