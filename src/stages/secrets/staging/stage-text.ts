import type { RandomBytes } from '../../archives/expand-bytes.ts';
import { type FileClass, isStaged, type KnownContents, MAX_FILE_BYTES } from './file-class.ts';
import type { SkippedKind } from './file-counter.ts';
import { type StagePart, stageParts } from './stage-parts.ts';

export interface StagedText {
  readonly path: string;
  readonly bytes: RandomBytes;
  readonly fileClass: FileClass;
  readonly unstaged: KnownContents;
}

/**
 * Stages a text as a whole or, if it is large, in parts. If its class is not `plain`, only parts in which a rule finds
 * something are staged. Returns why it was not staged; undefined if it was.
 */
export async function stageText(
  { path, bytes, fileClass, unstaged }: StagedText,
  stage: StagePart,
): Promise<SkippedKind | undefined> {
  let staged = false;
  const stageWanted: StagePart = (part, linesBefore) => {
    if (!isStaged(fileClass, path, part, unstaged)) return true;
    staged = true;
    return stage(part, linesBefore);
  };
  const fits =
    bytes.size > MAX_FILE_BYTES
      ? await stageParts(bytes, stageWanted)
      : stageWanted(bytes.read(0, bytes.size), 0);
  if (!fits) return 'overLimit';
  return staged || fileClass === 'plain' ? undefined : fileClass;
}
