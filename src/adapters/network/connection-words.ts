import { codeOf } from '../../domain/error-words.ts';
import { plain } from '../../domain/text.ts';
import type { Route } from './network.ts';
import { NetworkError } from './network-error.ts';

/** Of connections that any other try would end in the same way. */
const LASTING =
  /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:VERIFY|GET_ISSUER)|INVALID_CA|HOSTNAME_MISMATCH|ERR_TLS_CERT|ERR_SSL_|EPROTO$|UND_ERR_PRX)/;
const UNKNOWN_ISSUER =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)$/;

/** Why a request got no answer, in a sentence that says what to do where something can be done. */
export function connectionWords(error: unknown, route?: Route): string {
  const cause = rootOf(error);
  if (cause instanceof NetworkError) return cause.message;
  const code = codeOf(cause, '');
  const said = cause instanceof Error ? cause.message : String(cause);
  const { host = 'the server', proxy } = route ?? {};
  const through = proxy === undefined ? undefined : `the proxy ${proxy.url.origin} (${proxy.variable})`;
  const status = /Proxy response \((\d+)\)/.exec(said)?.[1];
  if (through !== undefined && status !== undefined) return `${through} ${proxyWords(status, host)}`;
  if (said === 'bad port')
    return `the port of ${host} belongs to another protocol, so that Node's fetch does not speak to it; give the registry another port`;
  return (
    tlsWords(code, said, host, route?.complaints ?? []) ??
    reachWords(code, through ?? host) ??
    plain(code === '' || said.startsWith(code) ? said : `${code} ${said}`, 200)
  );
}

/** Whether another try is of no use. */
export function isLasting(error: unknown): boolean {
  const cause = rootOf(error);
  const said = cause instanceof Error ? cause.message : '';
  return (
    cause instanceof NetworkError ||
    said === 'bad port' ||
    LASTING.test(codeOf(cause, '')) ||
    /Proxy response \((?:[34]\d\d)\)/.test(said)
  );
}

function proxyWords(status: string, host: string): string {
  if (status === '407')
    return 'answered 407: it asks for a user and a password, or refuses those that the variable has (http://user:password@proxy:port)';
  if (status.startsWith('5')) return `answered ${status}: it could not reach ${host}`;
  return `answered ${status} and makes no connection to ${host}; let it, or name the host in NO_PROXY`;
}

function tlsWords(
  code: string,
  said: string,
  host: string,
  complaints: readonly string[],
): string | undefined {
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|wrong version number/.test(`${code} ${said}`))
    return `${host} does not speak TLS on this port (it answers in plain HTTP, as it seems), and Assay speaks plain HTTP to this machine alone (localhost, 127.0.0.1, [::1]); give the registry a certificate, or name the port on which it has one`;
  if (UNKNOWN_ISSUER.test(code)) {
    const noted = complaints.length === 0 ? '' : `; ${complaints.join('; ')}`;
    return `the certificate of ${host} is not signed by an authority that is trusted here (${code}); name that authority's certificate in SSL_CERT_FILE, or put it into /etc/docker/certs.d/${host}/ca.crt${noted}`;
  }
  if (code === 'CERT_HAS_EXPIRED')
    return `the certificate of ${host} has expired; it must be renewed there (or the clock here is wrong)`;
  if (code === 'CERT_NOT_YET_VALID')
    return `the certificate of ${host} is not valid yet; the clock there or here is wrong`;
  if (code === 'CERT_REVOKED') return `the certificate of ${host} was revoked`;
  if (/^ERR_TLS_CERT_ALTNAME|^HOSTNAME_MISMATCH$|^UND_ERR_PRX/.test(code))
    return `the certificate of ${host} is for another host name (${plain(said, 200)}); use the name that it is for`;
  if (/CERTIFICATE_REQUIRED|ALERT_(?:NO|BAD)_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_CERTIFICATE/.test(code))
    return `${host} wants a client certificate, or refuses the one it got (${code}); put NAME.cert and NAME.key into /etc/docker/certs.d/${host}`;
  if (
    /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_PROTOCOLS|TOO_SMALL|TOO_WEAK/.test(
      code,
    )
  )
    return `${host} and Assay have no version or cipher of TLS in common (${code}); the registry must speak TLS 1.2 or later`;
  return undefined;
}

function reachWords(code: string, whom: string): string | undefined {
  if (code === 'ENOTFOUND' || code === 'EAI_NONAME' || code === 'EAI_NODATA')
    return `${whom} has no address (${code}): is the name right, and known to this machine's name server?`;
  if (code === 'EAI_AGAIN') return `the name server did not answer for ${whom} (${code})`;
  if (code === 'ECONNREFUSED') return `${whom} refused the connection (${code}): nothing listens there`;
  if (/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/.test(code))
    return `no connection to ${whom} within the time for it (${code}); is there a firewall, or a proxy that HTTPS_PROXY should name?`;
  if (/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN)$/.test(code))
    return `there is no way to ${whom} (${code})`;
  if (/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code))
    return `${whom} broke the connection off (${code}); servers that want a client certificate and got none do so too`;
  return undefined;
}

/** fetch hides why it failed in a chain of causes, and of several addresses each has its own. */
function rootOf(error: unknown): unknown {
  let current = error;
  while (current instanceof Error && !(current instanceof NetworkError)) {
    if (current instanceof AggregateError && current.errors[0] instanceof Error) current = current.errors[0];
    else if (current.cause instanceof Error) current = current.cause;
    else break;
  }
  return current;
}
