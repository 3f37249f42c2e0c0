import type { Kind } from './kind.ts';
import { CODE_SEVENTH } from './negatives-code-seventh.ts';
import { REFERENCES_SEVENTH } from './negatives-references-seventh.ts';
import { TEXTS_SEVENTH } from './negatives-texts-seventh.ts';
import { VALUES_SEVENTH } from './negatives-values-seventh.ts';

/** The files without a secret that belong to the seventh half; no rule may be made after them either. */
export const NEGATIVES_SEVENTH: readonly Kind[] = [
  ...REFERENCES_SEVENTH,
  ...CODE_SEVENTH,
  ...VALUES_SEVENTH,
  ...TEXTS_SEVENTH,
];
