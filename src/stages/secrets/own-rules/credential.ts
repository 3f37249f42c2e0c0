import { whyNoValue } from '../no-secret/why-no-value.ts';
import { isNameOfProgram } from '../no-secret/words.ts';
import type { NameKind } from '../values/credential-names.ts';
import { changes, entropy, isWords } from '../values/literal.ts';
import { isHumanPassword, isPassphrase } from '../values/passphrases.ts';
import type { Judgement } from './rule.ts';

/** How a value is written: the less a format tells of its values, the more a value itself must show. */
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
  | 'bare text';

/** Where what stands behind a name is its value and nothing else. */
const SETTINGS: ReadonlySet<Form> = new Set(['setting', 'quoted setting', 'element', 'option']);

const SENTENCES: ReadonlySet<Form> = new Set(['text', 'bare text', 'prose']);

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const HEX = /^(?:0x)?[0-9a-f]{16,}$/i;

/**
 * Whether a value given to a name of this kind is a literal credential; a reason where it is one by its form and
 * provably no secret. `raw` has a character for each byte.
 */
export function judgeCredential(raw: string, kind: NameKind, form: Form): Judgement {
  const value = Buffer.from(raw, 'latin1').toString('utf8');
  // Bytes of a program are no text.
  if (/\ufffd[^\ufffd]{0,20}\ufffd/.test(value)) return false;
  return raw.length >= 6 && raw.length <= 500 ? judgeText(value, kind, form) : false;
}

/** The same of a text. */
export function judgeText(value: string, kind: NameKind, form: Form): Judgement {
  const key = `${kind} ${form} ${value}`;
  const known = judgements.get(key);
  if (known !== undefined) return known;
  const judgement = judge(value, kind, form);
  if (judgements.size >= MEMORY) judgements.clear();
  judgements.set(key, judgement);
  return judgement;
}

/** Files repeat themselves: `password: string`, or a line that somebody has made to be slow. */
const judgements = new Map<string, Judgement>();
const MEMORY = 2000;

function judge(value: string, kind: NameKind, form: Form): Judgement {
  if (value.length < 4 || value.length > 500) return false;
  const why = whyNoValue(value);
  if (why !== undefined) return why;
  return value.length >= 6 && looksLikeCredential(value, kind, form);
}

function looksLikeCredential(value: string, kind: NameKind, form: Form): boolean {
  // In the environment of an image nothing but a value can stand behind a name.
  if (kind === 'password' || form === 'environment') return isPassword(value, form);
  if (UUID.test(value)) return kind === 'secret';
  if (kind === 'secret' && SETTINGS.has(form) && (isHumanPassword(value) || isShort(value))) return true;
  // `RotationRequiredBefore2026`: in a sentence a name in humps is one, whatever number stands behind it.
  if (SENTENCES.has(form) && /^(?:[A-Z][a-z]{2,}){3,8}\d{1,4}$/.test(value)) return false;
  return isGenerated(value, kind === 'key' ? 20 : 10);
}

/** The same of a value that a sentence, a note or a message tells: people write down what they made up themselves. */
export function judgeStatedPassword(raw: string): Judgement {
  const value = raw.replace(/[.,;:]+$/, '');
  const judgement = judgeCredential(value, 'secret', 'prose');
  if (judgement !== false) return judgement;
  return value.length <= 60 && (isHumanPassword(value) || isPassphrase(value)) && !/\s/.test(value);
}

/** What people and generators make up: no prose, and more than a word unless the format leaves no doubt. */
function isPassword(value: string, form: Form): boolean {
  if (/[\s\p{Cc}]/u.test(value)) return false;
  if (isNameOfProgram(value) && !/^[A-Za-z]{3,}\d{1,4}$/.test(value))
    return /^[a-z]{8,}$/.test(value) && (form === 'environment' || form === 'setting' || form === 'option');
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length;
  if (/^\d+$/.test(value)) return value.length >= 6 && form !== 'bare text' && form !== 'word';
  if (form === 'bare text' || form === 'word' || form === 'text' || form === 'prose')
    return value.length >= 8 && looksMixed(value) && (isMixedCase(value) || (kinds >= 2 && /\d/.test(value)));
  return looksMixed(value);
}

/** No sentence, call, selector or list of names: at least two kinds of characters that are no separators. */
function looksMixed(value: string): boolean {
  if (/^[A-Za-z][\w-]*(?:\.[A-Za-z_][\w-]*)+$/.test(value) && changes(value) < 5) return false;
  if (/[()[\]{}<>|\\]{2}|=>|::|->|&&|\|\|/.test(value) && changes(value) < 5) return false;
  return entropy(value) >= 2.2;
}

/** Eight or nine letters of both cases and digits among each other. */
function isShort(value: string): boolean {
  return /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9]{8,9}$/.test(value) && changes(value) >= 4;
}

/** What only a generator makes: long, of many characters, and no names with a number behind them. */
function isGenerated(value: string, least: number): boolean {
  if (value.length < least || /\s/.test(value) || isWords(value)) return false;
  if (!/^[\x21-\x7e]+$/.test(value) || !/\d/.test(value) || !/[A-Za-z]/.test(value))
    return isMixedCase(value);
  // Some generators use every sign of the keyboard; in a short text brackets are code.
  if (/[()[\]{}<>\\|`"']/.test(value))
    return value.length >= 32 && entropy(value) >= 4.2 && changes(value) >= 8;
  if (HEX.test(value)) return entropy(value) >= 2.6 && (value.match(/\d/g)?.length ?? 0) >= 2;
  return entropy(value) >= 3 && changes(value) >= Math.max(3, value.length * 0.15);
}

/** Random letters without a digit: capitals stand among the small ones as no name has them. */
function isMixedCase(value: string): boolean {
  return (
    /^[^\s()[\]{}<>\\|`"']{10,}$/.test(value) &&
    changes(value) >= value.length * 0.25 &&
    entropy(value) >= 2.8
  );
}
