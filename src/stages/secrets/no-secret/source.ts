import { ADDRESSES_SOURCE } from './addresses.ts';
import { DECODED_SOURCE } from './decoded.ts';
import { ENCRYPTED_SOURCE } from './encrypted.ts';
import { IDENTIFIERS_SOURCE } from './identifiers.ts';
import { KEY_FRAMES_SOURCE } from './key-frames.ts';
import { PLACEHOLDERS_SOURCE } from './placeholders.ts';
import { PUBLISHED_SOURCE } from './published.ts';
import { REFERENCES_SOURCE } from './references.ts';
import { TOKENS_SOURCE } from './tokens.ts';
import { WHY_NO_VALUE_SOURCE } from './why-no-value.ts';
import { WORDS_SOURCE } from './words.ts';

/**
 * What a rule of Assay's own drops a value by: a layer that was clean by other judgements is looked at again. What is
 * asked of hits alone is not in it: files with a hit are looked at in every run.
 */
export const NO_SECRET_SOURCE = [
  ADDRESSES_SOURCE,
  DECODED_SOURCE,
  ENCRYPTED_SOURCE,
  IDENTIFIERS_SOURCE,
  KEY_FRAMES_SOURCE,
  PLACEHOLDERS_SOURCE,
  PUBLISHED_SOURCE,
  REFERENCES_SOURCE,
  TOKENS_SOURCE,
  WHY_NO_VALUE_SOURCE,
  WORDS_SOURCE,
].join('\n');
