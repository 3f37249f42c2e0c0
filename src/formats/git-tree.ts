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
 * The entry of that name in a tree object, whose own object name tells how long names are; undefined where it has
 * none. Throws an Error where the content is no tree.
 */
export function entryOf(tree: Uint8Array, treeId: string, name: string): TreeEntry | undefined {
  const idBytes = treeId.length / 2;
  const wanted = Buffer.from(name);
  const content = Buffer.from(tree.buffer, tree.byteOffset, tree.byteLength);
  for (let at = 0; at < content.length; ) {
    const blank = content.indexOf(0x20, at);
    const end = content.indexOf(0, at);
    if (blank < 0 || end < blank || end + 1 + idBytes > content.length) throw new Error('not a git tree');
    const id = content.toString('hex', end + 1, end + 1 + idBytes);
    if (content.subarray(blank + 1, end).equals(wanted)) {
      const kind = KINDS[content.toString('latin1', at, blank)];
      if (kind === undefined) throw new Error('a git tree has an entry of an unknown kind');
      return { kind, id };
    }
    at = end + 1 + idBytes;
  }
  return undefined;
}
