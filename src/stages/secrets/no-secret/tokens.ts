import { crc32 } from 'node:zlib';
import { changes } from '../values/literal.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** This number of base64 characters next to a token is too long for a word of a path. */
const LONG = 40;
const SHORT = 12;

/**
 * Whether a token is the middle of a longer run of base64: a picture, a source map, a checksum. `before` and `behind`
 * are the text before and after it in its line.
 */
export function isWithinBase64(before: string, behind: string): boolean {
  const left = /[A-Za-z0-9+/]*$/.exec(before)?.[0] ?? '';
  const right = /^[A-Za-z0-9+/]*={0,2}/.exec(behind)?.[0] ?? '';
  return isRandomRun(left) || isRandomRun(right);
}

function isRandomRun(run: string): boolean {
  if (run.length < SHORT) return false;
  const rate = changes(run) / run.length;
  return run.length >= LONG ? rate >= 0.15 && !/^(?:\/[a-z-]{1,20})+\/?$/.test(run) : rate >= 0.3;
}

/**
 * Whether the checksum in a token is correct; undefined if the token has none. Tokens of GitHub and npm end in six
 * digits in base 62: the CRC-32 of the 30 characters before them.
 */
export function hasChecksum(value: string): boolean | undefined {
  const [, body, sum] = /^(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/.exec(value) ?? [];
  return body === undefined || sum === undefined ? undefined : checksumOf(body) === sum;
}

/** The checksum that GitHub and npm add to the characters of a token. */
export function checksumOf(body: string): string {
  let rest = crc32(body);
  let digits = '';
  for (let count = 0; count < 6; count += 1) {
    digits = (BASE62[rest % 62] ?? '0') + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** The decoded parts of a JSON web token; undefined if the value is not one. The signature may be missing. */
function webToken(
  value: string,
): { readonly header: string; readonly body: string; readonly parts: number } | undefined {
  if (!/^eyJ[\w-]+/.test(value)) return undefined;
  const parts = value.split('.');
  const [header = '', body = ''] = parts.map((part) => Buffer.from(part, 'base64url').toString('utf8'));
  return /"(?:alg|enc|typ)"\s*:/.test(header)
    ? { header, body, parts: parts.filter((part) => part !== '').length }
    : undefined;
}

/** Issuers, subjects and clients in RFC 7515 to 7519, in OpenID Connect, and in tutorials. */
const SAMPLE_CLAIMS =
  /"sub"\s*:\s*"(?:1234567890|24400320|248289761001|jdoe)"|"name"\s*:\s*"(?:John|Jane) Doe"|"(?:iss|aud)"\s*:\s*"(?:joe|(?:https?:\/\/)?(?:[\w-]+\.)*example(?:\.(?:com|org|net))?(?:[/:"]|$)|s6BhdRkqt3|supabase-demo)|"role"\s*:\s*"anon"|"client_id"\s*:\s*"s6BhdRkqt3"/i;

/** Whether a JSON web token is from a specification or a tutorial, or is incomplete: without a body or a signature. */
export function isSampleToken(value: string): boolean {
  const token = webToken(value);
  // Tokens of TeamCity have bytes in the middle.
  if (token === undefined || /"TCV2"/.test(token.header)) return false;
  if (token.parts < 3 || /"alg"\s*:\s*"none"/i.test(token.header)) return true;
  return SAMPLE_CLAIMS.test(token.body) || !token.body.startsWith('{');
}
