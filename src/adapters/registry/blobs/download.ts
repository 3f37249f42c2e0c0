import { isPassing } from '../../../retry.ts';
import { isBroken, TRIES, unreachable } from '../registry-retry.ts';
import type { ApiCall, Session } from '../session.ts';

/**
 * Requests a blob and answers its parts. If the connection breaks off, the rest is requested: a large layer does not begin
 * anew. The bytes are not checked here. Throws `registry-unavailable` after {@link TRIES} broken connections.
 */
export async function openDownload(session: Session, call: ApiCall): Promise<AsyncGenerator<Uint8Array>> {
  // The first answer decides whether there is a blob, before anybody reads.
  return rest(session, call, await requestFrom(session, call, 0));
}

async function* rest(
  session: Session,
  call: ApiCall,
  first: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let parts: AsyncGenerator<Uint8Array> | undefined = first;
  let received = 0;
  let breaks = 0;
  try {
    for (;;) {
      const part: IteratorResult<Uint8Array, void> = await session.transport.retry.run(async () => {
        // This request has its own tries.
        parts ??= await requestFrom(session, call, received);
        try {
          return await parts.next();
        } catch (error) {
          parts = undefined;
          if (!isBroken(error)) throw error;
          breaks += 1;
          return unreachable(error, call.purpose);
        }
      }, TRIES - breaks);
      if (part.done) return;
      received += part.value.byteLength;
      yield part.value;
    }
  } finally {
    // Also if the reader stops early: the connection must not stay open.
    await parts?.return(undefined);
  }
}

/**
 * The parts of a blob from a byte on. A registry that knows no ranges sends the whole, or refuses the range and is asked
 * for the whole: then the beginning is left out.
 */
async function requestFrom(
  session: Session,
  call: ApiCall,
  from: number,
): Promise<AsyncGenerator<Uint8Array>> {
  if (from > 0) {
    const response = await session.send({ ...call, headers: { ...call.headers, range: `bytes=${from}-` } });
    const parts = session.transport.body(response, call.purpose);
    if (response.status === 206 && startOf(response) === from) return parts;
    if (response.status === 200) return without(parts, from);
    if (isPassing(response.status)) return await session.fail(response, call.purpose);
    await response.body?.cancel();
  }
  const response = await session.send(call);
  if (response.status !== 200) return await session.fail(response, call.purpose);
  return without(session.transport.body(response, call.purpose), from);
}

/** The first byte of a partial answer; undefined if it does not say. */
function startOf(response: Response): number | undefined {
  const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
  return start === undefined ? undefined : Number(start);
}

async function* without(parts: AsyncGenerator<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const part of parts) {
    const skipped = Math.min(left, part.byteLength);
    left -= skipped;
    if (skipped < part.byteLength) yield part.subarray(skipped);
  }
}
