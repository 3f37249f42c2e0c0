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

/** How often what base64 says is asked again. */
const DEPTH = 2;

/** Why a value is provably no secret whatever stands around it; undefined where it may be one. */
export function whyNoValue(value: string): NoSecretReason | undefined {
  return why(value, DEPTH);
}

/**
 * The same of a token that is known by its form: only what no generator makes counts, and what its provider
 * publishes. A random text may hold any word.
 */
export function whyNoToken(value: string): NoSecretReason | undefined {
  if (isPublished(value)) return 'published';
  if (isSampleToken(value)) return 'sample';
  if (isEncrypted(value)) return 'encrypted';
  // The parameters of scrypt are written with dots.
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

/** Of base64 whatever is true of what it says. */
function whyNoDecoded(value: string, depth: number): NoSecretReason | undefined {
  const text = textOfBase64(value)?.trim();
  return text === undefined || text === '' || text.includes('\n') ? publicPart(text) : why(text, depth);
}

/** Of a text over several lines only that it is a public key: settings are looked at where they lie decoded. */
function publicPart(text: string | undefined): NoSecretReason | undefined {
  if (text === undefined || !isPublicKey(text)) return undefined;
  return /PRIVATE KEY/.test(text) ? undefined : 'public-key';
}
