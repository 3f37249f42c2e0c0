import { isLoopback } from '../../domain/loopback.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import type { Redact } from '../../formats/redact.ts';
import { isLasting } from '../connection-words.ts';
import { Network, type Route } from '../network.ts';
import {
  connectionFault,
  LONGEST_CREDENTIAL,
  MAX_ERROR_BYTES,
  type Purpose,
  registrySays,
} from './faults.ts';
import { Progress, type Transfer } from './progress.ts';
import { isPassing, Retry, TRIES } from './retry.ts';

/** Time limits, in milliseconds; tests shorten them. */
export interface TimeLimits {
  /** Until the headers of an answer are there. */
  readonly answer: number;
  /** Between two parts of a body, and after the last part of an upload. */
  readonly stall: number;
  /** For the whole of a body that is read into memory: a manifest, a token, a list, an error. */
  readonly document?: number;
  /** How long a body that is streamed may come in as slowly as it likes, before {@link LEAST_BYTES_A_SECOND} counts. */
  readonly grace?: number;
  /** First pause before a request is tried again; doubled each time, with jitter. */
  readonly pause: number;
  /** The longest pause that a registry may ask for. */
  readonly longestPause?: number;
  /** Between two lines that say how far a transfer is. */
  readonly progress?: number;
}

/** What the registry gets unless a test says otherwise. */
export const TIME_LIMITS = {
  answer: 30_000,
  stall: 60_000,
  document: 120_000,
  grace: 120_000,
  pause: 500,
  longestPause: 20_000,
  progress: 15_000,
} as const satisfies TimeLimits;

/**
 * What comes slower than this on average, waiting for the reader aside, is made to be waited for: the slowest line over
 * which a large image is fetched within a job is many times as fast, and no server holds a job by a byte a minute.
 */
export const LEAST_BYTES_A_SECOND = 16 * 1024;

/** How fast a registry is taken to store what it got: so long its answer to an upload may take besides. */
const STORED_BYTES_A_SECOND = 8 * 1024 * 1024;
const HOPS = 5;

/** One request to a registry. */
export interface Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** A body that is streamed, opened anew on every try. */
  readonly upload?: { readonly size: number; readonly open: () => AsyncIterable<Uint8Array> };
  readonly purpose: Purpose;
}

/** What {@link Transport} is made of. */
export interface TransportOptions {
  /** Takes the credentials out of what a registry says. */
  readonly redact?: Redact;
  readonly limits?: TimeLimits;
  readonly network?: Pick<Network, 'fetch' | 'route'>;
  /** Tells a person who waits what is waited for. */
  readonly say?: (line: string) => void;
}

/** Sends requests within time limits, tries again what a moment may mend, and follows redirects with care. */
export class Transport {
  readonly #limits: Required<TimeLimits>;
  readonly #redact: Redact;
  readonly #network: Pick<Network, 'fetch' | 'route'>;
  readonly #say: (line: string) => void;
  /** How a request is tried again. */
  readonly retry: Retry;

