import { buffer } from 'node:stream/consumers';
import { pack } from 'tar-stream';

/** A file, folder (path ends with `/`), symbolic or hard link of a layer. */
export interface TarEntry {
  readonly path: string;
  readonly content?: string | Buffer;
  /** Permission bits; 0o644 for files, 0o755 for folders by default. */
  readonly mode?: number;
  /** What a symbolic link points to. */
  readonly linkTo?: string;
  /** The path that a hard link is another name of. */
  readonly hardLinkTo?: string;
}

const EPOCH = new Date(Date.UTC(2026, 0, 1));

/** A tar of the entries in their order; the same entries always make the same bytes. */
export async function tarOf(entries: readonly TarEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const { path, content = '', mode, linkTo, hardLinkTo } of entries) {
    const common = { name: path, mtime: EPOCH, uid: 0, gid: 0 };
    if (linkTo !== undefined) tar.entry({ ...common, type: 'symlink', linkname: linkTo, mode: 0o777 });
    else if (hardLinkTo !== undefined)
      tar.entry({ ...common, type: 'link', linkname: hardLinkTo, mode: mode ?? 0o644 });
    else if (path.endsWith('/')) tar.entry({ ...common, type: 'directory', mode: mode ?? 0o755 });
    else tar.entry({ ...common, type: 'file', mode: mode ?? 0o644 }, content);
  }
  tar.finalize();
  return buffer(tar);
}
