import { join } from 'node:path';
import { crc32, gunzipSync } from 'node:zlib';
import { AssayError } from '../../../domain/reason.ts';
import { bufferBytes, chunksOf, type RandomBytes } from '../../archives/expand-bytes.ts';
import { looseText, packTexts } from '../../archives/expand-git.ts';
import { type ArchiveKind, archiveKind, HEAD_BYTES } from '../../archives/expand-kind.ts';
import { sqliteTexts } from '../../archives/expand-sqlite.ts';
import { decompressed, readTar } from '../../archives/expand-tar.ts';
import {
  isReadable,
  type ZipEntry,
  zipContent,
  zipEntries,
  zipHead,
  zipStream,
} from '../../archives/expand-zip.ts';
import { classify, type FileClass, MAX_FILE_BYTES } from './classify.ts';
import type { ExpandAccount, ExpandBudget } from './expand-budget.ts';
import { held, type Pieces } from './hold-member.ts';
import { NewLines } from './new-lines.ts';
import { looksBinary, MAX_SPLIT_BYTES } from './stage-parts.ts';
import { stageText } from './stage-text.ts';
import type { SkippedKind, Tally } from './tally.ts';

/** Where the members of archives go. */
export interface ExpandSink {
  readonly budget: ExpandBudget;
  readonly tally: Tally;
  /** A private folder, for what lies in archives and is too large for memory. */
  readonly scratch: string;
  /** Lays a file before the engines, or a part of it with so many line breaks in front; false where it does not fit. */
  readonly place: (path: string, content: Buffer, linesBefore: number) => boolean;
}

interface Opening {
  readonly sink: ExpandSink;
  readonly account: ExpandAccount;
  /** How many archives this one lies in. */
  readonly level: number;
}

/** Compressed files up to this size are unpacked in one call; most are, and it costs a tenth. */
const SMALL_BYTES = 256 * 1024;
/** Of the rows of a database a file of this size is made, about, and another. */
const ROWS_BYTES = 4 * 1024 * 1024;
/** Java's compiled classes and what its build tools write of names and versions. */
const COMPILED = /\.class$/;
const BUILD_RECORDS =
  /(?:^|\/)META-INF\/(?:MANIFEST\.MF|INDEX\.LIST|[^/]+\.SF|maven\/.*\/pom\.properties)$|\.dist-info\/RECORD$/;

/**
 * Opens an archive, and those that lie in it, and lays their members before the engines by the rules that hold for
 * files; a member is named `outer.jar!/inner/path`. What is damaged, encrypted or of a format that is not unpacked is
 * counted as `sealed`; beyond the bounds of {@link ExpandBudget} it throws `scan-incomplete`.
 */
export async function expand(
  path: string,
  kind: ArchiveKind,
  bytes: RandomBytes,
  sink: ExpandSink,
): Promise<void> {
  await open(path, kind, bytes, { sink, account: sink.budget.account(path, bytes.size), level: 0 });
}

async function open(path: string, kind: ArchiveKind, bytes: RandomBytes, opening: Opening): Promise<void> {
  const { tally } = opening.sink;
  opening.account.depth(opening.level);
  if (kind === 'sealed') return tally.pass('sealed', path);
  try {
    if (kind === 'zip') await openZip(path, bytes, opening);
    else if (kind === 'tar') await openTar(path, chunksOf(bytes), opening);
    else if (kind === 'git-object') return openGitObject(path, bytes, opening);
    else if (kind === 'git-pack') await openGitPack(path, bytes, opening);
    else if (kind === 'sqlite') await openDatabase(path, bytes, opening);
    else await openCompressed(path, kind, bytes, opening);
    tally.archives += 1;
  } catch (error) {
    refuseOthers(error);
    tally.pass('sealed', path);
  }
}

/** Throws what is no damage of an archive: a bound, or a full disk. */
function refuseOthers(error: unknown): void {
  if (error instanceof AssayError || (error instanceof Error && 'syscall' in error)) throw error;
}

async function openZip(path: string, zip: RandomBytes, opening: Opening): Promise<void> {
  for (const entry of zipEntries(zip, () => opening.account.member())) {
    const inner = `${path}!/${entry.path.replace(/^(?:\.?\/)+/, '')}`;
    await zipMember(inner, zip, entry, opening).catch((error: unknown) => {
      // One damaged file does not hide the others.
      refuseOthers(error);
      opening.sink.tally.pass('sealed', inner);
    });
  }
}

async function zipMember(path: string, zip: RandomBytes, entry: ZipEntry, opening: Opening): Promise<void> {
  const { tally } = opening.sink;
  if (entry.size === 0) return;
  // By its name alone: a jar of classes costs no more than its directory.
  if (COMPILED.test(entry.path)) return tally.pass('binary', path);
  if (!isReadable(entry)) return tally.pass('sealed', path);
  if (entry.size <= MAX_FILE_BYTES) {
    const content = zipContent(zip, entry);
    opening.account.unpacked(content.length);
    return member(path, content.length, content, [content], opening);
  }
  const pieces = metered(zipStream(zip, entry), opening.account);
  await member(path, entry.size, zipHead(zip, entry, HEAD_BYTES), pieces, opening);
}

async function openTar(path: string, pieces: Pieces, opening: Opening): Promise<void> {
  await readTar(pieces, async (file) => {
    opening.account.member();
    const inner = `${path}!/${file.path.replace(/^(?:\.?\/)+/, '')}`;
    const { head, rest } = await headOf(file.content);
    await member(inner, file.size, head, rest, opening);
  });
}

