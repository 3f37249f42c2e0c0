import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Digest } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { MOST_PATH_BYTES } from '../../formats/image/tar-name.ts';
import { TarReader } from '../../formats/image/tar-reader.ts';
import type { CopySpace, Layers, LayerVisit } from '../../ports/image-port.ts';
import { decompressors } from './decompress.ts';
import { blobPath } from './layout.ts';
import { UnpackedCopy } from './unpacked-copy.ts';

const READ_BYTES = 1024 * 1024;
/** Greatest uncompressed size of a layer. A larger one is treated as a decompression bomb. */
const MAX_LAYER_BYTES = 64 * 1024 ** 3;

/** Reads layers from an OCI layout. */
export function createLayers(limits: { readonly maxLayerBytes?: number } = {}): Layers {
  const maxBytes = limits.maxLayerBytes ?? MAX_LAYER_BYTES;
  return {
    read: (layout, layer, diffId, visit, copies) => read({ layout, layer, diffId, maxBytes }, visit, copies),
  };
}

/** A layer in a layout, and how large it may be when it is unpacked. */
interface Packed {
  readonly layout: string;
  readonly layer: Descriptor;
  readonly diffId: Digest;
  readonly maxBytes: number;
}

async function read(
  { layout, layer, diffId, maxBytes }: Packed,
  visit: LayerVisit,
  copies: CopySpace | undefined,
): Promise<void> {
  const file = await open(blobPath(layout, layer.digest)).catch((error: unknown) => {
    throw unreadable(layer, error);
  });
  // A layer that is not packed is the blob of its diff ID already.
  const isCopied = copies !== undefined && layer.digest !== diffId;
  const copy = isCopied ? await UnpackedCopy.at(blobPath(layout, diffId), copies) : undefined;
  const hash = createHash('sha256');
  let found = '';
  try {
    const unpacking = await decompressors(file);
    const source = file.createReadStream({ start: 0, highWaterMark: READ_BYTES, autoClose: false });
    const bytes = new UnpackedBytes(layer, maxBytes, visit);
    const take = async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk);
        await copy?.write(chunk);
        bytes.take(chunk);
      }
      bytes.end();
    };
    await pipeline([source, ...unpacking, Duplex.from(take)]);
    found = `sha256:${hash.digest('hex')}`;
    if (found === diffId) await copy?.keep();
  } catch (error) {
    throw error instanceof AssayError ? error : unreadable(layer, error);
  } finally {
    await Promise.all([file.close(), copy?.discard()]);
  }
  if (found === diffId) return;
  throw fault(
    'image-invalid',
    'secrets',
    `the layer ${layer.digest} unpacks to ${found}, but the image configuration says ${diffId}`,
  );
}

/** Reads the entries of an unpacked layer, and refuses one that is too large or can be read in two ways. */
class UnpackedBytes {
  readonly #layer: Descriptor;
  readonly #maxBytes: number;
  readonly #reader: TarReader;
  #bytes = 0;

  constructor(layer: Descriptor, maxBytes: number, visit: LayerVisit) {
    this.#layer = layer;
    this.#maxBytes = maxBytes;
    this.#reader = new TarReader((entry) => {
      if (Buffer.byteLength(entry.path) <= MOST_PATH_BYTES) return visit(entry);
      throw this.#fault(
        'image-invalid',
        `has a path of more than ${MOST_PATH_BYTES} bytes, which no system allows`,
      );
    });
  }

  take(chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes)
      throw this.#fault(
        'scan-incomplete',
        `unpacks to more than ${this.#maxBytes} bytes and was not scanned`,
      );
    const why = this.#reader.take(chunk);
    if (why !== undefined)
      throw this.#fault('image-invalid', `${why}, which programs read in different ways`);
  }

  /** Throws if the archive is cut off. */
  end(): void {
    this.#reader.end();
  }

  #fault(code: 'image-invalid' | 'scan-incomplete', what: string): AssayError {
    return fault(code, 'secrets', `the layer ${this.#layer.digest} ${what}`);
  }
}

function unreadable(layer: Descriptor, error: unknown): AssayError {
  const cause = error instanceof Error ? error.message : 'the cause is unknown';
  return fault('scan-incomplete', 'secrets', `the layer ${layer.digest} could not be read: ${cause}`, error);
}
