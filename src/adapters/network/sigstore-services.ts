import type { ServiceAnswer, ServiceRequest, SigstoreServices } from '../../ports/sigstore-port.ts';
import { retryAfter } from '../../retry.ts';
import { boundedBody } from './bounded-body.ts';
import { connectionWords, isLasting } from './connection-words.ts';
import { type Network, ownNetwork } from './network.ts';

/** Asks the services of a Sigstore through the proxies, and with the certificates, of this process. */
export function createSigstoreServices(network: Network = ownNetwork()): SigstoreServices {
  return { ask: (request) => ask(network, request) };
}

async function ask(
  network: Network,
  { method, url, contentType, accept, body, limitBytes, timeoutMs, signal }: ServiceRequest,
): Promise<ServiceAnswer> {
  try {
    const response = await network.fetch(url, {
      method,
      headers: { accept, 'content-type': contentType, 'user-agent': 'assay' },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const bytes = await boundedBody(response, limitBytes);
    if (bytes === undefined) return { kind: 'too-large', limitBytes };
    const location = response.headers.get('location');
    const serverPause = retryAfter(response);
    return {
      ...{ kind: 'answered', status: response.status, body: bytes },
      ...(location !== null && { location }),
      ...(serverPause !== undefined && { serverPause }),
    };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return { kind: 'silent', afterMs: timeoutMs };
    return {
      kind: 'unreachable',
      why: connectionWords(error, network.route(url)),
      isLasting: signal.aborted || isLasting(error),
    };
  }
}
