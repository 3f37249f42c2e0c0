/** A statement with more bytes than this is large; docs/decisions/signing.md says why. */
export const LARGE_STATEMENT_BYTES = 512 * 1024;

/** What to do about a service of a Sigstore that does not sign. One sentence each, without its end. */

/** About services and certificates that are not valid at this time. */
export function clockAdvice(now: Date): string {
  return `this machine's clock says ${now.toISOString()}: if that is wrong, correct the clock; if it is right, check \`validFor\` in the signing configuration and the certificate of the server`;
}

/** About a token that Fulcio refuses. */
export function tokenAdvice(now: Date): string {
  return `configure Fulcio to accept the token's issuer with the audience \`sigstore\`, and check its clock: a token is valid for five minutes only (this machine's clock says ${now.toISOString()})`;
}

export const ADVICE = {
  reach: 'check that it is running and that this job can reach it (firewall, `HTTPS_PROXY`, `NO_PROXY`)',
  again: 'run the job again; if it fails again, look at the logs or the status page of the service',
  large:
    'a Rekor v1 gets the whole statement, one third larger: name a Rekor v2 in `signing-config`, which gets only a hash, or raise the limit (`max_request_body_size`, and the limit of every proxy before the log)',
  address: 'check the address of the service in `signing-config`, and whether a proxy answers instead of it',
  silent: 'check that they run and that this job can reach them',
} as const;

/** What a log, or a proxy before it, did with a statement that is too large. */
export const REFUSED_SIZE = {
  certain: 'does not accept a statement of this size',
  likely: 'refused it in a way in which logs and the proxies before them refuse a request that is too large',
} as const;

/** Why a new signature may not verify: the services and the trusted root belong to different Sigstores. */
export const OTHER_ROOT = 'check that `signing-config` and `trusted-root` belong to the same Sigstore';
