import type { Kind } from './kind.ts';
import { CODE_FIFTH } from './negatives-code-fifth.ts';
import { IDENTIFIERS_FIFTH } from './negatives-identifiers-fifth.ts';
import { LOOKUPS_FIFTH } from './negatives-lookups-fifth.ts';
import { PLACEHOLDERS_FIFTH } from './negatives-placeholders-fifth.ts';
import { REFERENCES_FIFTH } from './negatives-references-fifth.ts';
import { SEALED_FIFTH } from './negatives-sealed-fifth.ts';
import { TEXTS_FIFTH } from './negatives-texts-fifth.ts';

/** The files without a secret that belong to the fifth half; no rule may be made after them either. */
export const NEGATIVES_FIFTH: readonly Kind[] = [
  ...REFERENCES_FIFTH,
  ...LOOKUPS_FIFTH,
  ...PLACEHOLDERS_FIFTH,
  ...CODE_FIFTH,
  ...IDENTIFIERS_FIFTH,
  ...SEALED_FIFTH,
  ...TEXTS_FIFTH,
];
