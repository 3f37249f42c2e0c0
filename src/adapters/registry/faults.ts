import { type AssayError, type Check, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import { connectionWords } from '../network/connection-words.ts';
import type { Route } from '../network/network.ts';

/** What a request was for: its check, and a name for messages that holds no secret. */
export interface Purpose {
  readonly check: Check;
  /** Such as `the manifest of ghcr.io/x/y:1`. */
  readonly what: string;
  /** The registry as the user wrote it. */
  readonly registry: string;
}

/** How many bytes of an error answer are read. */
export const MAX_ERROR_BYTES = 16 * 1024;
/** Of a longer one the end is left out: a credential may stand there that was cut in two. */
export const LONGEST_CREDENTIAL = 8 * 1024;

/** Answers of servers, and of proxies before them, that had no time: another try may have another answer. */
export function isBusy(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status === 499;
}

/** The fault for an answer that is not the one hoped for. `credentials` says what was sent, in a few words. */
export function answerFault(purpose: Purpose, status: number, said: string, credentials: string): AssayError {
  const { check, what, registry } = purpose;
  const words = said === '' ? '' : `: ${said}`;
  if (status === 401 || status === 403) {
    return fault('registry-denied', check, `${registry} denied ${what} (${status}, ${credentials})${words}`);
  }
  if (isBusy(status) || status >= 500) {
    return fault('registry-unavailable', check, `${registry} answered ${status} for ${what}${words}`);
  }
  if (check === 'push' || check === 'attest') {
    return fault('registry-rejected', check, `${registry} did not take ${what} (${status})${words}`);
  }
  if (status === 404) return fault('image-not-found', check, `${registry} does not have ${what}${words}`);
  return fault('registry-unavailable', check, `${registry} answered ${status} for ${what}${words}`);
}

/** Answers with which registries refuse to move a tag, each of them with another one. */
const REFUSALS: readonly number[] = [400, 403, 405, 409, 412, 422];
/** Of 403 only the words tell it from want of rights. */
const IMMUTABLE =
  /immutab|overwr|already exists|cannot be (?:updated|modified|changed|moved)|cannot update|redeploy|updating asset|re-?tag|lock|protect|read-?only/i;

/** Whether a registry's words say that a tag has to stay as it is. */
export function saysImmutable(said: string): boolean {
  return IMMUTABLE.test(said);
}

/** Whether an answer to an upload under a tag that is there says that the tag has to stay as it is. */
export function refusesToMove(status: number, said: string): boolean {
  return REFUSALS.includes(status) && (status !== 403 || saysImmutable(said));
}

/** Whether a registry says that it has not got all that a manifest names. */
export function missesPart(status: number, said: string): boolean {
  return [400, 404].includes(status) && /BLOB_UNKNOWN|MANIFEST_UNKNOWN|unknown blob/i.test(said);
}

/** Whether an answer to an upload under its digest says that it is there; what lacks a blob has to be told. */
export function refusesToRewrite(status: number, said: string): boolean {
  return REFUSALS.includes(status) && (status === 409 || saysImmutable(said)) && !missesPart(status, said);
}

/** The fault for a request that got no answer. */
export function connectionFault(purpose: Purpose, error: unknown, route?: Route): AssayError {
  const message = `${purpose.registry} could not be reached for ${purpose.what}: ${connectionWords(error, route)}`;
  return fault('registry-unavailable', purpose.check, message, error);
}

/**
 * The registry's own error message as one plain line of at most 300 characters; empty where it gave none. It may quote
 * what it was sent: that is taken out before anything is cut, since a part of a credential is told as well.
 */
export function registrySays(body: string, redact: Redact): string {
  return plain(redact(plain(errorsOf(body), MAX_ERROR_BYTES)), 300);
}

function errorsOf(body: string): string {
  try {
    const document: unknown = JSON.parse(body);
    if (typeof document !== 'object' || document === null || !('errors' in document)) return body;
    const { errors } = document;
    return Array.isArray(errors) ? errors.map(errorText).join(', ') : body;
  } catch {
    return /<html|<!doctype/i.test(body) ? '' : body;
  }
}

function errorText(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const code = 'code' in error ? String(error.code) : '';
  const message = 'message' in error ? String(error.message) : '';
  const detail = 'detail' in error ? detailText(error.detail) : '';
  return [code, message, detail].filter(Boolean).join(' ');
}

/** Some registries say why there alone: as a text, or under any name. */
function detailText(detail: unknown): string {
  const texts = typeof detail === 'object' && detail !== null ? Object.values(detail) : [detail];
  const said = texts.filter((text) => typeof text === 'string' && text !== '').join(', ');
  return said === '' ? '' : `(${said})`;
}
