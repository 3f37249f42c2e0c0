import { isPlaceholder } from '../../no-secret/placeholders.ts';
import { whyNoValue } from '../../no-secret/why-no-value.ts';
import { changes, isMonotonous } from '../../values/literal.ts';
import { judgeCredential } from '../credential.ts';
import { type Judgement, type KeywordRule, pattern } from '../rule.ts';

const isLiteral = (value: string): Judgement => value.length >= 4 && (whyNoValue(value) ?? true);
const isPassword = (value: string): Judgement => judgeCredential(value, 'password', 'option');
const isRandom = (value: string): Judgement => judgeCredential(value, 'secret', 'setting');
const isKey = (value: string): Judgement =>
  !isMonotonous(value) && changes(value) >= 6 && (whyNoValue(value) ?? true);

/** Rejects the default communities of devices. */
const isCommunity = (value: string): Judgement =>
  /^(?:public|private|community|read|write|ro|rw)$/i.test(value) ? 'placeholder' : isPassword(value);

/** Accepts an app password of Apple: four groups of four small letters that are not a placeholder. */
const isOfApple = (value: string): Judgement => {
  if (value !== value.toLowerCase()) return false;
  return isMonotonous(value) || isPlaceholder(value) ? 'placeholder' : true;
};

/** Finds credentials in lines with the grammar of one tool, in which the name does not show what the value is. */
export const DIRECTIVES: readonly KeywordRule[] = [
  pattern(
    'gossip-key',
    'Key that encrypts the traffic of a cluster',
    ['encrypt'],
    /\bencrypt(?:_key)?["']?\s{0,4}[:=]\s{0,4}["']([A-Za-z0-9+/]{22}==|[A-Za-z0-9+/]{32}|[A-Za-z0-9+/]{43}=)["']/,
    { accepts: isKey },
  ),
  pattern(
    'snmp-password',
    'Password of an SNMP user',
    ['createuser', 'usmuser', 'snmp-server user'],
    /\b(?:createUser|usmUser|snmp-server\s{1,4}user)\s{1,4}[^\n]{1,120}?\s(?:MD5|SHA(?:-?\d{3})?)\s{1,4}["']?(?!MD5|SHA)([^\s"']{6,200})/i,
    { certainty: 'generic', accepts: isPassword },
  ),
  pattern(
    'snmp-password',
    'Password of an SNMP user',
    ['createuser', 'usmuser', 'snmp-server user'],
    /\b(?:createUser|usmUser|snmp-server\s{1,4}user)\s{1,4}[^\n]{1,200}?\s(?:DES|3DES|AES(?:[- ]?\d{3})?)\s{1,4}["']?([^\s"']{6,200})/i,
    { certainty: 'generic', accepts: isPassword },
  ),
  pattern(
    'snmp-community',
    'Community of an SNMP device',
    ['community'],
    /(?:^|\n)\s{0,20}(?:r[ow]community6?|snmp-server\s{1,4}community|set\s{1,4}snmp\s{1,4}community)\s{1,4}["']?([^\s"']{6,64})/i,
    { certainty: 'generic', accepts: isCommunity },
  ),
  pattern(
    'bundler-password',
    'Credential of a server of gems',
    ['bundle_'],
    /\bBUNDLE_[A-Z0-9_]{1,80}?__[A-Z0-9_]{2,60}["']?\s{0,4}[:=]\s{0,4}["']?(?<user>[^\s:/"']{1,80}:)?(?<secret>[^\s:/"']{6,200})/,
    {
      certainty: 'generic',
      accepts: (value, { groups = {} }) => (groups.user === undefined ? isRandom(value) : isPassword(value)),
    },
  ),
  pattern(
    'apple-app-password',
    'App-specific password of an Apple account',
    [
      'apple',
      'altool',
      'notar',
      'icloud',
      'app-specific',
      'app_specific',
      'appspecific',
      'fastlane',
      'itunes',
    ],
    /(?:apple|altool|notar|icloud|app[-_]?specific|fastlane|itunes)[^\n]{0,160}?(?<![\w-])([a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4})(?![\w-])/i,
    {
      certainty: 'generic',
      scope: 'command',
      accepts: (value, [whole]) =>
        /passw|pwd|passcode|secret|\s-p\b|@keychain/i.test(whole) && isOfApple(value),
    },
  ),
  pattern(
    'openvpn-password',
    'Password within an OpenVPN profile',
    ['<auth-user-pass>', '<http-proxy-user-pass>'],
    /<(?:auth|http-proxy)-user-pass>[ \t]{0,8}\r?\n\s{0,20}[^\s<]{1,120}[ \t]{0,8}\r?\n[ \t]{0,20}([^\s<]{4,200})/,
    { scope: 'block', accepts: isLiteral },
  ),
  pattern(
    'authorization-header',
    'Credential in a header',
    ['authorization'],
    /\bAuthorization["']?(?:\]?\s{0,3}(?:=>|[:=,])\s{0,3}|\s{1,8})(?:[fFbB@$]?["'`])?(?!Basic|Bearer|Digest|AWS|Negotiate|NTLM)(?:[A-Z][A-Za-z-]{1,24}\s{1,3}(?:(?:token|key|apikey|api_key)=)?|key=)["']?([\w.~+/=:-]{16,2000})/i,
    { certainty: 'generic', accepts: isRandom },
  ),
];
