import { AssayError, fault } from '../../domain/reason.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import {
  connectionFault,
  errorMessageIn,
  LONGEST_CREDENTIAL,
  MAX_ERROR_BYTES,
  type Purpose,
} from './faults.ts';
import { Progress } from './progress.ts';
import type { TimeLimits } from './time-limits.ts';
import { Stall } from './timer.ts';

/** Reads the bodies of answers within the time limits. */
export class BodyReader {
  readonly #limits: Required<TimeLimits>;
  readonly #redact: Redact;
  readonly #say: (line: string) => void;

  /** `redact` removes credentials from the text of a registry. */
  constructor(limits: Required<TimeLimits>, redact: Redact, say: (line: string) => void) {
    this.#limits = limits;
    this.#redact = redact;
    this.#say = say;
  }

  /** The body in parts. Throws `registry-unavailable` if it breaks off, stalls, or is too slow. */
  body(response: Response, purpose: Purpose): AsyncGenerator<Uint8Array> {
    const { grace, leastBytesASecond } = this.#limits;
    return this.#parts(response, purpose, grace, leastBytesASecond);
  }

  async *#parts(
    response: Response,
    purpose: Purpose,
    graceMs: number,
    leastBytesASecond: number,
  ): AsyncGenerator<Uint8Array> {
    if (response.body === null) return;
    const reader = response.body.getReader();
    // Only the time spent waiting for the registry counts, not the time that the consumer takes.
    let [waited, size] = [0, 0];
    const transfer = { done: 'received', total: lengthOf(response), ...purpose } as const;
    const progress = new Progress(transfer, this.#limits.progress, this.#say);
    // The read that waits then answers that nothing more comes.
    const stall = new Stall(this.#limits.stall, () => void reader.cancel().catch(() => undefined));
    try {
      for (;;) {
        const askedAt = performance.now();
        stall.begin();
        const { done, value } = await reader.read();
        stall.pause();
        if (stall.isOver) throw stalled(purpose, this.#limits.stall);
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
      stall.stop();
      progress.stop();
      // Also if the consumer stops early: the connection must not stay open.
      reader.cancel().catch(() => undefined);
      // Who gives an answer up may do so also after its body was read.
      reader.releaseLock();
    }
  }

  /** The whole body; undefined if it has more than `limit` bytes. */
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

  /** The registry's text of an error, in one line without credentials; empty if it cannot be read. */
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
      // Then only the status is reported.
    }
    const end = size < MAX_ERROR_BYTES ? size : MAX_ERROR_BYTES - LONGEST_CREDENTIAL;
    return errorMessageIn(Buffer.concat(parts).subarray(0, end).toString(), this.#redact);
  }

  /** The body of a small document, within one time limit for the whole body. */
  #document(response: Response, purpose: Purpose): AsyncGenerator<Uint8Array> {
    return this.#parts(response, purpose, this.#limits.document, Number.POSITIVE_INFINITY);
  }
}

function stalled({ registry, check, what }: Purpose, limitMs: number): AssayError {
  const message = `${registry} stopped sending ${what} for ${limitMs / 1000} s`;
  return fault('registry-unavailable', check, message);
}

function tooSlow({ registry, check, what }: Purpose, size: number, waitedMs: number): AssayError {
  const message = `${registry} sent ${size} bytes of ${what} within ${Math.round(waitedMs / 1000)} s, which is too slow to go on`;
  return fault('registry-unavailable', check, message);
}

function lengthOf(response: Response): number | undefined {
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  return Number.isSafeInteger(length) ? length : undefined;
}
