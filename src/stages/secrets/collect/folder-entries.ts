import { isUtf8 } from 'node:buffer';
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a file or a folder is. On Linux a name need not be UTF-8: such a one can be opened only by its bytes. */
export type Location = string | Buffer;

/** An entry of a folder. */
export interface FolderEntry {
  readonly type: Pick<Dirent, 'isDirectory' | 'isFile'>;
  /** For people: in a name that is not UTF-8, each byte beyond ASCII is written as `\xe9`. */
  readonly name: string;
  readonly at: Location;
}

/** What stands for bytes in a name that is not UTF-8. It may also be in a name that is. */
const REPLACEMENT = '\ufffd';

/** The entries of a folder, sorted by name. Rejects if it cannot be read. */
export async function entriesOf(folder: Location): Promise<readonly FolderEntry[]> {
  return (await readEntries(folder)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readEntries(folder: Location): Promise<FolderEntry[]> {
  if (typeof folder === 'string') {
    const entries = await readdir(folder, { withFileTypes: true });
    if (!entries.some(({ name }) => name.includes(REPLACEMENT)))
      return entries.map((type) => ({ type, name: type.name, at: join(folder, type.name) }));
  }
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' });
  const above = Buffer.concat([Buffer.from(folder), Buffer.from('/')]);
  return entries.map((type) => {
    const name = shown(type.name);
    const isText = typeof folder === 'string' && isUtf8(type.name);
    return { type, name, at: isText ? join(folder, name) : Buffer.concat([above, type.name]) };
  });
}

function shown(name: Buffer): string {
  if (isUtf8(name)) return name.toString();
  return name.toString('latin1').replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}
