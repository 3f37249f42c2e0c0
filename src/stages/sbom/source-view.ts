import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { View } from '../../ports/process-port.ts';

/** Folders of other people's projects: nobody checks out a repository into them. */
const NOT_SEARCHED = 'node_modules';
const MAX_FOLDERS = 20_000;

/**
 * What a scanner sees of a source tree: everything but git's folders, which may contain the token that `actions/checkout`
 * left there. Links are not followed.
 */
export async function sourceView(folder: string): Promise<Required<Pick<View, 'reads' | 'lists'>>> {
  const [reads, lists]: [string[], string[]] = [[], []];
  let count = 0;
  /** Whether something in this folder is hidden. Then its other entries are in `reads`, and not the folder itself. */
  const collect = async (path: string): Promise<boolean> => {
    const nothing: Dirent[] = [];
    count += 1;
    const entries =
      count > MAX_FOLDERS ? nothing : await readdir(path, { withFileTypes: true }).catch(() => nothing);
    const visible: string[] = [];
    let hides = false;
    for (const entry of entries) {
      const child = join(path, entry.name);
      if (entry.name === '.git') hides = true;
      else if (entry.isSymbolicLink()) continue;
      else if (!entry.isDirectory() || entry.name === NOT_SEARCHED || !(await collect(child)))
        visible.push(child);
      else hides = true;
    }
    if (!hides) return false;
    lists.push(path);
    reads.push(...visible);
    return true;
  };
  return (await collect(folder)) ? { reads, lists } : { reads: [folder], lists };
}
