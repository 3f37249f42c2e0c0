import type { NoSecretReason } from '../../../domain/finding/no-secret.ts';
import { isFiller, isNoCredential } from '../values/literal.ts';
import { textOfBase64 } from './decoded.ts';
import { isEncrypted } from './encrypted.ts';
import { isPublicKey } from './identifiers.ts';
import { isPlaceholder } from './placeholders.ts';
import { isPublished } from './published.ts';
import { isReference, isTemplate } from './references.ts';
import { isSampleToken } from './tokens.ts';
import { isTranslation, unescaped } from './words.ts';

/** Maximum number of levels: the value itself, and once its decoded base64. */
const DEPTH = 2;

/** Why a value is provably not a secret, in any context; undefined if it may be one. */
export function whyNoValue(value: string): NoSecretReason | undefined {
  return why(value, DEPTH);
}

/**
 * Like {@link whyNoValue}, for a token with a known form. Only text that no generator makes, or that its provider
 * publishes, is a reason. Random text may contain any word.
 */
export function whyNoToken(value: string): NoSecretReason | undefined {
  if (isPublished(value)) return 'published';
  if (isSampleToken(value)) return 'sample';
  if (isEncrypted(value)) return 'encrypted';
  // The parameters of an scrypt hash contain dots.
  return isFiller(value.replace(/^\$7\$.{11}/, '')) ? 'placeholder' : undefined;
}

function why(value: string, depth: number): NoSecretReason | undefined {
  if (isEncrypted(value)) return 'encrypted';
  if (isPublicKey(value)) return 'public-key';
  if (isPublished(value)) return 'published';
  if (isSampleToken(value)) return 'sample';
  if (isTemplate(value)) return 'template';
  if (isReference(value)) return 'reference';
  if (isPlaceholder(value)) return 'placeholder';
  if (isTranslation(value)) return 'translation';
  const plain = unescaped(value);
  if (plain !== value && isPlaceholder(plain)) return 'placeholder';
  if (isNoCredential(value)) return 'reference';
  return depth > 1 ? whyNoDecoded(value, depth - 1) : undefined;
}

/** The reason for the text that a base64 value contains. */
function whyNoDecoded(value: string, depth: number): NoSecretReason | undefined {
  const text = textOfBase64(value)?.trim();
  return text === undefined || text === '' || text.includes('\n') ? publicPart(text) : why(text, depth);
}

/** A decoded text of several lines is only checked for a public key. Other steps examine decoded settings. */
function publicPart(text: string | undefined): NoSecretReason | undefined {
  if (text === undefined || !isPublicKey(text)) return undefined;
  return /PRIVATE KEY/.test(text) ? undefined : 'public-key';
}
