/** What Node and undici both answer, whose types differ in their names. */
interface Answer {
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** The body of an answer; undefined if it has more than `limit` bytes. */
export async function boundedBody(response: Answer, limit: number): Promise<Buffer | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > limit) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
