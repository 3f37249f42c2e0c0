import type { RandomBytes } from '../../archives/expand-bytes.ts';
import { type FileClass, looksSecret, MAX_FILE_BYTES } from './classify.ts';
import { type LayPart, laySplit } from './stage-parts.ts';
import type { Passed } from './tally.ts';

/**
 * Lays a text before the engines, as a whole or, where it is large, in parts; of one that is not `plain` only what
 * holds a token of a distinctive form. Answers why it was not laid, undefined where it was.
 */
export async function layText(
  bytes: RandomBytes,
  fileClass: FileClass,
  lay: LayPart,
): Promise<Passed | undefined> {
  let laid = false;
  const layWanted: LayPart = (part, linesBefore) => {
    if (fileClass !== 'plain' && !looksSecret(part)) return true;
    laid = true;
    return lay(part, linesBefore);
  };
  const fits =
    bytes.size > MAX_FILE_BYTES ? await laySplit(bytes, layWanted) : layWanted(bytes.read(0, bytes.size), 0);
  if (!fits) return 'beyond';
  return laid || fileClass === 'plain' ? undefined : fileClass;
}
