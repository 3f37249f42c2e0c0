import type { AuditEndpoint } from '../../domain/run/request.ts';
import { BOUNDS, type Bound, isPassing, retry, retryAfter, TryAgain } from '../../retry.ts';
import { connectionWords, isLasting } from './connection-words.ts';
import { ownNetwork } from './network.ts';

/**
 * Posts one event to the endpoint; a server that is busy is asked again twice. Returns undefined if the endpoint
 * accepted the event, otherwise a sentence that says why not. Of the address, the sentence names only the host; it
 * quotes nothing that the server answered.
 */
export async function deliver(
  line: string,
  endpoint: AuditEndpoint,
  bound: Bound = BOUNDS.audit,
): Promise<string | undefined> {
  const { host } = new URL(endpoint.url);
  const why = await retry(() => post(line, endpoint, bound), bound);
  return why && `the audit event could not be delivered to ${host}: ${why}`;
}

type Failure = string | undefined;

async function post(
  line: string,
  { url, token }: AuditEndpoint,
  { answer }: Bound,
): Promise<Failure | TryAgain<Failure>> {
  try {
    const response = await ownNetwork().fetch(new URL(url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: line,
      // Another host gets neither the event nor the token.
      redirect: 'manual',
      signal: AbortSignal.timeout(answer),
    });
    await response.body?.cancel();
    if (response.ok) return undefined;
    const why = `it answered ${response.status}`;
    if (!isPassing(response.status)) return why;
    return new TryAgain({ serverPause: retryAfter(response), conclude: () => why });
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${answer / 1000} s`;
    const why = `no connection (${connectionWords(error, ownNetwork().route(new URL(url)))})`;
    return isLasting(error) ? why : new TryAgain({ conclude: () => why });
  }
}
