import type { Readable } from 'node:stream';
import type { Digest } from '../domain/digest.ts';
import type { Descriptor, ImageChoice, Platform, PlatformImage } from '../domain/image/image.ts';

/** An entry of a layer. `path` and `target` are raw texts from the archive and may be hostile. */
export interface LayerEntry {
  readonly path: string;
  /** `other`: devices and pipes. An entry with bytes but without a known type is a file. */
  readonly kind: 'file' | 'folder' | 'symbolic-link' | 'hard-link' | 'other';
  /** The target of a link. Empty for other entries. */
  readonly target: string;
  /** Permission bits. */
  readonly mode: number;
  /** Size in bytes. 0 for other entries than files. */
  readonly size: number;
  /** Whether the archive leaves out runs of zeros, so that its bytes are not the content of the file. */
  readonly isSparse: boolean;
}

/** Receives the bytes of an entry, in their order. */
export interface EntryReceiver {
  write(chunk: Uint8Array): void;
  /** Called after the last byte; for an entry without bytes at once. */
  end(): void;
}

/** Receives each entry, before its bytes. Returns what receives the bytes, if anything does. */
export type LayerVisit = (entry: LayerEntry) => EntryReceiver | undefined;

/** The bytes that unpacked copies of layers may still take. Whoever writes one takes them from here. */
export interface CopySpace {
  free: number;
}

/** Reads the layers of the fetched image. */
export interface Layers {
  /**
   * Reads a layer's entries in the order of the archive. With `copies`, the layout then has the unpacked layer as the blob of
   * its diff ID, if it fits. Throws `image-invalid` if the bytes do not match `diffId` or can be read in two ways,
   * `scan-incomplete` if they cannot be read, and what the visitor and its receivers throw.
   */
  read(
    layout: string,
    layer: Descriptor,
    diffId: Digest,
    visit: LayerVisit,
    copies?: CopySpace,
  ): Promise<void>;
}

/** Selects one of several images. */
export interface RequestedImage extends ImageChoice {
  /** Selects among entries that differ only in their platforms. */
  readonly platforms?: readonly Platform[];
}

/** OCI image layouts on disk, and archives. Throws `image-invalid` for a blob that does not match its descriptor. */
export interface Layouts {
  /** Makes an empty layout in an existing folder. */
  create(layout: string): Promise<void>;
  /** The only image of a layout, or the requested one. Throws `image-not-found` with the names of the existing images. */
  find(layout: string, requested?: RequestedImage): Promise<Descriptor>;
  /** Whether a layout has a blob. Does not check its bytes. */
  has(layout: string, blob: Descriptor): Promise<boolean>;
  /** The bytes of a manifest or configuration of at most `limit` bytes. */
  read(layout: string, blob: Descriptor, limit: number): Promise<Uint8Array>;
  /** A blob as a stream. The stream fails at its end if size or digest differ from the descriptor. */
  open(layout: string, blob: Descriptor): Readable;
  /** Stores a blob. It is never partly stored. */
  store(layout: string, blob: Descriptor, source: Readable): Promise<void>;
  /** Sets the only image of a layout. */
  setRoot(layout: string, root: Descriptor): Promise<void>;
  /**
   * Makes in the empty folder `view` a layout of one platform that shares the blobs of `layout`. Its manifest names the
   * unpacked copies of layers, where there are any.
   */
  platformView(
    view: string,
    layout: string,
    platform: Pick<PlatformImage, 'manifest' | 'config' | 'layers' | 'configuration'>,
  ): Promise<void>;
  /** Unpacks an OCI or docker archive into an empty layout. Returns its only image, or the requested one. */
  unpack(file: string, layout: string, requested?: RequestedImage): Promise<Descriptor>;
}
