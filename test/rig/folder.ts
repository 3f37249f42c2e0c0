import { mkdtemp, realpath } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for one part of the rig; whoever makes it removes it. */
export async function rigFolder(purpose: string): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), `assay-rig-${purpose}-`)));
}

/** Where built tools, root filesystems and images are kept between runs. */
export function cacheFolder(part: 'tools' | 'images' | 'npm' | 'go-programs' | 'published'): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'assay', part);
}
