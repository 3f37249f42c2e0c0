import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Digest } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import { fault } from '../../domain/reason.ts';
import { MAX_CONFIG_BYTES } from '../../formats/image/oci.ts';
import type { World } from '../../ports/world.ts';
import { Lanes } from '../shared/concurrently.ts';
import type { ImageSource } from './image-source.ts';

const AT_ONCE = 3;

/** Copies an image from its source into a private layout, each blob once. */
export class ImageFetch {
  readonly #layouts: World['layouts'];
  readonly #source: ImageSource;
  readonly #layout: string;
  readonly #manifests = new Map<Digest, Promise<Uint8Array>>();
  readonly #sizes = new Map<Digest, number>();
  readonly #blobs = new Map<Digest, Promise<void>>();
  readonly #lanes = new Lanes(AT_ONCE);
  readonly #streams = new Set<Readable>();
  #isStopped = false;

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
    this.demandOneSize([config]);
    await this.#blob(config, () => this.#store(config));
    return await this.#layouts.read(this.#layout, config, MAX_CONFIG_BYTES);
  }

  /** Throws `image-invalid` if a blob has another size here than before. Blobs that are never fetched count too. */
  demandOneSize(blobs: readonly Descriptor[]): void {
    for (const { digest, size } of blobs) {
      const known = this.#sizes.get(digest) ?? size;
      if (known !== size)
        throw fault('image-invalid', 'image', `${this.name} gives two sizes for the blob ${digest}`);
      this.#sizes.set(digest, size);
    }
  }

  /** Stores blobs, each once, a few at a time, in this order. After the first fault no other is stored. */
  async blobs(blobs: readonly Descriptor[]): Promise<void> {
    this.demandOneSize(blobs);
    await Promise.all(blobs.map((blob) => this.#blob(blob, () => this.#lanes.run(() => this.#store(blob)))));
  }

  /** Ends every transfer, and begins no other. Who waits for a blob gets a fault. */
  stop(): void {
    this.#isStopped = true;
    for (const stream of this.#streams) stream.destroy(ended(this.name));
  }

  async #manifest(entry: Descriptor): Promise<Uint8Array> {
    const { root } = this.#source;
    const { bytes } = entry.digest === root.digest ? root : await this.#source.manifest(entry);
    await this.#layouts.store(this.#layout, entry, Readable.from([bytes], { objectMode: false }));
    return bytes;
  }

  #blob({ digest }: Descriptor, store: () => Promise<void>): Promise<void> {
    const stored = this.#blobs.get(digest) ?? store();
    this.#blobs.set(digest, stored);
    return stored;
  }

  async #store(blob: Descriptor): Promise<void> {
    if (this.#isStopped) throw ended(this.name);
    const stream = await this.#source.blob(blob);
    this.#streams.add(stream);
    try {
      if (this.#isStopped) stream.destroy(ended(this.name));
      // A blob that is already in the private layout is only checked.
      if (this.#source.layout === this.#layout) await finished(stream.resume());
      else await this.#layouts.store(this.#layout, blob, stream);
    } finally {
      this.#streams.delete(stream);
    }
  }
}

function ended(name: string) {
  return fault(
    'scan-incomplete',
    'image',
    `${name} was not fetched to its end, because the run ended before`,
  );
}
