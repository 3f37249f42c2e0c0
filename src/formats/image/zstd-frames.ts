type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** The lengths in bytes of the dictionary ID and of the content size, by the flags of the frame's descriptor. */
const DICTIONARY_BYTES: readonly number[] = [0, 1, 2, 4];
const SIZE_BYTES: readonly number[] = [0, 2, 4, 8];
const CHECKSUM_BYTES = 4;
/** Type of a block that has one byte, which the decoder repeats. */
const RUN_LENGTH = 1;
/** The size of the pieces of a frame. */
const PIECE_BYTES = 256 * 1024;

/** Whether bytes begin with a zstd frame, or with a skippable frame, which pzstd writes first. */
export function startsZstdFrame(head: Uint8Array): boolean {
  if (head.length < 4) return false;
  const magic = Buffer.from(head.subarray(0, 4)).readUInt32LE();
  return magic === FRAME || isSkippable(magic);
}

/**
 * Splits a stream at its zstd frames (RFC 8878) and leaves out skippable frames. Node's decoder continues with another
 * frame only if a write begins with it, and ignores the rest of the write in which a frame ends. Throws an Error if the
 * stream ends inside a frame, or if there is something else between frames.
 */
export async function* zstdFrames(chunks: Chunks): AsyncGenerator<Buffer> {
  const reader = new Reader(chunks);
  while (await reader.hasMore()) {
    const magic = await reader.take(4);
    const kind = magic.readUInt32LE();
    if (kind === FRAME) yield* gathered(frame(reader, magic));
    else if (isSkippable(kind)) await reader.skip((await reader.take(4)).readUInt32LE());
    else throw new Error('there is something other than a zstd frame between its zstd frames');
  }
}

async function* frame(reader: Reader, magic: Buffer): AsyncGenerator<Buffer> {
  const descriptor = await reader.take(1);
  const flags = descriptor.readUInt8();
  const isSingle = (flags & 0x20) !== 0;
  const size = SIZE_BYTES[flags >> 6] ?? 0;
  const rest = (isSingle ? Math.max(1, size) : 1 + size) + (DICTIONARY_BYTES[flags & 3] ?? 0);
  yield* [magic, descriptor, await reader.take(rest)];
  for (let isLast = false; !isLast; ) {
    const header = await reader.take(3);
    yield header;
    const block = header.readUIntLE(0, 3);
    isLast = (block & 1) === 1;
    yield* reader.pass(((block >> 1) & 3) === RUN_LENGTH ? 1 : block >> 3);
  }
  if ((flags & 4) !== 0) yield await reader.take(CHECKSUM_BYTES);
}

function isSkippable(magic: number): boolean {
  return magic >= SKIPPABLE && magic <= SKIPPABLE + 0xf;
}

async function* gathered(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    parts.push(piece);
    size += piece.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(parts);
    parts = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(parts);
}

/** Reads a stream by numbers of bytes. */
class Reader {
  readonly #chunks: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: Chunks) {
    this.#chunks =
      Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  }

  async hasMore(): Promise<boolean> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return false;
      this.#rest = Buffer.from(value.buffer, value.byteOffset, value.length);
    }
    return true;
  }

  async take(count: number): Promise<Buffer> {
    // Rarely in two chunks.
    if (this.#rest.length >= count) return this.#cut(count);
    return Buffer.concat(await Array.fromAsync(this.pass(count)));
  }

  async *pass(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (!(await this.hasMore())) throw new Error('it is cut off inside a zstd frame');
      const part = this.#cut(Math.min(left, this.#rest.length));
      left -= part.length;
      yield part;
    }
  }

  async skip(count: number): Promise<void> {
    for await (const _ of this.pass(count)) {
      // The content is not needed.
    }
  }

  #cut(count: number): Buffer {
    const part = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return part;
  }
}
