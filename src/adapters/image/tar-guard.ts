import { Transform, type TransformCallback } from 'node:stream';
import type { TarAgreement } from '../../formats/image/tar-agreement.ts';

/** Names are read as latin1, byte by byte, because they need not be UTF-8. The library's types lack this option. */
export const NAMES_AS_BYTES = { filenameEncoding: 'latin1' };

/**
 * Passes an archive on and refuses it if programs would read different files. It also adds missing padding at the very
 * end, because every runtime accepts such an archive. `refuse` creates the error from the end of a sentence.
 */
export class TarGuard extends Transform {
  readonly #agreement: TarAgreement;
  readonly #refuse: (why: string) => Error;

  constructor(agreement: TarAgreement, refuse: (why: string) => Error) {
    super();
    this.#agreement = agreement;
    this.#refuse = refuse;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    const why = this.#agreement.take(chunk);
    if (why === undefined) done(null, chunk);
    else done(this.#refuse(why));
  }

  override _flush(done: TransformCallback): void {
    this.push(Buffer.alloc(this.#agreement.missing));
    done();
  }
}
