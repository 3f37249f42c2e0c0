const BLOCK = 512;
/** Extended headers that say more are refused by whoever reads the archive. */
const MOST_EXTENDED_BYTES = 4 * 1024 ** 2;
/** What the records of an extended header can say of an entry that changes which entry it is. */
const DECISIVE = /^\d+ (?:path|linkpath|size|GNU\.sparse\.[a-z.]+)=/m;

/** Names that an extended header gives an entry: their bytes, a byte a character. */
export interface ExtendedNames {
  readonly path?: string;
  readonly linkpath?: string;
}

/**
 * Walks along an archive and tells where programs that read it would see different files. Runtimes and scanners read
 * layers as Go's archive/tar does: what another reader takes for a file, or for a whiteout, may be none to them.
 */
export class TarAgreement {
  #skip = 0;
  /** How much of what is skipped only fills a block. */
  #filling = 0;
  #block: Buffer = Buffer.alloc(0);
  #extended: { readonly type: string; readonly left: Buffer[] } | undefined;
  #wanted = 0;
  /** What extended headers said of the entry to come. */
  #said = new Map<string, string>();
  #names: ExtendedNames = {};
  readonly #queue: ExtendedNames[] = [];
  #zeroBlocks = 0;

  /** The names of the next entry, asked for once an entry, in the order of the archive. */
  nextNames(): ExtendedNames {
    return this.#queue.shift() ?? {};
  }

  /** Takes the next bytes; answers what is disagreed on, as the end of a sentence about the layer. */
  take(chunk: Uint8Array): string | undefined {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    while (rest.length > 0) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, rest.length);
        this.#skip -= passed;
        rest = rest.subarray(passed);
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
   * How many zeros are missing at the end of an archive that all readers take for whole: some writers leave out what
   * only fills the last block. What is cut off within an entry lacks more than that, and nobody can give it.
   */
  get missing(): number {
    if (this.#skip > 0) return this.#skip <= this.#filling ? this.#skip : 0;
    const isBehind = this.#zeroBlocks > 1 && this.#block.length > 0 && isZeros(this.#block);
    return isBehind ? BLOCK - this.#block.length : 0;
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
    if (this.#zeroBlocks > 0) return 'holds something behind the end of its archive';
    return this.#entry(block);
  }

  #entry(block: Buffer): string | undefined {
    const type = String.fromCharCode(block[156] ?? 0);
    if (type === 'N' || isDoubtful(block)) return 'has an entry whose name is written in a form of old';
    if (type === 'S' && block[482] !== 0) return 'has a file whose runs of zeros are left out';
    const size = numberAt(block, 124, 12);
    if (type === 'g' && this.#said.size > 0) return 'has names that stand before what they are not for';
    if ('xgLK'.includes(type)) {
      if (size > MOST_EXTENDED_BYTES) return 'has an extended header that is too large';
      if (size === 0) return undefined;
      this.#extended = { type, left: [] };
      this.#wanted = size;
      return undefined;
    }
    const said = this.#said;
    this.#said = new Map();
    this.#queue.push(this.#names);
    this.#names = {};
    for (const [long, record] of [['L', 'path'] as const, ['K', 'linkpath'] as const]) {
      const [one, other] = [said.get(long), said.get(record)];
      if (one !== undefined && other && one !== other) return `has an entry with two names (${record})`;
    }
    // Links, devices and folders have no content, whatever they say.
    const bytes = '123456'.includes(type) ? 0 : Number(said.get('size') || size);
    this.#skip = padded(bytes);
    this.#filling = this.#skip - bytes;
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
    this.#filling = this.#skip;
    const text = bytes.toString('utf8');
    if (open.type === 'g') {
      return DECISIVE.test(text) ? 'names files for all entries that follow' : undefined;
    }
    if (open.type === 'x') {
      // Each header of this kind takes the place of the one before.
      this.#said = new Map([...this.#said].filter(([key]) => key === 'L' || key === 'K'));
      this.#names = {};
      for (const [key, value] of recordsOf(bytes)) {
        this.#said.set(key, value.toString('utf8'));
        if (key === 'path' || key === 'linkpath')
          this.#names = { ...this.#names, [key]: value.toString('latin1') };
      }
      // Also where it says nothing of interest it must not be parted from its entry.
      this.#said.set('x', '');
    } else {
      this.#said.set(open.type, text.replace(/\0.*$/s, ''));
    }
    return undefined;
  }
}

/** `LENGTH KEY=VALUE\n`, the length being that of the whole record in bytes. */
function* recordsOf(bytes: Buffer): Generator<readonly [string, Buffer]> {
  let at = 0;
  while (at < bytes.length) {
    const blank = bytes.indexOf(' ', at);
    const length = Number(bytes.toString('latin1', at, blank));
    // Everybody refuses what is none.
    if (blank < 0 || !(length > 0)) return;
    const record = bytes.subarray(blank + 1, at + length - 1);
    const equals = record.indexOf('=');
    if (equals > 0) yield [record.toString('utf8', 0, equals), record.subarray(equals + 1)];
    at += length;
  }
}

const PREFIX = 345;

/** Where a prefix of the name stands that some readers take for times, or times that some take for a prefix. */
function isDoubtful(block: Buffer): boolean {
  const magic = block.toString('latin1', 257, 265);
  if (magic === 'ustar  \0') return /[^0-7 \0\x80-\xff]/.test(block.toString('latin1', PREFIX, PREFIX + 24));
  const isStar = magic.startsWith('ustar\0') && block.toString('latin1', 508, 512) === 'tar\0';
  return isStar && !block.subarray(PREFIX, PREFIX + 131).includes(0);
}

/** Octal digits, or a number in bytes where the first bit is set. */
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
