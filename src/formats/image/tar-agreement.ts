const BLOCK = 512;
/** The greatest size of an extended header. Go's archive/tar refuses larger ones. */
const MAX_EXTENDED_BYTES = 4 * 1024 ** 2;
/** Records of an extended header that change which entry it is about. */
const DECISIVE = /^\d+ (?:path|linkpath|size|GNU\.sparse\.[a-z.]+)=/m;

/** The names that an extended header gives an entry, with one character for each byte. */
export interface ExtendedNames {
  readonly path?: string;
  readonly linkpath?: string;
}

/**
 * Reads an archive and reports where programs would see different files in it. Runtimes and scanners read layers as Go's
 * archive/tar does. What another reader takes for a file, or for a whiteout, may be none to them.
 */
export class TarAgreement {
  #skip = 0;
  /** How many of the skipped bytes only fill the last block. */
  #padding = 0;
  #block: Buffer = Buffer.alloc(0);
  #extended: { readonly type: string; readonly left: Buffer[] } | undefined;
  #wanted = 0;
  /** The records of the extended headers in front of the next entry, by key; `L` and `K` are GNU's long names. */
  #pending = new Map<string, string>();
  #names: ExtendedNames = {};
  readonly #queue: ExtendedNames[] = [];
  #zeroBlocks = 0;

  /** The names of the next entry. To be called once for each entry, in the order of the archive. */
  nextNames(): ExtendedNames {
    return this.#queue.shift() ?? {};
  }

