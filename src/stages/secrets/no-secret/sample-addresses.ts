import { isWords } from '../values/literal.ts';
import { madeUpFrom } from '../values/passphrases.ts';
import { isPlaceholder } from './placeholders.ts';
import { isTemplate } from './references.ts';

/** The names that RFC 2606 and RFC 6761 reserve, hosts of the local machine, and placeholders for a host. */
const RESERVED_HOST =
  /^(?:(?:[\w-]{1,63}\.){0,8}(?:example(?:\.(?:com|org|net|io|de))?|test|invalid|localhost|local|localdomain)|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|(?:your|my|some)?[-_.]?(?:db|database|data)?[-_.]?(?:host(?:name|_?ip)?|server|domain|address|proxy|endpoint|url|ip|website|site)\d?(?:\.(?:com|org|net|tld))?|(?:foo|bar|acme|dotenv)\.(?:com|org)|[A-Z][A-Z_]{2,30}|host\.docker\.internal|192\.0\.2\.\d+|198\.51\.100\.\d+|203\.0\.113\.\d+)\.?(?![\w.-])/;
const SAMPLE_WORD =
  /^(?:(?:my|the|some|test|your|user|db|random|secret|super|strong|proxy|https?|a)[-_]?){0,2}(?:user(?:name)?|u|pass(?:w(?:or)?d|phrase|code)?|pwd?|p|secret|admin|root|token|key|login|test|auth|johndoe|guest|foo|bar|baz|hunter2|postgres|mysql|mongo|redis|rabbit|minio|whatever|asdf|abc)(?:[-_]?\d{1,4})?[!]?$/i;
const PLAIN_WORD =
  /^(?:(?:my|your|the|some)[-_]?)?(?:user(?:name)?|pass(?:w(?:or)?d|phrase)?|pwd?|p|secret|token|key)$/i;
const SAMPLE_USER =
  /^(?:(?:my|some|your|db|a)?[-_]?(?:user(?:name)?|login|name|johndoe|jdoe|alice|bob|foo|me)|\[\w+\]|<\w+>|[A-Z_]{3,})$/i;

/** A password in an address, and the text next to it. */
export interface AddressPassword {
  readonly password: string;
  readonly user: string;
  /** The text after the `@`. */
  readonly behind: string;
}

/** Whether an address is from a sample or a test: it has a reserved host and a simple word as password. */
export function isSampleAddress({ password, user, behind }: AddressPassword): boolean {
  const bare = plain(password).replace(/\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|[^\x20-\x7e]/gi, '');
  // Documentation uses brackets and capitals.
  if (/^[[<({].*[\])}>]$/.test(bare) || /^[A-Z][A-Z_]{3,30}$/.test(bare)) return true;
  // With a real host, both user and password must be placeholders.
  if (SAMPLE_USER.test(user) && (PLAIN_WORD.test(bare) || isPlaceholder(bare))) return true;
  const isReserved = RESERVED_HOST.test(behind);
  if (!isReserved) return false;
  if (SAMPLE_WORD.test(bare) || isPlaceholder(bare) || isTemplate(bare)) return true;
  return isWords(bare) && madeUpFrom(bare) === undefined;
}

/** Whether a password is part of a regular expression or a format string for addresses. */
export function isPatternPart(password: string): boolean {
  return /^\(?\[\^|\\[swdS]|\.\*|\.\+|\[[\w-]+\][+*]|^%[sdv]$|\(\?/.test(password);
}

function plain(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
