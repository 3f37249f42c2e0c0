/** Formats that hold other files; `sealed` ones are known by their first bytes and not opened. */
export type ArchiveKind = 'zip' | 'tar' | 'gzip' | 'zstd' | 'sealed';

/** As many first bytes as {@link archiveKind} wants to see: tar says what it is behind its header's names. */
export const HEAD_BYTES = 512;

const MAGICS: readonly (readonly [ArchiveKind, Buffer])[] = (
  [
    ['zip', '504b0304'],
    ['zip', '504b0506'], // without members
    ['gzip', '1f8b08'],
    ['zstd', '28b52ffd'],
    ['sealed', 'fd377a585a00'], // xz
    ['sealed', '425a68'], // bzip2
    ['sealed', '377abcaf271c'], // 7z
    ['sealed', '526172211a07'], // rar
    ['sealed', '04224d18'], // lz4
    ['sealed', '1f9d'], // compress
    ['sealed', '213c617263683e0a64656269616e2d62696e617279'], // ar that begins with debian-binary
    ['sealed', 'edabeedb'], // rpm
  ] as const
).map(([kind, hex]) => [kind, Buffer.from(hex, 'hex')]);

/** Programs in front of a zip, which counts from its end: executable jars of Spring Boot, Python's zipapps. */
const SCRIPTED_ZIP = /\.(?:jar|war|pyz|zip)$/i;

/** What kind of archive a file is by its first {@link HEAD_BYTES} bytes; undefined where it is none. */
export function archiveKind(path: string, head: Uint8Array): ArchiveKind | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length);
  for (const [kind, magic] of MAGICS) {
    if (bytes[0] === magic[0] && magic.equals(bytes.subarray(0, magic.length))) {
      return magic.toString('latin1') === 'BZh' && !isBzip2(bytes) ? undefined : kind;
    }
  }
  if (bytes.toString('latin1', 257, 262) === 'ustar') return 'tar';
  return bytes.toString('latin1', 0, 2) === '#!' && SCRIPTED_ZIP.test(path) ? 'zip' : undefined;
}

/** Three letters could start a text: the level and the mark of the first block, or of the end, follow. */
function isBzip2(bytes: Buffer): boolean {
  return /^[1-9](?:314159265359|177245385090)/.test(
    bytes.toString('latin1', 3, 4) + bytes.toString('hex', 4, 10),
  );
}
