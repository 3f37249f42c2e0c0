import { startsZstdFrame } from '../../formats/image/zstd-frames.ts';
import { hasAt } from '../shared/bytes.ts';

/** Formats that contain other files. `sealed` formats are recognised by their first bytes, but not opened. */
export type ArchiveKind = 'zip' | 'tar' | 'gzip' | 'zstd' | 'git-object' | 'git-pack' | 'sqlite' | 'sealed';

/** The number of first bytes that are needed to recognise an archive and to distinguish text from binary data. */
export const HEAD_BYTES = 8192;

const MAGICS: readonly (readonly [ArchiveKind, Buffer])[] = (
  [
    ['zip', '504b0304'],
    ['zip', '504b0506'], // without members
    ['gzip', '1f8b08'],
    ['git-pack', '5041434b'], // its path must match, too
    ['sqlite', '53514c69746520666f726d6174203300'],
    ['sealed', 'fd377a585a00'], // xz
    ['sealed', '425a68'], // bzip2, see isFakeBzip2
    ['sealed', '377abcaf271c'], // 7z
    ['sealed', '526172211a07'], // rar
    ['sealed', '04224d18'], // lz4
    ['sealed', '1f9d'], // compress
    ['sealed', '213c617263683e0a64656269616e2d62696e617279'], // ar that begins with debian-binary
    ['sealed', 'edabeedb'], // rpm
  ] as const
).map(([kind, hex]) => [kind, Buffer.from(hex, 'hex')]);

/**
 * A zip may follow a program, because it is read from its end: executable jars of Spring Boot, Python's zipapps.
 */
const SCRIPTED_ZIP = /\.(?:jar|war|pyz|zip)$/i;

/** Most files are not archives, and the first byte shows it. */
const BY_FIRST = Map.groupBy(MAGICS, ([, magic]) => magic[0]);
/** Loose objects of a git repository. In a bare repository no parent folder is named `.git`. */
const GIT_OBJECT = /(?:^|\/)objects\/[0-9a-f]{2}\/(?:[0-9a-f]{38}|[0-9a-f]{62})$/;
const GIT_PACK = /\.pack$/;
const USTAR = Buffer.from('ustar');
const USTAR_POSITION = 257;
const BZIP2 = /^[1-9](?:314159265359|177245385090)/;

/** The kind of an archive by its first 512 bytes; undefined if it is not one. */
export function archiveKind(path: string, head: Uint8Array): ArchiveKind | undefined {
  const found = BY_FIRST.get(head[0])?.find(([, magic]) => hasAt(head, magic));
  if (found?.[0] === 'git-pack') return GIT_PACK.test(path) ? 'git-pack' : undefined;
  if (found !== undefined) return found[1].length === 3 && isFakeBzip2(head) ? undefined : found[0];
  if (head[0] === 0x78 && GIT_OBJECT.test(path)) return 'git-object';
  if (hasAt(head, USTAR, USTAR_POSITION)) return 'tar';
  if (startsZstdFrame(head)) return 'zstd';
  return head[0] === 0x23 && head[1] === 0x21 && SCRIPTED_ZIP.test(path) ? 'zip' : undefined;
}

/**
 * A text may start with the three letters of bzip2. The level and the mark of the first block, or of the end, must
 * follow.
 */
function isFakeBzip2(head: Uint8Array): boolean {
  const bytes = Buffer.from(head.subarray(0, 10));
  return (
    bytes.toString('latin1', 0, 3) === 'BZh' &&
    !BZIP2.test(bytes.toString('latin1', 3, 4) + bytes.toString('hex', 4))
  );
}
