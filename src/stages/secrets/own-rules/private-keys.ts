import { isMonotonous } from './literal.ts';
import { type OwnRule, pattern } from './rule.ts';

/** Base64 in lines, as it stands in a file or escaped in one line of JSON or of an `.env` file. */
const LINE = String.raw`(?:\\r|\\n|[A-Za-z0-9+/=\s"',]){40,7000}`;

/** A key is there only when its base64 is: documentation shows the frame with dots in it. */
const hasBody = (value: string) => {
  const body = value.replace(/-----[^-]*-----|\\[nr]|[^A-Za-z0-9+/=]/g, '');
  return body.length >= 40 && !isMonotonous(body);
};

const block = (id: string, title: string, keywords: readonly string[], expression: RegExp) =>
  pattern(id, title, keywords, expression, { scope: 'block', accepts: hasBody });

/** Private keys in every text form that is in use. */
export const PRIVATE_KEYS: readonly OwnRule[] = [
  block(
    'private-key',
    'Private key',
    ['private key'],
    // PKCS#1, SEC 1, PKCS#8, encrypted or not, OpenSSH, PGP; the headers of the old encrypted form hold `:` and `,`.
    new RegExp(
      String.raw`(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]|(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash): [^\n]{0,120}\n){0,8}${LINE}(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?)`,
    ),
  ),
  block(
    'ssh2-private-key',
    'SSH2 private key',
    ['begin ssh2 encrypted'],
    new RegExp(
      String.raw`(---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----(?:\s{1,2}[A-Za-z-]{1,20}: [^\n]{0,200}){0,4}${LINE})`,
    ),
  ),
  block(
    'putty-private-key',
    'PuTTY private key',
    ['private-lines'],
    /Private-Lines: \d{1,3}\s{1,2}([A-Za-z0-9+/=\s]{40,7000})(?=Private-MAC|$)/,
  ),
  block(
    'sigstore-private-key',
    'Encrypted signing key',
    ['begin encrypted sigstore', 'begin encrypted cosign'],
    new RegExp(`(-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----${LINE})`),
  ),
  block(
    'minisign-secret-key',
    'minisign secret key',
    ['secret key'],
    /(?:minisign|signify|rsign)[^\n]{0,60}secret key[^\n]{0,60}\n(RW[A-Za-z0-9+/]{100,300}={0,2})/,
  ),
  pattern(
    'wireguard-key',
    'WireGuard key',
    ['privatekey', 'presharedkey'],
    /\b(?:PrivateKey|PresharedKey)\s{0,4}=\s{0,4}([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)/i,
  ),
  pattern(
    'json-web-key',
    'Private JSON web key',
    ['"kty"', '\\"kty\\"'],
    // A private key of EC or RSA has `d`, a symmetric one `k`; a public one has neither.
    /\{[^{}]{0,3000}?\\?"(?:d|k)\\?"\s{0,4}:\s{0,4}\\?"([\w-]{20,700})\\?"[^{}]{0,3000}\}/,
    { scope: 'block', accepts: (value, match) => /"kty\\?"/.test(match[0]) && !isMonotonous(value) },
  ),
];
