import { z } from 'zod';
import { isLoopback } from '../../../domain/loopback.ts';
import { fault } from '../../../domain/reason.ts';
import { orUndefined } from '../../../domain/result.ts';
import { parseJsonAs } from '../../../formats/json.ts';
import { answerFault, type Purpose } from '../faults.ts';
import { baseUrl, withTls } from '../registry-addresses.ts';
import type { Transport } from '../transport.ts';
import type { Challenge } from './challenge.ts';
import type { Credentials } from './docker-config.ts';

/** A token for a registry, and its lifetime. */
export interface Token {
  readonly value: string;
  readonly seconds: number;
}

/** A request to a token server. */
export interface TokenRequest {
  readonly challenge: Challenge;
  readonly scopes: readonly string[];
  readonly credentials: Credentials | undefined;
  readonly purpose: Purpose;
  /** Called before credentials are sent, with the host that gets them. */
  readonly sending: (host: string) => void;
  /** Which credentials were sent, for the message of a refusal. */
  readonly describe: () => Promise<string>;
}

const MAX_BYTES = 1024 * 1024;
/** Lifetime of a token that does not contain it, by docker's specification. */
const USUAL_SECONDS = 60;
/** Statuses of token servers that support only the other one of the two requests. */
const OTHER_WAY: readonly number[] = [404, 405, 501];
/** Statuses of servers that may refuse everything because of one scope. */
const REFUSALS: readonly number[] = [400, 401, 403, 404];

const tokenSchema = z.looseObject({
  token: z.string().nullish(),
  access_token: z.string().nullish(),
  expires_in: z.coerce.number().nullish().catch(undefined),
});

/** Gets a token for the scopes, or for fewer if the server refuses scopes that are not necessary. */
export async function requestToken(transport: Transport, request: TokenRequest): Promise<Token> {
  const realm = realmOf(request.challenge, request.purpose);
  const purpose: Purpose = { ...request.purpose, what: `a token for ${request.purpose.what}` };
  const asked = { ...request, purpose };
  let response = await ask(transport, realm, asked);
  for (const scopes of smallerScopes(request.scopes)) {
    if (!REFUSALS.includes(response.status)) break;
    await response.body?.cancel();
    response = await ask(transport, realm, { ...asked, scopes });
  }
  if (response.ok) return await read(transport, response, purpose);
  const text = await transport.errorText(response, purpose);
  // It is no token server: this says nothing about the image, nor about a right.
  if (OTHER_WAY.includes(response.status)) {
    const details = text === '' ? '' : `: ${text}`;
    const message = `the token server of ${purpose.registry} answered ${response.status} for ${purpose.what}${details}`;
    throw fault('registry-unavailable', purpose.check, message);
  }
  // A token server that answers 400 refuses the credentials.
  const status = response.status === 400 ? 401 : response.status;
  throw answerFault(purpose, status, text, await request.describe());
}

/** Smaller sets of scopes: without the right to delete, which few have, then without other repositories. */
function smallerScopes(scopes: readonly string[]): readonly (readonly string[])[] {
  const kept = scopes.map((scope) => scope.replace(/,delete$/, ''));
  const shorter = kept.join(' ') === scopes.join(' ') ? [] : [kept];
  return kept.length > 1 ? [...shorter, kept.slice(0, 1)] : shorter;
}

async function ask(transport: Transport, realm: URL, request: TokenRequest): Promise<Response> {
  const { credentials } = request;
  const first = credentials?.kind === 'identity-token' ? post : get;
  const response = await first(transport, realm, request);
  if (!OTHER_WAY.includes(response.status) || credentials === undefined) return response;
  await response.body?.cancel();
  return await (first === post ? get : post)(transport, realm, request);
}

/** Docker's original request, which most token servers support. */
async function get(transport: Transport, realm: URL, request: TokenRequest): Promise<Response> {
  const { scopes, credentials, purpose } = request;
  const url = new URL(realm);
  const { service } = request.challenge.parameters;
  if (service) url.searchParams.set('service', service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  const login = loginOf(credentials);
  if (login !== undefined) request.sending(url.host);
  const headers: Record<string, string> = login === undefined ? {} : { authorization: basic(...login) };
  return await transport.send({ method: 'GET', url, headers, purpose, readUpTo: MAX_BYTES });
}

/** By OAuth 2, as docker and containerd use an identity token. */
async function post(transport: Transport, url: URL, request: TokenRequest): Promise<Response> {
  const { scopes, credentials, purpose } = request;
  const fields = new URLSearchParams();
  const { service } = request.challenge.parameters;
  if (service) fields.set('service', service);
  fields.set('scope', scopes.join(' '));
  fields.set('client_id', 'assay');
  if (credentials?.kind === 'identity-token') {
    fields.set('grant_type', 'refresh_token');
    fields.set('refresh_token', credentials.token);
  } else if (credentials?.kind === 'password') {
    fields.set('grant_type', 'password');
    fields.set('username', credentials.username);
    fields.set('password', credentials.password);
  }
  request.sending(url.host);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return await transport.send({
    ...{ method: 'POST', url, headers, body: fields.toString(), purpose },
    readUpTo: MAX_BYTES,
  });
}

async function read(transport: Transport, response: Response, purpose: Purpose): Promise<Token> {
  const bytes = await transport.bytes(response, MAX_BYTES, purpose);
  const answer = orUndefined(parseJsonAs(tokenSchema, Buffer.from(bytes ?? []).toString()));
  const value = answer?.token || answer?.access_token;
  // A line break in a token would start a second header.
  if (!value || !/^[\x21-\x7e]+$/.test(value)) {
    throw fault(
      'registry-unavailable',
      purpose.check,
      `the token server of ${purpose.registry} gave no token`,
    );
  }
  const seconds = answer?.expires_in;
  return { value, seconds: seconds && seconds > 0 ? seconds : USUAL_SECONDS };
}

/** Docker and containerd send credentials to any host that a registry names. Here it must be reached by TLS. */
function realmOf(challenge: Challenge, { registry, check }: Purpose): URL {
  const named = URL.parse(challenge.parameters.realm ?? '');
  const url = named && withTls(named, baseUrl(registry));
  if (url?.protocol === 'https:') return url;
  if (url?.protocol === 'http:' && isLoopback(url.host) && isLoopback(registry)) return url;
  const what =
    url?.protocol === 'http:' ? `${url.host}, which is not protected by TLS` : 'an invalid https address';
  throw fault(
    'registry-denied',
    check,
    `${registry} names ${what} as its token server, so no credentials are sent there`,
  );
}

function loginOf(credentials: Credentials | undefined): readonly [string, string] | undefined {
  if (credentials?.kind === 'password') return [credentials.username, credentials.password];
  return credentials?.kind === 'identity-token' ? ['<token>', credentials.token] : undefined;
}

/** An `Authorization` header of user and password. */
export function basic(username: string, password: string): string {
  return `Basic ${basicToken(username, password)}`;
}

/** What follows `Basic` in an `Authorization` header. */
export function basicToken(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
