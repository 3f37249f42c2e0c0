import { type AssayError, fault } from '../../domain/reason.ts';
import { plain, sizeText } from '../../domain/text.ts';
import type { SigningServices } from '../../formats/signing/signing-config.ts';
import { isTemporary, isTooLarge } from '../../formats/signing/temporary-fault.ts';
import type { SignedTask } from './services/service-call.ts';
import {
  ADVICE,
  clockAdvice,
  LARGE_STATEMENT_BYTES,
  OTHER_ROOT,
  REFUSED_SIZE,
  tokenAdvice,
} from './services/signing-advice.ts';

/** What cosign was asked to sign. */
interface SigningTask extends SignedTask {
  readonly services: SigningServices;
}

const UNREACHABLE =
  /connection refused|no such host|server misbehaving|unreachable|no route to host|timeout|deadline exceeded|proxyconnect|Forbidden$/i;
const NOT_VALID_NOW = /certificate has expired or is not yet valid|no matching services? found/;
const UNKNOWN_CA = /unknown authority|not trusted|certificate is valid for|certificate is not valid for/;

/** Messages about Rekor v1, which receives the whole statement: its paths, its call, and a web page instead of JSON. */
const REKOR_V1 = /\/api\/v1\/log\/|createLogEntry|TextConsumer/;
/** Other ways in which proxies and load balancers reject a large request. */
const MAYBE_TOO_LARGE =
  /\b(?:400|502)\b|connection reset|closed network connection|broken pipe|EOF|TextConsumer/;

/** The fault for a failure of cosign: which statement, which service, what happened, and how to fix it. */
export function signingFault(task: SigningTask, stderr: string, now: Date): AssayError {
  const why = reasonIn(stderr);
  const statement = `${task.what} (${sizeText(task.bytes)})`;
  const service = serviceIn(why, task.services);
  // cosign verifies what it has signed.
  if (service === undefined && /\bverif(?:y|ied|ying|ication)\b/i.test(why)) {
    const message = `${statement} was signed, but the signature does not verify (cosign: ${why}); ${OTHER_ROOT}`;
    return fault('signature-invalid', task.check, message);
  }
  const { happened, remediation } = explain(task, why, now);
  // If neither the service nor the problem is known, only cosign's message is reported.
  const who = service ?? (remediation === '' ? undefined : 'a server that cosign asked');
  const problem = who === undefined ? '' : `: ${who} ${happened}`;
  const fix = remediation && `; ${remediation}`;
  return fault(
    'signing-failed',
    task.check,
    `${statement} could not be signed${problem}${fix} (cosign: ${why})`,
  );
}

/** The fault if cosign did not end: it waits for a service that takes the connection and does not answer. */
export function signingSilence({ check, what, bytes, services }: SigningTask, afterMs: number): AssayError {
  const asked = [services.authorities, services.logs, services.timestampAuthorities].flat();
  const of = asked.length === 0 ? 'a service' : `one of the services ${asked.join(', ')}`;
  return fault(
    'signing-failed',
    check,
    `${what} (${sizeText(bytes)}) could not be signed: ${of} did not answer within ${afterMs / 1000} s; ${ADVICE.silent}`,
  );
}

function explain(task: SigningTask, why: string, now: Date): { happened: string; remediation: string } {
  if (NOT_VALID_NOW.test(why))
    return {
      happened: 'is not valid at this time',
      remediation: clockAdvice(now),
    };
  if (UNKNOWN_CA.test(why))
    return {
      happened: 'has a TLS certificate that this machine does not trust',
      remediation: 'set `SSL_CERT_FILE` to a file with the CA certificates that this machine should trust',
    };
  const isLarge = task.bytes > LARGE_STATEMENT_BYTES;
  if (REKOR_V1.test(why) && (isTooLarge(why) || (isLarge && MAYBE_TOO_LARGE.test(why))))
    return {
      happened: isTooLarge(why) ? REFUSED_SIZE.certain : REFUSED_SIZE.likely,
      remediation: ADVICE.large,
    };
  if (UNREACHABLE.test(why))
    return {
      happened: 'cannot be reached',
      remediation: ADVICE.reach,
    };
  if (/Fulcio returned 40[013]/.test(why))
    return {
      happened: "does not accept the job's OIDC token",
      remediation: tokenAdvice(now),
    };
  if (/TextConsumer/.test(why))
    return {
      happened: 'answered with a page, which a log never does',
      remediation: ADVICE.address,
    };
  if (isTemporary(why))
    return {
      happened: 'failed or is busy',
      remediation: ADVICE.again,
    };
  return { happened: 'refused it', remediation: '' };
}

/** The service that failed, by its address or by cosign's words; undefined if the message names none. */
function serviceIn(why: string, services: SigningServices): string | undefined {
  const named = (name: string, addresses: readonly string[]) =>
    addresses.length === 0 ? name : `${name} ${addresses.join(' or ')}`;
  const kinds = [
    ['the certificate authority (Fulcio)', services.authorities, /Fulcio returned|service found/],
    ['the transparency log (Rekor)', services.logs, /rekor v2 entry|createLogEntry|TextConsumer/],
    ['the timestamp authority', services.timestampAuthorities, /timestamp authority returned/],
    ['the registry', [], /accessing (?:image|entity)/],
  ] as const;
  const matches = kinds.flatMap(([name, addresses, words]) => {
    const mentioned = addresses.filter((address) => why.includes(address.replace(/\/+$/, '')));
    if (mentioned.length > 0) {
      const length = Math.max(...mentioned.map((address) => address.length));
      return [{ text: named(name, mentioned), length }];
    }
    return words.test(why) ? [{ text: named(name, addresses), length: 0 }] : [];
  });
  // Services can share a host, so the longest address is the most exact.
  const [best] = matches.toSorted((a, b) => b.length - a.length);
  if (best !== undefined) return best.text;
  // For a server error of one of these two services, cosign names neither.
  if (/closed response body/.test(why)) {
    const [authority, , timestamps] = kinds;
    return `${named(authority[0], authority[1])}, or ${named(timestamps[0], timestamps[1])},`;
  }
  return /services found/.test(why) ? 'a service' : undefined;
}

/** cosign's error line, without progress lines and without the names of its internal calls. */
function reasonIn(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const line = lines.findLast((text) => /^error/i.test(text)) ?? lines.at(-1) ?? '';
  const bare = line.replace(
    /^(?:(?:error(?: during command execution| signing bundle)?|(?:creating|signing) bundle): )+/i,
    '',
  );
  return plain(bare, 500) || 'no message';
}
