import type { AuditEndpoint } from '../../domain/run/request.ts';
import { ownNetwork } from './network.ts';
import { retry, TryAgain } from './retry.ts';

const LIMIT_MS = 10_000;
const POLICY = { tries: 3, pause: 500 };

/**
 * Posts one event to the endpoint; a server that is busy is asked again twice. Returns undefined if the endpoint
 * accepted the event, otherwise a sentence that says why not. Of the address, the sentence names only the host; it
 * quotes nothing that the server answered.
 */
export async function deliver(line: string, endpoint: AuditEndpoint): Promise<string | undefined> {
  const { host } = new URL(endpoint.url);
  const why = await retry(() => post(line, endpoint), POLICY);
  return why && `the audit event could not be delivered to ${host}: ${why}`;
}

type Failure = string | undefined;

async function post(line: string, { url, token }: AuditEndpoint): Promise<Failure | TryAgain<Failure>> {
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
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    await response.body?.cancel();
    if (response.ok) return undefined;
    const why = `it answered ${response.status}`;
    const isBusy = response.status === 429 || response.status >= 500;
    return isBusy ? new TryAgain({ conclude: () => why }) : why;
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return `no answer within ${LIMIT_MS / 1000} s`;
    return new TryAgain({ conclude: () => 'no connection' });
  }
}
