import { whyNoToken } from '../../no-secret/why-no-value.ts';
import { changes, entropy, isWords } from '../../values/literal.ts';
import { type Judgement, type KeywordRule, pattern } from '../rule.ts';

/** Accepts tokens with a random tail: not only digits, and no words. */
const isRandom = (value: string): Judgement => {
  const tail =
    /(?<=[_.-])(?=[\w-]{20})[A-Za-z0-9].*$/s.exec(value)?.[0].replace(/\.[a-z]{2,6}$|[_-]/g, '') ?? '';
  const digits = tail.match(/\d/g)?.length ?? 0;
  if (digits < 3 || digits === tail.length || isWords(tail)) return false;
  if (entropy(tail) < 3 || changes(tail) < tail.length * 0.25) return false;
  return whyNoToken(value) ?? true;
};

const isDigitOrLetter = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));

/** Whether the letter before the dot is a separate word, and 24 letters and digits may follow the dot. */
const isAlone = (content: Uint8Array, at: number): boolean =>
  !isDigitOrLetter(content[at - 1]) &&
  content[at - 1] !== 0x2e &&
  isDigitOrLetter(content[at + 13]) &&
  isDigitOrLetter(content[at + 25]);

/** Words that providers put after their own name to say what kind of token it is. */
const MARKS =
  'live test prod production sandbox staging stg dev api key apikey secret sec sk pat sat tok token rt at oat svc srv bot user org team admin root master deploy ci agent app'.replaceAll(
    ' ',
    '|',
  );

/**
 * Finds tokens of providers that no other rule knows: a short name, the kind of the token, and a long random text, for
 * example `acme_live_…`, `sk_…`. There is no other evidence for them.
 */
export const MARKED_TOKENS: readonly KeywordRule[] = [
  pattern(
    'marked-token',
    'Token by its prefix',
    ['live', 'test', 'prod', 'sandbox', 'api', 'key', 'secret', 'pat', 'sat', 'token'].flatMap((mark) => [
      `_${mark}_`,
      `-${mark}-`,
    ]),
    new RegExp(
      `(?<![A-Za-z0-9_./+-])([a-z][a-z0-9]{1,15}(?:[_-](?:${MARKS})){1,3}[_-][A-Za-z0-9]{24,200})(?![A-Za-z0-9_./+-])`,
    ),
    { certainty: 'generic', accepts: isRandom },
  ),
  pattern(
    'marked-token',
    'Token by its prefix',
    ['sk_', 'sk-', 'rk_', 'pat_', 'pat-', 'tok_', 'key_', 'key-', 'api_', 'secret_', 'token_', 'apikey_'],
    /(?<![A-Za-z0-9_./+-])((?:test|live)?(?:sk|rk|pat|tok|key|api|secret|token|apikey)[_-](?:[a-z0-9]{1,12}[_-]){0,2}(?:[A-Za-z0-9_-]{32,200}|[A-Za-z0-9]{20,31})(?:\.[A-Za-z0-9_]{2,40})?)(?![A-Za-z0-9_./+-])/,
    { certainty: 'generic', accepts: isRandom },
  ),
  pattern(
    'single-letter-token',
    'Token with a single letter in front',
    ['s.', 'o.'],
    // Tokens of older Vault servers, with their namespace at the end, and tokens of Pushbullet.
    /(?<![A-Za-z0-9_./\\-])(s\.[A-Za-z0-9]{24}(?:\.[A-Za-z0-9]{5})?|o\.[A-Za-z0-9]{32})(?![A-Za-z0-9_./(-])/,
    { probe: isAlone, accepts: isRandom },
  ),
];
