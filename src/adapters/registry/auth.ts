import { z } from 'zod';
import { isLoopback } from '../../domain/loopback.ts';
import { fault } from '../../domain/reason.ts';
import { parseJsonText } from '../../formats/json.ts';
import type { Credentials } from './docker-config.ts';
import { answerFault, type Purpose } from './faults.ts';
import type { Transport } from './transport.ts';

/** A `WWW-Authenticate` challenge. */
export interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  readonly parameters: Readonly<Record<string, string>>;
}

const MAX_TOKEN_BYTES = 1024 * 1024;
/** A token is given up this long before its end, so that it does not expire on the way. */
const MARGIN_MS = 10_000;
const tokenSchema = z.looseObject({
  token: z.string().nullish(),
  access_token: z.string().nullish(),
  expires_in: z.number().nullish(),
});

/** Reads a `WWW-Authenticate` header; Bearer is preferred, undefined where neither it nor Basic is offered. */
export function parseChallenge(header: string): Challenge | undefined {
  const found: Challenge[] = [];
  const pattern =
    /(?:^|,\s*)(bearer|basic)(?:\s+|$)((?:,?\s*[A-Za-z_]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,"]+))*)/gi;
  for (const [, scheme = '', rest = ''] of header.matchAll(pattern)) {
    const parameters: Record<string, string> = {};
    for (const [, name = '', quoted, bare] of rest.matchAll(
      /([A-Za-z_]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g,
    )) {
      parameters[name.toLowerCase()] = quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '';
    }
    found.push({ scheme: scheme.toLowerCase() === 'bearer' ? 'bearer' : 'basic', parameters });
  }
  return found.find(({ scheme }) => scheme === 'bearer') ?? found[0];
}

/** Answers registries' challenges. Headers are kept per registry and scope until they expire. */
export class Authenticator {
  readonly #transport: Transport;
  readonly #find: (registry: string) => Promise<Credentials | undefined>;
  readonly #now: () => Date;
  readonly #mask: (value: string) => void;
  readonly #credentials = new Map<string, Promise<Credentials | undefined>>();
  readonly #headers = new Map<string, { readonly value: string; readonly until: number }>();

  constructor(
    transport: Transport,
    find: (registry: string) => Promise<Credentials | undefined>,
    now: () => Date,
    mask: (value: string) => void,
  ) {
    this.#transport = transport;
    this.#find = find;
    this.#now = now;
    this.#mask = mask;
  }

  /** The credentials for a registry, looked up once, and hidden from then on. */
  credentials(registry: string): Promise<Credentials | undefined> {
    const known = this.#credentials.get(registry) ?? this.#find(registry).then((found) => this.#hide(found));
    this.#credentials.set(registry, known);
    return known;
  }

  /** What is sent to a registry, in words for messages. */
  async describe(registry: string): Promise<string> {
    const credentials = await this.credentials(registry);
    return credentials === undefined
      ? 'no credentials were found'
      : `credentials from ${credentials.origin} were sent`;
  }

  /** The `Authorization` header that an earlier challenge led to. */
  cached(registry: string, scopes: readonly string[]): string | undefined {
    const header = this.#headers.get(keyOf(registry, scopes)) ?? this.#headers.get(keyOf(registry, []));
    return header !== undefined && header.until > this.#now().getTime() ? header.value : undefined;
  }

  /** Answers a challenge for scopes such as `repository:x/y:pull`; undefined where there is nothing to answer with. */
  async answer(
    header: string | null,
    scopes: readonly string[],
    purpose: Purpose,
  ): Promise<string | undefined> {
    const challenge = header === null ? undefined : parseChallenge(header);
    const credentials = await this.credentials(purpose.registry);
    if (challenge?.scheme === 'bearer') return await this.#token(challenge, scopes, credentials, purpose);
    if (challenge === undefined || credentials?.kind !== 'password') return undefined;
    const value = basic(credentials.username, credentials.password);
    this.#headers.set(keyOf(purpose.registry, []), { value, until: Number.POSITIVE_INFINITY });
    return value;
  }

  #hide(credentials: Credentials | undefined): Credentials | undefined {
    if (credentials?.kind === 'identity-token') this.#mask(credentials.token);
    if (credentials?.kind !== 'password') return credentials;
    this.#mask(credentials.password);
    this.#mask(basicToken(credentials.username, credentials.password));
    return credentials;
  }

  async #token(
    challenge: Challenge,
    scopes: readonly string[],
    credentials: Credentials | undefined,
    purpose: Purpose,
  ): Promise<string> {
    const realm = realmOf(challenge, purpose);
    const asked = challenge.parameters.scope?.split(' ').filter(Boolean) ?? [];
    const wanted = [...new Set([...scopes, ...asked])];
    const fields = new URLSearchParams();
    const { service } = challenge.parameters;
    if (service !== undefined) fields.set('service', service);
    const request: Purpose = { ...purpose, what: `a token for ${purpose.what}` };
    const response =
      credentials?.kind === 'identity-token'
        ? await this.#refresh(realm, fields, wanted, credentials.token, request)
        : await this.#get(realm, fields, wanted, credentials, request);
    if (!response.ok) {
      const said = await this.#transport.errorText(response, request);
      // A token server that refuses the request as such refuses the credentials.
      const status = response.status === 400 ? 401 : response.status;
      throw answerFault(request, status, said, await this.describe(purpose.registry));
    }
    const { token, seconds } = await this.#read(response, request);
    const value = `Bearer ${token}`;
    const until = this.#now().getTime() + seconds * 1000 - MARGIN_MS;
    this.#headers.set(keyOf(purpose.registry, scopes), { value, until });
    return value;
  }

  async #get(
    realm: URL,
    fields: URLSearchParams,
    scopes: readonly string[],
    credentials: Credentials | undefined,
    purpose: Purpose,
  ): Promise<Response> {
    const url = new URL(realm);
    for (const [name, value] of fields) url.searchParams.set(name, value);
    for (const scope of scopes) url.searchParams.append('scope', scope);
    const headers: Record<string, string> =
      credentials?.kind === 'password'
        ? { authorization: basic(credentials.username, credentials.password) }
        : {};
    return await this.#transport.send({ method: 'GET', url, headers, purpose });
  }

  async #refresh(
    url: URL,
    fields: URLSearchParams,
    scopes: readonly string[],
    token: string,
    purpose: Purpose,
  ): Promise<Response> {
    fields.set('scope', scopes.join(' '));
    fields.set('grant_type', 'refresh_token');
    fields.set('client_id', 'assay');
    fields.set('refresh_token', token);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return await this.#transport.send({ method: 'POST', url, headers, body: fields.toString(), purpose });
  }

  async #read(response: Response, purpose: Purpose): Promise<{ token: string; seconds: number }> {
    const bytes = await this.#transport.bytes(response, MAX_TOKEN_BYTES, purpose);
    const parsed = tokenSchema.safeParse(parseJsonText(Buffer.from(bytes ?? []).toString()));
    const token = parsed.data?.token || parsed.data?.access_token;
    // A line break in a token would be a second header.
    if (!token || !/^[\x21-\x7e]+$/.test(token)) {
      throw fault('registry-unavailable', purpose.check, `${purpose.registry}'s token server gave no token`);
    }
    this.#mask(token);
    return { token, seconds: parsed.data?.expires_in ?? 60 };
  }
}

function realmOf(challenge: Challenge, purpose: Purpose): URL {
  const { realm = '' } = challenge.parameters;
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (url?.protocol === 'https:') return url;
  if (url?.protocol === 'http:' && isLoopback(url.host) && isLoopback(purpose.registry)) return url;
  throw fault(
    'registry-denied',
    purpose.check,
    `${purpose.registry} names a token server that is not protected by TLS, so no credentials are sent there`,
  );
}

function basic(username: string, password: string): string {
  return `Basic ${basicToken(username, password)}`;
}

/** What stands behind `Basic` in an `Authorization` header. */
function basicToken(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

function keyOf(registry: string, scopes: readonly string[]): string {
  return [registry, ...scopes].join(' ');
}
