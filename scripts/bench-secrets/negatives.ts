import type { Kind } from './kind.ts';
import { CHECKSUMS, IDENTIFIERS, KEYS } from './negatives-checksums.ts';
import { PLACEHOLDERS, SETTINGS } from './negatives-settings.ts';
import { CODE, DOCUMENTS, WEB } from './negatives-texts.ts';

/** Texts that a scanner takes for secrets and that hold none. */
export const NEGATIVES: readonly Kind[] = [
  ...PLACEHOLDERS,
  ...SETTINGS,
  ...CHECKSUMS,
  ...IDENTIFIERS,
  ...KEYS,
  ...WEB,
  ...CODE,
  ...DOCUMENTS,
];
