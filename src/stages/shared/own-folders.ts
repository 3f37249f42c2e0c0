import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Variables that name private folders of a program, and the names of these folders. */
const FOLDERS = { HOME: 'home', TMPDIR: 'tmp', XDG_CACHE_HOME: 'cached', XDG_CONFIG_HOME: 'config' };

/**
 * The environment of a scanner whose private folders are below `folder`. No other program uses them, so a scanner can
 * neither read nor prepare anything of another one.
 */
export async function withOwnFolders(
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<Readonly<Record<string, string>>> {
  const own = Object.entries(FOLDERS).map(([variable, name]) => [variable, join(folder, name)] as const);
  await Promise.all(own.map(([, path]) => mkdir(path, { mode: 0o700 })));
  return { ...environment, ...Object.fromEntries(own) };
}
