import type { Header } from 'tar-stream';

/**
 * Takes the size from the header of a folder, before its content is read. Some programs write one, although a folder has no
 * content: for all readers the next entry follows. The library knows that, but then never ends the stream of the folder, so
 * its reader would wait forever.
 */
export function clearFolderSize(header: Header): void {
  if (header.type === 'directory') header.size = 0;
}
