import { type Reader, wantsAlso } from '../layer-packages/file-reader.ts';
import { type Bytes, type FileNode, filesIn, linksIn, type View } from '../layer-packages/image-view.ts';
import { isOpen, type Said } from '../layer-packages/layer-record.ts';

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
    if (file.isUnsure) {
      const { path, bytes } = file;
      names.push({ path, bytes, readers: readers.filter((reader) => reader.mayWant(path)) });
    } else if (!file.isRead) add(file.path, file.bytes, file.said);
    if (file.said.some(({ word }) => isOpen(word))) undecided.push(file);
  }
  const links = [...linksIn(view.root)].flatMap((link) => {
    const found = view.find(link.path);
    return found === undefined ? [] : [{ link, ...found }];
  });
  const folders = new Map<string, string[]>();
  for (const { link, path, node } of links) {
    if (node?.kind === 'folder') folders.set(path, [...(folders.get(path) ?? []), link.path]);
  }
  for (const { link, path, node } of links) {
    if (node?.kind === 'folder') {
      for (const file of undecided) {
        if (!isBelow(file.path, path)) continue;
        const rest = file.path.slice(path.length);
        for (const name of [link.path, ...throughLinks(link.path, folders)])
          add(`${name}${rest}`, file.bytes, file.said);
      }
    } else if (node?.kind === 'file') add(link.path, node.bytes, node.said);
    else add(link.path, { path, layer: top }, []);
  }
  return names;
}

/** What a link is called where the way to it leads through another link: `node_modules` itself may be one. */
function throughLinks(path: string, folders: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const names: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    for (const link of folders.get(path.slice(0, end)) ?? [])
      if (link !== path) names.push(`${link}${path.slice(end)}`);
  }
  return names;
}

function isBelow(path: string, folder: string): boolean {
  return folder !== '' && path.startsWith(`${folder}/`);
}
