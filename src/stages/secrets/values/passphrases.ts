import { PROGRAM_WORDS } from './program-words.ts';

/** Words of sentences. */
const OF_SENTENCES =
  /^(?:an|and|are|as|at|be|by|can|for|from|has|have|if|in|is|it|must|not|of|on|or|should|that|the|this|to|used|uses|using|when|which|with|will|you|your)$/i;

/** Algorithms, standards and products with a number. */
const NUMBERED =
  /^(?:sha|md|hs|rs|es|ps|aes|rsa|ecdsa|hmac|curve|ed|secp|chacha|poly|blake|argon|base|utf|iso|rfc|cve|oauth|python|java|node|ubuntu|debian|windows|server|version|release|port|latin|cp|ibm|koi|level|tier|model|build|article|error|code|line|page|chapter|section|figure|table|step|issue|ticket)[-_. ]?\d/i;

/**
 * Whether a text is words that people join for a secret: `copper-lantern-4711`, `crazy walnut falcon 24`. At least two
 * words must not be {@link PROGRAM_WORDS}, because the text could also be a name.
 */
export function isPassphrase(value: string): boolean {
  if (value.length < 12 || value.length > 120 || NUMBERED.test(value)) return false;
  const humps = /^[a-z]{4,}(?:[A-Z][a-z]{3,}){2,4}\d{1,4}$/.test(value) ? value.split(/(?=[A-Z])/) : [];
  if (humps.length > 0) return humps.every((hump) => isEverydayWord(hump));
  const parts = value.split(/[-_. ]+/).filter((part) => part !== '');
  if (!parts.every((part) => /^[A-Za-z]{1,14}\d{0,4}$|^\d{1,8}$/.test(part))) return false;
  const digits = value.match(/\d/g)?.length ?? 0;
  const everydayWords = parts.filter((part) => isEverydayWord(part));
  if (everydayWords.length >= 2 && digits >= 2 && !/^\d/.test(value)) return true;
  return (
    parts.length >= 4 &&
    everydayWords.length >= parts.length - 1 &&
    parts.every((part) => /^[A-Za-z]{4,}$/.test(part) && !OF_SENTENCES.test(part))
  );
}

/** Whether a text is a few words with blanks between them but not a sentence: `saddle orange harbor`. */
export function isWordsApart(value: string): boolean {
  const parts = value.split(' ');
  return (
    parts.length >= 2 &&
    parts.length <= 8 &&
    value.length >= 12 &&
    parts.every((part) => /^[a-z]{3,14}$/.test(part) && isEverydayWord(part) && !OF_SENTENCES.test(part))
  );
}

/** Whether a word has at least four letters and is not one of {@link PROGRAM_WORDS}. */
function isEverydayWord(part: string): boolean {
  const letters = part.replace(/\d+$/, '').toLowerCase();
  return letters.length >= 4 && !PROGRAM_WORDS.has(letters);
}

/** Parts of joined words that show a name: `userpass`, `authtok`. */
const OF_CREDENTIALS =
  /pass(?:w|$|phr|c|e$)|pwd|secret|token|cred|auth|login|user|admin|kennwort|contrase|senha|clave|parola|wachtwoord|motdep|remplac|ersetz|cambiar|modific|sustitu|substitu|aendern|zmien/;
const MAX_WORDS = 6;
/** Signs of code, addresses, lists and mark-up, and a name with a sign behind it. */
const CODE = /[()[\]{}|\\"'`,;:]|->|=>|&(?:&|quot|apos|amp|lt|gt|nbsp|#)|^[A-Za-z_][\w.-]*=|=$/;
/** Marks that people put into passwords and programs rarely put into names. */
const MARKS = /[@!#$%^&*+~<>=?]/;

/**
 * What in a text shows that a person made it up as a password. `marked`: everyday words with marks or a number:
 * `tiger#Paris`, `ivy.Garden94`. `words`: at least two everyday words: `goldenLemonJulia`, `LisasGarden`. Everyday words
 * are not {@link PROGRAM_WORDS}; names in programs consist mostly of those. Undefined if the text may be a name.
 */
export function madeUpFrom(value: string): 'marked' | 'words' | undefined {
  if (value.length < 8 || value.length > 60 || /[^\x21-\x7e\p{L}]/u.test(value)) return undefined;
  if (CODE.test(value) || NUMBERED.test(value) || /^[A-Z][A-Z\d_]*$/.test(value)) return undefined;
  const words = value.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu) ?? [];
  let [everyday, ofProgram] = [0, 0];
  for (const word of words) {
    const small = word.toLowerCase();
    // One or two letters say nothing.
    if (small.length < 3) continue;
    if (PROGRAM_WORDS.has(small) || OF_CREDENTIALS.test(small)) ofProgram += 1;
    else everyday += 1;
  }
  if (everyday === 0) return undefined;
  // A selector, a route, a variable or the name of a parameter starts with a mark.
  const isMarked = MARKS.test(value.replace(/^[^\p{L}\d]+/u, '')) || (value.match(/\d/g)?.length ?? 0) >= 2;
  if (isMarked && everyday >= ofProgram) return 'marked';
  // A path has slashes, and a sentence has many words.
  if (value.includes('/') || words.length > MAX_WORDS) return undefined;
  return everyday >= 2 && everyday >= 2 * ofProgram ? 'words' : undefined;
}

/** Whether a text is at least three everyday words in camel case with a small first letter: `goldenLemonJulia`. */
export function isPhraseInCamelCase(value: string): boolean {
  return /^[a-z]{3,}(?:[A-Z][a-z]{2,}){2,5}$/.test(value) && madeUpFrom(value) === 'words';
}

/** A password of a word, marks and a number: `Tiger1978!`, `anna@2024`, `castle4711`. */
const WORD_AND_NUMBER =
  /^(?:[a-z]{4,20}|[A-Z][a-z]{3,19}|[A-Za-z]{6,20})[@#!.*$_&%+-]?\d{3,6}[!#@*$._?]{0,2}$/;
/** Letters and digits around marks that do not occur in names: `Lisa@garden77`, `old!castle!64`. */
const MARKED = /^[A-Za-z0-9]{3,24}([@#!*$&%+])[A-Za-z0-9]{0,12}(?:\1[A-Za-z0-9]{1,12})?[!#@*$._?]{0,2}$/;

/** A row of neighbouring keys on a keyboard, with a number. */
const WALK = /^(?:qaz|qwe|wsx|edc|asd|zxc|zaq|1qa|xsw|poi|lkj)[a-z0-9]{2,12}\d{1,4}[!#@*$._?]?$/i;

/** Whether a text looks like a password that a person made up. */
export function isHumanPassword(value: string): boolean {
  if (value.length < 8 || NUMBERED.test(value)) return false;
  if (WORD_AND_NUMBER.test(value) || WALK.test(value)) return true;
  return MARKED.test(value) && /\d/.test(value) && /[A-Za-z]{3}|[A-Za-z]\d[A-Za-z]/.test(value);
}
