/**
 * Whether a token of a known form contains text that no generator makes: `xxxxxx`, `1234…`, `EXAMPLE`. The patterns for
 * words do not match random text by chance.
 */
export function isFiller(value: string): boolean {
  return (
    /EXAMPLE|example|x{6}|X{6}|\*{3}|\.{3}|\bY(?:OUR|our)[-_]|your[-_]|placeholder|PLACEHOLDER|REDACTED|redacted|change[-_]?me/.test(
      value,
    ) || isMonotonous(value)
  );
}

/** Whether a text is made of repeated and sequential characters: `aaaa`, `1234`, `abcabcabc`. */
export function isMonotonous(value: string): boolean {
  const body = value.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (body === '') return true;
  if (body.length >= 6 && new Set(body).size <= 2) return true;
  if (isBytesInOrder(value)) return true;
  const [repeated = ''] = /^(.{1,12}?)\1{2,}/.exec(body) ?? [];
  if (repeated.length >= 6 && repeated.length >= body.length * 0.8) return true;
  if (body.length < 8) return /^(?:0?12345|abcde|qwert)/.test(body);
  let steps = 0;
  for (let index = 1; index < body.length; index += 1) {
    const step = body.charCodeAt(index) - body.charCodeAt(index - 1);
    // After 9 comes 0, or `a` in hexadecimal digits.
    if (Math.abs(step) <= 1 || (body[index - 1] === '9' && /[0a]/.test(body[index] ?? ''))) steps += 1;
  }
  return steps / (body.length - 1) >= (/^\d+$/.test(body) ? 0.7 : 0.6);
}

/** Whether bytes count up or down by the same step: `000102…0e0f`, `00112233…`, in hexadecimal digits or base64. */
function isBytesInOrder(value: string): boolean {
  const hex = value.replace(/0x|[\s,:_-]/gi, '');
  const isHex = /^(?:[0-9a-f]{2}){8,}$/i.test(hex);
  if (!isHex && !/^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(value)) return false;
  const bytes = Buffer.from(isHex ? hex : value, isHex ? 'hex' : 'base64');
  const step = (index: number) => ((bytes[index] ?? 0) - (bytes[index - 1] ?? 0)) & 0xff;
  let same = 0;
  for (let index = 2; index < bytes.length; index += 1) if (step(index) === step(index - 1)) same += 1;
  return bytes.length >= 8 && same >= (bytes.length - 2) * 0.8;
}

/** Names, addresses, dates, versions and the like. */
const NO_LITERALS: readonly RegExp[] = [
  /^[A-Za-z]:\\/,
  /^[\w-]+(?:\/[\w.-]+)*\.(?:json|ya?ml|pem|key|crt|cer|txt|env|xml|p12|pfx|jks|conf|cfg|ini|toml|ts|js|py|go|rb|java|php|html?|md|sh|asc|gpg|pub|properties|keytab|t?gz|tar|zip|bz2|xz|zst|7z|jar|war|whl|deb|rpm|dmg|iso|img|png|jpe?g|gif|svg|webp|ico|pdf|csv|tsv|parquet|avro|log|mp[34]|wav|docx?|xlsx?|db|sqlite|bak|sql|dump|lock|map|s?css|wasm|woff2?|bin|exe|msi|tmp|ndjson)$/i,
  /^[a-z][a-z0-9+.-]*:\/\/[^\s@]*$/i, // addresses without a password
  /^urn:|^data:|^mailto:/i,
  /^(?:CVE|GHSA|RHSA|DSA|GO|RUSTSEC|PYSEC)-[\w-]+$/i, // advisories
  /^\d{4}-\d\d-\d\d(?:[T ][\d:.Z+-]*)?$/,
  /^[\^~<>=v\s]{0,4}\d+(?:\.(?:\d+|x|\*)){1,3}(?:[-+][\w.+-]+)?(?:\/go\.mod)?$/,
  /^(?!\d{8}$)[\d\s.,:%-]{1,9}$/, // numbers; eight digits may be the date of a birthday
  /^(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?$/,
  /^[\w.+-]+@[\w-]+\.[\w.-]+$/, // mail addresses
  /^[\w-]+\([^)]*\)?;?$/, // calls
  /^(?:sha(?:1|224|256|384|512)|md5|h1|blake2b?)[-:=~]/i, // checksums
  /^[0-9A-F]{40}$/, // names of PGP keys
  /^(?:[0-9A-Fa-f]{2}:){7,}[0-9A-Fa-f]{2}$/, // fingerprints
  /\[[^\]]+\]\{\d+(?:,\d*)?\}/, // regular expressions
];

