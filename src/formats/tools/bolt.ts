/** Reads `length` bytes of a file from `position`; fewer only at the end of the file. */
export type ReadAt = (position: number, length: number) => Promise<Buffer>;

/** A bucket of a bbolt database. Every call may throw {@link BoltError}. */
export interface Bucket {
  /** Names of the buckets in it. */
  buckets(): Promise<readonly string[]>;
  /** Undefined if there is no such bucket. */
  bucket(name: string): Promise<Bucket | undefined>;
  /** Whether it has that key or bucket. */
  has(name: string): Promise<boolean>;
}

/** The file is no bbolt database, or is damaged. */
export class BoltError extends Error {}

/** Sizes of bbolt's structures in bytes. All numbers are little-endian, as on the machines that make the databases. */
const PAGE_HEADER = 16;
const ELEMENT = 16;
const BUCKET_HEADER = 16;
const META = { size: 64, magic: 0xed0cdaed, version: 2 };
const FLAG = { branch: 0x01, leaf: 0x02, bucket: 0x01 };
/** Greatest depth. Real databases have a depth of 4; more than this is a circle. */
const DEEPEST = 32;
/** Greatest size of a page with its overflow pages. The largest value of trivy's database has some kB. */
const LARGEST_PAGE = 64 * 1024 * 1024;
/** Smallest size of a page. */
const SMALLEST_PAGE = 512;

/**
 * Opens a bbolt database to read a few of its pages, never the whole file: trivy's has 700 MB. As for bbolt itself, the
 * newer of its two meta pages counts, and one with a wrong checksum does not count.
 */
export async function openBolt(readAt: ReadAt): Promise<Bucket> {
  const first = await readAt(0, PAGE_HEADER + META.size);
  const size = metaOf(first)?.pageSize;
  if (size === undefined) throw new BoltError('the first page is not that of a bbolt database');
  const metas = [first, await readAt(size, PAGE_HEADER + META.size)].flatMap((page) => {
    const meta = metaOf(page);
    return meta?.valid === true && meta.pageSize === size ? [meta] : [];
  });
  const [newest] = metas.sort((a, b) => (a.transaction < b.transaction ? 1 : -1));
  if (newest === undefined) throw new BoltError('both meta pages are damaged');
  const pages: Pages = { readAt, size, count: newest.pages };
  return bucketAt(pages, { page: newest.root });
}

interface Meta {
  readonly pageSize: number;
  readonly root: bigint;
  /** Number of pages. */
  readonly pages: bigint;
  readonly transaction: bigint;
  readonly valid: boolean;
}

function metaOf(page: Buffer): Meta | undefined {
  if (page.length < PAGE_HEADER + META.size) return undefined;
  const meta = page.subarray(PAGE_HEADER);
  if (meta.readUInt32LE(0) !== META.magic || meta.readUInt32LE(4) !== META.version) return undefined;
  const pageSize = meta.readUInt32LE(8);
  const isPowerOf2 = pageSize >= SMALLEST_PAGE && (pageSize & (pageSize - 1)) === 0;
  return {
    pageSize,
    root: meta.readBigUInt64LE(16),
    pages: meta.readBigUInt64LE(40),
    transaction: meta.readBigUInt64LE(48),
    valid: isPowerOf2 && meta.readBigUInt64LE(56) === fnv1a(meta.subarray(0, 56)),
  };
}

/** FNV-1a with 64 bits: bbolt's checksum. */
function fnv1a(bytes: Buffer): bigint {
  let hash = 0xcbf29ce484222325n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash;
}

interface Pages {
  readonly readAt: ReadAt;
  readonly size: number;
  readonly count: bigint;
}

/** How many pages a walk may still read. In a database without circles, it reads each page once at most. */
interface Left {
  pages: bigint;
}

/** The root of a bucket's tree: a page, or for a small bucket a part of the page of its parent. */
type Root = { readonly page: bigint } | { readonly inline: Buffer };

interface Element {
  readonly name: Buffer;
  /** Only in a branch. */
  readonly child?: bigint;
  /** Only in a leaf. */
  readonly value?: Buffer;
  readonly isBucket: boolean;
}

