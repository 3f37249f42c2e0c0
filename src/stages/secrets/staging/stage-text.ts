import type { RandomBytes } from '../../archives/expand-bytes.ts';
import { type FileClass, looksSecret, MAX_FILE_BYTES } from './classify.ts';
import { type StagePart, stageParts } from './stage-parts.ts';
import type { SkippedKind } from './tally.ts';

/**
 * Lays a text before the engines, as a whole or, where it is large, in parts; of one that is not `plain` only what
 * holds a token of a distinctive form. Answers why it was not laid, undefined where it was.
 */
export async function stageText(
  bytes: RandomBytes,
  fileClass: FileClass,
  stage: StagePart,
): Promise<SkippedKind | undefined> {
  let staged = false;
  const stageWanted: StagePart = (part, linesBefore) => {
    if (fileClass !== 'plain' && !looksSecret(part)) return true;
    staged = true;
    return stage(part, linesBefore);
  };
  const fits =
    bytes.size > MAX_FILE_BYTES
      ? await stageParts(bytes, stageWanted)
      : stageWanted(bytes.read(0, bytes.size), 0);
  if (!fits) return 'beyond';
  return staged || fileClass === 'plain' ? undefined : fileClass;
}
