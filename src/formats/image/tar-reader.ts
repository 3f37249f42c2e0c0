import type { EntryReceiver, LayerEntry, LayerVisit } from '../../ports/image-port.ts';
import { nameFromBytes } from './tar-name.ts';

const BLOCK = 512;
/** The greatest size of an extended header. Go's archive/tar refuses larger ones. */
const MAX_EXTENDED_BYTES = 4 * 1024 ** 2;
/** Records of an extended header that change which entry it is about. */
const DECISIVE = /^\d+ (?:path|linkpath|size|GNU\.sparse\.[a-z.]+)=/m;

/**
 * What extended headers say of the next entry, by the keys of their records; `L` and `K` are GNU's long names. A value has
 * one character for each byte.
 */
type Records = Map<string, string>;

/** An extended header whose bytes are on their way. */
interface ExtendedHeader {
  readonly type: string;
  readonly parts: Buffer[];
}

/**
 * Reads an archive as Go's archive/tar does, which runtimes and scanners use, and reports where other programs would see
 * different files in it. What another reader takes for a file, or for a whiteout, may be none to them.
 */
export class TarReader {
  readonly #visit: LayerVisit;
  /** How many bytes of the content are still to come, and how many bytes then only fill its last block. */
  #content = 0;
  #padding = 0;
  /** The beginning of a header whose rest is still to come. */
  #block: Buffer = Buffer.alloc(0);
  #receiver: EntryReceiver | undefined;
  /** Set while the content is that of an extended header. */
  #header: ExtendedHeader | undefined;
  #records: Records = new Map();
  #zeroBlocks = 0;

  constructor(visit: LayerVisit = () => undefined) {
    this.#visit = visit;
  }

