import { type Reader, shouldReadAs } from '../layer-packages/file-reader.ts';
import {
  type BytesLocation,
  type FileNode,
  filesIn,
  type ImageView,
  type LinkNode,
  linksIn,
  type Node,
} from '../layer-packages/image-view.ts';
import { isOpen, type NamedResult } from '../layer-packages/layer-record.ts';

/** A file that must be read again under another name, because some readers match only that name. */
export interface OtherName {
  readonly path: string;
  readonly bytes: BytesLocation;
  readonly readers: readonly Reader[];
}

/** A symbolic link and its target; `path` and `node` are those of the target. */
interface ResolvedLink {
  readonly link: LinkNode;
  readonly path: string;
  readonly node: Node | undefined;
}

/**
 * The names under which files were not read yet, but must be: a hard link to bytes of another layer, a symbolic link,
 * a path through a linked folder. `top` is the number of the highest layer.
 */
export function otherNames(view: ImageView, readers: readonly Reader[], top: number): readonly OtherName[] {
  const names: OtherName[] = [];
  const add = (path: string, bytes: BytesLocation, results: readonly NamedResult[]) => {
    const matching = readers.filter((reader) => shouldReadAs(reader, path, bytes.path, results));
    if (matching.length > 0) names.push({ path, bytes, readers: matching });
  };
  const files = [...filesIn(view.root)];
  for (const file of files) {
    const { path, bytes, results } = file;
    if (file.isTargetUncertain) {
      names.push({ path, bytes, readers: readers.filter((reader) => reader.matchesPath(path)) });
    } else if (!file.isRead) add(path, bytes, results);
  }
  const openFiles = files.filter(({ results }) => results.some(({ result }) => isOpen(result)));
  const links = resolvedLinks(view);
  const folderLinks = linksByFolder(links);
  for (const { link, path, node } of links) {
    if (node?.kind === 'folder') {
      const aliases = [link.path, ...namesThroughLinks(link.path, folderLinks)];
      for (const file of filesBelow(path, openFiles)) {
        const rest = file.path.slice(path.length);
        for (const alias of aliases) add(`${alias}${rest}`, file.bytes, file.results);
      }
    } else if (node?.kind === 'file') add(link.path, node.bytes, node.results);
    else add(link.path, { path, layer: top }, []);
  }
  return names;
}

function resolvedLinks(view: ImageView): readonly ResolvedLink[] {
  return [...linksIn(view.root)].flatMap((link) => {
    const target = view.find(link.path);
    return target === undefined ? [] : [{ link, ...target }];
  });
}

/** The paths of the links to each folder. */
function linksByFolder(links: readonly ResolvedLink[]): ReadonlyMap<string, readonly string[]> {
  const byFolder = new Map<string, string[]>();
  for (const { link, path, node } of links) {
    if (node?.kind === 'folder') byFolder.set(path, [...(byFolder.get(path) ?? []), link.path]);
  }
  return byFolder;
}

/** Other names of a link, if a folder above it has a link too: `node_modules` itself may be one. */
function namesThroughLinks(
  path: string,
  folderLinks: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const names: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    for (const link of folderLinks.get(path.slice(0, end)) ?? [])
      if (link !== path) names.push(`${link}${path.slice(end)}`);
  }
  return names;
}

function filesBelow(folder: string, files: readonly FileNode[]): readonly FileNode[] {
  return folder === '' ? [] : files.filter(({ path }) => path.startsWith(`${folder}/`));
}
