import { AssayError, fault } from '../../domain/reason.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import { isPassing, type TryAgain } from '../../retry.ts';
import { Network, type Route } from '../network/network.ts';
import { NetworkError } from '../network/network-error.ts';
import { BodyReader } from './body-reader.ts';
import { connectionFault, type Purpose } from './faults.ts';
import { Progress, type Transfer } from './progress.ts';
import { checkedTarget } from './registry-addresses.ts';
import { answered, isBroken, RegistryRetry, TRIES, unreachable } from './registry-retry.ts';
import { TIME_LIMITS, type TimeLimits } from './time-limits.ts';
import { Timer } from './timer.ts';

/** How fast a registry stores an upload, at least: its answer may take that time in addition. */
const STORED_BYTES_A_SECOND = 8 * 1024 * 1024;
const HOPS = 5;

/** One request to a registry. */
export interface Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** A streamed body, opened again for every try. */
  readonly upload?: { readonly size: number; readonly open: () => AsyncIterable<Uint8Array> };
  readonly purpose: Purpose;
  /** A redirect to another host is not followed: it is the answer. */
  readonly staysAtHost?: boolean;
  /** The body of an answer 200 is read at once, up to this many bytes. If it breaks off, the request is repeated. */
  readonly readUpTo?: number;
}

/** What {@link Transport} needs. */
export interface TransportOptions {
  /** Removes credentials from the text of a registry. */
  readonly redact?: Redact;
  readonly limits?: TimeLimits;
  readonly network?: Pick<Network, 'fetch' | 'route'>;
  /** Prints what a person has to wait for. */
  readonly say?: (line: string) => void;
}

/** Sends requests within time limits, repeats those that may succeed a moment later, and checks redirects. */
export class Transport {
  readonly #limits: Required<TimeLimits>;
  readonly #network: Pick<Network, 'fetch' | 'route'>;
  readonly #say: (line: string) => void;
  readonly #reader: BodyReader;
  /** Bodies that were read with their answers; undefined is one that was too long. */
  readonly #bodies = new WeakMap<Response, Uint8Array | undefined>();
  /** Repeats requests. */
  readonly retry: RegistryRetry;

