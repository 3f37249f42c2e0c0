import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hexOf } from '../../src/domain/digest.ts';
import { type Parsed, parsed, unparsable } from '../../src/domain/result.ts';

/** The SHA-256 of files, by their paths. */
export type Sums = ReadonlyMap<string, string>;

/** The sums of the files in a folder and below, by their paths in it. Throws if there is anything but files and folders. */
export function sumsBelow(folder: string): Sums {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return sumsOf(
    folder,
    files.map((file) => relative(folder, join(file.parentPath, file.name))),
  );
}

/** The sums of named files of a folder. Throws if one of them is no file. */
export function sumsOf(folder: string, paths: readonly string[]): Sums {
  const sums = paths.map((path) => {
    const file = join(folder, path);
    // A link would be read where it leads to.
    if (!lstatSync(file).isFile()) throw new Error(`${path} is no file`);
    return [path, hexOf(readFileSync(file))] as const;
  });
  // By code units, so that the order is that of no language.
  return new Map(sums.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** What `sha256sum --check` reads. */
export function writeSums(sums: Sums): string {
  return [...sums].map(([path, sum]) => `${sum}  ${path}\n`).join('');
}

/** Reads what {@link writeSums} and `sha256sum` write. The fault is the end of a sentence about the file. */
export function readSums(text: string): Parsed<Sums> {
  const sums = new Map<string, string>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [, sum, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    if (sum === undefined || path === undefined) return unparsable('has a line that is no hash and path');
    if (sums.has(path)) return unparsable(`names ${path} twice`);
    sums.set(path, sum);
  }
  return text.endsWith('\n') ? parsed(sums) : unparsable('does not end with a whole line');
}

/** Where files differ from what they should be, a sentence for each file; empty if nowhere. */
export function differences(expected: Sums, found: Sums): readonly string[] {
  const missing = [...expected].flatMap(([path, sum]) => {
    if (!found.has(path)) return [`${path} is missing`];
    return found.get(path) === sum ? [] : [`${path} has other bytes`];
  });
  const added = [...found.keys()].filter((path) => !expected.has(path)).map((path) => `${path} is too much`);
  return [...missing, ...added];
}
