import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditEndpoint } from '../../domain/run/request.ts';
import { ownNetwork } from './network.ts';

const LIMIT_MS = 10_000;
const ATTEMPTS = 3;

/**
 * Posts one event to the endpoint; a server that is busy is asked again twice. Answers why it could not be delivered,
 * without anything that the server said or the address holds beyond its host; undefined when it was taken.
 */
export async function deliver(line: string, endpoint: AuditEndpoint): Promise<string | undefined> {
  const { host } = new URL(endpoint.url);
  let fault = '';
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const answer = await post(line, endpoint);
    if (answer.taken) return undefined;
    fault = `the audit event could not be delivered to ${host}: ${answer.why}`;
    if (!answer.again) break;
    if (attempt < ATTEMPTS) await sleep(250 * 2 ** attempt);
  }
  return fault;
}

type Answer =
  | { readonly taken: true }
  | { readonly taken: false; readonly why: string; readonly again: boolean };

async function post(line: string, { url, token }: AuditEndpoint): Promise<Answer> {
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
    if (response.ok) return { taken: true };
    const busy = response.status === 429 || response.status >= 500;
    return { taken: false, why: `it answered ${response.status}`, again: busy };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    return {
      taken: false,
      why: late ? `no answer within ${LIMIT_MS / 1000} s` : 'no connection',
      again: !late,
    };
  }
}
