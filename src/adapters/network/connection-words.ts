import { codeOf, messageOf } from '../../domain/error-words.ts';
import { plain } from '../../domain/text.ts';
import type { Route } from './network.ts';
import { NetworkError } from './network-error.ts';

/** Error codes of connections that fail again in the same way. */
const LASTING = new RegExp(
  `^(?:${[
    // Certificates that OpenSSL does not accept.
    'CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_(?:VERIFY|GET_ISSUER)|INVALID_CA|HOSTNAME_MISMATCH',
    // Node's own codes for certificates and for the TLS protocol.
    'ERR_TLS_CERT|ERR_SSL_|EPROTO$',
    // undici's code for the TLS connection to a proxy.
    'UND_ERR_PRX',
  ].join('|')})`,
);
/** Error codes of certificates whose authority is not trusted. */
const UNKNOWN_ISSUER =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?)|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE)$/;

/** Why a request got no answer, and what to do if anything can be done. */
export function connectionWords(error: unknown, route?: Route): string {
  const cause = rootOf(error);
  if (cause instanceof NetworkError) return cause.message;
  const code = codeOf(cause, '');
  const message = messageOf(cause);
  const { host = 'the server', proxy } = route ?? {};
  const through = proxy === undefined ? undefined : `the proxy ${proxy.url.origin} (${proxy.variable})`;
  const status = /Proxy response \((\d+)\)/.exec(message)?.[1];
  if (through !== undefined && status !== undefined) return `${through} ${proxyWords(status, host)}`;
  if (message === 'bad port')
    return `Node's fetch does not connect to the port of ${host}, because the port belongs to another protocol; give the registry another port`;
  return (
    tlsWords(code, message, host, route?.complaints ?? []) ??
    reachWords(code, through ?? host) ??
    plain(code === '' || message.startsWith(code) ? message : `${code} ${message}`, 200)
  );
}

/** Whether another try would fail in the same way. */
export function isLasting(error: unknown): boolean {
  const cause = rootOf(error);
  const message = messageOf(cause);
  return (
    cause instanceof NetworkError ||
    message === 'bad port' ||
    LASTING.test(codeOf(cause, '')) ||
    /Proxy response \((?:[34]\d\d)\)/.test(message)
  );
}

function proxyWords(status: string, host: string): string {
  if (status === '407')
    return 'answered 407: it requires a user and a password, or refuses those in the variable (http://user:password@proxy:port)';
  if (status.startsWith('5')) return `answered ${status}: it could not reach ${host}`;
  return `answered ${status} and does not connect to ${host}; allow the host in the proxy, or add it to NO_PROXY`;
}

function tlsWords(
  code: string,
  message: string,
  host: string,
  complaints: readonly string[],
): string | undefined {
  if (
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|wrong version number/.test(`${code} ${message}`)
  )
    return `${host} does not speak TLS on this port (probably it answers in plain HTTP). Assay uses plain HTTP only to this machine (localhost, 127.0.0.1, [::1]); give the registry a certificate, or name the port that has one`;
  if (UNKNOWN_ISSUER.test(code)) {
    const problems = complaints.length === 0 ? '' : `; ${complaints.join('; ')}`;
    return `the certificate of ${host} is not signed by a trusted authority (${code}); name the certificate of its authority in SSL_CERT_FILE, or put it into /etc/docker/certs.d/${host}/ca.crt${problems}`;
  }
  if (code === 'CERT_HAS_EXPIRED')
    return `the certificate of ${host} has expired; renew it, or correct the clock of this machine`;
  if (code === 'CERT_NOT_YET_VALID')
    return `the certificate of ${host} is not valid yet; the clock of this machine or of the host is wrong`;
  if (code === 'CERT_REVOKED') return `the certificate of ${host} was revoked`;
  if (/^ERR_TLS_CERT_ALTNAME|^HOSTNAME_MISMATCH$|^UND_ERR_PRX/.test(code))
    return `the certificate of ${host} is for another host name (${plain(message, 200)}); use that name`;
  if (/CERTIFICATE_REQUIRED|ALERT_(?:NO|BAD)_CERTIFICATE|ALERT_UNKNOWN_CA|ALERT_CERTIFICATE/.test(code))
    return `${host} requires a client certificate, or refuses the one that it got (${code}); put NAME.cert and NAME.key into /etc/docker/certs.d/${host}`;
  if (
    /UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|HANDSHAKE_FAILURE|NO_SHARED_CIPHER|NO_PROTOCOLS|TOO_SMALL|TOO_WEAK/.test(
      code,
    )
  )
    return `${host} and Assay have no TLS version or cipher in common (${code}); the registry must support TLS 1.2 or later`;
  return undefined;
}

function reachWords(code: string, server: string): string | undefined {
  if (code === 'ENOTFOUND' || code === 'EAI_NONAME' || code === 'EAI_NODATA')
    return `${server} has no address (${code}): is the name right, and does this machine's name server know it?`;
  if (code === 'EAI_AGAIN') return `the name server did not answer for ${server} (${code})`;
  if (code === 'ECONNREFUSED') return `${server} refused the connection (${code}): nothing listens there`;
  if (/^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/.test(code))
    return `no connection to ${server} within the time limit (${code}); is there a firewall, or a proxy that HTTPS_PROXY should name?`;
  if (/^(?:EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN)$/.test(code))
    return `there is no route to ${server} (${code})`;
  if (/^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET)$/.test(code))
    return `${server} closed the connection (${code}); a server that requires a client certificate also does this`;
  return undefined;
}

/** fetch puts the reason into a chain of causes. If it tried several addresses, each has its own error. */
function rootOf(error: unknown): unknown {
  let current = error;
  while (current instanceof Error && !(current instanceof NetworkError)) {
    if (current instanceof AggregateError && current.errors[0] instanceof Error) current = current.errors[0];
    else if (current.cause instanceof Error) current = current.cause;
    else break;
  }
  return current;
}
