/** A value that stands for a credential by the name it is given to. */
export interface Credential {
  readonly name: string;
  readonly value: string;
}

const NAMES = /PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL/i;
/** Names of settings that are about a credential and hold none. */
const SETTINGS =
  /(?:FILE|PATH|DIR|URL|URI|HOST|ENDPOINT|NAME|TTL|TIMEOUT|EXPIRY|EXPIRATION|LIFETIME|LENGTH|TYPE|ENABLED|HEADER|ALGORITHM|ISSUER|VERSION|POLICY)$/i;
const ASSIGNMENT = /(?:^|\s)(?:--)?([A-Za-z_][\w.-]*)=("[^"]*"|'[^']*'|\S+)/g;

const MIN_LENGTH = 6;
/** Bits a character: below stand `aaaaaa`, `121212`. */
const MIN_ENTROPY = 1.8;
const WORDS =
  /^(?:change[-_ ]?me.*|(?:your|my|some|the)[-_ ].*|x{3,}|\*+|password|passwd|secret|token|example|sample|placeholder|redacted|none|null|undefined|default|dummy|disabled|enabled|required|optional|unset)$/i;
/** References, templates, paths, addresses without a password, plain numbers, AWS's documentation. */
const NO_LITERAL =
  /[$`]|^<.*>$|\{\{|^%.*%$|^(?:\.{0,2}|~)\/|^[A-Za-z]:\\|^(?:file|https?):\/\/[^@]*$|^\d{1,9}$|EXAMPLE(?:KEY)?$/;

/**
 * Assignments in an entry of the image configuration (`ENV`, labels, build arguments and `ENV` steps in the
 * history) that give a literal value to a name like `DB_PASSWORD`: neither engine has a rule for these.
 */
export function credentialsIn(text: string): readonly Credential[] {
  return [...text.matchAll(ASSIGNMENT)].flatMap(([, name = '', raw = '']) => {
    const value = raw.replace(/^(["'])(.*)\1$/s, '$2');
    return NAMES.test(name) && !SETTINGS.test(name) && isLiteralSecret(value) ? [{ name, value }] : [];
  });
}

function isLiteralSecret(value: string): boolean {
  if (value.length < MIN_LENGTH || WORDS.test(value) || NO_LITERAL.test(value)) return false;
  return entropy(value) >= MIN_ENTROPY;
}

/** Shannon entropy in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
