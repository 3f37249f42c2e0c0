import { Readable } from 'node:stream';
import type { Digest } from '../../domain/digest.ts';
import type { Descriptor, PlatformImage } from '../../domain/image/image.ts';
import type { Layers, Layouts } from '../../ports/image-port.ts';
import type { ImageFetch } from './image-fetch.ts';

/** Whether an earlier run may have left results for a layer, so that its bytes may not be needed. */
type MayBeKnown = (diffId: Digest) => Promise<boolean>;

/**
 * The layers of one image on their way into its private layout. Layers that no earlier run can know are fetched at once,
 * beside everything else; the others are fetched when something needs their bytes. Everything that reads blobs waits for
 * those that it reads.
 */
export class PendingBlobs {
  readonly #mayBeKnown: MayBeKnown;
  #fetch: ImageFetch | undefined;
  #layout = '';
  readonly #started: Promise<void>[] = [];
  #hasFailed = false;

  constructor(mayBeKnown: MayBeKnown = async () => false) {
    this.#mayBeKnown = mayBeKnown;
  }

  /** The layers that must be fetched in any case: each once, in the order of the image. */
  async unknownLayers(platforms: readonly PlatformImage[]): Promise<readonly Descriptor[]> {
    const unknown: Descriptor[] = [];
    for (const { layers, configuration } of platforms) {
      for (const [at, layer] of layers.entries()) {
        const diffId = configuration.diffIds[at];
        if (diffId === undefined || !(await this.#mayBeKnown(diffId))) unknown.push(layer);
      }
    }
    return unknown;
  }

  /** Begins to fetch these layers. From now on, others of the same image can be fetched too. */
  begin(fetch: ImageFetch, layout: string, layers: readonly Descriptor[]): void {
    this.#fetch = fetch;
    this.#layout = layout;
    void this.ensure(layout, layers).catch(() => undefined);
  }

  /** Answers when the layout has these blobs. Throws what fetching them throws. */
  async ensure(layout: string, blobs: readonly Descriptor[]): Promise<void> {
    if (this.#fetch === undefined || layout !== this.#layout) return;
    const stored = this.#fetch.blobs(blobs);
    this.#started.push(stored);
    try {
      await stored;
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    }
  }

  /** Whether a fetch failed, whoever waited for it. Then {@link settled} throws. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Answers when nothing is on its way. Throws the first fault of a fetch. */
  async settled(): Promise<void> {
    const ended = await Promise.allSettled(this.#started);
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  /** Stops to fetch, and answers when nothing is on its way. */
  async stop(): Promise<void> {
    this.#fetch?.stop();
    await Promise.allSettled(this.#started);
  }

  /** Layers that wait for their blobs. */
  layers({ read }: Layers): Layers {
    return {
      read: async (layout, layer, ...rest) => {
        await this.ensure(layout, [layer]);
        await read(layout, layer, ...rest);
      },
    };
  }

  /** Layouts whose blobs can be opened before they are there. */
  layouts(layouts: Layouts): Layouts {
    const ensure = (layout: string, blob: Descriptor) => this.ensure(layout, [blob]);
    async function* bytes(layout: string, blob: Descriptor): AsyncGenerator<Uint8Array> {
      await ensure(layout, blob);
      yield* layouts.open(layout, blob);
    }
    const open = (layout: string, blob: Descriptor) =>
      Readable.from(bytes(layout, blob), { objectMode: false });
    return { ...layouts, open };
  }
}
