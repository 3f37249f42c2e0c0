import { type Duplex, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * The bytes behind a decoder. Throws what the source or the decoder throws. `Readable.compose` would not do: an error at the
 * end of an empty source ends the whole process.
 */
export async function* through(
  unpacked: Duplex,
  pieces: Iterable<Buffer> | AsyncIterable<Buffer>,
): AsyncGenerator<Buffer> {
  // The reader of `unpacked` gets the error too. This only prevents an unhandled rejection.
  const feeding = pipeline(Readable.from(pieces), unpacked).catch((error: unknown) => {
    if (!unpacked.readableEnded) unpacked.destroy(error instanceof Error ? error : undefined);
  });
  try {
    for await (const chunk of unpacked) yield chunk;
  } finally {
    unpacked.destroy();
    await feeding;
  }
}
