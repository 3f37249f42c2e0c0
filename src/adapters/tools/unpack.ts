import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Pin } from './pins.ts';

/** Makes the program of an asset, whose hash was checked, executable at `target`; rejects where it is not in there. */
export async function unpack(
  asset: string,
  packing: Pin['packing'],
  name: string,
  target: string,
): Promise<void> {
  if (packing === 'binary') await copyFile(asset, target);
  else await takeFromArchive(asset, name, target);
  await chmod(target, 0o755);
}

/** Takes the one file that is wanted; nothing else of the archive reaches the disk. */
async function takeFromArchive(archive: string, name: string, target: string): Promise<void> {
  const { extract } = await import('tar-stream');
  const entries = extract();
  const reading = pipeline(createReadStream(archive), createGunzip(), entries);
  // Awaited below; a failure there must not count as unhandled before.
  reading.catch(() => undefined);
  let found = false;
  for await (const entry of entries) {
    const wanted = entry.header.type === 'file' && entry.header.name.replace(/^\.\//, '') === name;
    if (wanted && !found) {
      found = true;
      await pipeline(entry, createWriteStream(target, { mode: 0o600 }));
    } else {
      entry.resume();
    }
  }
  await reading;
  if (!found) throw new Error(`the archive holds no file "${name}"`);
}
