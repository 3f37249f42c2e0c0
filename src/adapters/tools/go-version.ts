import { createReadStream } from 'node:fs';

/** More than a version has. */
const LONGEST_VERSION = 200;

/**
 * The version of a Go module that a program says it was built from, read from the build information that Go writes into
 * each program. The program is not run. Undefined if it contains none, as a script or a program without a release.
 */
export async function goVersionIn(path: string, module: string): Promise<string | undefined> {
  const before = Buffer.from(`\nmod\t${module}\tv`);
  const kept = before.length + LONGEST_VERSION;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const text: Buffer = Buffer.concat([rest, chunk]);
    const found = versionAfter(text, before);
    if (found !== undefined) return found;
    rest = text.subarray(Math.max(0, text.length - kept));
  }
  return undefined;
}

function versionAfter(text: Buffer, before: Buffer): string | undefined {
  const at = text.indexOf(before);
  if (at < 0) return undefined;
  const start = at + before.length;
  return /^[^\t\n]+(?=[\t\n])/.exec(text.toString('latin1', start, start + LONGEST_VERSION))?.[0];
}