  constructor(options: TransportOptions = {}) {
    this.#redact = options.redact ?? ((text) => text);
    this.#limits = { ...TIME_LIMITS, ...options.limits };
    this.#network = options.network ?? new Network({ environment: {} });
    this.#say = options.say ?? (() => undefined);
    this.retry = new Retry(this.#limits, this.#say);
  }

  /** The answer, whatever its status but redirects; throws `registry-unavailable` when there is none. */
  async send(call: Call): Promise<Response> {
    const { purpose } = call;
    for (let attempt = 1; ; attempt += 1) {
      // An upload begins anew in another way than by the same request.
      const last = attempt >= TRIES || call.upload !== undefined;
      try {
        const response = await this.#follow(call);
        if (last || !isPassing(response.status)) return response;
        await this.retry.afterAnswer(response, purpose, attempt);
      } catch (error) {
        const own = assayCause(error);
        if (own !== undefined) throw own;
        const [cause, route] = error instanceof Unanswered ? [error.cause, error.route] : [error, undefined];
        // A server that hangs is given one chance: four of them would cost minutes.
        if (last || isTimeout(cause) || isLasting(cause)) throw connectionFault(purpose, cause, route);
        await this.retry.afterBreak(purpose, attempt);
      }
    }
  }

  /** The body in parts; throws `registry-unavailable` when it breaks off, stands still, or only trickles in. */
  body(response: Response, purpose: Purpose): AsyncGenerator<Uint8Array> {
    const { grace } = this.#limits;
    return this.#parts(response, purpose, grace, LEAST_BYTES_A_SECOND);
  }

  async *#parts(
    response: Response,
    purpose: Purpose,
    graceMs: number,
    leastBytesASecond: number,
  ): AsyncGenerator<Uint8Array> {
    if (response.body === null) return;
    const reader = response.body.getReader();
    // Only the waiting for the registry counts, and not what the reader of the parts does meanwhile.
    let [waited, size] = [0, 0];
    const progress = this.#progress({ done: 'received', total: lengthOf(response), ...purpose });
    try {
      for (;;) {
        const askedAt = performance.now();
        const { done, value } = await this.#within(reader.read(), purpose);
        if (done) return;
        waited += performance.now() - askedAt;
        size += value.byteLength;
        progress.add(value.byteLength);
        if (waited > graceMs && size < (leastBytesASecond * waited) / 1000)
          throw tooSlow(purpose, size, waited);
        yield value;
      }
    } catch (error) {
      throw error instanceof AssayError
        ? error
        : connectionFault(purpose, error, { host: purpose.registry, complaints: [] });
    } finally {
      progress.stop();
      // Also when the consumer stops early: the connection must not stay open.
      reader.cancel().catch(() => undefined);
    }
  }

