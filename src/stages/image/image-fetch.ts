import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Digest } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { MAX_CONFIG_BYTES } from '../../formats/image/oci.ts';
import type { World } from '../../ports.ts';
import { concurrently } from '../shared/concurrently.ts';
import type { ImageSource } from './image-source.ts';

const AT_ONCE = 3;

/** Copies an image from its source into a private layout, each blob once. */
export class ImageFetch {
  readonly #layouts: World['layouts'];
  readonly #source: ImageSource;
  readonly #layout: string;
  readonly #manifests = new Map<Digest, Promise<Uint8Array>>();
  readonly #blobs = new Map<Digest, { readonly size: number; readonly stored: Promise<void> }>();

  constructor(layouts: World['layouts'], source: ImageSource, layout: string) {
    this.#layouts = layouts;
    this.#source = source;
    this.#layout = layout;
  }

  /** The name of the image in messages. */
  get name(): string {
    return this.#source.name;
  }

  /** Stores a manifest and answers its bytes. */
  manifest(entry: Descriptor): Promise<Uint8Array> {
    const bytes = this.#manifests.get(entry.digest) ?? this.#manifest(entry);
    this.#manifests.set(entry.digest, bytes);
    return bytes;
  }

  /** Stores an image configuration and answers its bytes. */
  async configuration(config: Descriptor): Promise<Uint8Array> {
    if (config.size > MAX_CONFIG_BYTES) {
      throw fault(
        'image-invalid',
        'image',
        `${this.name} has an image configuration of ${config.size} bytes, at most ${MAX_CONFIG_BYTES} are allowed`,
      );
    }
    await this.#blob(config);
    return await this.#layouts.read(this.#layout, config, MAX_CONFIG_BYTES);
  }

  /** Stores blobs. The largest come first, so that the last download does not take long. */
  async blobs(blobs: readonly Descriptor[]): Promise<void> {
    const queue = [...blobs].sort((left, right) => right.size - left.size);
    let broken = false;
    await concurrently(queue, AT_ONCE, async (blob) => {
      if (broken) return;
      try {
        await this.#blob(blob);
      } catch (error) {
        broken = true;
        throw error;
      }
    });
  }

  async #manifest(entry: Descriptor): Promise<Uint8Array> {
    const { root } = this.#source;
    const { bytes } = entry.digest === root.digest ? root : await this.#source.manifest(entry);
    await this.#layouts.store(this.#layout, entry, Readable.from([bytes], { objectMode: false }));
    return bytes;
  }

  #blob(blob: Descriptor): Promise<void> {
    const known = this.#blobs.get(blob.digest);
    if (known === undefined) {
      const stored = this.#store(blob);
      this.#blobs.set(blob.digest, { size: blob.size, stored });
      return stored;
    }
    if (known.size === blob.size) return known.stored;
    throw fault('image-invalid', 'image', `${this.name} gives two sizes for the blob ${blob.digest}`);
  }

  async #store(blob: Descriptor): Promise<void> {
    const stream = await this.#source.blob(blob);
    // A blob that is already in the private layout is only checked.
    if (this.#source.layout === this.#layout) await finished(stream.resume());
    else await this.#layouts.store(this.#layout, blob, stream);
  }
}
