import { messageOf } from '../../domain/error-words.ts';
import { plain } from '../../domain/text.ts';
import { changeDiff } from './change-diff.ts';
import type { FileChange } from './file-change.ts';
import { writeChanges } from './write-changes.ts';

/** How a command may write: `--yes` without asking, `--dry-run` not at all. */
export interface WriteOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** Where a command shows what it would do, and asks. */
export interface Dialogue {
  readonly print: (text: string) => void;
  /** Asks for a yes or a no. Undefined where nobody can answer: in a pipe. */
  readonly ask?: (question: string) => Promise<boolean>;
}

/**
 * Shows the changes, asks, and writes them: all or none. Answers the exit code: 0 if they were written, were only to be
 * shown, or were declined; 2 if they could not be written or nobody could be asked.
 */
export async function settleChanges(
  root: string,
  changes: readonly FileChange[],
  { yes = false, dryRun = false }: WriteOptions,
  { print, ask }: Dialogue,
): Promise<0 | 2> {
  print(changeDiff(changes));
  const names = changes.map(({ path }) => plain(path, 300)).join(', ');
  if (dryRun) {
    print(`Nothing was written (--dry-run): ${names}\n`);
    return 0;
  }
  if (!yes && ask === undefined) {
    print(`Nothing was written, because nobody can be asked here. Add --yes to write ${names}.\n`);
    return 2;
  }
  if (!yes && ask !== undefined && !(await ask(`Write ${names}?`))) {
    print('Nothing was written.\n');
    return 0;
  }
  try {
    await writeChanges(root, changes);
  } catch (error) {
    print(`Nothing was written: ${plain(messageOf(error), 500)}\n`);
    return 2;
  }
  print(`Written: ${names}\n`);
  return 0;
}