  /** The whole body; undefined where it has more than `limit` bytes. */
  async bytes(response: Response, limit: number, purpose: Purpose): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of this.#document(response, purpose)) {
      size += part.byteLength;
      if (size > limit) return undefined;
      parts.push(part);
    }
    return Buffer.concat(parts);
  }

  /** What the registry says of an error, in one line without credentials; empty where it cannot be read. */
  async errorText(response: Response, purpose: Purpose): Promise<string> {
    const parts: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const part of this.#document(response, purpose)) {
        parts.push(part);
        size += part.byteLength;
        if (size >= MAX_ERROR_BYTES) break;
      }
    } catch {
      // The status alone has to do.
    }
    const end = size < MAX_ERROR_BYTES ? size : MAX_ERROR_BYTES - LONGEST_CREDENTIAL;
    return registrySays(Buffer.concat(parts).subarray(0, end).toString(), this.#redact);
  }

  /** The body of something small, within one time for all of it. */
  #document(response: Response, purpose: Purpose): AsyncGenerator<Uint8Array> {
    return this.#parts(response, purpose, this.#limits.document, Number.POSITIVE_INFINITY);
  }

  async #follow(call: Call): Promise<Response> {
    let { url } = call;
    let headers = { ...call.headers };
    for (let hop = 0; hop <= HOPS; hop += 1) {
      const response = await this.#once({ ...call, url, headers });
      const location = response.headers.get('location');
      const redirected = [301, 302, 303, 307, 308].includes(response.status) && location !== null;
      if (!redirected || (call.method !== 'GET' && call.method !== 'HEAD')) return response;
      await response.body?.cancel();
      const next = checkedTarget(new URL(location, url), url, call.purpose);
      if (next.host !== url.host) headers = withoutAuthorization(headers);
      url = next;
    }
    throw fault('registry-unavailable', call.purpose.check, `${call.purpose.registry} redirects without end`);
  }

  async #once(call: Call): Promise<Response> {
    const controller = new AbortController();
    const patience = call.upload === undefined ? this.#limits.answer : this.#limits.stall;
    const timer = new Timer(controller, patience, `no answer within ${patience / 1000} s`);
    try {
      const init: RequestInit = {
        method: call.method,
        // Layers are hashed as they lie in the registry: nothing on the way may pack them.
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
    return { body: this.#ticking(call, call.upload, controller, timer), duplex: 'half' };
  }

  /** Every part that the registry takes gives it new time, but all of them have a time together. */
  async *#ticking(
    { purpose }: Call,
    { size, open }: NonNullable<Call['upload']>,
    controller: AbortController,
    timer: Timer,
  ): AsyncGenerator<Uint8Array> {
    const progress = this.#progress({ done: 'sent', total: size, ...purpose });
    const whole = this.#limits.grace + (size * 1000) / LEAST_BYTES_A_SECOND;
    const tooLong = `${size} bytes were not taken within ${Math.round(whole / 1000)} s, which is too slow to go on`;
    const total = new Timer(controller, whole, tooLong);
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
    // To store what is there takes its time too.
    timer.restart(this.#limits.stall + (size * 1000) / STORED_BYTES_A_SECOND);
  }

  #progress(transfer: Transfer): Progress {
    return new Progress(transfer, this.#limits.progress, this.#say);
  }

  async #within<T>(promise: Promise<T>, purpose: Purpose): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const stalled = new Promise<never>((_, reject) => {
      const seconds = this.#limits.stall / 1000;
      const message = `${purpose.registry} stopped sending ${purpose.what} for ${seconds} s`;
      timer = setTimeout(
        () => reject(fault('registry-unavailable', purpose.check, message)),
        this.#limits.stall,
      );
    });
    try {
      return await Promise.race([promise, stalled]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Waits before another try, longer each time and never in step with other clients. */
  async pause(attempt: number): Promise<void> {
    await this.retry.pause(attempt);
  }
}

/** A request that got no answer, and the way that it went. */
class Unanswered extends Error {
  readonly route: Route;

  constructor(cause: unknown, route: Route) {
    super('no answer', { cause });
    this.route = route;
  }
}

/** Ends a request with a `TimeoutError`, unless it is stopped or starts anew before. */
class Timer {
  readonly #controller: AbortController;
  readonly #message: string;
  #timer: NodeJS.Timeout;
  #stopped: (() => void) | undefined;

  constructor(controller: AbortController, milliseconds: number, message: string) {
    this.#controller = controller;
    this.#message = message;
    this.#timer = this.#start(milliseconds);
  }

  restart(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = this.#start(milliseconds);
  }

  onStop(stopped: () => void): void {
    this.#stopped = stopped;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#stopped?.();
  }

  #start(milliseconds: number): NodeJS.Timeout {
    // More than a timer can hold is more than a job takes.
    const bounded = Math.min(milliseconds, 2 ** 31 - 1);
    return setTimeout(() => this.#controller.abort(new DOMException(this.#message, 'TimeoutError')), bounded);
  }
}

/** A place that a registry names for what follows: never from TLS to plain text, never plain text to a remote host. */
export function checkedTarget(next: URL, from: URL, purpose: Purpose): URL {
  const secure = next.protocol === 'https:';
  const local = next.protocol === 'http:' && from.protocol === 'http:' && isLoopback(next.host);
  if (secure || local) return next;
  throw fault(
    'registry-unavailable',
    purpose.check,
    `${purpose.registry} points to ${next.protocol}//${next.host} for ${purpose.what}, which is not protected by TLS`,
  );
}

function tooSlow({ registry, check, what }: Purpose, size: number, waitedMs: number): AssayError {
  const message = `${registry} sent ${size} bytes of ${what} within ${Math.round(waitedMs / 1000)} s, which is too slow to go on`;
  return fault('registry-unavailable', check, message);
}

/** Headers for another host: credentials stay where they belong. */
export function withoutAuthorization(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'),
  );
}

function uploadHeaders(call: Call): Record<string, string> {
  return call.upload === undefined ? {} : { 'content-length': String(call.upload.size) };
}

function lengthOf(response: Response): number | undefined {
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  return Number.isSafeInteger(length) ? length : undefined;
}

/** A fault of what was being sent comes back wrapped by fetch. */
function assayCause(error: unknown): AssayError | undefined {
  let current = error;
  while (current instanceof Error && !(current instanceof AssayError)) current = current.cause;
  return current instanceof AssayError ? current : undefined;
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
