import type { Repository } from '../../domain/image/image.ts';
import type { Authenticator } from './credentials/auth.ts';
import { answerFault, type Purpose } from './faults.ts';
import { baseUrl } from './registry-addresses.ts';
import { type Call, type Transport, withoutAuthorization } from './transport.ts';

/** What a request does in a repository. Each action needs more rights than the one before. */
export type Action = 'pull' | 'pull,push' | 'pull,push,delete';

/** A request to a registry's API before credentials are added. */
export interface ApiCall extends Omit<Call, 'headers'> {
  readonly headers?: Readonly<Record<string, string>>;
  readonly repository: Repository;
  readonly action: Action;
  /** Another repository that is read from in the same request. */
  readonly from?: Repository;
}

/** Statuses that may change with credentials: registries hide private images in different ways. */
const HIDING: readonly number[] = [401, 403, 404];

/** Sends requests to registries, with credentials if they are required. */
export class Session {
  readonly transport: Transport;
  readonly #authenticator: Authenticator;
  /** The repository of each answer, for messages. */
  readonly #repositories = new WeakMap<Response, Repository>();

  constructor(transport: Transport, authenticator: Authenticator) {
    this.transport = transport;
    this.#authenticator = authenticator;
  }

  /** The answer, of any status. A challenge is answered once. */
  async send(call: ApiCall): Promise<Response> {
    const response = await this.#send(call);
    this.#repositories.set(response, call.repository);
    return response;
  }

  async #send(call: ApiCall): Promise<Response> {
    const { repository, action, from, purpose } = call;
    const headers = withoutAuthorization(call.headers ?? {});
    const { host } = baseUrl(repository.registry);
    // A registry may send an upload to another host. Credentials are not sent there.
    if (call.url.host !== host) return await this.transport.send({ ...call, headers });
    const scopes = [
      `repository:${repository.path}:${action}`,
      ...(from === undefined ? [] : [`repository:${from.path}:pull`]),
    ];
    const asking = { repository, scopes, purpose };
    const used = await this.#authenticator.before(asking);
    const response = await this.transport.send({ ...call, headers: withAuthorization(headers, used) });
    const elsewhere = response.url !== '' && new URL(response.url).host !== host;
    if (elsewhere || !HIDING.includes(response.status)) return response;
    const challenge = response.headers.get('www-authenticate');
    const other = await this.#authenticator.after(asking, { status: response.status, challenge, used });
    if (other === undefined || other === used) return response;
    await response.body?.cancel();
    return await this.transport.send({ ...call, headers: withAuthorization(headers, other) });
  }

  /** Throws the fault for an unexpected answer. */
  async fail(response: Response, purpose: Purpose): Promise<never> {
    const text = await this.transport.errorText(response, purpose);
    const repository = this.#repositories.get(response) ?? { registry: purpose.registry, path: '' };
    const credentials = await this.#authenticator.describe(repository);
    const { host } = response.url === '' ? baseUrl(repository.registry) : new URL(response.url);
    const elsewhere =
      host === baseUrl(repository.registry).host
        ? ''
        : `; this answer came from ${host}, which does not get them`;
    throw answerFault(purpose, response.status, text, `${credentials}${elsewhere}`);
  }

  /** Which credentials were sent, to which hosts and from which source. */
  async describe(repository: Repository): Promise<string> {
    return await this.#authenticator.describe(repository);
  }
}

function withAuthorization(
  headers: Readonly<Record<string, string>>,
  authorization: string | undefined,
): Record<string, string> {
  return { ...headers, ...(authorization === undefined ? {} : { authorization }) };
}
