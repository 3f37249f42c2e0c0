import { type AssayError, type Check, fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';
import type { Redact } from '../../formats/redaction/redact.ts';
import { isBusy } from '../../retry.ts';
import { connectionWords } from '../network/connection-words.ts';
import type { Route } from '../network/network.ts';

/** What a request is for: its check, and a name without secrets for messages. */
export interface Purpose {
  readonly check: Check;
  /** Such as `the manifest of ghcr.io/x/y:1`. */
  readonly what: string;
  /** The registry as the user wrote it. */
  readonly registry: string;
}

/** How many bytes of an error answer are read. */
export const MAX_ERROR_BYTES = 16 * 1024;
/** The end of a longer answer is left out, because it may contain a part of a credential. */
export const LONGEST_CREDENTIAL = 8 * 1024;

/** The fault for an unexpected answer. `text` is the registry's; `credentials` says which ones were sent. */
export function answerFault(purpose: Purpose, status: number, text: string, credentials: string): AssayError {
  const { check, what, registry } = purpose;
  const details = text === '' ? '' : `: ${text}`;
  if (status === 401 || status === 403) {
    return fault(
      'registry-denied',
      check,
      `${registry} denied ${what} (${status}, ${credentials})${details}`,
    );
  }
  if (isBusy(status) || status >= 500) {
    return fault('registry-unavailable', check, `${registry} answered ${status} for ${what}${details}`);
  }
  if (status === 200) {
    const why = 'answered with something else than a registry does';
    return fault(
      'registry-unavailable',
      check,
      `${registry} ${why} for ${what}: another server may answer instead${details}`,
    );
  }
  if (check === 'push' || check === 'attest') {
    return fault('registry-rejected', check, `${registry} did not accept ${what} (${status})${details}`);
  }
  if (status === 404) return fault('image-not-found', check, `${registry} does not have ${what}${details}`);
  return fault('registry-unavailable', check, `${registry} answered ${status} for ${what}${details}`);
}

/** Statuses with which different registries refuse to move a tag. */
const REFUSALS: readonly number[] = [400, 403, 405, 409, 412, 422];
/** With 403, only the text shows that the reason is not missing rights. */
const IMMUTABLE =
  /immutab|overwr|already exists|cannot be (?:updated|modified|changed|moved)|cannot update|redeploy|updating asset|re-?tag|lock|protect|read-?only/i;

/** Whether the text of a registry says that a tag must not change. */
export function saysImmutable(text: string): boolean {
  return IMMUTABLE.test(text);
}

/** Whether an answer to an upload under an existing tag says that the tag must not change. */
export function refusesToMove(status: number, text: string): boolean {
  return REFUSALS.includes(status) && (status !== 403 || saysImmutable(text));
}

/** Whether a registry says that it does not have everything that a manifest names. */
export function missesPart(status: number, text: string): boolean {
  return [400, 404].includes(status) && /BLOB_UNKNOWN|MANIFEST_UNKNOWN|unknown blob/i.test(text);
}

/** Whether an answer to an upload under its digest says that the manifest exists. A missing blob is different. */
export function refusesToRewrite(status: number, text: string): boolean {
  return REFUSALS.includes(status) && (status === 409 || saysImmutable(text)) && !missesPart(status, text);
}

/** The fault for a request that got no answer. */
export function connectionFault(purpose: Purpose, error: unknown, route?: Route): AssayError {
  const message = `${purpose.registry} could not be reached for ${purpose.what}: ${connectionWords(error, route)}`;
  return fault('registry-unavailable', purpose.check, message, error);
}

/**
 * The registry's own error message as one plain line of at most 300 characters; empty if there is none. It may quote
 * credentials: these are removed before the text is cut, because a part of a credential must not be shown either.
 */
export function errorMessageIn(body: string, redact: Redact): string {
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

/** Some registries give the reason only here: as a text, or under any name. */
function detailText(detail: unknown): string {
  const texts = typeof detail === 'object' && detail !== null ? Object.values(detail) : [detail];
  const reason = texts.filter((text) => typeof text === 'string' && text !== '').join(', ');
  return reason === '' ? '' : `(${reason})`;
}
