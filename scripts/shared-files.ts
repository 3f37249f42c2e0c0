// Which modules of the bundle lie in one file.
import { join } from 'node:path';
import type { ChunkingContext, CodeSplittingOptions } from 'rolldown';

/**
 * Files of the bundle, each by the module with which its content is loaded. A file leaves out what those before it have, so
 * the smallest start is the first.
 */
const FILES: readonly (readonly [name: string, start: string])[] = [
  ['shared-first', 'adapters/processes/shed-environment.ts'],
  ['shared-digest', 'digest-now.ts'],
  ['shared-cli', 'cli/main.ts'],
  ['shared-approve', 'approve/main.ts'],
  ['shared-policy', 'policy-check/main.ts'],
  ['shared-gate', 'gate/main.ts'],
];
/** A module lies in one of these files if both of these load it at their start. */
const LOADED_BY = ['gate/main.ts', 'check/main.ts'];

/**
 * By default, each set of entries that have modules in common gets a file for them, so that an action loads dozens of files
 * at its start. To find, read and link a file takes longer than to compile what most of them contain.
 *
 * A module that lies in one of the files has all that it imports in the same file or in one before it. So no two files import
 * one another.
 */
export function sharedFiles(root: string): CodeSplittingOptions {
  const known = new Map<string, ReadonlySet<string>>();
  const isLoadedWith = (start: string, id: string, context: ChunkingContext) => {
    const loaded = known.get(start) ?? loadedWith(join(root, 'src', start), context);
    known.set(start, loaded);
    return loaded.has(id);
  };
  const groups = FILES.map(([name, start], index) => ({
    name: (id: string, context: ChunkingContext) =>
      [start, ...LOADED_BY].every((each) => isLoadedWith(each, id, context)) ? name : null,
    debugName: name,
    priority: FILES.length - index,
  }));
  return { groups };
}

/** The ids of all modules that are loaded with one. */
function loadedWith(start: string, context: ChunkingContext): ReadonlySet<string> {
  const loaded = new Set([start]);
  for (const id of loaded) for (const next of context.getModuleInfo(id)?.importedIds ?? []) loaded.add(next);
  return loaded;
}
