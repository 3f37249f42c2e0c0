import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Hit } from './engines.ts';
import { isFiller, isNoCredential, isNumberedName, isPlaceholder, isWords } from './own-rules/literal.ts';
import { isGenericRule } from './severity.ts';

/**
 * The hits without those of the engines that are provably no secrets. The path of a file never counts here: a real
 * token in a test is a real token. `root` is the scanned folder.
 */
export async function withoutNoSecrets(hits: readonly Hit[], root: string): Promise<readonly Hit[]> {
  const kept: Hit[] = [];
  for (const [file, group] of Map.groupBy(hits, (hit) => hit.file)) {
    // Only what a generic rule found is judged by what stands in front of it.
    const asked = group.some((hit) => hit.engine !== 'assay' && isGenericRule(hit.rule));
    const lines = asked ? (await readFile(join(root, file), 'utf8')).split('\n') : [];
    kept.push(...group.filter((hit) => !isNoSecret(hit, lines[hit.line - 1] ?? '')));
  }
  return kept;
}

/**
 * Whether what an engine found is provably no secret. Of a distinctive form only what no generator makes is dropped
 * (`xxxx`, `EXAMPLE`, `12345678`, a frame of a private key with nothing in it), and what its provider publishes. Of
 * a generic rule also what is a placeholder, a template, a path, a checksum, a public key, a name in words, or is
 * named an identifier: there the name in the line is all that spoke for it.
 */
export function isNoSecret({ engine, rule, value }: Hit, line: string): boolean {
  // Assay's own rules asked all this before, and knew more of the surroundings.
  if (engine === 'assay') return false;
  const bare = value.trim().replace(/^["'`]|["'`]$/g, '');
  if (/-----BEGIN/.test(bare)) return isEmptyFrame(bare);
  if (isFiller(bare) || isTutorialToken(bare) || isPublishable(bare) || isMark(bare)) return true;
  if (!isGenericRule(rule)) return false;
  return (
    isPlaceholder(bare) ||
    isPartOfReference(bare, line) ||
    isNoCredential(bare) ||
    isWords(bare) ||
    isNumberedName(bare) ||
    isIdentifier(bare, line)
  );
}

function isEmptyFrame(text: string): boolean {
  return text.replace(/-----[^-]*-----|\\[nr]|[^A-Za-z0-9+/=]/g, '').length < 40;
}

/** The token by which every tutorial shows what a JSON web token is. */
function isTutorialToken(value: string): boolean {
  const [, body = ''] = value.split('.');
  return (
    value.startsWith('eyJ') &&
    /"sub"\s*:\s*"1234567890"/.test(Buffer.from(body, 'base64url').toString('latin1'))
  );
}

/** By this mark trivy tells a service account's file; its key is found for itself. */
function isMark(value: string): boolean {
  return /^(?:"?type"\s*:\s*")?service_account"?$/.test(value);
}

/** Keys that a provider has its users put into their pages. */
function isPublishable(value: string): boolean {
  return /^pk_(?:live|test)_[A-Za-z0-9]+$/.test(value);
}

/** Of `arn:…` or `${…}` an engine may take the middle alone. */
function isPartOfReference(value: string, line: string): boolean {
  const at = line.indexOf(value);
  if (at < 0) return false;
  const before = /[^\s"'`=,;]*$/.exec(line.slice(Math.max(0, at - 200), at))?.[0] ?? '';
  const behind = /^[^\s"'`,;]*/.exec(line.slice(at + value.length, at + value.length + 200))?.[0] ?? '';
  const whole = before + value + behind;
  return whole !== value && /^(?:arn:|\$\{(?![^}]*:)|\{\{|<|op:\/\/|vault:|secretsmanager:|ssm:)/.test(whole);
}

const IDENTIFIERS =
  /(?:^|[^A-Za-z])(?:[\w.-]*[_.-])?(?:(?:key|tenant|client|account|project|user|object|resource|subscription|application|app|org|team|group|role|policy|event|message|order)[_-]?id|(?:request|trace|span|correlation|transaction)(?:[_-]?id)?|uuid|guid|sha-?(?:1|224|256|384|512)(?:sum)?|md5(?:sum)?|checksum|digest|etag|fingerprint|thumbprint|integrity|commit|revision|publishable[_-]?key|public[_-]?key)["'`]?\s{0,4}(?:=>|:=|[:=])\s{0,4}["'`]?$/i;

const CHECKSUM = /sha-?256["'`]?\s{0,4}[:=]\s{0,4}["'`]?$/i;

/** Hexadecimal digits or a UUID that are given to the name of an identifier or a checksum; SHA-256 also in base64. */
function isIdentifier(value: string, line: string): boolean {
  const at = line.indexOf(value);
  if (at < 0) return false;
  const before = line.slice(Math.max(0, at - 120), at);
  if (/^[A-Za-z0-9+/]{43}=?$/.test(value)) return CHECKSUM.test(before);
  return /^[0-9a-f-]+$/i.test(value) && IDENTIFIERS.test(before);
}
