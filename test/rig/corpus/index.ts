import type { CorpusImage } from './image.ts';
import { LANGUAGE_IMAGES } from './languages.ts';
import { NPM_IMAGES } from './npm.ts';
import { PROGRAM_IMAGES } from './programs.ts';
import { SYSTEM_IMAGES } from './systems.ts';

/** Images of every kind, each small: what Assay and `trivy image` say of them is compared. */
export const CORPUS: readonly CorpusImage[] = [
  ...SYSTEM_IMAGES,
  ...NPM_IMAGES,
  ...LANGUAGE_IMAGES,
  ...PROGRAM_IMAGES,
];
