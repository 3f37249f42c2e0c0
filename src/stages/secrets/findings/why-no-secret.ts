import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { Needles, SHORTEST_NEEDLE } from '../../../formats/redaction/needles.ts';
import type { Hit } from '../hit.ts';
import { textOfBase64 } from '../no-secret/decoded.ts';
import {
  beginsEncrypted,
  isEncrypted,
  isEncryptedFile,
  isSopsFile,
  sopsPart,
} from '../no-secret/encrypted.ts';
import {
  isChecksum,
  isIdentifier,
  isPublicIdentifier,
  isPublicKeyByPlace,
  isTestVector,
} from '../no-secret/identifiers.ts';
import { hasKeyFrame, isKey } from '../no-secret/key-frames.ts';
import { isPublicByPlace } from '../no-secret/published.ts';
import { isCode } from '../no-secret/references.ts';
import { isWithinBase64 } from '../no-secret/tokens.ts';
import { whyNoToken, whyNoValue } from '../no-secret/why-no-value.ts';
import { holdsProgramWord, holdsTexts, isJoinedWords, isNameOfProgram } from '../no-secret/words.ts';
import { isNumberedName } from '../values/literal.ts';
import { madeUpFrom } from '../values/passphrases.ts';
import { PASSWORD_RULES } from './doubt.ts';
import { isGenericRule } from './secret-severity.ts';

/** Number of characters before and after a value that are examined. Minified code has very long lines. */
const BESIDE = 300;
const LINES_AROUND = 8;
const LINES_BELOW = 20;
/** Maximum number of lines to go up in a block of ciphertext to find its first line. */
const MAX_BLOCK = 400;
/** From this length on, the positions in a line are kept. */
const LONG_LINE = 8192;

/** A file with a suspected secret: its path as the user knows it, and its text. */
export class SuspectFile {
  readonly path: string;
  readonly lines: readonly string[];
  readonly isEncrypted: boolean;
  /** The line from which on SOPS' own entries follow; infinite if SOPS has not encrypted the file. */
  readonly sops: number;
  readonly #blocks = new Map<number, string>();
  readonly #suspected: readonly string[];
  /** The position of each suspected text in a long line, by the index of the line. */
  readonly #positions = new Map<number, ReadonlyMap<string, number>>();

  /** `hits` are those in the file, if they are known. */
  constructor(path: string, text: string, hits: readonly Pick<Hit, 'value'>[] = []) {
    this.#suspected = hits.map(({ value }) => firstLine(bareValue(value)));
    this.path = path;
    this.lines = text.split('\n');
    this.isEncrypted = isEncryptedFile(text);
    this.sops = isSopsFile(text) ? sopsPart(this.lines) : Number.POSITIVE_INFINITY;
  }

