import { type AssayError, type Check, fault } from '../../../domain/reason.ts';
import { plain, sizeText } from '../../../domain/text.ts';
import type { LogVersion } from '../../../formats/signing/signing-config.ts';
import type { ServiceAnswer, ServiceRequest, SigstoreServices } from '../../../ports/sigstore-port.ts';
import { type Bound, isPassing, retry, TryAgain } from '../../../retry.ts';
import { ADVICE, LARGE_STATEMENT_BYTES, REFUSED_SIZE, tokenAdvice } from './signing-advice.ts';

/** A statement that is being signed, for messages. */
export interface SignedTask {
  readonly check: Check;
  /** The name of the statement, such as `the SBOM`. */
  readonly what: string;
  /** Size of the statement. */
  readonly bytes: number;
}

/** A service of a Sigstore that Assay asks itself. `version` is that of a log. */
export interface Service {
  readonly kind: 'authority' | 'log' | 'timestamps';
  readonly url: string;
  readonly version?: LogVersion;
}

/** What an answer was that cannot be used. */
type Failure = ServiceAnswer | { readonly kind: 'useless'; readonly why: string };
/** An answer of a service, whatever its status. */
export type Answered = Extract<ServiceAnswer, { kind: 'answered' }>;

/** What a service is asked. */
interface Question extends Pick<ServiceRequest, 'method' | 'contentType' | 'accept' | 'body'> {
  /** Below the address of the service. */
  readonly path?: string;
  /** Whether an answer stays the same, although others of its status may be another one soon. */
  readonly isFinal?: (answer: Answered) => boolean;
}

const NAMES = {
  authority: 'the certificate authority (Fulcio)',
  log: 'the transparency log (Rekor)',
  timestamps: 'the timestamp authority',
} as const satisfies Record<Service['kind'], string>;

/** Greatest size of an answer. A certificate has 5 kB, a log entry with its proof 10 kB, a timestamp 6 kB. */
const MAX_ANSWER_BYTES = 1024 * 1024;
/** How much of an answer a message quotes. */
const QUOTED = 300;

/**
 * Asks the services of a Sigstore, each as often as the bound allows. After the first fault, nothing more is asked, and
 * what was asked is given up; but not a log: Rekor v2 then drops what others sent at the same time too.
 */
export class ServiceCaller {
  readonly #services: SigstoreServices;
  readonly #bound: Bound;
  readonly #now: () => Date;
  readonly #stop = new AbortController();

  constructor(services: SigstoreServices, bound: Bound, now: () => Date) {
    this.#services = services;
    this.#bound = bound;
    this.#now = now;
  }

  /** An answer of a service, whatever its status, unless it may be another one soon. Throws `signing-failed`. */
  async ask(
    task: SignedTask,
    service: Service,
    { path, isFinal = () => false, ...common }: Question,
  ): Promise<Answered> {
    const url = addressOf(service, path);
    if (url === null)
      throw this.fault(task, service, { kind: 'useless', why: 'nothing: this is no address' });
    const complete = {
      ...common,
      ...{ url, limitBytes: MAX_ANSWER_BYTES, timeoutMs: this.#bound.answer },
      signal: service.kind === 'log' ? new AbortController().signal : this.#stop.signal,
    };
    return await retry(async () => {
      if (this.#stop.signal.aborted) throw this.#stop.signal.reason;
      const answer = await this.#services.ask(complete);
      const refuse = (): never => {
        throw this.fault(task, service, answer);
      };
      if (answer.kind === 'answered')
        return isPassing(answer.status) && !isFinal(answer)
          ? new TryAgain<Answered>({ serverPause: answer.serverPause, conclude: refuse })
          : answer;
      const isLasting = answer.kind !== 'unreachable' || answer.isLasting;
      return isLasting ? refuse() : new TryAgain<Answered>({ conclude: refuse });
    }, this.#bound);
  }

  /** The fault for an answer that cannot be used: which statement, which service, what happened, and how to fix it. */
  fault(task: SignedTask, service: Service, failure: Failure): AssayError {
    const { happened, advice, words } = explain(task, service, failure, this.#now());
    const statement = `${task.what} (${sizeText(task.bytes)})`;
    const who = `${NAMES[service.kind]} ${plain(service.url, 300)}`;
    const message = `${statement} could not be signed: ${who} ${happened}${advice && `; ${advice}`}${words && ` (${words})`}`;
    const found = fault('signing-failed', task.check, message);
    this.#stop.abort(found);
    return found;
  }
}

/** A path below the address of a service; the address itself without one. */
function addressOf({ url }: Service, path: string | undefined): URL | null {
  return URL.parse(path === undefined ? url : `${url.replace(/\/+$/, '')}/${path}`);
}

interface Explanation {
  readonly happened: string;
  readonly advice: string;
  /** What the service or the connection says. */
  readonly words: string;
}

function explain(task: SignedTask, service: Service, failure: Failure, now: Date): Explanation {
  const size = refusedSize(task, service, failure);
  if (size !== undefined) return { happened: size, advice: ADVICE.large, words: wordsOf(failure) };
  switch (failure.kind) {
    case 'unreachable':
      return { happened: 'cannot be reached', advice: ADVICE.reach, words: failure.why };
    case 'silent':
      return {
        happened: `did not answer within ${failure.afterMs / 1000} s`,
        advice: ADVICE.reach,
        words: '',
      };
    case 'too-large':
      return {
        happened: `answered with more than ${failure.limitBytes} bytes`,
        advice: ADVICE.address,
        words: '',
      };
    case 'useless':
      return { happened: `answered ${failure.why}`, advice: ADVICE.address, words: '' };
    case 'answered':
      return explainStatus(service, failure, now);
  }
}

function explainStatus(service: Service, failure: Answered, now: Date): Explanation {
  const { status } = failure;
  const words = wordsOf(failure);
  if (status >= 300 && status < 400)
    return { happened: `answered ${status}, which leads elsewhere`, advice: ADVICE.address, words: '' };
  if (service.kind === 'authority' && [400, 401, 403].includes(status))
    return { happened: "does not accept the job's OIDC token", advice: tokenAdvice(now), words };
  if (isPassing(status)) return { happened: 'failed or is busy', advice: ADVICE.again, words };
  return { happened: 'refused it', advice: status === 404 ? ADVICE.address : '', words };
}

/** What happened, if a log that gets the whole statement may have refused it for its size. */
function refusedSize({ bytes }: SignedTask, service: Service, failure: Failure): string | undefined {
  if (service.version !== 1) return undefined;
  if (failure.kind === 'answered' && (failure.status === 413 || /too large/i.test(textIn(failure))))
    return REFUSED_SIZE.certain;
  const isLikely =
    failure.kind === 'answered'
      ? [400, 502].includes(failure.status)
      : failure.kind === 'unreachable' && !failure.isLasting;
  return isLikely && bytes > LARGE_STATEMENT_BYTES ? REFUSED_SIZE.likely : undefined;
}

function wordsOf(failure: Failure): string {
  if (failure.kind === 'unreachable') return failure.why;
  if (failure.kind !== 'answered') return '';
  const text = plain(textIn(failure).trim(), QUOTED);
  return `${failure.status}${text && `: ${text}`}`;
}

function textIn({ body }: Answered): string {
  return Buffer.from(body.subarray(0, QUOTED * 10)).toString('utf8');
}
