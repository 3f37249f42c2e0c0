import { type AssayError, type Check, fault } from '../../domain/reason.ts';
import { plain, sizeText } from '../../domain/text.ts';
import type { SigningServices } from '../../formats/signing/signing-config.ts';
import { LARGE_STATEMENT_BYTES } from './signing-trust.ts';

/** What cosign was asked to sign. */
export interface SigningTask {
  readonly check: Check;
  /** `the SBOM`; the predicate type where it has no name. */
  readonly what: string;
  /** Of the statement. */
  readonly bytes: number;
  readonly services: SigningServices;
}

/** Answers of a busy log, authority or network; Rekor answers 409 to a race. */
const PASSING =
  /\b(?:409|429|500|502|503|504)\b|connection (?:refused|reset)|closed (?:network connection|response body)|broken pipe|timeout|EOF/i;

const UNREACHABLE =
  /connection refused|no such host|server misbehaving|unreachable|no route to host|timeout|deadline exceeded|proxyconnect|Forbidden$/i;
const NOT_VALID_NOW = /certificate has expired or is not yet valid|no matching services? found/;
const UNKNOWN_CA = /unknown authority|not trusted|certificate is valid for|certificate is not valid for/;

/** Rekor v1, which is sent the whole statement: by its paths, by the name of its call, and by a page in place of JSON. */
const WHOLE = /\/api\/v1\/log\/|createLogEntry|TextConsumer/;
const TOO_LARGE = /\b413\b|too large/i;
/** How proxies and balancers refuse a body as well. */
const MAYBE_TOO_LARGE =
  /\b(?:400|502)\b|connection reset|closed network connection|broken pipe|EOF|TextConsumer/;

/** Whether a second try can mend what cosign ended with. */
export function mayPass(stderr: string): boolean {
  return PASSING.test(stderr) && !TOO_LARGE.test(stderr);
}

/** How cosign's failure to sign is told: which service, what happened, and what mends it. */
export function signingFault(task: SigningTask, stderr: string, now: Date): AssayError {
  const why = reasonIn(stderr);
  const what = `${task.what} (${sizeText(task.bytes)}) could not be signed`;
  const speaker = speakerIn(why, task.services);
  // cosign verifies what it has signed: where that fails, the services are another Sigstore's than the trusted root.
  if (speaker === undefined && /\bverif(?:y|ied|ying|ication)\b/i.test(why)) {
    const hint = 'do `signing-config` and `trusted-root` belong to the same Sigstore?';
    return fault('signature-invalid', task.check, `${what}: it does not verify then (${why}); ${hint}`);
  }
  const { happened, remediation } = explain(task, why, now);
  // Where nothing tells who it was, a refusal is told in cosign's words alone.
  const who = speaker ?? (remediation === '' ? undefined : 'what cosign asked');
  const told = who === undefined ? '' : `: ${who} ${happened}`;
  return fault(
    'signing-failed',
    task.check,
    `${what}${told}${remediation && `; ${remediation}`} (cosign: ${why})`,
  );
}

function explain(task: SigningTask, why: string, now: Date): { happened: string; remediation: string } {
  if (NOT_VALID_NOW.test(why))
    return {
      happened: 'is not valid at this time',
      remediation: `this machine's clock says ${now.toISOString()}: is it right, and what does \`validFor\` in the signing configuration say?`,
    };
  if (UNKNOWN_CA.test(why))
    return {
      happened: 'has a TLS certificate that this machine does not trust',
      remediation: 'let `SSL_CERT_FILE` name the certificates that it should trust',
    };
  const isLarge = task.bytes > LARGE_STATEMENT_BYTES;
  if (WHOLE.test(why) && (TOO_LARGE.test(why) || (isLarge && MAYBE_TOO_LARGE.test(why))))
    return {
      happened: TOO_LARGE.test(why)
        ? 'does not take so much'
        : 'refused it, as logs and the proxies before them do with what is too large',
      remediation:
        'a Rekor v1 is sent the whole statement, one third larger: let `signing-config` name a Rekor v2, which is sent a hash alone, or raise the limit (`max_request_body_size`, and that of every proxy before it)',
    };
  if (UNREACHABLE.test(why))
    return {
      happened: 'cannot be reached',
      remediation: 'see that it runs, and that this job may reach it (firewall, `HTTPS_PROXY`, `NO_PROXY`)',
    };
  if (/Fulcio returned 40[013]/.test(why))
    return {
      happened: "does not take the job's OIDC token",
      remediation: `it must know the token's issuer, with the audience \`sigstore\`; a token lives five minutes, so its clock and that of GitHub must agree (here it is ${now.toISOString()})`,
    };
  if (/TextConsumer/.test(why))
    return {
      happened: 'answered with a page and not as a log does',
      remediation: 'is its address right, and does a proxy answer in its place?',
    };
  if (PASSING.test(why))
    return {
      happened: 'did not do its work',
      remediation: 'run the job again; if it stays so, look at its log or status page',
    };
  return { happened: 'refused it', remediation: '' };
}

/** The service that a failure is of, by its address or by cosign's words; undefined where nothing tells it. */
function speakerIn(why: string, services: SigningServices): string | undefined {
  const named = (name: string, addresses: readonly string[]) =>
    addresses.length === 0 ? name : `${name} ${addresses.join(' or ')}`;
  const kinds = [
    ['the certificate authority (Fulcio)', services.authorities, /Fulcio returned|service found/],
    ['the transparency log (Rekor)', services.logs, /rekor v2 entry|createLogEntry|TextConsumer/],
    ['the timestamp authority', services.timestampAuthorities, /timestamp authority returned/],
    ['the registry', [], /accessing (?:image|entity)/],
  ] as const;
  const found = kinds.flatMap(([name, addresses, words]) => {
    const said = addresses.filter((address) => why.includes(address.replace(/\/+$/, '')));
    if (said.length > 0)
      return [{ text: named(name, said), length: Math.max(...said.map((one) => one.length)) }];
    return words.test(why) ? [{ text: named(name, addresses), length: 0 }] : [];
  });
  // The longest address is the most exact: services may share a host.
  const [best] = found.toSorted((one, other) => other.length - one.length);
  if (best !== undefined) return best.text;
  // What cosign says of a server error of one of these two names neither.
  if (/closed response body/.test(why)) {
    const [authority, , timestamps] = kinds;
    return `${named(authority[0], authority[1])}, or ${named(timestamps[0], timestamps[1])},`;
  }
  return /services found/.test(why) ? 'a service' : undefined;
}

/** cosign's error line, without its progress lines and the names of the calls that it came through. */
function reasonIn(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const line = lines.findLast((text) => /^error/i.test(text)) ?? lines.at(-1) ?? '';
  const bare = line.replace(
    /^(?:(?:error(?: during command execution| signing bundle)?|(?:creating|signing) bundle): )+/i,
    '',
  );
  return plain(bare, 500) || 'no message';
}
