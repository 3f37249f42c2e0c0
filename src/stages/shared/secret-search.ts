import { createReadStream } from 'node:fs';
import type { LooseValues } from '../../formats/redaction/redact.ts';
import { Turns } from '../../turns.ts';

/** How much is searched at a time: UTF-16 units of a text, bytes of a file. */
const PART = 256 * 1024;

/**
 * Whether a text contains a secret value, in any spelling. Looks into it part by part: an SBOM of thousands of packages takes
 * long, and a cancelled job must end.
 */
export async function isInText(values: LooseValues, text: string): Promise<boolean> {
  return await isInParts(values, partsOf(text));
}

/** Whether a file contains a secret value, as {@link isInText}. The file is never in memory as a whole. */
export async function isInFile(values: LooseValues, path: string): Promise<boolean> {
  return await isInParts(values, createReadStream(path, { encoding: 'utf8', highWaterMark: PART }));
}

async function isInParts(
  values: LooseValues,
  parts: AsyncIterable<string> | Iterable<string>,
): Promise<boolean> {
  const turns = new Turns();
  let before = '';
  for await (const part of parts) {
    const text = before + part;
    if (values.isIn(text)) return true;
    // A value may begin in one part and end in a later one.
    before = text.slice(Math.max(0, text.length - values.longest));
    await turns.give();
  }
  return false;
}

function* partsOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PART) yield text.slice(at, at + PART);
}
