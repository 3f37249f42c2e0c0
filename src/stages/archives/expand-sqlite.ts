import { assertWithin, DamagedArchive, type RandomBytes } from './expand-bytes.ts';

/** A table with its columns and its root page. */
interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly root: number;
}

const HEADER_BYTES = 100;
const INTERIOR = 0x05;
const LEAF = 0x0d;
/** The same for a table without row ids. It is stored like an index: all its pages contain rows. */
const INDEX_INTERIOR = 0x02;
const INDEX_LEAF = 0x0a;
const MAX_PAYLOAD = 16 * 1024 * 1024;
const MAX_COLUMNS = 2000;
/** The table of the schema. */
const SCHEMA: Table = {
  name: 'sqlite_schema',
  columns: ['type', 'name', 'tbl_name', 'rootpage', 'sql'],
  root: 1,
};
/** Sizes of fixed-size values by type: NULL, integers, a real number, the constants 0 and 1. */
const SIZES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const;

/**
 * The texts in all tables of an SQLite database, one `column=text` per line. In the file, the texts have no
 * separators. The file is read page by page and never queried, so a malicious database cannot slow it down. Throws
 * {@link DamagedArchive} if it is not such a database.
 */
export function* sqliteTexts(bytes: RandomBytes): Generator<string> {
  const database = new Database(bytes);
  const tables: Table[] = [];
  for (const row of database.rows(SCHEMA)) {
    const [type, name = '', , root, sql = ''] = row;
    yield `sql=${sql}`;
    if (type === 'table' && Number(root) > 0)
      tables.push({ name, columns: columnsOf(sql), root: Number(root) });
  }
  for (const table of tables) for (const row of database.rows(table)) yield* lines(table, row);
}

function* lines({ columns }: Table, row: readonly (string | undefined)[]): Generator<string> {
  for (const [index, text] of row.entries()) {
    if (text === undefined || text.length < 4 || /^\d+$/.test(text)) continue;
    const column = columns[index] ?? `column${index + 1}`;
    yield text.includes('\n') ? `${column}:\n${text}` : `${column}=${text}`;
  }
}

/** The names of the columns, as far as the CREATE statement shows them. */
function columnsOf(sql: string): readonly string[] {
  const plain = sql.slice(0, 100_000).replace(/'[^']*'/g, "''");
  const body = plain.slice(plain.indexOf('(') + 1, plain.lastIndexOf(')'));
  const columns: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at <= body.length && columns.length < MAX_COLUMNS; at += 1) {
    const sign = body[at];
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth > 0 || (sign !== ',' && sign !== undefined)) continue;
    const [, name = ''] = /^\s*["'`[]?([\w.-]+)/.exec(body.slice(start, at)) ?? [];
    start = at + 1;
    if (name !== '' && !/^(?:constraint|primary|unique|check|foreign)$/i.test(name)) columns.push(name);
  }
  return columns;
}

class Database {
  readonly #bytes: RandomBytes;
  readonly #pageSize: number;
  /** The size of a page without the reserved bytes at its end. */
  readonly #usable: number;
  /** The pages of all trees that were read. A page belongs to one tree, and the schema could name one a million times. */
  readonly #seen = new Set<number>();
  /** How many bytes the rows may still have. They cannot have more than the file, unless they are in the same place. */
  #left: number;

