import { isKey } from '../../no-secret/key-frames.ts';
import { changes, isMonotonous } from '../../values/literal.ts';
import { type Judgement, type KeywordRule, pattern } from '../rule.ts';

/** Base64 on several lines, or with escaped line breaks on one line of JSON or of an `.env` file. */
const LINE = String.raw`(?:\\r|\\n|[A-Za-z0-9+/=\s"',]){40,7000}`;
/**
 * Any text between the first and the last line of a frame, except another frame. The lines may be comments, quoted,
 * joined, or broken by HTML.
 */
const INSIDE = String.raw`(?:(?!-----)[^\0]){40,7000}`;

/** Accepts a frame only if it contains base64. Documentation shows frames that contain dots. */
const hasBody = (value: string): Judgement => (isKey(value) ? true : 'sample');
const isRandomBody = (value: string): boolean =>
  value.replace(/[^A-Za-z0-9+/=]/g, '').length >= 40 && !isMonotonous(value.replace(/-----[^-]*-----/g, ''));

const block = (id: string, title: string, keywords: readonly string[], expression: RegExp) =>
  pattern(id, title, keywords, expression, { scope: 'block', accepts: isRandomBody });

/** Finds private keys in all common text formats. */
export const PRIVATE_KEYS: readonly KeywordRule[] = [
  pattern(
    'private-key',
    'Private key',
    ['private key-----', 'private key block-----'],
    // PKCS#1, SEC 1, PKCS#8, encrypted or not, OpenSSH, PGP.
    new RegExp(
      `(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----${INSIDE}-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)`,
    ),
    { scope: 'block', accepts: hasBody },
  ),
  pattern(
    'private-key',
    'Private key',
    ['private key-----', 'private key block-----'],
    // A key without its last line. The headers of the old encrypted format contain `:` and `,`.
    new RegExp(
      String.raw`(-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?:\s|\\[nr]|(?:Proc-Type|DEK-Info|Version|Comment|Charset|Hash): [^\n]{0,120}\n){0,8}${LINE})`,
    ),
    { scope: 'block', accepts: (value) => isKey(value) },
  ),
  pattern(
    'private-key',
    'Private key without its frame',
    ['ibadanbgkqhkig9w0baqefaasc', 'ibaakca', 'ibaakbg', 'ageamb', 'mhccaqeei', 'mhqcaqee', 'migkageb'],
    // PKCS#8 and PKCS#1 of RSA, SEC 1 and PKCS#8 of elliptic curves, without line breaks. Within a frame, lines are
    // shorter.
    /(?<![A-Za-z0-9+/])((?:MII[A-Z][A-Za-z0-9+/]{2}IBADANBgkqhkiG9w0BAQEFAASC|MII[A-Z][A-Za-z0-9+/]{2}IBAAKCA|MII[CJ][A-Za-z0-9+/]{2}IBAAKBg|MI(?:GH|GT|G2|HuA?)[A-Za-z0-9+/]{0,2}AgEAMB[AM]GByqGSM49|MH[cQ]CAQEE|MIGkAgEBBD)[A-Za-z0-9+/]{90,6000}={0,2})/,
    { scope: 'block', accepts: (value) => !isMonotonous(value) && changes(value) >= value.length * 0.15 },
  ),
  pattern(
    'nkey-seed',
    'Seed of a NATS key',
    ['nkey seed'],
    /NKEY SEED-{3,8}(?:\s|\\[nr]){1,6}(S[A-Z2-7]{55,59})/,
    { scope: 'block', accepts: (value) => !isMonotonous(value) },
  ),
  pattern(
    'openvpn-static-key',
    'Static key of OpenVPN',
    ['openvpn static key'],
    /(-----BEGIN OpenVPN Static key V1-----[0-9a-fA-F\s\\nr]{200,1200}(?:-----END OpenVPN Static key V1-----)?)/,
    { scope: 'block', accepts: isRandomBody },
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
    // A private EC or RSA key has `d`. A symmetric key has `k`. A public key has neither.
    /\{[^{}]{0,3000}?\\?"(?:d|k)\\?"\s{0,4}:\s{0,4}\\?"([\w-]{20,700})\\?"[^{}]{0,3000}\}/,
    { scope: 'block', accepts: (value, match) => /"kty\\?"/.test(match[0]) && !isMonotonous(value) },
  ),
];
