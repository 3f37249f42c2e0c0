import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import { z } from 'zod';
import { codeOf } from '../../domain/error-words.ts';
import { DamagedArchive, type RandomBytes } from './expand-bytes.ts';
import { addedText, applyDelta } from './git-delta.ts';

/** Maximum size of an object that is scanned, in bytes. A larger object counts as not opened. */
const MAX_OBJECT_BYTES = 16 * 1024 * 1024;
/** Size of the first read of an object, because its packed size is not known. */
const FIRST_READ = 64 * 1024;
/** Size of the cache of objects. Later objects are stored as differences to them. */
const CACHE_BYTES = 64 * 1024 * 1024;
const MAX_CHAIN = 250;
/**
 * Limits of the size of one object, and of the work for all. A pack over a limit was made to cost much work, and
 * counts as not opened.
 */
const MAX_INFLATED = 128 * 1024 * 1024;
const MAX_WORK = 16 * 1024 ** 3;
const HEADER_BYTES = 12;
const TYPES = ['', 'commit', 'tree', 'blob', 'tag'] as const;
const OFFSET_DELTA = 6;
const NAMED_DELTA = 7;

/** What an object adds to earlier ones: its text, or the new lines of a difference. */
export interface GitText {
  /** The git name of the object. */
  readonly name: string;
  readonly content: Buffer;
}

interface GitObject {
  readonly type: string;
  readonly content: Buffer;
  /** What it adds to its base; absent if it has no base. */
  readonly added?: Buffer;
}

/** The text of a loose object; undefined for a tree. */
export function looseText(bytes: RandomBytes): GitText | undefined {
  const whole = inflateSync(bytes.read(0, bytes.size), { maxOutputLength: MAX_OBJECT_BYTES + 64 });
  const end = whole.indexOf(0);
  const [, type = ''] =
    /^(blob|commit|tag|tree) \d+$/.exec(whole.toString('latin1', 0, Math.max(0, end))) ?? [];
  if (type === '') throw new DamagedArchive('it is not a git object');
  return type === 'tree'
    ? undefined
    : { name: nameOf(type, whole.subarray(end + 1)), content: whole.subarray(end + 1) };
}

/**
 * The texts of all objects in a pack, in order. Calls `leftOut` for each object that is too large, or that is a
 * difference to an object outside the pack.
 */
export function* packTexts(bytes: RandomBytes, leftOut: () => void): Generator<GitText> {
  const count = bytes.read(0, HEADER_BYTES).readUInt32BE(8);
  const pack = new Pack(bytes);
  let at = HEADER_BYTES;
  for (let index = 0; index < count; index += 1) {
    const { object, end } = pack.next(at);
    at = end;
    if (object === undefined) leftOut();
    else if (object.type !== 'tree')
      yield { name: nameOf(object.type, object.content), content: object.added ?? object.content };
  }
}

function nameOf(type: string, content: Buffer): string {
  return createHash('sha1').update(`${type} ${content.length}\0`).update(content).digest('hex');
}

/** The header of an object in a pack: its kind, its size, its base, and the position of its packed bytes. */
interface Entry {
  readonly kind: number;
  readonly size: number;
  readonly base?: number;
  readonly start: number;
}

const CONSUMED = z.object({
  buffer: z.instanceof(Uint8Array),
  engine: z.object({ bytesWritten: z.number() }),
});

class Pack {
  readonly #bytes: RandomBytes;
  /** By their positions, the oldest first. */
  readonly #kept = new Map<number, GitObject>();
  #keptBytes = 0;
  #work = 0;

  constructor(bytes: RandomBytes) {
    this.#bytes = bytes;
  }

  next(at: number): { readonly object: GitObject | undefined; readonly end: number } {
    const entry = this.#entry(at);
    const { content, end } = this.#inflated(entry);
    return { object: content === undefined ? undefined : this.#resolved(at, entry, content, 0), end };
  }

  #resolved(at: number, { kind, base }: Entry, content: Buffer, depth: number): GitObject | undefined {
    const type = TYPES[kind];
    if (type !== undefined && type !== '') return this.#keep(at, { type, content });
    if (kind !== OFFSET_DELTA || base === undefined || depth > MAX_CHAIN) return undefined;
    const below = this.#at(base, depth + 1);
    if (below === undefined) return undefined;
    const whole = applyDelta(below.content, content, MAX_OBJECT_BYTES);
    if (whole === undefined) return undefined;
    return this.#keep(at, { type: below.type, content: whole, added: addedText(whole, content) });
  }

  #at(at: number, depth: number): GitObject | undefined {
    const kept = this.#kept.get(at);
    if (kept !== undefined) return kept;
    const entry = this.#entry(at);
    const { content } = this.#inflated(entry);
    return content === undefined ? undefined : this.#resolved(at, entry, content, depth);
  }

  #keep(at: number, object: GitObject): GitObject {
    this.#kept.set(at, object);
    this.#keptBytes += object.content.length;
    for (const [oldest, { content }] of this.#kept) {
      if (this.#keptBytes <= CACHE_BYTES) break;
      this.#kept.delete(oldest);
      this.#keptBytes -= content.length;
    }
    return object;
  }

  #entry(at: number): Entry {
    const head = this.#bytes.read(at, Math.min(64, this.#bytes.size - at));
    let position = 0;
    let byte = head[position++] ?? 0;
    const kind = (byte >> 4) & 7;
    let size = byte & 15;
    for (let factor = 16; (byte & 0x80) !== 0; factor *= 128) {
      byte = head[position++] ?? 0;
      size += (byte & 0x7f) * factor;
    }
    if (kind === NAMED_DELTA) return { kind, size, start: at + position + 20 };
    if (kind !== OFFSET_DELTA) return { kind, size, start: at + position };
    byte = head[position++] ?? 0;
    let distance = byte & 0x7f;
    while ((byte & 0x80) !== 0) {
      byte = head[position++] ?? 0;
      distance = (distance + 1) * 128 + (byte & 0x7f);
    }
    if (distance <= 0 || distance > at)
      throw new DamagedArchive('an object has its base in front of the pack');
    return { kind, size, base: at - distance, start: at + position };
  }

  /**
   * Unpacks an object, and reads more bytes if the first read was too short. The content is undefined if it is too
   * large.
   */
  #inflated({ size, start }: Entry): { readonly content: Buffer | undefined; readonly end: number } {
    this.#work += size;
    if (size > MAX_INFLATED || this.#work > MAX_WORK)
      throw new DamagedArchive('it exceeds the limits of unpacking');
    const rest = this.#bytes.size - start;
    for (let length = Math.min(FIRST_READ, rest); ; length = Math.min(length * 8, rest)) {
      const packed = Buffer.from(this.#bytes.read(start, length));
      try {
        // With `info`, zlib also returns the number of used bytes. Its type does not declare that.
        const found = CONSUMED.parse(inflateSync(packed, { info: true, maxOutputLength: Math.max(size, 1) }));
        const content = Buffer.from(found.buffer);
        return {
          content: size > MAX_OBJECT_BYTES ? undefined : content,
          end: start + found.engine.bytesWritten,
        };
      } catch (error) {
        const isShort = codeOf(error) === 'Z_BUF_ERROR';
        if (!isShort || length === rest) throw error;
      }
    }
  }
}
