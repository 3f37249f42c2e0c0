import { isMonotonous } from '../values/literal.ts';
import { isForeignPlaceholder } from './foreign-placeholders.ts';

/** Texts that people write in place of a secret. They are rare in random text. */
const WORDS: readonly RegExp[] = [
  /\.{3}$|example|placeholder|dummy|redacted|foobar|foo[-_]?bar|lorem|chang(?:e|ed|ing)[-_ ]?(?:me|it|this|in[-_ ]|before|your|the|for|now|please)|(?:should|must|to)[-_ ]be[-_ ](?:changed|replaced|set)|replace[-_ ]?(?:me|this|with)/i,
  /(?:^|[-_ .<[{/])(?:your|insert|todo|fixme|tbd|generate|enter|set[-_]?(?:a|me|your|this))(?:[-_ .>\]}A-Z]|$)|(?:^|[-_ .])(?:goes|here)(?:[-_ ]?\d{1,4})?$/i,
  /not[-_ ]?(?:a[-_ ]?(?:real|secret|valid)|so[-_ ]?secret|secure)|(?:^|[-_ ])(?:fake|bogus|mocked?|sample)(?:[-_ ]|$)|xxxx|at[-_ ]least[-_ ]\d+/i,
  // "my", "your", "test" and similar words before a word for a secret.
  /(?:some|my|your|the|an?|fake|sample|test(?:ing)?|demo|mock|super|default|top|very|random|strong|secure|local|dev|another|new|old|wrong|invalid|bad|good|correct|confirm|current|repeat|retype|reset|forgot|initial|temp|plain)[-_ ]?(?:(?:super|top|very|secret|secure|strong|random|db|root|user|admin|database|postgres|mysql|mariadb|redis|private|long|unique|jwt|session|signing|encryption|app|client|master)[-_ ]?){0,3}(?:secret|password|passwd|passphrase|pass|pwd|token|(?:api|secret|access|auth|private)?[-_ ]?key|credentials?)(?:[-_ ]?(?:key|token|value|string|phrase|here|\d{1,4}))?[!.]?$/i,
  // Only words, with a word for a secret at the end: `mariadb-password`, `strongpassword`.
  /^(?:[a-z]{2,12}[-_ ]?){0,3}(?:password|passwd|passphrase|secret|token|api[-_]?key|secretkey)[-_]?\d{0,3}!?$/,
];

/** Values that mean "no secret", or that repeat the name of the setting. */
const EMPTY =
  /^(?:password|passwd|passphrase|passwort|pass|pwd|secret|secrets?[-_ ]?key|token|key|api[-_ ]?key|apikey|credentials?|admin|administrator|root|user(?:name)?|sample|test(?:ing|user|er)?|none|null|nil|undefined|default|disabled?|enabled?|required|optional|unset|empty|true|false|yes|no|on|off|string|text|hidden|masked|secure|random|auto|generated|inherit|anonymous|localhost|postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|rabbitmq|elastic|grafana|guest|bearer|basic|qwerty|letmein|welcome|changeme|scram-sha-\d{1,3}|sha-?\d{1,3}(?:[-_]?crypt)?|md5(?:[-_]?crypt)?|yescrypt|blowfish|hs\d{3}|rs\d{3}|es\d{3}|keyboard[-_ ]cats?|shhh+|argon2\w{0,2}|pbkdf2|bcrypt|scrypt)\d{0,2}$/i;

/** Names of algorithms with their modes: `AES/CBC/PKCS5Padding`, `PBKDF2WithHmacSHA256`. */
const ALGORITHM =
  /^(?:AES|DES(?:ede)?|TripleDES|RSA|Blowfish|ChaCha20)(?:[-_/](?:\d{3}|CBC|ECB|GCM|CTR|CFB8?|OFB8?|CCM|XTS|NoPadding|PKCS[57]Padding|OAEP\w{0,40}|Poly1305)){1,3}$|^(?:PBKDF2With|PBEWith)\w{4,40}$|^HmacSHA\d{1,3}$/i;

/** Whether a value is a placeholder for a secret. */
export function isPlaceholder(value: string): boolean {
  return (
    EMPTY.test(value) ||
    ALGORITHM.test(value) ||
    WORDS.some((form) => form.test(value)) ||
    isForeignPlaceholder(value) ||
    isMonotonous(value)
  );
}

/**
 * Whether a value is a common first password that is easy to guess: `P@ssw0rd!`, `Welcome1`, `admin123`, a product
 * name.
 */
export function isWeak(value: string): boolean {
  if (
    /^[a-z]{4,16}$/.test(value) ||
    /^[A-Z]?[a-z]{2,14}[-_@!.]?(?:123|1234|12345|123456|321|1|01)[!.$#]?$/.test(value)
  )
    return true;
  const plain = value
    .toLowerCase()
    .replace(/[@4]/g, 'a')
    .replace(/0/g, 'o')
    .replace(/[1!|]/g, 'i')
    .replace(/3/g, 'e')
    .replace(/[5$]/g, 's')
    .replace(/7/g, 't');
  const bare = value.toLowerCase().replace(/[^a-z]/g, '');
  return [plain, bare].some((text) =>
    /^(?:my|your|the|some|test|a)?(?:strong|super|very|secure)?[^a-z]{0,3}(?:passa?word|passw[a-z]rd|passwd|pass|secret|admin|root|welcome|letmein|qwerty|changeme|default|demo|sample|user|test|login|complicated)[^a-z]{0,3}[a-z]{0,3}[^a-z]{0,8}$/.test(
      text,
    ),
  );
}
