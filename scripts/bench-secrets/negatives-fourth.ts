// Held out, the fourth time: what stands in healthy repositories.
import { DIGESTS_FOURTH } from './digests-fourth.ts';
import type { Kind } from './kind.ts';
import { PROSE_FOURTH } from './prose-fourth.ts';
import { REFERENCES_FOURTH } from './references-fourth.ts';
import { SEALED_FOURTH } from './sealed-fourth.ts';
import { SOURCES_FOURTH } from './sources-fourth.ts';

export const NEGATIVES_FOURTH: readonly Kind[] = [
  ...REFERENCES_FOURTH,
  ...PROSE_FOURTH,
  ...SOURCES_FOURTH,
  ...DIGESTS_FOURTH,
  ...SEALED_FOURTH,
];
