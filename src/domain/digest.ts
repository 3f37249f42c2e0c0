import { createHash } from 'node:crypto';

/** A SHA-256 digest in the OCI spelling: `sha256:` and 64 lower-case hex digits. */
export type Digest = `sha256:${string}`;

const PATTERN = /^sha256:[0-9a-f]{64}$/;

/** Whether the text is a SHA-256 digest. Assay accepts no other algorithm. */
export function isDigest(text: string): text is Digest {
  return PATTERN.test(text);
}

/** Why a text is no {@link Digest}: half a sentence that begins with the text. */
export function digestFault(text: string): string {
  const hexDigits = /^sha256:([0-9a-f]*)$/.exec(text)?.[1];
  const count = hexDigits === undefined ? '' : `: it has ${hexDigits.length} of 64 digits`;
  return `"${text}" is not a digest of the form sha256:<64 hex digits>${count}`;
}

/** The digest of bytes or of UTF-8 text. */
export function digestOf(content: Uint8Array | string): Digest {
  return `sha256:${hexOf(content)}`;
}

/** The bare hex SHA-256 of bytes or of UTF-8 text. */
export function hexOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The hex part of a digest. */
export function hex(digest: Digest): string {
  return digest.slice('sha256:'.length);
}
