import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a header says of files: folders, then the index of the folder, name and digest of each. */
export interface RpmFiles {
  readonly folders: readonly string[];
  readonly files: readonly (readonly [folder: number, name: string, digest: string])[];
  /** As RFC 4880 numbers it; empty where the header is to leave it out. */
  readonly algorithm: readonly number[];
  /** What an inventory reads of it. */
  readonly release?: { readonly name: string; readonly version: string; readonly release: string };
}

type Value = readonly [tag: number, type: number, count: number, bytes: Buffer];

/** An rpm header as rpm 4.16 and later store it: sizes, entries sorted by tag, values. */
export function rpmHeader({ folders, files, algorithm, release }: RpmFiles): Buffer {
  const strings = (tag: number, texts: readonly string[]): Value => [
    tag,
    8,
    texts.length,
    Buffer.from(texts.map((text) => `${text}\0`).join('')),
  ];
  const numbers = (tag: number, values: readonly number[]): Value => {
    const bytes = Buffer.alloc(values.length * 4);
    for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, at * 4);
    return [tag, 4, values.length, bytes];
  };
  const text = (tag: number, value: string): Value => [tag, 6, 1, Buffer.from(`${value}\0`)];
  const values: Value[] = [
    [1000, 6, 1, Buffer.from(`${release?.name ?? 'package'}\0\0`)],
    ...(release === undefined
      ? []
      : [
          text(1001, release.version),
          text(1002, release.release),
          text(1011, 'Fedora Project'),
          text(1022, 'x86_64'),
        ]),
    strings(
      1035,
      files.map(([, , digest]) => digest),
    ),
    numbers(
      1116,
      files.map(([folder]) => folder),
    ),
    strings(
      1117,
      files.map(([, name]) => name),
    ),
    strings(1118, folders),
    ...(algorithm.length === 0 ? [] : [numbers(5011, algorithm)]),
  ];
  const entries = Buffer.alloc(8 + values.length * 16);
  const store: Buffer[] = [];
  let offset = 0;
  for (const [at, [tag, type, count, bytes]] of values.entries()) {
    // Numbers are aligned.
    const padding = type === 4 ? Buffer.alloc(-offset & 3) : Buffer.alloc(0);
    offset += padding.length;
    for (const [field, value] of [tag, type, offset, count].entries())
      entries.writeUInt32BE(value, 8 + at * 16 + field * 4);
    store.push(padding, bytes);
    offset += bytes.length;
  }
  entries.writeUInt32BE(values.length, 0);
  entries.writeUInt32BE(offset, 4);
  return Buffer.concat([entries, ...store]);
}

/** The bytes of an rpm database with these headers; `change` may spoil it. */
export function rpmDatabase(
  folder: string,
  headers: readonly Uint8Array[],
  change: (database: DatabaseSync) => void = () => {},
): Buffer {
  const file = join(folder, 'rpmdb.sqlite');
  const database = new DatabaseSync(file);
  // To the letter as rpm's lib/backend/sqlite.c makes it.
  database.exec(
    "CREATE TABLE IF NOT EXISTS 'Packages' (hnum INTEGER PRIMARY KEY AUTOINCREMENT,blob BLOB NOT NULL)",
  );
  const insert = database.prepare('INSERT INTO Packages (blob) VALUES (?)');
  for (const header of headers) insert.run(header);
  change(database);
  database.close();
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
}