/** `1:4.13+dfsg1-1+deb12u1`, `4.13-r4`, `5.2.26-3.el9_4.x86_64` */
const PACKAGE_VERSION =
  /^(?:\d{1,3}:)?\d{1,8}(?:\.\d{1,8}){1,4}[a-z]?(?:[-+~._](?:[a-z]{1,10}\d{0,8}(?:[a-z]\d{1,3})?|\d{1,10})){0,8}$/i;

/** Whether a value is the version of a package of a distribution, as logs of package managers name it. */
export function isPackageVersion(value: string): boolean {
  return PACKAGE_VERSION.test(value);
}

/** Whether a value is a path, an address, a date, a version, a checksum or a public key. */
export function isNoCredential(value: string): boolean {
  // Base64 may start with a slash like a path.
  if (/^(?:\.{0,2}|~|#)\//.test(value)) return changes(value) < value.length * 0.3;
  return NO_LITERALS.some((form) => form.test(value));
}

/** Short words and abbreviations in names. Two random letters are rarely one of them. */
const SHORT_WORDS =
  /^(?:sql|jwt|hmac|aws|gcp|ssh|ssl|tls|vpn|dns|xml|css|rsa|gpg|pgp|smtp|kms|mq|mqtt|http|npm|pwd|cfg|ctx|src|dst|msg|svc|srv|em|i|e|x|a|id|db|is|by|to|in|on|of|at|my|no|or|as|ui|ip|os|js|ts|io|be|do|go|if|it|me|so|up|us|we|an|pw|en|de|fr)$/i;

/**
 * Whether a value is words in a usual spelling: `refresh_token`, `settings.password.label`, `X-Auth-Token`,
 * `accessToken`.
 */
export function isWords(value: string): boolean {
  const parts = value.split(/[-_.:/= ]+/).filter((part) => part !== '');
  if (parts.length === 0 || !parts.every((part) => /^[A-Za-z]+\d{0,2}$/.test(part))) return false;
  return parts.every((part) => {
    const letters = part.replace(/\d+$/, '');
    if (letters.length <= 4 && /^(?:[a-z]+|[A-Z][a-z]*|[A-Z]+)$/.test(letters)) return true;
    const humps = letters.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/);
    const average = letters.length / humps.length;
    if (CAMEL.test(letters)) return true;
    const least = /(?:Key|Token|Secret|Password|Pass|Auth)$/.test(letters) ? 2.5 : 3;
    return average >= least && humps.every((hump) => isWord(hump, average));
  });
}

/** Names in camel case with words of at least three letters. In random letters the words are shorter. */
const CAMEL = /^(?:[a-z]{2,}|[A-Z][a-z]{2,})(?:[A-Z][a-z]{2,}){1,8}$/;

/** Letters that rarely follow each other in a word. */
const RARE_LETTERS = /q(?!u)|[jqv][bcdfghjklmnpqtvwxz]|([hjqvwxyu])\1|[^aeiouy]{5}/i;

function isWord(hump: string, average: number): boolean {
  if (/^[A-Z]{1,5}$/.test(hump)) return true;
  if (hump.length === 3 && average >= 4) return SHORT_WORDS.test(hump) || !RARE_LETTERS.test(hump);
  return isPronounceable(hump);
}

/** Whether letters are a short word, or at least can be pronounced as one. */
export function isPronounceable(letters: string): boolean {
  if (SHORT_WORDS.test(letters)) return true;
  return letters.length > 2 && /[aeiouy]/i.test(letters) && !RARE_LETTERS.test(letters);
}

/** Whether a value is a name of words and numbers: `x-hub-signature-256`, `croatian-UTF-8`. */
export function isNumberedName(value: string): boolean {
  const parts = value.split(/[-_.:/]/);
  const words = parts.filter((part) => /^[a-z]{3,}$/.test(part));
  return (
    parts.length >= 2 &&
    words.length >= 1 &&
    parts.every((part) => /^[a-z]*$|^[A-Z]{2,5}$|^v?\d{1,4}$|^[a-z]{1,8}\d{1,4}[a-z]{0,3}$/.test(part))
  );
}

/**
 * The number of changes between small letters, capitals and digits. Random text has many, a name with a number has few.
 */
export function changes(value: string): number {
  const kinds = value
    .replace(/[a-z]/g, 'a')
    .replace(/[A-Z]/g, 'A')
    .replace(/[0-9]/g, '0')
    .replace(/[^aA0]/g, '');
  let count = 0;
  for (let index = 1; index < kinds.length; index += 1) if (kinds[index] !== kinds[index - 1]) count += 1;
  return count;
}

/** The Shannon entropy in bits per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
