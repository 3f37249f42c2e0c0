import { createHash } from 'node:crypto';
import { fault } from '../../domain/reason.ts';
import type { ObjectHeader } from '../../ports/git-port.ts';

/** A line of `cat-file --batch`: an object that follows, or a missing one. */
export type BatchLine = { readonly id: string } & (
  | { readonly header: ObjectHeader }
  | { readonly header: undefined }
);

const LINE_BYTES = 4096;
const LINE = /^([0-9a-f]{40,64}) (?:(commit|tree|blob|tag) (\d+)|missing)$/;

/** Parses the output of `git cat-file --batch`. */
export class BatchReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #chunk: Buffer = Buffer.alloc(0);

  constructor(output: AsyncIterable<Uint8Array>) {
    this.#chunks = output[Symbol.asyncIterator]();
  }

  /** The next line; undefined if the output ends or is something else. */
  async line(): Promise<BatchLine | undefined> {
    let text = '';
    for (;;) {
      const end = this.#chunk.indexOf(0x0a);
      text += this.#chunk.toString('latin1', 0, end === -1 ? undefined : end);
      this.#chunk = end === -1 ? Buffer.alloc(0) : this.#chunk.subarray(end + 1);
      if (end !== -1) return parseBatchLine(text);
      if (text.length > LINE_BYTES || !(await this.#more())) return undefined;
    }
  }

  /** The bytes of the object that the last line announced. Also reads the line break after them. */
  async *content(id: string, { type, size }: ObjectHeader): AsyncGenerator<Uint8Array, void> {
    const hash = createHash(id.length === 40 ? 'sha1' : 'sha256').update(`${type} ${size}\0`);
    for (let left = size; left > 0; ) {
      if (this.#chunk.length === 0 && !(await this.#more())) throw unreadable(id);
      const part = this.#chunk.subarray(0, left);
      this.#chunk = this.#chunk.subarray(part.length);
      left -= part.length;
      hash.update(part);
      yield part;
    }
    if (this.#chunk.length === 0 && !(await this.#more())) throw unreadable(id);
    this.#chunk = this.#chunk.subarray(1);
    if (hash.digest('hex') !== id) throw unreadable(id);
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done === true) return false;
    this.#chunk = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
    return true;
  }
}

/** Parses such a line; undefined if it is another text. */
export function parseBatchLine(text: string): BatchLine | undefined {
  const [, id, type, size] = LINE.exec(text) ?? [];
  if (id === undefined) return undefined;
  if (type !== 'commit' && type !== 'tree' && type !== 'blob' && type !== 'tag')
    return { id, header: undefined };
  return { id, header: { type, size: Number(size) } };
}

function unreadable(id: string) {
  const message = `the commits cannot be examined: the object ${id} of the git repository is corrupt; check out the repository again`;
  return fault('scan-incomplete', 'secrets', message);
}
