import { lookUp } from '../../domain/look-up.ts';

/** An entry of a git tree. */
export interface TreeEntry {
  readonly kind: 'file' | 'folder' | 'link' | 'submodule';
  readonly id: string;
}

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = {
  '100644': 'file',
  '100755': 'file',
  '40000': 'folder',
  '120000': 'link',
  '160000': 'submodule',
};

/**
 * The entries of a tree object with their names. The length of `treeId` is the length of all object names. Throws an Error
 * if the content is no tree.
 */
export function* entriesOf(
  tree: Uint8Array,
  treeId: string,
): Generator<TreeEntry & { readonly name: Buffer }> {
  const idBytes = treeId.length / 2;
  const content = Buffer.from(tree.buffer, tree.byteOffset, tree.byteLength);
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at);
    const end = content.indexOf(0, at);
    if (blank < 0 || end < blank || end + 1 + idBytes > content.length) throw new Error('not a git tree');
    const id = content.toString('hex', end + 1, end + 1 + idBytes);
    const kind = lookUp(KINDS, content.toString('latin1', at, blank));
    if (kind === undefined) throw new Error('a git tree has an entry of an unknown kind');
    yield { kind, id, name: content.subarray(blank + 1, end) };
    at = end + 1 + idBytes;
  }
}

/** The entry with that name in a tree object; undefined if there is none. Throws an Error if the content is no tree. */
export function entryOf(tree: Uint8Array, treeId: string, name: string): TreeEntry | undefined {
  const wanted = Buffer.from(name);
  for (const entry of entriesOf(tree, treeId))
    if (entry.name.equals(wanted)) return { kind: entry.kind, id: entry.id };
  return undefined;
}
