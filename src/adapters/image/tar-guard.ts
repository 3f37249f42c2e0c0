import { Transform, type TransformCallback } from 'node:stream';
import type { TarReader } from '../../formats/image/tar-reader.ts';

/**
 * Passes an archive on and refuses it if programs would read different files. It also adds missing padding at the very
 * end, because every runtime accepts such an archive. `refuse` creates the error from the end of a sentence.
 */
export class TarGuard extends Transform {
  readonly #reader: TarReader;
  readonly #refuse: (why: string) => Error;

  constructor(reader: TarReader, refuse: (why: string) => Error) {
    super();
    this.#reader = reader;
    this.#refuse = refuse;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    try {
      const why = this.#reader.take(chunk);
      if (why === undefined) done(null, chunk);
      else done(this.#refuse(why));
    } catch (error) {
      done(error instanceof Error ? error : new Error('it could not be read'));
    }
  }

  override _flush(done: TransformCallback): void {
    this.push(Buffer.alloc(this.#reader.missing));
    done();
  }
}
