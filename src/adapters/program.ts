import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * SHA-256 of every file that this program is made of, with their names, in hexadecimal: `dist/` of the action, `src/`
 * where it runs from its source. Every rule, bound and argument is part of it, and nobody has to remember which.
 */
export async function programHash(folder = dirname(import.meta.dirname)): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hash = createHash('sha256');
  const sorted = files.toSorted();
  const contents = await Promise.all(sorted.map((file) => readFile(file)));
  for (const [at, file] of sorted.entries()) {
    const content = contents[at] ?? new Uint8Array();
    hash.update(JSON.stringify([file.slice(folder.length), content.length])).update(content);
  }
  return hash.digest('hex');
}
