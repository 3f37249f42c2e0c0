import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * SHA-256 of all files of this program and their names, in hexadecimal: of `dist/` in the action, of `src/` if it runs
 * from its source. So it changes with every rule, limit and argument.
 */
export async function programHash(folder = dirname(import.meta.dirname)): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sorted = files.toSorted();
  const hash = createHash('sha256');
  const contents = await Promise.all(sorted.map((file) => readFile(file)));
  for (const [index, file] of sorted.entries()) {
    const content = contents[index] ?? new Uint8Array();
    hash.update(JSON.stringify([file.slice(folder.length), content.length])).update(content);
  }
  return hash.digest('hex');
}