  /**
   * Takes the next bytes. Returns what readers disagree on, as the end of a sentence about the archive. Throws if the bytes
   * are no archive, and what the receivers throw.
   */
  take(chunk: Uint8Array): string | undefined {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = 0; at < bytes.length; ) {
      if (this.#content > 0) {
        const end = Math.min(bytes.length, at + this.#content);
        this.#content -= end - at;
        const why = this.#takeContent(bytes.subarray(at, end));
        if (why !== undefined) return why;
        at = end;
      } else if (this.#padding > 0) {
        const end = Math.min(bytes.length, at + this.#padding);
        this.#padding -= end - at;
        at = end;
      } else {
        const end = Math.min(bytes.length, at + BLOCK - this.#block.length);
        const part = bytes.subarray(at, end);
        at = end;
        const block = this.#block.length === 0 ? part : Buffer.concat([this.#block, part]);
        // The part is a view of bytes that the caller may use again.
        this.#block = block.length < BLOCK ? Buffer.from(block) : Buffer.alloc(0);
        const why = block.length < BLOCK ? undefined : this.#takeBlock(block);
        if (why !== undefined) return why;
      }
    }
    return undefined;
  }

  /** To be called after the last byte. Throws if the archive is cut off. */
  end(): void {
    const isCut = this.#content > 0 || (this.#block.length > 0 && this.missing === 0);
    if (isCut) throw new Error('it is cut off');
  }

  /**
   * How many zero bytes are missing at the end of an archive that all readers accept as complete: some writers leave out
   * the bytes that only fill the last block. 0 for an archive that is cut off inside an entry.
   */
  get missing(): number {
    if (this.#content > 0) return 0;
    if (this.#padding > 0) return this.#padding;
    const isAfterEnd = this.#zeroBlocks > 1 && this.#block.length > 0 && isZeros(this.#block);
    return isAfterEnd ? BLOCK - this.#block.length : 0;
  }

  #takeContent(bytes: Buffer): string | undefined {
    const isLast = this.#content === 0;
    const header = this.#header;
    if (header !== undefined) {
      header.parts.push(Buffer.from(bytes));
      return isLast ? this.#takeExtended(header.type, Buffer.concat(header.parts)) : undefined;
    }
    this.#receiver?.write(bytes);
    if (isLast) this.#endEntry();
    return undefined;
  }

  #endEntry(): void {
    const receiver = this.#receiver;
    this.#receiver = undefined;
    receiver?.end();
  }

  #takeBlock(block: Buffer): string | undefined {
    if (isZeros(block)) {
      this.#zeroBlocks += 1;
      return undefined;
    }
    return this.#zeroBlocks > 0 ? 'has content after the end of its archive' : this.#takeHeader(block);
  }

  #takeHeader(block: Buffer): string | undefined {
    assertHeader(block);
    const type = String.fromCharCode(block[156] ?? 0);
    if (type === 'N' || hasAmbiguousPrefix(block))
      return 'has an entry whose name is written in an obsolete form';
    if (type === 'S' && block[482] !== 0) return 'has a sparse file, whose runs of zeros are left out';
    const size = numberAt(block, 124, 12);
    if (size === undefined) throw new Error('the size of an entry is no number');
    if (type === 'g' && this.#records.size > 0)
      return 'has an extended header that is not directly in front of its entry';
    if ('xgLK'.includes(type)) {
      if (size > MAX_EXTENDED_BYTES) return 'has an extended header that is too large';
      if (size > 0) this.#begin(size, { type, parts: [] });
      return undefined;
    }
    const records = this.#records;
    this.#records = new Map();
    return this.#takeEntry(block, { type, size, records });
  }

  #takeEntry(
    block: Buffer,
    { type, size, records }: { readonly type: string; readonly size: number; readonly records: Records },
  ): string | undefined {
    for (const [long, record] of [['L', 'path'] as const, ['K', 'linkpath'] as const]) {
      const [one, other] = [records.get(long), records.get(record)];
      if (one !== undefined && other && one !== other) return `has an entry with two names (${record})`;
    }
    const said = records.get('size');
    // Readers take such a text for different numbers, or refuse it.
    if (said && !SIZE.test(said)) return 'has an entry whose size is no number';
    const bytes = Number(said || size);
    const name = records.get('path') || records.get('L') || nameIn(block);
    const kind = kindOf(type, name);
    // Go's reader, and so every runtime, reads the next bytes as the next entry; other programs as content of this one. An
    // entry of the type of a folder has none for any of them, whatever size it names.
    if (bytes > 0 && kind !== 'file' && type !== '5') return 'has a link, folder or device with content';
    const content = kind === 'folder' ? 0 : bytes;
    const isKnown = KNOWN_TYPES.includes(type);
    this.#receiver = this.#visit({
      path: nameFromBytes(records.get('GNU.sparse.name') || name),
      kind: isKnown || content > 0 ? kind : 'other',
      target: nameFromBytes(records.get('linkpath') || records.get('K') || textAt(block, 157, 100)),
      mode: (numberAt(block, 100, 8) ?? 0) & 0o7777,
      size: content,
      isSparse: !isKnown || [...records.keys()].some((key) => key.startsWith('GNU.sparse.')),
    });
    this.#begin(content, undefined);
    if (content === 0) this.#endEntry();
    return undefined;
  }

  #begin(content: number, header: ExtendedHeader | undefined): void {
    this.#content = content;
    this.#padding = -content & (BLOCK - 1);
    this.#header = header;
  }

  #takeExtended(type: string, bytes: Buffer): string | undefined {
    if (type === 'L' || type === 'K') {
      this.#records.set(type, textAt(bytes, 0, bytes.length));
      return undefined;
    }
    const records = recordsOf(bytes);
    if (records === undefined) return 'has an extended header with an invalid record';
    if (type === 'g')
      return DECISIVE.test(bytes.toString('latin1')) ? 'names files for all entries that follow' : undefined;
    // Each header of this kind replaces the one before. One without records must be in front of its entry too.
    const long = [...this.#records].filter(([key]) => key === 'L' || key === 'K');
    this.#records = new Map([...long, ['x', ''], ...records]);
    return undefined;
  }
}

/** Throws if this is no header that all programs know. */
function assertHeader(block: Buffer): void {
  let sum = 0;
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 0x20 : (block[at] ?? 0);
  const isKnown = isUstar(block) || magicOf(block) === GNU;
  if (sum === numberAt(block, 148, 8) && isKnown) return;
  throw new Error('it is no tar archive, or it is damaged');
}