  constructor(options: TransportOptions = {}) {
    this.#limits = { ...TIME_LIMITS, ...options.limits };
    this.#network = options.network ?? new Network({ environment: {} });
    this.#say = options.say ?? (() => undefined);
    this.#reader = new BodyReader(this.#limits, options.redact ?? ((text) => text), this.#say);
    this.retry = new RegistryRetry(this.#limits, this.#say);
  }

  /** The answer, whatever its status, except redirects. Throws `registry-unavailable` if there is none. */
  async send(call: Call): Promise<Response> {
    // An upload is repeated by its caller, which first asks for a new place.
    return await this.retry.run(() => this.#attempt(call), call.upload === undefined ? TRIES : 1);
  }

  async #attempt(call: Call): Promise<Response | TryAgain<Response>> {
    const { purpose } = call;
    try {
      const response = await this.#follow(call);
      if (isPassing(response.status)) return answered(response, purpose, () => response);
      const { readUpTo } = call;
      if (readUpTo !== undefined && response.status === 200)
        this.#bodies.set(response, await this.#reader.bytes(response, readUpTo, purpose));
      return response;
    } catch (error) {
      const failure = assayCause(error) ?? unansweredFault(purpose, error);
      if (!isBroken(failure)) throw failure;
      return unreachable(failure, purpose);
    }
  }

  /** The body in parts. Throws `registry-unavailable` if it breaks off, stalls, or is too slow. */
  body(response: Response, purpose: Purpose): AsyncGenerator<Uint8Array> {
    return this.#reader.body(response, purpose);
  }

  /** The whole body; undefined if it has more than `limit` bytes. */
  async bytes(response: Response, limit: number, purpose: Purpose): Promise<Uint8Array | undefined> {
    if (this.#bodies.has(response)) return this.#bodies.get(response);
    return await this.#reader.bytes(response, limit, purpose);
  }

  /** The registry's text of an error, in one line without credentials; empty if it cannot be read. */
  async errorText(response: Response, purpose: Purpose): Promise<string> {
    return await this.#reader.errorText(response, purpose);
  }

  async #follow(call: Call): Promise<Response> {
    let { url } = call;
    let headers = { ...call.headers };
    for (let hop = 0; hop <= HOPS; hop += 1) {
      const response = await this.#once({ ...call, url, headers });
      const location = response.headers.get('location');
      const redirected = [301, 302, 303, 307, 308].includes(response.status) && location !== null;
      if (!redirected || (call.method !== 'GET' && call.method !== 'HEAD')) return response;
      const next = checkedTarget(location, url, call.purpose);
      if (call.staysAtHost === true && next.host !== url.host) return response;
      await response.body?.cancel();
      if (next.host !== url.host) headers = withoutAuthorization(headers);
      url = next;
    }
    throw fault('registry-unavailable', call.purpose.check, `${call.purpose.registry} redirects without end`);
  }

  async #once(call: Call): Promise<Response> {
    const controller = new AbortController();
    const limit = call.upload === undefined ? this.#limits.answer : this.#limits.stall;
    const late = new DOMException(`no answer within ${limit / 1000} s`, 'TimeoutError');
    const timer = new Timer(controller, limit, late);
    try {
      const init: RequestInit = {
        method: call.method,
        // Layers are hashed as the registry stores them: nothing on the way may compress them.
        headers: {
          'accept-encoding': 'identity',
          'user-agent': 'assay',
          ...call.headers,
          ...uploadHeaders(call),
        },
        redirect: 'manual',
        signal: controller.signal,
        ...this.#bodyOf(call, controller, timer),
      };
      return await this.#network.fetch(call.url, init, call.purpose.registry);
    } catch (error) {
      throw new Unanswered(error, this.#network.route(call.url));
    } finally {
      timer.stop();
    }
  }

  #bodyOf(call: Call, controller: AbortController, timer: Timer): RequestInit {
    if (call.upload === undefined) return call.body === undefined ? {} : { body: call.body };
    return { body: this.#uploadParts(call, call.upload, controller, timer), duplex: 'half' };
  }

  /** Each part that the registry accepts gives it new time. There is also a limit for all parts together. */
  async *#uploadParts(
    { purpose }: Call,
    { size, open }: NonNullable<Call['upload']>,
    controller: AbortController,
    timer: Timer,
  ): AsyncGenerator<Uint8Array> {
    const progress = this.#progress({ done: 'sent', total: size, ...purpose });
    const totalMs = this.#limits.grace + (size * 1000) / this.#limits.leastBytesASecond;
    const tooLong = `it did not accept ${size} bytes within ${Math.round(totalMs / 1000)} s, which is too slow to go on`;
    // A NetworkError, because another try would take as long.
    const total = new Timer(controller, totalMs, new NetworkError(tooLong));
    controller.signal.addEventListener('abort', () => progress.stop());
    timer.onStop(() => {
      total.stop();
      progress.stop();
    });
    for await (const part of open()) {
      timer.restart(this.#limits.stall);
      progress.add(part.byteLength);
      yield part;
    }
    // The registry also needs time to store the upload.
    timer.restart(this.#limits.stall + (size * 1000) / STORED_BYTES_A_SECOND);
  }

  #progress(transfer: Transfer): Progress {
    return new Progress(transfer, this.#limits.progress, this.#say);
  }
}

/** A request that got no answer, and its route. */
class Unanswered extends Error {
  readonly route: Route;

  constructor(cause: unknown, route: Route) {
    super('no answer', { cause });
    this.route = route;
  }
}

function unansweredFault(purpose: Purpose, error: unknown): AssayError {
  const [cause, route] = error instanceof Unanswered ? [error.cause, error.route] : [error, undefined];
  return connectionFault(purpose, cause, route);
}

/** Headers for another host, without credentials. */
export function withoutAuthorization(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'),
  );
}

function uploadHeaders(call: Call): Record<string, string> {
  return call.upload === undefined ? {} : { 'content-length': String(call.upload.size) };
}

/** A fault in the body of an upload, which fetch wraps, or of an answer. */
function assayCause(error: unknown): AssayError | undefined {
  let current = error;
  while (current instanceof Error && !(current instanceof AssayError)) current = current.cause;
  return current instanceof AssayError ? current : undefined;
}
