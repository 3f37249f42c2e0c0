/** Words that programs use in names. A text that contains only such words and a number is a name. */
const TECHNICAL: ReadonlySet<string> = new Set(
  'jwt secret secrets key keys token tokens auth oauth session sessions cookie cookies signing sign signed name names app apps prod production dev development staging stage test tests local api apis db database config configs service services server servers client clients user users admin access refresh password passwords passwd pass phrase credential credentials private public default main store storage ref path file files env value values header headers hub signature aes sha rsa hmac utf base proxy node nodes version release build image python java ruby rails django flask express spring docker kube kubernetes cluster region zone east west north south central project account role policy group bucket vault ingress cert certs certificate tls ssl http https algorithm cipher padding mode type'.split(
    ' ',
  ),
);

/** Words of sentences. */
const OF_SENTENCES =
  /^(?:an|and|are|as|at|be|by|can|for|from|has|have|if|in|is|it|must|not|of|on|or|should|that|the|this|to|used|uses|using|when|which|with|will|you|your)$/i;

/** Algorithms, standards and products with a number. */
const NUMBERED =
  /^(?:sha|md|hs|rs|es|ps|aes|rsa|ecdsa|hmac|curve|ed|secp|chacha|poly|blake|argon|base|utf|iso|rfc|cve|oauth|python|java|node|ubuntu|debian|windows|server|version|release|port|latin|cp|ibm|koi|level|tier|model|build|article|error|code|line|page|chapter|section|figure|table|step|issue|ticket)[-_. ]?\d/i;

/**
 * Whether a text is words that people join for a secret: `copper-lantern-4711`, `crazy walnut falcon 24`. At least two
 * words must not be {@link TECHNICAL}, because the text could also be a name.
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
    everydayWords.length >= 4 &&
    everydayWords.length === parts.length &&
    !parts.some((part) => OF_SENTENCES.test(part))
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

/** Whether a word has at least four letters and is not {@link TECHNICAL}. */
function isEverydayWord(part: string): boolean {
  const letters = part.replace(/\d+$/, '').toLowerCase();
  return letters.length >= 4 && !TECHNICAL.has(letters);
}

/** A password of a word, marks and a number: `Tiger1978!`, `anna@2024`, `castle4711`. */
const WORD_AND_NUMBER =
  /^(?:[a-z]{4,20}|[A-Z][a-z]{3,19}|[A-Za-z]{6,20})[@#!.*$_&%+-]?\d{3,6}[!#@*$._?]{0,2}$/;
/** Letters and digits around a mark that does not occur in names. */
const MARKED = /^[A-Za-z0-9]{3,24}[@#!*$&%+][A-Za-z0-9]{0,12}[!#@*$._?]{0,2}$/;

/** A row of neighbouring keys on a keyboard, with a number. */
const WALK = /^(?:qaz|qwe|wsx|edc|asd|zxc|zaq|1qa|xsw|poi|lkj)[a-z0-9]{2,12}\d{1,4}[!#@*$._?]?$/i;

/** Whether a text looks like a password that a person made up. */
export function isHumanPassword(value: string): boolean {
  if (value.length < 8 || NUMBERED.test(value)) return false;
  if (WORD_AND_NUMBER.test(value) || WALK.test(value)) return true;
  return MARKED.test(value) && /\d/.test(value) && /[A-Za-z]{3}|[A-Za-z]\d[A-Za-z]/.test(value);
}