  /** The line above the block of base64 or hexadecimal digits that contains this line. */
  blockHead(line: number): string {
    let at = line - 1;
    const start = at;
    while (
      at > 0 &&
      start - at < MAX_BLOCK &&
      /^\s*[#*/"']*\s*[A-Za-z0-9+/=]{16,}[\]"'\\n,+ ]*\r?$/.test(this.lines[at] ?? '')
    ) {
      const known = this.#blocks.get(at);
      if (known !== undefined) return known;
      at -= 1;
    }
    const head = (this.lines[at] ?? '').slice(0, BESIDE);
    this.#blocks.set(start, head);
    return head;
  }

  /** The position of a text in the line of this index; -1 if it is not there. */
  positionIn(index: number, text: string): number {
    const line = this.lines[index] ?? '';
    if (line.length < LONG_LINE || text.length < SHORTEST_NEEDLE) return line.indexOf(text);
    // A line of minified code may have thousands of suspected values: it is read once for all of them.
    const known = this.#positions.get(index) ?? positionsIn(line, this.#suspected);
    this.#positions.set(index, known);
    return known.get(text) ?? line.indexOf(text);
  }

  around(line: number): readonly string[] {
    return this.lines
      .slice(Math.max(0, line - 1 - LINES_AROUND), line + LINES_AROUND)
      .map((text) => text.slice(0, 2 * BESIDE));
  }
}

function positionsIn(line: string, texts: readonly string[]): ReadonlyMap<string, number> {
  const positions = new Map(texts.map((text) => [text, -1]));
  new Needles(texts).each(line, (text, at) => {
    if (positions.get(text) === -1) positions.set(text, at);
  });
  return positions;
}

function bareValue(value: string): string {
  return value.trim().replace(/^["'`]+|["'`]+$/g, '');
}

function firstLine(value: string): string {
  return value.split('\n', 1)[0] ?? '';
}

/** A value, and the text before and after it in its line. */
interface ValueInLine {
  readonly value: string;
  readonly before: string;
  readonly behind: string;
}

/**
 * Why a hit of an engine or of Assay's own rules is provably not a secret; undefined if it may be one. A value of a
 * distinctive form is ignored only if no generator makes such values, or if it is part of other bytes. A value that
 * a generic rule found is also ignored if it is a word, a reference, a checksum, an identifier or a public key. A
 * location in a test or in documentation is no reason: a real token in a test is a real token.
 */
export function whyNoSecret(hit: Hit, file: SuspectFile): NoSecretReason | undefined {
  const value = bareValue(hit.value);
  const at = locateValue(value, file, hit.line);
  if (isCiphertext(hit, at, file)) return 'encrypted';
  if (hasKeyFrame(value)) return isKey(value) ? undefined : 'sample';
  // trivy reports this text for the file of a service account. Its key is found by another rule.
  if (/^(?:"?type"\s*:\s*")?service_account"?$/.test(value)) return 'name';
  const token = whyNoToken(value);
  if (token !== undefined) return token;
  if (isPublicByPlace(value, at.before, at.behind, file.around(hit.line).join('\n'))) return 'published';
  return isGenericRule(hit.rule) ? whyNotByName(hit, at, file) : whyNotByForm(hit, at, file);
}

/** Finds the value, because a rule may report a line above it, for example the kind of a manifest. */
function locateValue(value: string, file: SuspectFile, number: number): ValueInLine {
  const first = firstLine(value);
  for (let index = number - 1; first !== '' && index < number + LINES_BELOW; index += 1) {
    const line = file.lines[index] ?? '';
    const at = file.positionIn(index, first);
    if (at < 0) continue;
    const end = at + first.length;
    return { value, before: line.slice(Math.max(0, at - BESIDE), at), behind: line.slice(end, end + BESIDE) };
  }
  return { value, before: '', behind: '' };
}

function isCiphertext({ line }: Hit, { value, before, behind }: ValueInLine, file: SuspectFile): boolean {
  if (file.isEncrypted || line >= file.sops || isEncrypted(value)) return true;
  const whole = wholeText(value, before, behind);
  if (isEncrypted(whole) || /(?:ENC\[|ENC\(|ENCRYPTED\[|\{cipher\})[^\])}]*$/.test(before.slice(-200)))
    return true;
  // `secure: …` of Travis, AppVeyor and Pulumi.
  if (/(?:^|[\s"'{-])secure["']?\s?:\s{0,3}["']?$/.test(before) && value.length >= 40) return true;
  if (isSealed(line, value, file)) return true;
  return /^[A-Za-z0-9+/=]{16,}$/.test(value) && beginsEncrypted(file.blockHead(line));
}

/** Base64 in a SealedSecret. Its template may contain a literal Secret. */
function isSealed(line: number, value: string, { lines }: SuspectFile): boolean {
  if (!/^A[g-j][A-Za-z0-9+/]{100,}/.test(value)) return false;
  for (let at = line - 1; at >= 0; at -= 1) {
    const text = lines[at] ?? '';
    if (/^---/.test(text)) return false;
    if (/kind["']?\s*:\s*["']?SealedSecret\b/.test(text)) return true;
  }
  return false;
}

/** An engine may report only the middle of `arn:…` or `${…}`. */
function wholeText(value: string, before: string, behind: string): string {
  const left = /[^\s"'`=;]*$/.exec(before)?.[0] ?? '';
  const right = /^[^\s"'`;]*/.exec(behind)?.[0] ?? '';
  return left + value + right;
}

function whyNotByForm(
  hit: Hit,
  { value, before, behind }: ValueInLine,
  file: SuspectFile,
): NoSecretReason | undefined {
  // The id of a Discord application is public. gitleaks also reports other numbers with this rule.
  if (hit.rule === 'discord-client-id' && isPublicIdentifier(value, before)) return 'identifier';
  if (isWithinBase64(before, behind) || isMediaBlock(hit, value, file)) return 'no-token';
  if (/(?:sha(?:1|256|384|512)-|integrity["']?\s*[:=]\s*["']?)[A-Za-z0-9+/=]*$/.test(before))
    return 'checksum';
  const body = value.replace(/^[A-Za-z]{1,12}[_-]/, '');
  const mayBeWords = PASSWORD_RULES.has(hit.rule) && madeUpFrom(value) !== undefined;
  if (/^[\w.-]{12,200}$/.test(value) && !mayBeWords && isJoinedWords(body) && holdsProgramWord(body))
    return 'name';
  // A dummy hash, which makes the check of an unknown user take as long as that of a known one.
  if (hit.rule === 'password-hash' && isAgainstTiming(hit, file)) return 'sample';
  return isPublicKeyByPlace(value, before) ? 'public-key' : undefined;
}

/** A whole line of base64 between others of this kind. */
function isMediaBlock({ line }: Hit, value: string, { lines }: SuspectFile): boolean {
  if (!/^[A-Za-z0-9+/=]+$/.test(value)) return false;
  const isBase64 = (text: string | undefined) =>
    /^\s*["']?[A-Za-z0-9+/]{56,}={0,2}["'\\]?[,+]?\s*$/.test(text ?? '');
  return isBase64(lines[line - 1]) && (isBase64(lines[line - 2]) || isBase64(lines[line]));
}

function isAgainstTiming({ line }: Hit, { lines }: SuspectFile): boolean {
  return /dummy|fake|timing|constant.?time|non.?exist|unknown.?user|not.?exist|n['o]t exist/i.test(
    lines
      .slice(Math.max(0, line - 5), line + 1)
      .join('\n')
      .slice(0, 4000),
  );
}

function whyNotByName(hit: Hit, at: ValueInLine, file: SuspectFile): NoSecretReason | undefined {
  const { value, before, behind } = at;
  const known = whyNoValue(value);
  if (known !== undefined) return known;
  // A file in a Secret. Its decoded content is staged, and hits in that content count instead.
  if (hit.rule === 'kubernetes-secret-yaml' && textOfBase64(value)?.trim().includes('\n') === true)
    return 'name';
  const whole = wholeText(value, before, behind);
  if (
    whole !== value &&
    /^(?:arn:|\$\{(?![^}]*:)|\{\{|<[^<>]*>$|op:\/\/|vault:|secretsmanager:|ssm:)/.test(whole)
  )
    return 'reference';
  if (isChecksum(value, before, behind)) return 'checksum';
  const around = file.around(hit.line);
  if (isIdentifier(value, before, around) || isPublicIdentifier(value, before)) return 'identifier';
  if (isTestVector(value, around)) return 'sample';
  if (STORE_KEY.test(before)) return 'identifier';
  if (isPublicKeyByPlace(value, before)) return 'public-key';
  if (isCode(value)) return 'name';
  if (/^[A-Za-z0-9+/=]{16,}$/.test(value) && isWithinBase64(before, behind)) return 'no-token';
  if (holdsTexts(file.path) && isText(value, behind)) return 'translation';
  // Assay's own rules have already evaluated whether the value is a word.
  if (hit.engine === 'assay') return undefined;
  return isNameOfProgram(value) || isNumberedName(value) || isJoinedWords(value) ? 'name' : undefined;
}

/** `cacheKey`, `sort_key`: keys of a store. The engine saw only the word `key`. */
const STORE_KEY =
  /(?:cache|sort|primary|partition|foreign|object|row|range|routing|lookup|translation|i18n|locale|column|composite|natural|surrogate|unique)[_-]?keys?\\?["'`\]]{0,2}\s{0,4}(?:=>|:=|[:=])\s{0,4}\\?["'`]?$/i;

/** In a file of texts for people: letters with a few other characters, or the first word of a sentence. */
function isText(value: string, behind: string): boolean {
  if (/^ \p{L}{2,}/u.test(behind)) return true;
  const parts = value.split(/[-_\s.,/:()]+/);
  return parts.every(
    (part) =>
      /^[\p{L}\p{M}’']*\d{0,2}[\p{L}]{0,3}[!?*…]*$/u.test(part) &&
      /^.?\P{Lu}*$|^\p{Lu}*$|^[A-Z][A-Za-z]{1,3}\d[A-Z]$|^[A-Z]?[a-z]+[A-Z][a-z]+$/u.test(part),
  );
}
