import { setTimeout as sleep } from 'node:timers/promises';
import { isLoopback } from '../../domain/loopback.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import type { Redact } from '../../formats/redact.ts';
import {
  connectionFault,
  LONGEST_CREDENTIAL,
  MAX_ERROR_BYTES,
  type Purpose,
  registrySays,
} from './faults.ts';

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
}

/** What the registry gets unless a test says otherwise. */
export const TIME_LIMITS = {
  answer: 30_000,
  stall: 60_000,
  document: 120_000,
  grace: 120_000,
  pause: 500,
} as const satisfies TimeLimits;

/**
 * What comes slower than this on average, waiting for the reader aside, is made to be waited for: the slowest line over
 * which a large image is fetched within a job is many times as fast, and no server holds a job by a byte a minute.
 */
export const LEAST_BYTES_A_SECOND = 16 * 1024;

const TRIES = 4;
const HOPS = 5;
const LONGEST_PAUSE_MS = 20_000;

/** One request to a registry. */
export interface Call {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** A body that is streamed, opened anew on every try. */
  readonly upload?: { readonly size: number; readonly open: () => AsyncIterable<Uint8Array> };
  readonly purpose: Purpose;
  /** A redirect to another host is not followed but is the answer. */
  readonly staysAtHost?: boolean;
}

/** Sends requests within time limits, tries again what a moment may mend, and follows redirects with care. */
export class Transport {
  readonly #limits: Required<TimeLimits>;
  readonly #redact: Redact;

  /** `redact` takes the credentials out of what a registry says. */
  constructor(redact: Redact, limits: TimeLimits = TIME_LIMITS) {
    this.#redact = redact;
    this.#limits = { ...TIME_LIMITS, ...limits };
  }

  /** The answer, whatever its status but redirects; throws `registry-unavailable` when there is none. */
  async send(call: Call): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const last = attempt >= TRIES || call.upload !== undefined;
      try {
        const response = await this.#follow(call);
        if (last || !isPassing(response.status)) return response;
        const wait = retryAfter(response) ?? this.#pause(attempt);
        await response.body?.cancel();
        await sleep(wait);
      } catch (error) {
        const own = assayCause(error);
        if (own !== undefined) throw own;
        // A server that hangs is given one chance: four of them would cost minutes.
        if (last || isTimeout(error)) throw connectionFault(call.purpose, error);
        await this.pause(attempt);
      }
    }
  }

  /** The body in parts; throws `registry-unavailable` when it breaks off, stands still, or only trickles in. */
  body(response: Response, purpose: Purpose): AsyncGenerator<Uint8Array> {
    return this.#parts(response, purpose, this.#limits.grace, LEAST_BYTES_A_SECOND);
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
    try {
      for (;;) {
        const askedAt = performance.now();
        const { done, value } = await this.#within(reader.read(), purpose);
        if (done) return;
        waited += performance.now() - askedAt;
        size += value.byteLength;
        if (waited > graceMs && size < (leastBytesASecond * waited) / 1000)
          throw tooSlow(purpose, size, waited);
        yield value;
      }
    } catch (error) {
      throw error instanceof AssayError ? error : connectionFault(purpose, error);
    } finally {
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
      const next = checkedTarget(new URL(location, url), url, call.purpose);
      if (call.staysAtHost === true && next.host !== url.host) return response;
      await response.body?.cancel();
      if (next.host !== url.host) headers = withoutAuthorization(headers);
      url = next;
    }
    throw fault('registry-unavailable', call.purpose.check, `${call.purpose.registry} redirects without end`);
  }

  async #once(call: Call): Promise<Response> {
    const controller = new AbortController();
    const patience = call.upload === undefined ? this.#limits.answer : this.#limits.stall;
    const expired = new DOMException(`no answer within ${patience / 1000} s`, 'TimeoutError');
    const timer = setTimeout(() => controller.abort(expired), patience);
    try {
      return await fetch(call.url, {
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
        ...bodyOf(call, timer),
      });
    } finally {
      clearTimeout(timer);
    }
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
    await sleep(this.#pause(attempt));
  }

  #pause(attempt: number): number {
    return this.#limits.pause * 2 ** (attempt - 1) * (0.5 + Math.random());
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

function bodyOf(call: Call, timer: NodeJS.Timeout): RequestInit {
  if (call.upload !== undefined) return { body: ticking(call.upload.open(), timer), duplex: 'half' };
  return call.body === undefined ? {} : { body: call.body };
}

/** Every part that the registry takes gives it new time. */
async function* ticking(parts: AsyncIterable<Uint8Array>, timer: NodeJS.Timeout): AsyncGenerator<Uint8Array> {
  for await (const part of parts) {
    timer.refresh();
    yield part;
  }
  timer.refresh();
}

function isPassing(status: number): boolean {
  return status === 429 || (status >= 500 && status !== 501);
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

function retryAfter(response: Response): number | undefined {
  const header = response.headers.get('retry-after');
  if (header === null) return undefined;
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_PAUSE_MS) : undefined;
}
