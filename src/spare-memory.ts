import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A process with less resident memory is left alone, in bytes. */
const ENOUGH_BYTES = 140_000_000;
/** How much more it must have than after the last collection, in bytes. */
const GROWN_BYTES = 16_000_000;
/** A collection takes some 20 ms. */
const REST_MS = 500;

let least = 0;
let last = Number.NEGATIVE_INFINITY;
let collector: (() => void) | undefined;

/**
 * Collects garbage if the process has grown. V8 waits until the bytes and long texts outside its heap have grown by 64 MB,
 * and documents with thousands of packages are such texts: the memory of a check would be mostly garbage.
 */
export function spareMemory(): void {
  const now = performance.now();
  if (now - last < REST_MS) return;
  const resident = process.memoryUsage.rss();
  least = Math.min(least, resident);
  if (resident < Math.max(ENOUGH_BYTES, least + GROWN_BYTES)) return;
  collector ??= exposed();
  collector();
  least = process.memoryUsage.rss();
  last = performance.now();
}

/** Only a new context has the function that V8 exposes. */
function exposed(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    if (typeof collect === 'function') collect();
  };
}