  constructor(bytes: RandomBytes) {
    this.#bytes = bytes;
    this.#left = bytes.size;
    const head = bytes.read(0, HEADER_BYTES);
    const size = head.readUInt16BE(16);
    this.#pageSize = size === 1 ? 65536 : size;
    this.#usable = this.#pageSize - (head[20] ?? 0);
    if (this.#pageSize < 512 || this.#usable < 480 || head.readUInt32BE(56) > 1)
      throw new DamagedArchive('it is not a database in UTF-8');
  }

  /** The texts of each row; undefined for a value that is not a text. */
  *rows({ root }: Table): Generator<readonly (string | undefined)[]> {
    const open = [root];
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      // A page that is referenced twice belongs to a damaged or malicious file.
      if (this.#seen.has(number)) continue;
      this.#seen.add(number);
      const page = this.#page(number);
      const start = number === 1 ? HEADER_BYTES : 0;
      const kind = page[start];
      if (kind !== LEAF && kind !== INTERIOR && kind !== INDEX_LEAF && kind !== INDEX_INTERIOR) continue;
      const isInterior = kind === INTERIOR || kind === INDEX_INTERIOR;
      const count = page.readUInt16BE(start + 3);
      const first = start + (isInterior ? 12 : 8);
      assertWithin(page.length, first, 2 * count);
      if (isInterior) open.push(page.readUInt32BE(start + 8));
      for (let cell = 0; cell < count; cell += 1) {
        const at = page.readUInt16BE(first + 2 * cell);
        assertWithin(page.length, at, 4);
        if (isInterior) open.push(page.readUInt32BE(at));
        if (kind === INTERIOR) continue;
        const payload = this.#payload(page, kind === INDEX_INTERIOR ? at + 4 : at, kind === LEAF);
        if (payload !== undefined) yield texts(payload);
      }
    }
  }

  #page(number: number): Buffer {
    return Buffer.from(this.#bytes.read((number - 1) * this.#pageSize, this.#pageSize));
  }

  /** The payload of a cell, with its overflow pages; undefined if it is too large. */
  #payload(page: Buffer, at: number, hasRowId: boolean): Buffer | undefined {
    const size = varint(page, at);
    const start = hasRowId ? varint(page, size.end).end : size.end;
    if (size.value > MAX_PAYLOAD) return undefined;
    this.#left -= size.value;
    if (this.#left < 0) throw new DamagedArchive('its rows are in the same place');
    const most = hasRowId ? this.#usable - 35 : Math.floor(((this.#usable - 12) * 64) / 255) - 23;
    if (size.value <= most) return slice(page, start, size.value);
    const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
    const middle = least + ((size.value - least) % (this.#usable - 4));
    const here = middle <= most ? middle : least;
    const parts = [slice(page, start, here)];
    let left = size.value - here;
    assertWithin(page.length, start + here, 4);
    for (let next = page.readUInt32BE(start + here); next !== 0 && left > 0; ) {
      const overflow = this.#page(next);
      const part = overflow.subarray(4, 4 + Math.min(left, this.#usable - 4));
      parts.push(part);
      left -= part.length;
      next = overflow.readUInt32BE(0);
    }
    return Buffer.concat(parts);
  }
}

/** The values of a record. Integers are returned as digits, because the schema contains page numbers. */
function texts(record: Buffer): readonly (string | undefined)[] {
  const header = varint(record, 0);
  const row: (string | undefined)[] = [];
  let body = header.value;
  for (let at = header.end; at < header.value && row.length < MAX_COLUMNS; ) {
    const type = varint(record, at);
    at = type.end;
    const size = type.value < 12 ? (SIZES[type.value] ?? 0) : Math.floor((type.value - 12) / 2);
    const value = record.subarray(body, body + size);
    body += size;
    if (type.value >= 13 && type.value % 2 === 1) row.push(value.toString('utf8'));
    // Texts are often stored as blobs.
    else if (type.value >= 12) row.push(value.includes(0) ? undefined : value.toString('utf8'));
    else if (type.value >= 1 && type.value <= 5) row.push(String(value.readIntBE(0, value.length)));
    else row.push(undefined);
  }
  return row;
}

function slice(bytes: Buffer, start: number, length: number): Buffer {
  assertWithin(bytes.length, start, length);
  return bytes.subarray(start, start + length);
}

function varint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let value = 0;
  for (let count = 0; count < 9; count += 1) {
    const byte = bytes[start + count];
    if (byte === undefined) throw new DamagedArchive('a number is cut off');
    if (count === 8) return { value: value * 256 + byte, end: start + 9 };
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, end: start + count + 1 };
  }
  return { value, end: start + 9 };
}
