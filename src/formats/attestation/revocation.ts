import { PRODUCT } from '../../domain/product.ts';
import { plain } from '../../domain/text.ts';

/** The predicate type of a statement that revokes an image: `{"reason": "…"}`. */
export const REVOCATION_TYPE = `${PRODUCT.uri}/revocation/v1`;

/** The reason in a revocation, one line. A revocation counts without one too: who signed it decides. */
export function readRevocationReason({ reason }: Readonly<Record<string, unknown>>): string {
  return typeof reason === 'string' && reason.trim() !== '' ? plain(reason, 300) : 'no reason is given';
}
