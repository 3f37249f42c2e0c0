import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, copyFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Pin } from './pins.ts';

/** Writes the program of an asset, whose hash was checked, to `target`. Rejects if the asset does not contain it. */
export async function unpack(
  asset: string,
  packing: Pin['packing'],
  name: string,
  target: string,
): Promise<void> {
  if (packing === 'binary') await copyFile(asset, target);
  else await extractFile(asset, name, target);
  await chmod(target, 0o755);
}

/** Extracts one file; nothing else of the archive is written to disk. */
async function extractFile(archive: string, name: string, target: string): Promise<void> {
  const { extract } = await import('tar-stream');
  const entries = extract();
  const reading = pipeline(createReadStream(archive), createGunzip(), entries);
  // It is awaited below; until then, a failure must not count as unhandled.
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
  if (!found) throw new Error(`the archive does not contain the file "${name}"`);
}
