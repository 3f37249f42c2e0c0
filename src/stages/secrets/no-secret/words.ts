import { isNumberedName, isPronounceable, isWords } from '../values/literal.ts';
import { PROGRAM_WORDS } from '../values/program-words.ts';

/** Replaces escapes by letters: `\u00f1`, `\xf1`, `&ntilde;` and `&#241;` are letters in a translation. */
export function unescaped(value: string): string {
  if (!/\\[ux]|&#?\w+;/i.test(value)) return value;
  return value
    .replace(/\\u(?:\{([0-9a-f]{1,6})\}|([0-9a-f]{4}))/gi, (_, long: string | undefined, short = '') =>
      letter(Number.parseInt(long ?? short, 16)),
    )
    .replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) => letter(Number.parseInt(hex, 16)))
    .replace(/&#x([0-9a-f]{2,5});/gi, (_, hex: string) => letter(Number.parseInt(hex, 16)))
    .replace(/&#(\d{2,6});/g, (_, digits: string) => letter(Number(digits)))
    .replace(/&([a-z]{2,8});/gi, (_, name: string) => (/^(?:amp|lt|gt|quot|apos)$/i.test(name) ? '"' : 'é'));
}

function letter(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** Letters of other scripts than Latin. Generators do not use them, and people rarely use them in passwords. */
const OTHER_SCRIPT = /[^\P{L}\p{Script=Latin}]/gu;

/**
 * Whether a value is a word or sentence of a language that needs more than ASCII: it has letters of another script, or
 * Latin letters with marks and otherwise only letters and punctuation.
 */
export function isTranslation(raw: string): boolean {
  const value = unescaped(raw).trim();
  if ((value.match(OTHER_SCRIPT)?.length ?? 0) >= 2) return true;
  if (!/[^\p{ASCII}]/u.test(value)) return false;
  // A sentence may contain punctuation and end with a number.
  if (!/^[\p{L}\p{M}\s.,:;!?…'’"“”„«»()*/–—-]+\d{0,3}[\s.:!?…*]*$/u.test(value)) return false;
  return value
    .split(/[^\p{L}\p{M}]+/u)
    .every((part) => /^\P{Lu}?\p{Lu}?[^\p{Lu}]*$|^\p{Lu}+$/u.test(part) || isWords(part));
}

/** The usual paths of files with texts for people. */
const TEXT_FILES =
  /(?:^|\/)(?:locales?|langs?|languages?|i18n|l10n|translations?|messages|intl)(?:[/._-]|$)|\.(?:po|pot|xlf|xliff|arb|resx|strings|ftl)$|(?:messages|strings|locale|lang|translation)[._-][a-z]{2,3}(?:[-_][A-Za-z]{2,4})?\.\w{2,10}$/i;

/** Whether a file contains texts for people. A random value in it is still a finding. */
export function holdsTexts(path: string): boolean {
  return TEXT_FILES.test(path);
}

/** `ERR_PASSWORD_TOO_SHORT`, `AUTH_2FA_REQUIRED`: words in capitals, joined. */
const CONSTANT = /^[A-Z]{2,20}(?:_(?:[A-Z]{1,20}\d{0,2}|\d{1,4}|\d[A-Z]{1,3})){1,12}$/;

/** `E1107TokenSignatureInvalid`: the number of a message and its text. */
const CODE_AND_WORDS = /^[A-Z]{1,5}[-_]?\d{2,6}[-_]?[A-Z][a-z]{2,}(?:[A-Z][a-z]{2,}){1,7}$/;

/** Selectors, routes and paths of properties: words after a sign. */
const SELECTOR = /^(?:[#.@:/~]|\[\w+[*^$|~]?=)["']?[a-z]|^[a-z]+(?:\[|#)[a-z_"']/;

/** `Company@2024`, `welcome#1`: a password of a word if the rules require a sign and a number. */
const WORD_AND_NUMBER = /^\p{L}[\p{L}\d_-]*[@#&+$%*]+\d+$/u;

/** Whether a value consists of words of a program: names, constants, selectors, routes, labels, rules. */
export function isNameOfProgram(value: string): boolean {
  const bare = value.replace(/^[\s"'`]+|[\s"'`*:?!.…]+$/g, '');
  if (bare === '') return true;
  if (WORD_AND_NUMBER.test(bare)) return false;
  if (isWords(bare) || CONSTANT.test(bare) || CODE_AND_WORDS.test(bare)) return true;
  // A passphrase has fewer words.
  if (bare.split(/[-_]/).length >= 7 && isJoinedWords(bare)) return true;
  if (
    SELECTOR.test(bare) &&
    isWords(bare.replace(/[#.@:/~[\]="'*^$|<>+() ,]+/g, '-').replace(/^-+|-+$/g, ''))
  )
    return true;
  // `required|string|max:255`, `login#reset_password`, `a, b and c`
  const parts = bare.split(/[|#,;&+\s@/()[\]]+/).filter((part) => part !== '');
  return (
    parts.length > 1 &&
    parts.every((part) => isWords(part) || /^\w{2,20}:\d{1,5}$|^\d{1,4}$/.test(part) || isNumberedName(part))
  );
}

/**
 * Whether the text after the prefix of a token is words with separators: `test_create_order_v2_with_currency`. Random
 * text of that length has capitals, no separators, or digits everywhere.
 */
export function isJoinedWords(value: string): boolean {
  const parts = value.split(/[-_.]+/).filter((part) => part !== '');
  // Words in camel case with a digit at the end may be a password.
  if (/[a-z][A-Z]/.test(value) && parts.every(isHumps))
    return !/^[a-z]{4,}(?:[A-Z][a-z]{3,}){1,4}\d$/.test(value);
  if (parts.length < 3) return isWords(value) && value.length < 60 && parts.length > 1;
  const words = parts.filter((part) => /^[a-z]{2,}\d{0,3}$|^[A-Z]{2,}\d{0,3}$|^[A-Z]?[a-z]+$/.test(part));
  return (
    words.length * 4 >= parts.length * 3 &&
    parts.every((part) => part.length <= 16 && /^[A-Za-z]*\d{0,6}[a-z]{0,3}$/.test(part)) &&
    (/^[^A-Z]*$/.test(value) || /^[^a-z]*$/.test(value) || parts.every((part) => isWords(part)))
  );
}

/**
 * Whether a text is words in camel case: `successfulPrivateKeyAuthentication`. In random text the case changes at every
 * second letter. If it changes less by chance, a part cannot be pronounced, or no part is a word of programs.
 */
function isHumps(text: string): boolean {
  const humps = humpsOf(text);
  return (
    /^[A-Za-z\d]+$/.test(text) &&
    humps.length * 4 <= text.length &&
    humps.every((hump) => hump.length <= 20 && (/^(?:\d|[A-Z]{1,5}$)/.test(hump) || isPronounceable(hump))) &&
    holdsProgramWord(text)
  );
}

/** Whether a word of at least four letters is one that programs use. Three random letters often are. */
export function holdsProgramWord(text: string): boolean {
  return humpsOf(text).some((hump) => hump.length >= 4 && PROGRAM_WORDS.has(hump.toLowerCase()));
}

function humpsOf(text: string): readonly string[] {
  return text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}
