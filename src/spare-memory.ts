import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** A process with less resident memory is left alone, in bytes. */
const ENOUGH_BYTES = 140_000_000;
/** How much more it must use than at its least since the last collection, in bytes. */
const GROWN_BYTES = 48_000_000;
/** A collection takes some 50 ms. With less rest between them, they took a tenth of the processor time of a check. */
const REST_MS = 1000;

let least = 0;
let last = Number.NEGATIVE_INFINITY;
let collector: (() => void) | undefined;

/**
 * Collects garbage if the process uses much more than after the last collection. V8 waits until the bytes and long texts
 * outside its heap have grown by 64 MB, and counts them apart from its heap.
 */
export function spareMemory(): void {
  const now = performance.now();
  if (now - last < REST_MS) return;
  const { rss, heapUsed, external } = process.memoryUsage();
  const used = heapUsed + external;
  least = Math.min(least, used);
  if (rss < ENOUGH_BYTES || used < least + GROWN_BYTES) return;
  collector ??= exposed();
  collector();
  const { heapUsed: heapLeft, external: externalLeft } = process.memoryUsage();
  least = heapLeft + externalLeft;
  last = now;
}

/** Only a new context has the function that V8 exposes. */
function exposed(): () => void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    if (typeof collect === 'function') collect();
  };
}