  /** Takes the next bytes. Returns what readers disagree on, as the end of a sentence about the layer. */
  take(chunk: Uint8Array): string | undefined {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    while (rest.length > 0) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, rest.length);
        this.#skip -= skipped;
        rest = rest.subarray(skipped);
        continue;
      }
      const needed = this.#extended === undefined ? BLOCK - this.#block.length : this.#wanted;
      const part = rest.subarray(0, needed);
      rest = rest.subarray(part.length);
      const why = this.#extended === undefined ? this.#header(part) : this.#records(part);
      if (why !== undefined) return why;
    }
    return undefined;
  }

  /**
   * How many zero bytes are missing at the end of an archive that all readers accept as complete: some writers leave out
   * the bytes that only fill the last block. 0 for an archive that is cut off inside an entry.
   */
  get missing(): number {
    if (this.#skip > 0) return this.#skip <= this.#padding ? this.#skip : 0;
    const isAfterEnd = this.#zeroBlocks > 1 && this.#block.length > 0 && isZeros(this.#block);
    return isAfterEnd ? BLOCK - this.#block.length : 0;
  }

  #header(part: Buffer): string | undefined {
    this.#block = this.#block.length === 0 ? part : Buffer.concat([this.#block, part]);
    if (this.#block.length < BLOCK) {
      this.#block = Buffer.from(this.#block);
      return undefined;
    }
    const block = this.#block;
    this.#block = Buffer.alloc(0);
    const isZero = isZeros(block);
    if (isZero) this.#zeroBlocks += 1;
    if (isZero) return undefined;
    if (this.#zeroBlocks > 0) return 'has content after the end of its archive';
    return this.#entry(block);
  }

  #entry(block: Buffer): string | undefined {
    const type = String.fromCharCode(block[156] ?? 0);
    if (type === 'N' || hasAmbiguousPrefix(block))
      return 'has an entry whose name is written in an obsolete form';
    if (type === 'S' && block[482] !== 0) return 'has a sparse file, whose runs of zeros are left out';
    const size = numberAt(block, 124, 12);
    if (type === 'g' && this.#pending.size > 0)
      return 'has an extended header that is not directly in front of its entry';
    if ('xgLK'.includes(type)) {
      if (size > MAX_EXTENDED_BYTES) return 'has an extended header that is too large';
      if (size === 0) return undefined;
      this.#extended = { type, left: [] };
      this.#wanted = size;
      return undefined;
    }
    const records = this.#pending;
    this.#pending = new Map();
    this.#queue.push(this.#names);
    this.#names = {};
    for (const [long, record] of [['L', 'path'] as const, ['K', 'linkpath'] as const]) {
      const [one, other] = [records.get(long), records.get(record)];
      if (one !== undefined && other && one !== other) return `has an entry with two names (${record})`;
    }
    // Links, devices and folders have no content, whatever size they name.
    const said = records.get('size');
    // Readers take such a text for different numbers, or refuse it.
    if (said && !SIZE.test(said)) return 'has an entry whose size is no number';
    const bytes = '123456'.includes(type) ? 0 : Number(said || size);
    this.#skip = padded(bytes);
    this.#padding = this.#skip - bytes;
    return undefined;
  }

  #records(part: Buffer): string | undefined {
    const open = this.#extended;
    if (open === undefined) return undefined;
    open.left.push(Buffer.from(part));
    this.#wanted -= part.length;
    if (this.#wanted > 0) return undefined;
    const bytes = Buffer.concat(open.left);
    this.#extended = undefined;
    this.#skip = padded(bytes.length) - bytes.length;
    this.#padding = this.#skip;
    const text = bytes.toString('utf8');
    const records = 'xg'.includes(open.type) ? recordsOf(bytes) : [];
    if (records === undefined) return 'has an extended header with an invalid record';
    if (open.type === 'g') {
      return DECISIVE.test(text) ? 'names files for all entries that follow' : undefined;
    }
    if (open.type === 'x') {
      // Each header of this kind replaces the one before.
      this.#pending = new Map([...this.#pending].filter(([key]) => key === 'L' || key === 'K'));
      this.#names = {};
      for (const [key, value] of records) {
        this.#pending.set(key, value.toString('utf8'));
        if (key === 'path' || key === 'linkpath')
          this.#names = { ...this.#names, [key]: value.toString('latin1') };
      }
      // A header without these records must be in front of its entry too.
      this.#pending.set('x', '');
    } else {
      this.#pending.set(open.type, text.replace(/\0.*$/s, ''));
    }
    return undefined;
  }
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
function recordsOf(bytes: Buffer): readonly (readonly [string, Buffer])[] | undefined {
  const records: (readonly [string, Buffer])[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [, digits = ''] = LENGTH.exec(bytes.toString('latin1', at, at + 9)) ?? [];
    const end = at + Number(digits);
    const record = bytes.subarray(at + digits.length + 1, end - 1);
    const equals = record.indexOf('=');
    if (digits === '' || equals < 1 || end > bytes.length || bytes[end - 1] !== NEWLINE) return undefined;
    records.push([record.toString('utf8', 0, equals), record.subarray(equals + 1)]);
    at = end;
  }
  return records;
}

const PREFIX = 345;

/**
 * Whether some readers take the prefix of the name for times, or the other way round: GNU's old format and star's have
 * times where ustar has the prefix.
 */
function hasAmbiguousPrefix(block: Buffer): boolean {
  const magic = block.toString('latin1', 257, 265);
  if (magic === 'ustar  \0') return /[^0-7 \0\x80-\xff]/.test(block.toString('latin1', PREFIX, PREFIX + 24));
  const isStar = magic.startsWith('ustar\0') && block.toString('latin1', 508, 512) === 'tar\0';
  return isStar && !block.subarray(PREFIX, PREFIX + 131).includes(0);
}

/** Reads octal digits, or a binary number if the first bit is set. */
function numberAt(block: Buffer, at: number, length: number): number {
  if (((block[at] ?? 0) & 0x80) === 0) {
    return Number.parseInt(block.toString('latin1', at, at + length).replace(/[\0 ]+/g, ''), 8) || 0;
  }
  return block.subarray(at + 1, at + length).reduce((sum, byte) => sum * 256 + byte, (block[at] ?? 0) & 0x7f);
}

function isZeros(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

function padded(bytes: number): number {
  return Math.ceil(bytes / BLOCK) * BLOCK;
}
