const PAGE = 4096;
const HEADER = 100;

/** A number of SQLite: groups of 7 bits, the highest first. */
function varint(value: number): Buffer {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) | 128);
  return Buffer.from(bytes);
}

/** A record of texts and of one number. */
function record(values: readonly (string | number)[]): Buffer {
  const types = values.map((value) =>
    varint(typeof value === 'number' ? 4 : 13 + 2 * Buffer.byteLength(value)),
  );
  const bodies = values.map((value) => {
    if (typeof value === 'string') return Buffer.from(value);
    const number = Buffer.alloc(4);
    number.writeInt32BE(value);
    return number;
  });
  const length = types.reduce((sum, type) => sum + type.length, 1);
  return Buffer.concat([varint(length), ...types, ...bodies]);
}

/** A leaf of a table, with these cells behind its list of positions; `positions` may name one cell several times. */
function leaf(
  start: number,
  cells: readonly Buffer[],
  positions?: (places: readonly number[]) => readonly number[],
): Buffer {
  const page = Buffer.alloc(PAGE);
  let end = PAGE;
  const places = cells.map((cell) => {
    end -= cell.length;
    cell.copy(page, end);
    return end;
  });
  const listed = positions?.(places) ?? places;
  page[start] = 0x0d;
  page.writeUInt16BE(listed.length, start + 3);
  for (const [at, place] of listed.entries()) page.writeUInt16BE(place, start + 8 + 2 * at);
  return page;
}

const cell = (row: number, payload: Buffer, size = payload.length) =>
  Buffer.concat([varint(size), varint(row), payload]);

/** The inner page of a table: its children, of which the last one is in the header. */
function interior(start: number, children: readonly number[]): Buffer {
  const page = Buffer.alloc(PAGE);
  const [last = 0] = children.slice(-1);
  const cells = children.slice(0, -1);
  page[start] = 0x05;
  page.writeUInt16BE(cells.length, start + 3);
  page.writeUInt32BE(last, start + 8);
  for (const [at, child] of cells.entries()) {
    const place = PAGE - (at + 1) * 5;
    page.writeUInt32BE(child, place);
    page[place + 4] = 1;
    page.writeUInt16BE(place, start + 12 + 2 * at);
  }
  return page;
}

/** The database of these pages. The first one has the header. */
function database(pages: readonly Buffer[]): Buffer {
  const whole = Buffer.concat(pages);
  whole.write('SQLite format 3\0', 0);
  whole.writeUInt16BE(PAGE, 16);
  whole[18] = 1;
  whole[19] = 1;
  whole.writeUInt32BE(pages.length, 28);
  whole.writeUInt32BE(1, 56);
  return whole;
}

const table = (row: number, root: number) =>
  cell(row, record(['table', `t${row}`, `t${row}`, root, `CREATE TABLE t${row}(a)`]));

/** A schema on so many leaves that it has that many tables, and the tree of pages that names them. */
function schema(
  count: number,
  root: number,
  behind: number,
): { readonly first: Buffer; readonly pages: readonly Buffer[] } {
  const perPage = 60;
  const pages: Buffer[] = [];
  for (let row = 0; row < count; row += perPage)
    pages.push(
      leaf(
        0,
        Array.from({ length: Math.min(perPage, count - row) }, (_, at) => table(row + at, root)),
      ),
    );
  const children = pages.map((_, at) => behind + at);
  return { first: interior(HEADER, children), pages };
}

/** A database of so many tables without rows. */
export function emptyTables(count: number): Buffer {
  return database([
    leaf(
      HEADER,
      Array.from({ length: count }, (_, at) => table(at, 2)),
    ),
    leaf(0, []),
  ]);
}

/** A database of so many tables, all with the same tree of so many pages. */
export function sameRoot(tables: number, pages: number): Buffer {
  const fan = 500;
  const leaves = Array.from({ length: pages }, () => leaf(0, []));
  const firstLeaf = 3 + Math.ceil(pages / fan);
  const inner = Array.from({ length: Math.ceil(pages / fan) }, (_, at) =>
    interior(
      0,
      Array.from(
        { length: Math.min(fan, pages - at * fan) },
        (_unused, leafAt) => firstLeaf + at * fan + leafAt,
      ),
    ),
  );
  const root = interior(
    0,
    inner.map((_, at) => 3 + at),
  );
  const { first, pages: rows } = schema(tables, 2, firstLeaf + pages);
  return database([first, root, ...inner, ...leaves, ...rows]);
}

/** A database whose rows all are one value of so many bytes, in pages that follow one another. */
export function oneCell(rows: number, bytes: number): Buffer {
  const usable = PAGE - 4;
  const least = Math.floor(((PAGE - 12) * 32) / 255) - 23;
  const middle = least + ((bytes - least) % usable);
  const here = middle <= PAGE - 35 ? middle : least;
  const count = Math.ceil((bytes - here) / usable);
  const perPage = 800;
  const leaves = Math.ceil(rows / perPage);
  const firstOverflow = 3 + leaves;
  const next = Buffer.alloc(4);
  next.writeUInt32BE(firstOverflow);
  // A blob with a zero in it is no text, so that nothing counts what was read.
  const header = Buffer.concat([varint(6), varint(12 + 2 * bytes)]);
  const value = cell(1, Buffer.concat([header, Buffer.alloc(here - header.length), next]), bytes);
  const pages = Array.from({ length: leaves }, () =>
    leaf(0, [value], ([place = 0]) => Array.from({ length: perPage }, () => place)),
  );
  const overflow = Array.from({ length: count }, (_, at) => {
    const page = Buffer.alloc(PAGE);
    page.writeUInt32BE(at + 1 < count ? firstOverflow + at + 1 : 0);
    return page;
  });
  const root = interior(
    0,
    pages.map((_, at) => 3 + at),
  );
  return database([leaf(HEADER, [table(1, 2)]), root, ...pages, ...overflow]);
}

/** A database with a value whose pages lead in a circle. */
export function overflowCircle(): Buffer {
  const bytes = 15 * 1024 ** 2;
  const next = Buffer.alloc(4);
  next.writeUInt32BE(3);
  const value = cell(1, Buffer.concat([Buffer.alloc(1500, 'x'), next]), bytes);
  const circle = Buffer.alloc(PAGE, 'x');
  circle.writeUInt32BE(3);
  return database([leaf(HEADER, [table(1, 2)]), leaf(0, [value]), circle]);
}
