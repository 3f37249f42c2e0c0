import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import tar from 'tar-stream';
import type { PlatformImage } from '../../src/domain/image/image.ts';
import { hashFile } from '../../src/file-digest.ts';
import { TarReader } from '../../src/formats/image/tar-reader.ts';
import { bufferBytes } from '../../src/stages/archives/expand-bytes.ts';
import { OwnedFiles, ownedBy } from '../../src/stages/layer-packages/owned-files.ts';
import { type Cost, costOf } from './cost.ts';

const READ = { highWaterMark: 1 << 20 };
const INFLATE = { chunkSize: 1 << 18 };
const WRITE_BYTES = 1 << 20;

/** A layer that is in a registry and on the disk. */
interface Layer {
  readonly url: string;
  /** SHA-256 of the packed and of the unpacked bytes, bare hex. */
  readonly sha256: string;
  readonly diff: string;
  readonly packed: string;
  readonly unpacked: string;
}

/** The layers of an image, and its files that are as their packages list them. */
export interface LayersOnDisk {
  readonly layers: readonly Layer[];
  readonly owned: OwnedFiles;
}

/** A file of a layer. */
type File = readonly [path: string, content: Buffer];

/** Unpacks the layers of a layout into it, each as the blob of its diff ID. `repository` is where the registry has them. */
export async function unpackLayers(
  { layers, configuration }: PlatformImage,
  layout: string,
  repository: string,
): Promise<LayersOnDisk> {
  const blob = (hex: string) => join(layout, 'blobs/sha256', hex);
  const all = layers.map(({ digest }, at): Layer => {
    const [sha256 = '', diff = ''] = [digest, configuration.diffIds[at]].map((one) => one?.split(':')[1]);
    const url = `http://${repository.replace('/', '/v2/')}/blobs/${digest}`;
    return { url, sha256, diff, packed: blob(sha256), unpacked: blob(diff) };
  });
  const owned = new OwnedFiles();
  for (const { packed, unpacked } of all) {
    await pipeline(createReadStream(packed), createGunzip(), createWriteStream(unpacked));
    for await (const [path, content] of filesOf(unpacked))
      owned.add((await ownedBy(path, bufferBytes(content), '')) ?? []);
  }
  return { layers: all, owned };
}

/** What each part of reading these layers costs alone. All layers are read beside one another where that is possible. */
export async function layerCosts(
  { layers, owned }: LayersOnDisk,
  folder: string,
): Promise<Readonly<Record<string, Cost>>> {
  const each = (work: (layer: Layer) => Promise<unknown>) => () => Promise.all(layers.map(work));
  return {
    'layers: received and hashed': await costOf(each(receive)),
    'layers: inflated': await costOf(each(inflate)),
    'layers: unpacked bytes hashed': await costOf(
      each(async ({ unpacked, diff }) => demand(await hashFile(unpacked), diff)),
    ),
    'layers: unpacked copy written': await writing(layers, folder),
    'layers: tar split into files': await costOf(each(({ unpacked }) => split(unpacked))),
    'layers: files compared with their packages': await comparing(layers, owned),
  };
}

/** The files are in memory only now: what is measured with much in memory also pays for the collector, which looks at it. */
async function comparing(layers: readonly Layer[], owned: OwnedFiles): Promise<Cost> {
  const asListed: File[] = [];
  for (const { unpacked } of layers)
    for await (const file of filesOf(unpacked)) if (owned.has(...file)) asListed.push(file);
  return await costOf(async () => {
    for (const file of asListed) owned.has(...file);
  });
}

async function receive({ url, sha256 }: Layer): Promise<void> {
  const [answer]: IncomingMessage[] = await once(get(url), 'response');
  const hash = createHash('sha256');
  for await (const chunk of answer ?? []) hash.update(chunk);
  demand(hash.digest('hex'), sha256);
}

async function inflate({ packed }: Layer): Promise<void> {
  await pipeline(createReadStream(packed, READ), createGunzip(INFLATE), async (chunks) => {
    for await (const _ of chunks);
  });
}

async function split(unpacked: string): Promise<void> {
  const reader = new TarReader();
  for await (const chunk of createReadStream(unpacked, READ)) reader.take(chunk);
  reader.end();
}

/** The cost of writing as many bytes as the unpacked layers have. */
async function writing(layers: readonly Layer[], folder: string): Promise<Cost> {
  const sizes = await Promise.all(layers.map(async ({ unpacked }) => (await stat(unpacked)).size));
  const [copy, bytes] = [join(folder, 'copy'), Buffer.alloc(WRITE_BYTES)];
  const cost = await costOf(async () => {
    const file = await open(copy, 'w');
    for (let left = sizes.reduce((sum, size) => sum + size, 0); left > 0; left -= WRITE_BYTES)
      await file.write(bytes, 0, Math.min(left, WRITE_BYTES));
    await file.close();
  });
  await rm(copy);
  return cost;
}

async function* filesOf(unpacked: string): AsyncGenerator<File> {
  const archive = tar.extract(READ);
  const reading = pipeline(createReadStream(unpacked, READ), archive);
  for await (const entry of archive) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(chunk);
    if (entry.header.type === 'file') yield [entry.header.name, Buffer.concat(chunks)];
  }
  await reading;
}

function demand(found: string, expected: string): void {
  if (found !== expected) throw new Error(`a layer has the hash ${found} and not ${expected}`);
}
