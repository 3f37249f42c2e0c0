import type { Kind } from './kind.ts';
import { CODE_SIXTH } from './negatives-code-sixth.ts';
import { REFERENCES_SIXTH } from './negatives-references-sixth.ts';
import { VALUES_SIXTH } from './negatives-values-sixth.ts';

/** The files without a secret that belong to the sixth half; no rule may be made after them either. */
export const NEGATIVES_SIXTH: readonly Kind[] = [...REFERENCES_SIXTH, ...CODE_SIXTH, ...VALUES_SIXTH];
