import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import tar from 'tar-stream';
import type { Digest } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image/image.ts';
import { AssayError, fault } from '../../domain/reason.ts';
import { TarAgreement } from '../../formats/image/tar-agreement.ts';
import { clearFolderSize } from '../../formats/image/tar-folder.ts';
import { MOST_PATH_BYTES, nameFromBytes } from '../../formats/image/tar-name.ts';
import type { CopySpace, LayerEntry, Layers } from '../../ports/image-port.ts';
import { Turns } from '../../turns.ts';
import { decompressors } from './decompress.ts';
import { blobPath } from './layout.ts';
import { NAMES_AS_BYTES, TarGuard } from './tar-guard.ts';
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
  visit: (entry: LayerEntry) => Promise<void>,
  copies: CopySpace | undefined,
): Promise<void> {
  const file = await open(blobPath(layout, layer.digest)).catch((error: unknown) => {
    throw unreadable(layer, error);
  });
  const hash = createHash('sha256');
  const archive = tar.extract({ highWaterMark: READ_BYTES, ...NAMES_AS_BYTES });
  const agreement = new TarAgreement();
  const guard = new TarGuard(agreement, (why) => {
    const message = `the layer ${layer.digest} ${why}, which programs read in different ways`;
    return fault('image-invalid', 'secrets', message);
  });
  // An error of the visitor must be thrown unchanged, not as the broken stream that follows from it.
  let refused: unknown;
  const visiting = visitAll(archive, agreement, layer, visit).catch((error: unknown) => {
    refused ??= error;
    archive.destroy(error instanceof Error ? error : undefined);
  });
  // A layer that is not packed is the blob of its diff ID already.
  const isCopied = copies !== undefined && layer.digest !== diffId;
  const copy = isCopied ? await UnpackedCopy.at(blobPath(layout, diffId), copies) : undefined;
  let found = '';
  try {
    const unpacking = await decompressors(file);
    const source = file.createReadStream({ start: 0, highWaterMark: READ_BYTES, autoClose: false });
    await pipeline([
      source,
      ...unpacking,
      new Meter(hash, layer, maxBytes),
      ...(copy ? [copy] : []),
      guard,
      archive,
    ]);
    await visiting;
    found = `sha256:${hash.digest('hex')}`;
    if (refused === undefined && found === diffId) await copy?.keep();
  } catch (error) {
    archive.destroy();
    await visiting;
    throw readable(refused) ?? readable(error) ?? unreadable(layer, error);
  } finally {
    await Promise.all([file.close(), copy?.discard()]);
  }
  if (refused !== undefined) throw readable(refused) ?? unreadable(layer, refused);
  if (found === diffId) return;
  throw fault(
    'image-invalid',
    'secrets',
    `the layer ${layer.digest} unpacks to ${found}, but the image configuration says ${diffId}`,
  );
}

async function visitAll(
  archive: tar.Extract,
  agreement: TarAgreement,
  layer: Descriptor,
  visit: (entry: LayerEntry) => Promise<void>,
): Promise<void> {
  const turns = new Turns();
  for await (const entry of archive) {
    // A piece of a layer can have thousands of small files.
    await turns.give();
    clearFolderSize(entry.header);
    const { name, size = 0, type, mode, linkname, pax } = entry.header;
    const kind = kindOf(type, name, size);
    const extended = agreement.nextNames();
    // Go's reader, and so every runtime, reads the next bytes as the next entry; other programs as content of this one.
    if (size > 0 && kind !== 'file') {
      throw fault(
        'image-invalid',
        'secrets',
        `the layer ${layer.digest} has a link, folder or device with content, which programs read in different ways`,
      );
    }
    const content = bytesOf(entry);
    const sparse = sparseRecords(pax);
    const isSparse = isUnknown(type) || Object.keys(sparse).length > 0;
    const path = sparse['GNU.sparse.name'] ?? nameFromBytes(extended.path || name);
    if (Buffer.byteLength(path) > MOST_PATH_BYTES) {
      const message = `the layer ${layer.digest} has a path of more than ${MOST_PATH_BYTES} bytes, which no system allows`;
      throw fault('image-invalid', 'secrets', message);
    }
    const bytes = kind === 'file' ? size : 0;
    await visit({
      path,
      kind,
      target: nameFromBytes(extended.linkpath || linkname || ''),
      mode: (mode ?? 0) & 0o7777,
      size: bytes,
      isSparse,
      content,
    });
    // The rest is read too: it is part of the diff ID, and the next entry follows it.
    for await (const _ of content);
  }
}

/** The records of the extended header with which GNU tar describes runs of zeros that it left out. */
function sparseRecords(pax: unknown): Readonly<Record<string, string>> {
  const records = typeof pax === 'object' && pax !== null ? Object.entries(pax) : [];
  return Object.fromEntries(records.filter(([key]) => key.startsWith('GNU.sparse.')));
}

function kindOf(type: tar.Header['type'] | null, name: string, size: number): LayerEntry['kind'] {
  if (type === 'directory' || (type === 'file' && name.endsWith('/'))) return 'folder';
  if (type === 'symlink') return 'symbolic-link';
  if (type === 'link') return 'hard-link';
  if (type === 'character-device' || type === 'block-device' || type === 'fifo') return 'other';
  return isUnknown(type) && size === 0 ? 'other' : 'file';
}

/** Whether the library does not know the type: it returns null, contrary to its types. */
function isUnknown(type: tar.Header['type'] | null): boolean {
  return type === null || type === undefined;
}

/** The bytes of an entry. Unlike the entry itself, a consumer can stop in the middle without breaking the archive. */
function bytesOf(entry: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  const chunks = entry[Symbol.asyncIterator]();
  const next = async (): Promise<IteratorResult<Uint8Array, undefined>> => {
    const { value, done } = await chunks.next();
    return done === true || !(value instanceof Uint8Array)
      ? { value: undefined, done: true }
      : { value, done: false };
  };
  return { [Symbol.asyncIterator]: () => ({ next }) };
}

/** Hashes and counts the bytes. */
class Meter extends Transform {
  readonly #hash: Hash;
  readonly #layer: Descriptor;
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(hash: Hash, layer: Descriptor, maxBytes: number) {
    super();
    this.#hash = hash;
    this.#layer = layer;
    this.#maxBytes = maxBytes;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) {
      const message = `the layer ${this.#layer.digest} unpacks to more than ${this.#maxBytes} bytes and was not scanned`;
      done(fault('scan-incomplete', 'secrets', message));
      return;
    }
    this.#hash.update(chunk);
    done(null, chunk);
  }
}

function readable(error: unknown): AssayError | undefined {
  return error instanceof AssayError ? error : undefined;
}

function unreadable(layer: Descriptor, error: unknown): AssayError {
  const cause = error instanceof Error ? error.message : 'the cause is unknown';
  return fault('scan-incomplete', 'secrets', `the layer ${layer.digest} could not be read: ${cause}`, error);
}
