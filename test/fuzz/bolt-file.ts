const PAGE = 4096;

/** A bbolt database with these buckets and their keys, in one page each. */
export function boltFile(buckets: readonly (readonly [name: string, keys: readonly string[]])[]): Buffer {
  const distinct = [...new Map(buckets)];
  const pages = distinct.map(([, keys], at) =>
    leafPage(
      3 + at,
      [...new Set(keys)].map((key) => ({ key, value: Buffer.from('v'), isBucket: false })),
    ),
  );
  const root = leafPage(
    2,
    distinct.map(([key], at) => ({ key, value: bucketValue(3 + at), isBucket: true })),
  );
  const count = 3 + distinct.length;
  return Buffer.concat([metaPage(0, 2, count, 1), metaPage(1, 2, count, 2), root, ...pages]);
}

/** One of the two meta pages. The valid one with the greater transaction counts. */
export function metaPage(id: number, root: number, pages: number, transaction: number): Buffer {
  const page = Buffer.alloc(PAGE);
  page.writeBigUInt64LE(BigInt(id), 0);
  page.writeUInt16LE(0x04, 8);
  const meta = page.subarray(16);
  meta.writeUInt32LE(0xed0cdaed, 0);
  meta.writeUInt32LE(2, 4);
  meta.writeUInt32LE(PAGE, 8);
  meta.writeBigUInt64LE(BigInt(root), 16);
  meta.writeBigUInt64LE(BigInt(pages), 40);
  meta.writeBigUInt64LE(BigInt(transaction), 48);
  let hash = 0xcbf29ce484222325n;
  for (const byte of meta.subarray(0, 56)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  meta.writeBigUInt64LE(hash, 56);
  return page;
}

/** The value of a bucket with its own page. */
function bucketValue(page: number): Buffer {
  const value = Buffer.alloc(16);
  value.writeBigUInt64LE(BigInt(page), 0);
  return value;
}

interface Leaf {
  readonly key: string;
  readonly value: Buffer;
  readonly isBucket: boolean;
}

function leafPage(id: number, leaves: readonly Leaf[]): Buffer {
  const sorted = leaves
    .map(({ key, ...rest }) => ({ key: Buffer.from(key), ...rest }))
    .sort((one, other) => Buffer.compare(one.key, other.key));
  const page = Buffer.alloc(PAGE);
  page.writeBigUInt64LE(BigInt(id), 0);
  page.writeUInt16LE(0x02, 8);
  page.writeUInt16LE(sorted.length, 10);
  let end = 16 + sorted.length * 16;
  for (const [at, { key, value, isBucket }] of sorted.entries()) {
    const element = 16 + at * 16;
    page.writeUInt32LE(isBucket ? 1 : 0, element);
    page.writeUInt32LE(end - element, element + 4);
    page.writeUInt32LE(key.length, element + 8);
    page.writeUInt32LE(value.length, element + 12);
    key.copy(page, end);
    value.copy(page, end + key.length);
    end += key.length + value.length;
  }
  return page;
}

/** A branch page: a name and a page for each child. */
export function branchPage(id: number, children: readonly (readonly [name: string, page: number])[]): Buffer {
  const page = Buffer.alloc(PAGE);
  page.writeBigUInt64LE(BigInt(id), 0);
  page.writeUInt16LE(0x01, 8);
  page.writeUInt16LE(children.length, 10);
  let end = 16 + children.length * 16;
  for (const [at, [name, child]] of children.entries()) {
    const element = 16 + at * 16;
    page.writeUInt32LE(end - element, element);
    page.writeUInt32LE(name.length, element + 4);
    page.writeBigUInt64LE(BigInt(child), element + 8);
    end += page.write(name, end);
  }
  return page;
}