function bucketAt(pages: Pages, root: Root): Bucket {
  const find = async (name: string): Promise<Element | undefined> => {
    const key = Buffer.from(name);
    const left = { pages: pages.count };
    let elements = await elementsOf(pages, root, left);
    for (let depth = 0; depth < DEEPEST; depth += 1) {
      const at = elements.findLast((element) => Buffer.compare(element.name, key) <= 0);
      if (at?.child === undefined) return at?.name.equals(key) ? at : undefined;
      elements = await elementsOf(pages, { page: at.child }, left);
    }
    throw new BoltError('its pages form a circle');
  };
  return {
    buckets: async () => {
      const names: string[] = [];
      await walk(pages, root, DEEPEST, { pages: pages.count }, ({ name, isBucket }) => {
        if (isBucket) names.push(name.toString('utf8'));
      });
      return names;
    },
    bucket: async (name) => {
      const found = await find(name);
      if (found?.value === undefined || !found.isBucket) return undefined;
      return bucketAt(pages, rootOf(found.value));
    },
    has: async (name) => (await find(name)) !== undefined,
  };
}

async function walk(
  pages: Pages,
  root: Root,
  depth: number,
  left: Left,
  visit: (leaf: Element) => void,
): Promise<void> {
  if (depth === 0) throw new BoltError('its pages form a circle');
  for (const element of await elementsOf(pages, root, left)) {
    if (element.child === undefined) visit(element);
    else await walk(pages, { page: element.child }, depth - 1, left, visit);
  }
}

function rootOf(value: Buffer): Root {
  if (value.length < BUCKET_HEADER) throw new BoltError('a bucket is cut off');
  const page = value.readBigUInt64LE(0);
  return page === 0n ? { inline: value.subarray(BUCKET_HEADER) } : { page };
}

async function elementsOf(pages: Pages, root: Root, left: Left): Promise<readonly Element[]> {
  const page = 'inline' in root ? root.inline : await pageAt(pages, root.page, left);
  if (page.length < PAGE_HEADER) throw new BoltError('a page is cut off');
  const flags = page.readUInt16LE(8);
  const count = page.readUInt16LE(10);
  if (PAGE_HEADER + count * ELEMENT > page.length) throw new BoltError('a page is cut off');
  if (flags & FLAG.branch) return Array.from({ length: count }, (_, at) => branch(page, at));
  if (flags & FLAG.leaf) return Array.from({ length: count }, (_, at) => leaf(page, at));
  throw new BoltError('a page is of an unexpected kind');
}

async function pageAt({ readAt, size, count }: Pages, id: bigint, left: Left): Promise<Buffer> {
  // The first two are the meta pages, which belong to no tree.
  if (id < 2n || id >= count) throw new BoltError('a page is outside the file');
  const position = Number(id) * size;
  const first = await readAt(position, size);
  if (first.length < size) throw new BoltError('the file is cut off');
  if (first.readBigUInt64LE(0) !== id) throw new BoltError('a page has an unexpected number');
  const overflow = first.readUInt32LE(12);
  // The depth alone is no bound: each page of one level may name all pages of the next.
  left.pages -= BigInt(overflow) + 1n;
  if (left.pages < 0n) throw new BoltError('its pages are in several places of one tree');
  if (overflow === 0) return first;
  const whole = (overflow + 1) * size;
  if (whole > LARGEST_PAGE) throw new BoltError('a page is too large');
  const page = await readAt(position, whole);
  if (page.length < whole) throw new BoltError('the file is cut off');
  return page;
}

function branch(page: Buffer, index: number): Element {
  const at = PAGE_HEADER + index * ELEMENT;
  const name = slice(page, at + page.readUInt32LE(at), page.readUInt32LE(at + 4));
  // Names before the first name of a branch are in its first child too.
  return { name: index === 0 ? Buffer.alloc(0) : name, child: page.readBigUInt64LE(at + 8), isBucket: false };
}

function leaf(page: Buffer, index: number): Element {
  const at = PAGE_HEADER + index * ELEMENT;
  const [position, length] = [at + page.readUInt32LE(at + 4), page.readUInt32LE(at + 8)];
  return {
    name: slice(page, position, length),
    value: slice(page, position + length, page.readUInt32LE(at + 12)),
    isBucket: (page.readUInt32LE(at) & FLAG.bucket) !== 0,
  };
}

function slice(page: Buffer, from: number, length: number): Buffer {
  if (from + length > page.length) throw new BoltError('a page is cut off');
  return page.subarray(from, from + length);
}
