import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { orUndefined } from '../../domain/result.ts';
import { type RpmFile, rpmFiles } from '../../formats/image/rpm-header.ts';
import { chunksOf, type RandomBytes } from '../archives/expand-bytes.ts';

/** Maximum size of an rpm database, in bytes. The database of a whole workstation has 150 MB. */
const MAX_RPM_DATABASE_BYTES = 512 * 1024 * 1024;
const MAX_HEADER_BYTES = 32 * 1024 * 1024;
const MAX_PACKAGES = 50_000;

/** The table of packages, exactly as rpm creates it. Another schema could make SQLite run forever. */
const TABLE =
  /^CREATE TABLE '?"?Packages"?'? ?\( ?hnum INTEGER PRIMARY KEY AUTOINCREMENT, ?blob BLOB NOT NULL ?\)$/i;
/**
 * The position of the journal mode in an SQLite file. Mode 2 is a write-ahead log: SQLite would create files beside
 * it.
 */
const JOURNAL_POSITION = 18;
const PLAIN_JOURNAL = Buffer.from([1, 1]);

/**
 * The files that an rpm database in SQLite format lists. None if it cannot be read: all files are scanned then.
 * `file` is the path of a private copy that is created and removed.
 */
export async function rpmDatabaseFiles(bytes: RandomBytes, file: string): Promise<readonly RpmFile[]> {
  if (bytes.size > MAX_RPM_DATABASE_BYTES || bytes.size < 512) return [];
  const sqlite = await loadSqlite();
  if (sqlite === undefined) return [];
  let database: DatabaseSync | undefined;
  try {
    copyTo(file, bytes);
    database = new sqlite.DatabaseSync(file, { readOnly: true, allowExtension: false });
    return filesIn(database);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    return [];
  } finally {
    database?.close();
    rmSync(file, { force: true });
  }
}

function filesIn(database: DatabaseSync): readonly RpmFile[] {
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON');
  const [table, ...others] = database
    .prepare("SELECT type, sql FROM sqlite_master WHERE lower(name) = 'packages' LIMIT 2")
    .all();
  const isPlain = table?.type === 'table' && typeof table.sql === 'string' && TABLE.test(oneLine(table.sql));
  if (!isPlain || others.length > 0) return [];
  const headers = database
    .prepare(
      `SELECT blob FROM Packages WHERE typeof(blob) = 'blob' AND length(blob) <= ${MAX_HEADER_BYTES} LIMIT ${MAX_PACKAGES}`,
    )
    .iterate();
  const files: RpmFile[] = [];
  for (const { blob } of headers) {
    if (!(blob instanceof Uint8Array)) continue;
    for (const file of orUndefined(rpmFiles(blob)) ?? []) files.push(file);
  }
  return files;
}

function oneLine(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim();
}

function copyTo(path: string, bytes: RandomBytes): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    for (const chunk of chunksOf(bytes)) {
      for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done);
    }
    writeSync(file, PLAIN_JOURNAL, 0, PLAIN_JOURNAL.length, JOURNAL_POSITION);
  } finally {
    closeSync(file);
  }
}

/** Imports the module on first use; undefined if this Node was built without it. */
async function loadSqlite(): Promise<typeof import('node:sqlite') | undefined> {
  const { emitWarning } = process;
  // Early releases of Node 24 print a warning that SQLite is experimental. Only this warning is suppressed.
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!/^SQLite is an experimental feature/.test(String(warning))) {
      Reflect.apply(emitWarning, process, [warning, ...rest]);
    }
  };
  try {
    return await import('node:sqlite');
  } catch {
    return undefined;
  } finally {
    process.emitWarning = emitWarning;
  }
}
