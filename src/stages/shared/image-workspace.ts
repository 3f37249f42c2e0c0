import { rm } from 'node:fs/promises';
import type { Workspace } from '../../ports/workspace-port.ts';

/** A workspace for the work on one of many images: its folders can be removed before the others are done. */
export function imageWorkspace(workspace: Workspace): {
  readonly workspace: Workspace;
  readonly removeFolders: () => Promise<void>;
} {
  const folders: string[] = [];
  return {
    workspace: {
      ...workspace,
      async folder(purpose) {
        const folder = await workspace.folder(purpose);
        folders.push(folder);
        return folder;
      },
    },
    async removeFolders() {
      for (const folder of folders.splice(0))
        await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
