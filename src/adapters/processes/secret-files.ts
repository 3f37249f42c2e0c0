import { closeSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeNameless } from './shed-environment.ts';

/**
 * Makes files with secrets for a program, by path and content. Each path is a link to a file without a name that only
 * this process holds open. So nothing is left of it when this process ends, however it ends. Returns a function that
 * removes them. Where the system has no `/proc`, they are files in the private folder.
 */
export function placeSecretFiles(files: Readonly<Record<string, string>> = {}): () => void {
  const removals: (() => void)[] = [];
  const removeAll = () => {
    for (const remove of removals.splice(0)) remove();
  };
  try {
    for (const [path, content] of Object.entries(files)) removals.push(place(path, content));
  } catch (error) {
    removeAll();
    throw error;
  }
  return removeAll;
}

function place(path: string, content: string): () => void {
  const remove = () => rmSync(path, { force: true });
  if (!existsSync('/proc/self/fd')) {
    writeFileSync(path, content, { flag: 'wx', mode: 0o600 });
    return remove;
  }
  const file = writeNameless(['/dev/shm', dirname(path)], Buffer.from(content));
  const close = () => closeSync(file);
  try {
    symlinkSync(`/proc/${process.pid}/fd/${file}`, path);
  } catch (error) {
    close();
    throw error;
  }
  return () => {
    close();
    remove();
  };
}
