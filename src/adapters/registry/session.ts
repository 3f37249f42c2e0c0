import type { Repository } from '../../domain/image.ts';
import { isLoopback } from '../../domain/loopback.ts';
import type { Authenticator } from './auth.ts';
import { answerFault, type Purpose } from './faults.ts';
import { type Call, type Transport, withoutAuthorization } from './transport.ts';

/** What a request does to a repository; each needs more rights than the one before. */
export type Action = 'pull' | 'pull,push' | 'pull,push,delete';

/** A request to a registry's API before credentials are added. */
export interface ApiCall extends Omit<Call, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly repository: Repository;
  readonly action: Action;
  /** Another repository that is read from in the same request. */
  readonly from?: Repository;
}

/** The address of something in a repository: `manifests/latest`, `blobs/sha256:…`. TLS but for this machine. */
export function apiUrl(repository: Repository, rest: string): URL {
  const host = repository.registry === 'docker.io' ? 'registry-1.docker.io' : repository.registry;
  const scheme = isLoopback(host) ? 'http' : 'https';
  return new URL(`${scheme}://${host}/v2/${repository.path}/${rest}`);
}

/** Speaks to registries with credentials where they are asked for. */
export class Session {
  readonly transport: Transport;
  readonly #authenticator: Authenticator;

  constructor(transport: Transport, authenticator: Authenticator) {
    this.transport = transport;
    this.#authenticator = authenticator;
  }

  /** The answer of any status; a challenge is answered once. */
  async send(call: ApiCall): Promise<Response> {
    const { repository, action, from, purpose } = call;
    const headers = withoutAuthorization(call.headers ?? {});
    // A registry may send an upload to another host: its credentials do not go there.
    if (call.url.host !== apiUrl(repository, '').host) return await this.transport.send({ ...call, headers });
    const scopes = [
      `repository:${repository.path}:${action}`,
      ...(from === undefined ? [] : [`repository:${from.path}:pull`]),
    ];
    const cached = this.#authenticator.cached(repository.registry, scopes);
    const response = await this.transport.send({ ...call, headers: withAuthorization(headers, cached) });
    if (response.status !== 401) return response;
    const challenge = response.headers.get('www-authenticate');
    const answer = await this.#authenticator.answer(challenge, scopes, purpose);
    if (answer === undefined || answer === cached) return response;
    await response.body?.cancel();
    return await this.transport.send({ ...call, headers: withAuthorization(headers, answer) });
  }

  /** Throws the fault that an unwelcome answer stands for. */
  async fail(response: Response, purpose: Purpose): Promise<never> {
    const said = await this.transport.errorText(response, purpose);
    const credentials = await this.#authenticator.describe(purpose.registry);
    throw answerFault(purpose, response.status, said, credentials);
  }
}

function withAuthorization(
  headers: Readonly<Record<string, string>>,
  authorization: string | undefined,
): Record<string, string> {
  return { ...headers, ...(authorization === undefined ? {} : { authorization }) };
}
