import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { Descriptor } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';

/**
 * Passes bytes on, and fails with `image-invalid` if they do not match the descriptor: at once if there are too many, at
 * the end if the size or the digest differs. `where` names the source in messages.
 */
export class VerifiedStream extends Transform {
  readonly #hash = createHash('sha256');
  /** What the bytes must be. */
  readonly expected: Descriptor;
  readonly #where: string;
  #size = 0;

  constructor(expected: Descriptor, where: string) {
    super();
    this.expected = expected;
    this.#where = where;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#size += chunk.byteLength;
    if (this.#size > this.expected.size) {
      done(this.#wrong(`more than the ${this.expected.size} bytes of its descriptor`));
      return;
    }
    this.#hash.update(chunk);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    const found = `sha256:${this.#hash.digest('hex')}`;
    if (this.#size !== this.expected.size) {
      done(this.#wrong(`${this.#size} bytes (${found}) instead of ${this.expected.size}`));
    } else if (found !== this.expected.digest) {
      done(this.#wrong(`bytes with the digest ${found}`));
    } else {
      done();
    }
  }

  #wrong(found: string): Error {
    return fault(
      'image-invalid',
      'image',
      `for the blob ${this.expected.digest}, ${this.#where} contains ${found}`,
    );
  }
}