/** A version of a file, or a message, that a repository keeps: what was deleted later is still there. */
async function openGitObject(path: string, bytes: RandomBytes, opening: Opening): Promise<void> {
  const found = looseText(bytes);
  if (found === undefined) return opening.sink.tally.pass('binary', path);
  opening.account.unpacked(found.content.length);
  await stageBytes(`${path}!/${found.name}`, found.content, opening);
}

async function openGitPack(path: string, bytes: RandomBytes, opening: Opening): Promise<void> {
  const leftOut = () => opening.sink.tally.pass('sealed', path);
  const lines = new NewLines();
  for (const { name, content: whole } of packTexts(bytes, leftOut)) {
    const content = looksBinary(whole) ? whole : lines.of(whole);
    if (content.length === 0) continue;
    opening.account.member();
    opening.account.unpacked(content.length);
    await stageBytes(`${path}!/${name}`, content, opening);
  }
}

/** The rows of a database, in parts. */
async function openDatabase(path: string, bytes: RandomBytes, opening: Opening): Promise<void> {
  let [lines, length, part]: [string[], number, number] = [[], 0, 0];
  const stage = async () => {
    if (lines.length === 0) return;
    part += 1;
    await stageBytes(
      part === 1 ? `${path}!/rows` : `${path}!/rows-${part}`,
      Buffer.from(`${lines.join('\n')}\n`),
      opening,
    );
    [lines, length] = [[], 0];
  };
  for (const line of sqliteTexts(bytes)) {
    opening.account.unpacked(line.length);
    lines.push(line);
    length += line.length;
    if (length > ROWS_BYTES) await stage();
  }
  await stage();
}

/** The content of a member that is at hand; it may be an archive itself. */
async function stageBytes(path: string, content: Buffer, opening: Opening): Promise<void> {
  if (content.length > 0)
    await member(path, content.length, content.subarray(0, HEAD_BYTES), [content], opening);
}

/** A compressed tar is one archive and no archive in another; anything else is a single file. */
async function openCompressed(
  path: string,
  kind: 'gzip' | 'zstd',
  bytes: RandomBytes,
  opening: Opening,
): Promise<void> {
  const whole = kind === 'gzip' && bytes.size <= SMALL_BYTES ? gunzipped(bytes) : undefined;
  const { head, rest } = await headOf(metered(whole ?? decompressed(kind, bytes), opening.account));
  if (archiveKind('', head) === 'tar') return openTar(path, rest, opening);
  opening.account.member();
  const name = (path.split('/').at(-1) ?? '').replace(/\.(?:gz|zst)$/i, '');
  await member(`${path}!/${name}`, undefined, head, rest, opening);
}

/** Undefined where it is more than a file may have, or not one member alone: that is left to the stream. */
function gunzipped(bytes: RandomBytes): readonly Buffer[] | undefined {
  try {
    const packed = Buffer.from(bytes.read(0, bytes.size));
    const content = gunzipSync(packed, { maxOutputLength: MAX_FILE_BYTES });
    const isOne = packed.readUInt32LE(packed.length - 8) === crc32(content);
    return isOne && packed.readUInt32LE(packed.length - 4) === content.length ? [content] : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function* metered(pieces: Pieces, account: ExpandAccount): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    account.unpacked(piece.length);
    yield piece;
  }
}

/** The first bytes, and everything with them again. */
async function headOf(pieces: AsyncIterable<Buffer>): Promise<{ head: Buffer; rest: AsyncIterable<Buffer> }> {
  const chunks = pieces[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    if (head.length >= HEAD_BYTES) break;
  }
  const first = head;
  async function* rest() {
    yield first;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { head, rest: rest() };
}

/** What is done with a file of an archive; `size` is unknown where the archive does not tell. */
async function member(
  path: string,
  size: number | undefined,
  head: Buffer,
  pieces: Pieces,
  opening: Opening,
): Promise<void> {
  const { sink } = opening;
  const kind = archiveKind(path, head);
  if (kind !== undefined) return nested(path, kind, pieces, opening);
  // Archives lie about sizes: whether a text is too large is seen when it is read.
  const claimed = classOf(path, Math.min(size ?? head.length, MAX_SPLIT_BYTES), head);
  if (isSkipped(claimed)) return sink.tally.pass(claimed, path);
  // Where the size is not known before, what is too large for its kind is not unpacked to its end.
  const most = looksBinary(head) ? MAX_FILE_BYTES : MAX_SPLIT_BYTES;
  const fits = await held(pieces, most, scratchOf(opening), async (bytes) => {
    const place = (part: Buffer, linesBefore: number) => sink.place(path, part, linesBefore);
    sink.tally.count(await stageText(bytes, claimed, place), path);
  });
  if (!fits) sink.tally.pass(most === MAX_FILE_BYTES ? 'binary' : 'large', path);
}

function classOf(path: string, size: number, head: Buffer): FileClass {
  const fileClass = classify(path, size, head);
  return fileClass === 'plain' && BUILD_RECORDS.test(path) ? 'package' : fileClass;
}

function isSkipped(fileClass: FileClass): fileClass is FileClass & SkippedKind {
  return fileClass === 'list' || fileClass === 'binary' || fileClass === 'large';
}

async function nested(path: string, kind: ArchiveKind, pieces: Pieces, opening: Opening): Promise<void> {
  const inside = { ...opening, level: opening.level + 1 };
  if (kind === 'sealed') return open(path, kind, bufferBytes(Buffer.alloc(0)), inside);
  await held(pieces, Number.POSITIVE_INFINITY, scratchOf(opening), (bytes) =>
    open(path, kind, bytes, inside),
  );
}

/** Of each level one file at a time is looked at. */
function scratchOf({ sink, level }: Opening): string {
  return join(sink.scratch, `expand-${level}`);
}
