import { type Reader, wantsAlso } from './reader.ts';
import { isOpen, type Said } from './record.ts';
import { type Bytes, type FileNode, filesIn, linksIn, type View } from './view.ts';

/** A file that is to be read once more, under a name that says more than the one it was read under. */
export interface OtherName {
  readonly path: string;
  readonly bytes: Bytes;
  readonly readers: readonly Reader[];
}

/**
 * The names of files under which they have not been read and should be: a hard link to bytes of another layer, a
 * symbolic link, a path through a linked folder. `top` is the number of the highest layer.
 */
export function otherNames(view: View, readers: readonly Reader[], top: number): readonly OtherName[] {
  const names: OtherName[] = [];
  const add = (path: string, bytes: Bytes, said: readonly Said[]) => {
    const wanting = readers.filter((reader) => wantsAlso(reader, path, bytes.path, said));
    if (wanting.length > 0) names.push({ path, bytes, readers: wanting });
  };
  const undecided: FileNode[] = [];
  for (const file of filesIn(view.root)) {
    if (!file.isRead) add(file.path, file.bytes, file.said);
    if (file.said.some(({ word }) => isOpen(word))) undecided.push(file);
  }
  for (const link of linksIn(view.root)) {
    const found = view.find(link.path);
    if (found === undefined) continue;
    const { path, node } = found;
    if (node?.kind === 'folder') {
      for (const file of undecided) {
        if (isBelow(file.path, path))
          add(`${link.path}${file.path.slice(path.length)}`, file.bytes, file.said);
      }
    } else if (node?.kind === 'file') add(link.path, node.bytes, node.said);
    else add(link.path, { path, layer: top }, []);
  }
  return names;
}

function isBelow(path: string, folder: string): boolean {
  return folder !== '' && path.startsWith(`${folder}/`);
}
