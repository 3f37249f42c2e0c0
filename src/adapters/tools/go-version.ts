import { createReadStream } from 'node:fs';

/** More than a version has. */
const LONGEST_VERSION = 200;

/**
 * The version of a Go module that a program says it was built from, read from the build information that Go writes into
 * each program. The program is not run. Undefined if it contains none, as a script or a program without a release.
 */
export async function goVersionIn(path: string, module: string): Promise<string | undefined> {
  const before = Buffer.from(`\nmod\t${module}\tv`);
  const longest = before.length + LONGEST_VERSION;
  let last: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 4 << 20 })) {
    const border = Buffer.concat([last.subarray(-longest), chunk.subarray(0, longest)]);
    const found = versionAfter(border, before) ?? versionAfter(chunk, before);
    if (found !== undefined) return found;
    last = chunk;
  }
  return undefined;
}

function versionAfter(text: Buffer, before: Buffer): string | undefined {
  const at = text.indexOf(before);
  if (at < 0) return undefined;
  const start = at + before.length;
  return /^[^\t\n]+(?=[\t\n])/.exec(text.toString('latin1', start, start + LONGEST_VERSION))?.[0];
}
