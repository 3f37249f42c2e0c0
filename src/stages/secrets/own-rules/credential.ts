import { whyNoValue } from '../no-secret/why-no-value.ts';
import { isNameOfProgram } from '../no-secret/words.ts';
import type { NameKind } from '../values/credential-names.ts';
import { changes, entropy, isPackageVersion, isWords } from '../values/literal.ts';
import { isHumanPassword, isPassphrase, isPhraseInCamelCase, madeUpFrom } from '../values/passphrases.ts';
import type { Judgement } from './rule.ts';

/** How a value is written. If the format does not mark values clearly, the value itself must give more evidence. */
export type Form =
  | 'environment'
  | 'setting'
  | 'quoted setting'
  | 'element'
  | 'option'
  | 'word'
  | 'argument'
  | 'prose'
  | 'code'
  | 'text'
  | 'parameter'
  | 'bare text';

/** Forms in which only a value can follow a name. */
const SETTINGS: ReadonlySet<Form> = new Set(['setting', 'quoted setting', 'element', 'option']);

/** Forms in which the text may be a sentence. */
const SENTENCES: ReadonlySet<Form> = new Set(['text', 'parameter', 'bare text', 'prose']);

/** Forms in which another text than a value may follow a name. */
const UNCLEAR: ReadonlySet<Form> = new Set(['text', 'bare text', 'prose', 'word']);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HEX = /^(?:0x)?[0-9a-f]{16,}$/i;

/**
 * Decides whether a value is a literal credential. `kind` is the kind of the name that the value is assigned to.
 * Returns a reason if the value has the form of a credential but is provably not a secret. `raw` has one character
 * for each byte.
 */
export function judgeCredential(raw: string, kind: NameKind, form: Form): Judgement {
  const value = Buffer.from(raw, 'latin1').toString('utf8');
  // The bytes of a binary program are not text.
  if (/\ufffd[^\ufffd]{0,20}\ufffd/.test(value)) return false;
  return raw.length >= 6 && raw.length <= 500 ? judgeText(value, kind, form) : false;
}

/** Like {@link judgeCredential}, for a value that is already decoded. */
export function judgeText(value: string, kind: NameKind, form: Form): Judgement {
  const key = `${kind} ${form} ${value}`;
  const known = judgements.get(key);
  if (known !== undefined) return known;
  const judgement = judge(value, kind, form);
  if (judgements.size >= MEMORY) judgements.clear();
  judgements.set(key, judgement);
  return judgement;
}

/**
 * A cache, because files repeat themselves: `password: string`. It also limits the time for a file that is made to be
 * slow.
 */
const judgements = new Map<string, Judgement>();
const MEMORY = 2000;

function judge(value: string, kind: NameKind, form: Form): Judgement {
  if (value.length < 4 || value.length > 500) return false;
  const why = whyNoValue(value);
  if (why !== undefined) return why;
  return value.length >= 6 && looksLikeCredential(value, kind, form);
}

function looksLikeCredential(value: string, kind: NameKind, form: Form): boolean {
  // In the environment of an image, only a value can follow a name.
  if (kind === 'password' || form === 'environment') return isPassword(value, form);
  if (UUID.test(value)) return kind === 'secret';
  if (
    kind === 'secret' &&
    SETTINGS.has(form) &&
    (isHumanPassword(value) || isShort(value) || isPhraseInCamelCase(value))
  )
    return true;
  // `RotationRequiredBefore2026`: in a sentence, words in camel case with a number after them are a name.
  if (SENTENCES.has(form) && /^(?:[A-Z][a-z]{2,}){3,8}\d{1,4}$/.test(value)) return false;
  return isGenerated(value, kind === 'key' ? 20 : 10);
}

/**
 * Like {@link judgeCredential}, for a value in a sentence, a note or a message. People note passwords that they made
 * up.
 */
export function judgeStatedPassword(raw: string): Judgement {
  const value = raw.replace(/[.,;:]+$/, '');
  // After the name of a package: `Unpacking passwd (1:4.13+dfsg1-1)`.
  if (isPackageVersion(value)) return false;
  const judgement = judgeCredential(value, 'secret', 'prose');
  if (judgement !== false) return judgement;
  if (value.length > 60 || /\s/.test(value)) return false;
  return (
    isHumanPassword(value) ||
    isPassphrase(value) ||
    isMadeUp(value, 'prose') ||
    madeUpFrom(value) === 'marked'
  );
}

/** Accepts passwords of people and generators: no prose, and more than one word unless the format is clear. */
function isPassword(value: string, form: Form): boolean {
  if (/[\s\p{Cc}]/u.test(value)) return false;
  if (isMadeUp(value, form)) return true;
  if (isNameOfProgram(value) && !/^[A-Za-z]{3,}\d{1,4}$/.test(value))
    return /^[a-z]{8,}$/.test(value) && (form === 'environment' || form === 'setting' || form === 'option');
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  if (/^\d+$/.test(value)) return value.length >= 6 && form !== 'bare text' && form !== 'word';
  if (UNCLEAR.has(form) || form === 'parameter')
    return value.length >= 8 && looksMixed(value) && (isMixedCase(value) || (kinds >= 2 && /\d/.test(value)));
  return looksMixed(value);
}

/**
 * Whether a person made up the value. In a sentence, joined words may be the name of a product or an adjective: `GitLab`,
 * `self-hosted`.
 */
function isMadeUp(value: string, form: Form): boolean {
  const from = madeUpFrom(value);
  if (from === undefined || !UNCLEAR.has(form)) return from !== undefined;
  if (from === 'marked') return form === 'text' || /\d/.test(value);
  return form === 'text' ? /[a-z][A-Z]|[A-Z].*[-_.][A-Z]/.test(value) : isPhraseInCamelCase(value);
}

/** Whether a value is too varied for a sentence, a call, a selector or a list of names. */
function looksMixed(value: string): boolean {
  if (/^[A-Za-z][\w-]*(?:\.[A-Za-z_][\w-]*)+$/.test(value) && changes(value) < 5) return false;
  if (/[()[\]{}<>|\\]{2}|=>|::|->|&&|\|\|/.test(value) && changes(value) < 5) return false;
  return entropy(value) >= 2.2;
}

/** Whether a value is a mix of eight or nine digits and letters of both cases. */
function isShort(value: string): boolean {
  return /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{8,9}$/.test(value) && changes(value) >= 4;
}

/** Whether only a generator makes such a value: long, with many different characters, and not a name with a number. */
function isGenerated(value: string, least: number): boolean {
  if (value.length < least || /\s/.test(value) || isWords(value)) return false;
  if (!/^[\x21-\x7e]+$/.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value))
    return isMixedCase(value);
  // Some generators use every sign of the keyboard. In a short text, brackets mean code.
  if (/[()[\]{}<>\\|`"']/.test(value))
    return value.length >= 32 && entropy(value) >= 4.2 && changes(value) >= 8;
  if (HEX.test(value)) return entropy(value) >= 2.6 && (value.match(/\d/g)?.length ?? 0) >= 2;
  return entropy(value) >= 3 && changes(value) >= Math.max(3, value.length * 0.15);
}

/** Whether a value is random letters: capitals and small letters change more often than in a name. */
function isMixedCase(value: string): boolean {
  return (
    /^[^\s()[\]{}<>\\|`"']{10,}$/.test(value) &&
    changes(value) >= value.length * 0.25 &&
    entropy(value) >= 2.8
  );
}
