import { z } from 'zod';
import { isLoopback } from '../../domain/loopback.ts';
import { AssayError, type Check, fault, type ReasonCode } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import { BOUNDS, isPassing, retry, retryAfter, TryAgain } from '../../retry.ts';
import { boundedBody } from '../network/bounded-body.ts';
import { connectionWords, isLasting } from '../network/connection-words.ts';
import { ownNetwork } from '../network/network.ts';

/** The address of GitHub's REST API, and the token. */
export interface GitHubOptions {
  /** `GITHUB_API_URL`, with a path on GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** Sent only to `apiUrl`. */
  readonly token: string;
  /** The check that faults belong to. */
  readonly check: Check;
  /** Removes credentials from GitHub's messages. */
  readonly redact?: Redact;
  /** Milliseconds for a whole answer, and for the first pause before another try; tests shorten them. */
  readonly limits?: { readonly answer: number; readonly pause: number };
}

const { tries: TRIES, longestPause, ...LIMITS } = BOUNDS.github;
const LONGEST_MESSAGE = 16 * 1024;

/** One request. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below the API's address, encoded. */
  readonly path: string;
  readonly accept: string;
  /** What is requested, for messages. */
  readonly what: string;
  readonly maxBytes: number;
  readonly body?: unknown;
  /**
   * Looks whether an earlier attempt took effect although its answer was lost: its answer, or undefined. Only a POST that
   * has this is repeated.
   */
  readonly lookAgain?: () => Promise<Answer | undefined>;
}

/** A whole answer of an expected status. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

const MessageSchema = z.object({ message: z.string() });

/** Sends requests to GitHub's API within limits. Redirects are not followed. A POST is not repeated blindly. */
export class GitHubTransport {
  readonly #options: Required<GitHubOptions>;
  readonly #base: string;

  constructor(options: GitHubOptions) {
    this.#options = { limits: LIMITS, redact: (text) => text, ...options };
    this.#base = this.#checkedBase(options.apiUrl);
  }

  /** The answer, if its status is one of `expected`. */
  async ask(call: Call, expected: readonly number[]): Promise<Answer> {
    // A POST may have taken effect although its answer was lost. A PATCH has the same effect a second time.
    const tries = call.method === 'POST' && call.lookAgain === undefined ? 1 : TRIES;
    const policy = { tries, longestPause, pause: this.#options.limits.pause };
    let attempts = 0;
    return await retry(async () => {
      attempts += 1;
      const earlier = attempts > 1 ? await call.lookAgain?.() : undefined;
      return earlier ?? (await this.#attempt(call, expected));
    }, policy);
  }

  async #attempt(call: Call, expected: readonly number[]): Promise<Answer | TryAgain<Answer>> {
    const url = new URL(`${this.#base}${call.path}`);
    const fail = (why: string, cause: unknown): never => {
      throw this.unavailable(`GitHub could not be asked for ${call.what}: ${why}`, cause);
    };
    let answer: Answer;
    try {
      answer = await this.#request(url, call);
    } catch (error) {
      if (error instanceof AssayError) throw error;
      // A server that hangs is not asked again.
      if (error instanceof DOMException && error.name === 'TimeoutError')
        return fail(`no answer within ${this.#options.limits.answer / 1000} s`, error);
      const conclude = () => fail(connectionWords(error, ownNetwork().route(url)), error);
      return isLasting(error) ? conclude() : new TryAgain<Answer>({ conclude });
    }
    if (expected.includes(answer.status)) return answer;
    const refuse = (): never => {
      throw this.#refusal(call, answer);
    };
    const serverPause = retryAfter(answer);
    // GitHub's limits last up to an hour, and it locks out who asks on meanwhile: only a short one is waited for.
    const isShort = !isUsedUp(answer) && (serverPause ?? 0) <= longestPause;
    const mayPass = isShort && (isPassing(answer.status) || isLimit(answer));
    return mayPass ? new TryAgain<Answer>({ serverPause, conclude: refuse }) : refuse();
  }

  async #request(url: URL, { method, accept, what, maxBytes, body }: Call): Promise<Answer> {
    const response = await ownNetwork().fetch(url, {
      method,
      headers: {
        accept,
        authorization: `Bearer ${this.#options.token}`,
        'user-agent': 'assay',
        'x-github-api-version': '2022-11-28',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(this.#options.limits.answer),
    });
    const bytes = await boundedBody(response, maxBytes);
    if (bytes === undefined) throw this.unavailable(`${what} has more than ${maxBytes} bytes`);
    return { status: response.status, headers: response.headers, bytes };
  }

  #refusal({ what }: Call, { status, headers, bytes }: Answer): AssayError {
    const parsed = MessageSchema.safeParse(jsonOf(bytes));
    // Redacted before it is cut, because a part of a credential must not be shown either.
    const { redact } = this.#options;
    const details = parsed.success
      ? `: ${plain(redact(plain(parsed.data.message, LONGEST_MESSAGE)), 200)}`
      : '';
    if (isLimit({ status, headers }))
      return this.unavailable(
        `GitHub's rate limit is used up (${status}) at the request for ${what}${details}`,
      );
    if (status >= 300 && status < 400)
      return this.unavailable(
        `GitHub redirects (${status}) from ${what}, which is not followed; was it renamed?`,
      );
    if (status >= 400 && status < 500)
      return this.fault('github-denied', `GitHub refused ${what} to this token (${status})${details}`);
    return this.unavailable(`GitHub answered ${status} for ${what}${details}`);
  }

  #checkedBase(address: string): string {
    const url = URL.parse(address) ?? undefined;
    const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.host));
    const bare = url?.username === '' && url.password === '' && url.search === '' && url.hash === '';
    if (url === undefined || !safe || !bare)
      throw this.fault(
        'input-invalid',
        "the address of GitHub's API (GITHUB_API_URL) is not an https address",
      );
    return url.href.replace(/\/+$/, '');
  }

  /** The fault if GitHub fails or cannot be reached. */
  unavailable(message: string, cause?: unknown): AssayError {
    return this.fault('github-unavailable', message, cause);
  }

  fault(code: ReasonCode, message: string, cause?: unknown): AssayError {
    return fault(code, this.#options.check, plain(message, 500), cause);
  }
}

/** Whether the rate of requests is limited. */
function isLimit({ status, headers }: Pick<Answer, 'status' | 'headers'>): boolean {
  return status === 429 || (status === 403 && (isUsedUp({ headers }) || headers.has('retry-after')));
}

/** Whether nothing more may be requested in this hour. */
function isUsedUp({ headers }: Pick<Answer, 'headers'>): boolean {
  return headers.get('x-ratelimit-remaining') === '0';
}

/** Undefined if it is not JSON; no schema accepts undefined. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}
