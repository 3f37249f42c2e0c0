import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip; the fields beside path and content make it odd. */
export interface ZipFile {
  readonly path: string;
  readonly content?: string | Buffer;
  readonly stored?: boolean;
  readonly encrypted?: boolean;
  readonly method?: number;
  /** What the directory claims instead of the true size. */
  readonly claimed?: number;
  /** Its sizes and its position are in the directory as numbers of 64 bits. */
  readonly wide?: boolean;
}

/** What a zip64 has more than a zip; the fields make it odd. */
export interface Zip64End {
  /** What the record claims instead of the true number of entries. */
  readonly entries?: number;
  /** What the older end tells, instead of that it is in the record. */
  readonly narrowEntries?: number;
  /** Fields that future versions may add to the record. */
  readonly more?: string;
}

/** A zip by APPNOTE.TXT, with `prefix` in front and a comment behind; a zip64 where `end64` is given. */
export function zipOf(files: readonly ZipFile[], prefix = '', comment = '', end64?: Zip64End): Buffer {
  const parts: Buffer[] = [Buffer.from(prefix)];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content = '', stored = false, encrypted = false, method, claimed, wide } of files) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(content)];
    const packed = stored ? bytes : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    common.writeUInt16LE(method ?? (stored ? 0 : 8), 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimed ?? bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('504b0304', 'hex'), common, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    const listed = Buffer.from(common);
    const extra = wide === true ? widened(listed, rest) : Buffer.alloc(0);
    directory.push(Buffer.from('504b01021400', 'hex'), listed, rest, name, extra);
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  for (const at of [8, 10])
    end.writeUInt16LE(end64 === undefined ? files.length : (end64.narrowEntries ?? 0xffff), at);
  end.writeUInt32LE(end64 === undefined ? listed.length : 0xffffffff, 12);
  end.writeUInt32LE(end64 === undefined ? offset : 0xffffffff, 16);
  end.writeUInt16LE(comment.length, 20);
  const wide = end64 === undefined ? [] : [wideEnd(files.length, listed.length, offset, end64)];
  return Buffer.concat([...parts, listed, ...wide, end, Buffer.from(comment)]);
}

/** Moves the sizes and the position of an entry to a field of their own, which it answers. */
function widened(listed: Buffer, rest: Buffer): Buffer {
  const extra = Buffer.alloc(4 + 4 + 4 + 24);
  // Another field in front, as tools write for times.
  extra.writeUInt16LE(0x5455, 0);
  extra.writeUInt16LE(4, 2);
  extra.writeUInt16LE(1, 8);
  extra.writeUInt16LE(24, 10);
  extra.writeUInt32LE(listed.readUInt32LE(18), 12);
  extra.writeUInt32LE(listed.readUInt32LE(14), 20);
  extra.writeUInt32LE(rest.readUInt32LE(10), 28);
  for (const at of [14, 18]) listed.writeUInt32LE(0xffffffff, at);
  rest.writeUInt32LE(0xffffffff, 10);
  listed.writeUInt16LE(extra.length, 24);
  return extra;
}

/** The end of a zip64, and the locator of that end. */
function wideEnd(
  count: number,
  size: number,
  start: number,
  { entries = count, more = '' }: Zip64End,
): Buffer {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeUInt32LE(44 + more.length, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeUInt32LE(entries, 24);
  record.writeUInt32LE(entries, 32);
  record.writeUInt32LE(size, 40);
  record.writeUInt32LE(start, 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeUInt32LE(start + size, 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([record, Buffer.from(more), locator]);
}
