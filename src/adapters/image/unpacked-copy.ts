import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CopySpace } from '../../ports/image-port.ts';

/**
 * A copy of an unpacked layer, written as long as there is space. A copy that could not be written is no fault: the packed
 * layer is still there. {@link keep} is called when the bytes are known to be those of the layer, and {@link discard}
 * otherwise.
 */
export class UnpackedCopy {
  readonly #path: string;
  readonly #draft: string;
  readonly #space: CopySpace;
  #file: FileHandle | undefined;
  #writing: Promise<void> = Promise.resolve();
  #bytes = 0;

  private constructor(path: string, draft: string, file: FileHandle | undefined, space: CopySpace) {
    this.#path = path;
    this.#draft = draft;
    this.#file = file;
    this.#space = space;
  }

  /** Begins the copy `path`. */
  static async at(path: string, space: CopySpace): Promise<UnpackedCopy> {
    const draft = join(dirname(path), `.unpacked-${randomUUID()}`);
    const file = space.free > 0 ? await open(draft, 'wx', 0o600).catch(() => undefined) : undefined;
    return new UnpackedCopy(path, draft, file, space);
  }

  /** Writes the next bytes. One write is on its way while the next part of the layer is read. */
  async write(chunk: Buffer): Promise<void> {
    await this.#writing;
    this.#writing = this.#append(chunk);
  }

  /** Gives the copy its name. */
  async keep(): Promise<void> {
    await this.#writing;
    const file = this.#file;
    if (file === undefined) return;
    try {
      await file.close();
      await rename(this.#draft, this.#path);
      this.#file = undefined;
    } catch {
      await this.#remove();
    }
  }

  /** Removes the copy, if it has no name yet. */
  async discard(): Promise<void> {
    await this.#writing;
    await this.#remove();
  }

  async #append(chunk: Buffer): Promise<void> {
    if (this.#file === undefined) return;
    this.#space.free -= chunk.length;
    this.#bytes += chunk.length;
    const isWritten =
      this.#space.free >= 0 &&
      (await this.#file.appendFile(chunk).then(
        () => true,
        () => false,
      ));
    if (!isWritten) await this.#remove();
  }

  async #remove(): Promise<void> {
    const file = this.#file;
    if (file === undefined) return;
    this.#file = undefined;
    await file.close().catch(() => undefined);
    await rm(this.#draft, { force: true }).catch(() => undefined);
    this.#space.free += this.#bytes;
  }
}
