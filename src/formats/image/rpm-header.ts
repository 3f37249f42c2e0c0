import { type Parsed, parsed, unparsable } from '../../domain/result.ts';

/** A file that an rpm package lists: its absolute path, and the digest of its content as `<algorithm>:<hex>`. */
export type RpmFile = readonly [path: string, hash: string];

const TAG = { digests: 1035, folderIndexes: 1116, names: 1117, folders: 1118, algorithm: 5011 };
const INT32 = 4;
const STRINGS = 8;
const INTRO_BYTES = 8;
const ENTRY_BYTES = 16;

/** RFC 4880, section 9.4. Without the tag the algorithm is MD5. */
const ALGORITHMS: Readonly<Record<number, string>> = { 1: 'md5', 2: 'sha1', 8: 'sha256', 10: 'sha512' };
const MD5 = 1;

interface Entry {
  readonly type: number;
  readonly count: number;
  /** The bytes from the first value to the end of the header. */
  readonly values: Buffer;
}

/**
 * Reads the files in an rpm header of the rpm database. The header has the numbers of entries and of bytes, the entries
 * (tag, type, offset and count, in big-endian), then the values. The fault is the end of a sentence about the header.
 */
export function rpmFiles(header: Uint8Array): Parsed<readonly RpmFile[]> {
  const entries = entriesOf(Buffer.from(header.buffer, header.byteOffset, header.length));
  const names = strings(entries?.get(TAG.names));
  const folders = strings(entries?.get(TAG.folders));
  const indexes = numbers(entries?.get(TAG.folderIndexes));
  const digests = strings(entries?.get(TAG.digests));
  if (entries === undefined || names.length !== indexes.length || names.length !== digests.length)
    return unparsable('is not an rpm header with a digest for each file');
  const [algorithm = MD5] = numbers(entries.get(TAG.algorithm));
  const prefix = ALGORITHMS[algorithm];
  if (prefix === undefined) return parsed([]);
  const files = names.flatMap((name, at): readonly RpmFile[] => {
    const folder = folders[indexes[at] ?? -1];
    const digest = digests[at] ?? '';
    // Folders and links have no digest.
    return folder === undefined || !/^[0-9a-f]{32,128}$/.test(digest)
      ? []
      : [[`${folder}${name}`, `${prefix}:${digest}`]];
  });
  return parsed(files);
}

function entriesOf(header: Buffer): ReadonlyMap<number, Entry> | undefined {
  if (header.length < INTRO_BYTES) return undefined;
  const start = INTRO_BYTES + header.readUInt32BE(0) * ENTRY_BYTES;
  if (start + header.readUInt32BE(4) !== header.length) return undefined;
  const store = header.subarray(start);
  const entries = new Map<number, Entry>();
  for (let at = INTRO_BYTES; at < start; at += ENTRY_BYTES) {
    const offset = header.readUInt32BE(at + 8);
    const [tag, type, count] = [
      header.readUInt32BE(at),
      header.readUInt32BE(at + 4),
      header.readUInt32BE(at + 12),
    ];
    if (offset > store.length || count > store.length) return undefined;
    entries.set(tag, { type, count, values: store.subarray(offset) });
  }
  return entries;
}

function numbers(entry: Entry | undefined): readonly number[] {
  if (entry?.type !== INT32 || entry.values.length < entry.count * 4) return [];
  return Array.from({ length: entry.count }, (_, at) => entry.values.readUInt32BE(at * 4));
}

/** The values of an entry. Each text ends with a zero byte. */
function strings(entry: Entry | undefined): readonly string[] {
  if (entry?.type !== STRINGS) return [];
  const found: string[] = [];
  for (let at = 0; found.length < entry.count; ) {
    const end = entry.values.indexOf(0, at);
    if (end < 0) return [];
    found.push(entry.values.toString('utf8', at, end));
    at = end + 1;
  }
  return found;
}
