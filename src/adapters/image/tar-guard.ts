import { Transform, type TransformCallback } from 'node:stream';
import type { TarAgreement } from '../../formats/image/tar-agreement.ts';

/** A byte of a name is a character, since it need not be UTF-8; the library's types do not know that option. */
export const NAMES_AS_BYTES = { filenameEncoding: 'latin1' };

/**
 * Passes an archive on, sees that all who read it see the same files, and fills up what its writer left out at the very
 * end, where every runtime takes it for whole. `refuse` makes the error of the end of a sentence.
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