const MAGIC = 257;
/** The magic of GNU's old format. */
const GNU = 'ustar  \0';
const PREFIX = 345;

/** The magic of a header, and its version. */
function magicOf(block: Buffer): string {
  return block.toString('latin1', MAGIC, MAGIC + GNU.length);
}

function isUstar(block: Buffer): boolean {
  return magicOf(block).startsWith('ustar\0');
}

/** The name in the header itself, with one character for each byte. */
function nameIn(block: Buffer): string {
  const name = textAt(block, 0, 100);
  return isUstar(block) && block[PREFIX] !== 0 ? `${textAt(block, PREFIX, 155)}/${name}` : name;
}

/** The bytes up to the first zero, with one character for each. */
function textAt(bytes: Buffer, at: number, length: number): string {
  const end = bytes.indexOf(0, at);
  return bytes.toString('latin1', at, end < 0 ? at + length : Math.min(end, at + length));
}

/** Files, with the old form of it, links, devices, folders, pipes, and files that are written in one piece. */
const KNOWN_TYPES = '0\x001234567';

function kindOf(type: string, name: string): LayerEntry['kind'] {
  if (type === '5' || ((type === '0' || type === '\0') && name.endsWith('/'))) return 'folder';
  if (type === '2') return 'symbolic-link';
  if (type === '1') return 'hard-link';
  return '346'.includes(type) ? 'other' : 'file';
}

/** A size in bytes, as Go reads it. */
const SIZE = /^\d{1,16}$/;
/** The digits of a length, and the blank after them. */
const LENGTH = /^(\d{1,8}) /;
const NEWLINE = 0x0a;

/**
 * Records have the form `LENGTH KEY=VALUE\n`, where LENGTH is the length of the whole record in bytes. Undefined if one has
 * another form: Go's reader refuses such an archive, and others read it byte by byte for hours.
 */
function recordsOf(bytes: Buffer): readonly (readonly [string, string])[] | undefined {
  const records: (readonly [string, string])[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [, digits = ''] = LENGTH.exec(bytes.toString('latin1', at, at + 9)) ?? [];
    const end = at + Number(digits);
    const record = bytes.subarray(at + digits.length + 1, end - 1);
    const equals = record.indexOf('=');
    if (digits === '' || equals < 1 || end > bytes.length || bytes[end - 1] !== NEWLINE) return undefined;
    const [key, value] = [record.toString('latin1', 0, equals), record.toString('latin1', equals + 1)];
    if ((key === 'path' || key === 'linkpath') && value.includes('\0')) return undefined;
    records.push([key, value]);
    at = end;
  }
  return records;
}

/**
 * Whether some readers take the prefix of the name for times, or the other way round: GNU's old format and star's have
 * times where ustar has the prefix.
 */
function hasAmbiguousPrefix(block: Buffer): boolean {
  if (magicOf(block) === GNU) return /[^0-7 \0\x80-\xff]/.test(block.toString('latin1', PREFIX, PREFIX + 24));
  const isStar = isUstar(block) && block.toString('latin1', 508, 512) === 'tar\0';
  return isStar && !block.subarray(PREFIX, PREFIX + 131).includes(0);
}

/** Octal digits between blanks or zeros. Go's reader ignores what follows a zero. */
const OCTAL = /^[ \0]*([0-7]*)(?:[ \0]*|\0.*)$/s;

/** A number in octal digits, or in binary if the first bit is set; undefined for anything else, and for one below zero. */
function numberAt(block: Buffer, at: number, length: number): number | undefined {
  const first = block[at] ?? 0;
  if (first < 0x80) {
    const digits = OCTAL.exec(block.toString('latin1', at, at + length))?.[1];
    return digits === undefined ? undefined : Number.parseInt(digits || '0', 8);
  }
  const value = block.subarray(at + 1, at + length).reduce((sum, byte) => sum * 256 + byte, first & 0x7f);
  return first < 0xc0 && Number.isSafeInteger(value) ? value : undefined;
}

function isZeros(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}
