import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { withSpace } from '../../../domain/disk-space.ts';
import { fullDisk } from '../../../domain/error-words.ts';
import { AssayError, fault } from '../../../domain/reason.ts';
import type { World } from '../../../ports/world.ts';
import { ScanTree } from '../staging/scan-tree.ts';

/**
 * Does work with a scan tree in a private folder, which is removed afterwards: it may contain unpacked files of the layers.
 */
export async function inPrivateFolder<T>(
  world: Pick<World, 'workspace'>,
  work: (tree: ScanTree, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await world.workspace.folder('secrets');
  let tree: ScanTree | undefined;
  try {
    return await withSafeErrors(world, async () => {
      tree = new ScanTree(join(folder, 'tree'));
      await mkdir(tree.root, { mode: 0o700 });
      return await work(tree, folder);
    });
  } finally {
    tree?.close();
    await world.workspace.remove(folder);
  }
}

/** Does work. What it throws says nothing of what is in the files. */
export async function withSafeErrors<T>(world: Pick<World, 'workspace'>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AssayError) throw await explained(world, error);
    // Only the code is safe: the message of a file system error has paths, and other messages can contain anything.
    const full = fullDisk(error);
    if (full !== undefined) {
      const message = `the secrets check could not write its private files: ${full}`;
      throw await explained(world, fault('disk-full', 'secrets', message));
    }
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw fault(
      'scan-incomplete',
      'secrets',
      `the secrets check stopped because of an internal error${code}`,
    );
  }
}

/** The error. A full disk is described now: the private files are removed before anybody else can look. */
async function explained({ workspace }: Pick<World, 'workspace'>, error: AssayError): Promise<AssayError> {
  return new AssayError(withSpace(error.reasons, await workspace.space()), { cause: error });
}
