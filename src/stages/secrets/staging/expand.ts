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
import { type Chunks, withBufferedContent } from './buffered-content.ts';
import type { ExpandAccount, ExpandBudget } from './expand-budget.ts';
import { classifyFile, type FileClass, type KnownContents, MAX_FILE_BYTES } from './file-class.ts';
import type { FileCounter, SkippedKind } from './file-counter.ts';
import { NewLines } from './new-lines.ts';
import { looksBinary, MAX_SPLIT_BYTES } from './stage-parts.ts';
import { stageText } from './stage-text.ts';

/** Receives and counts the members of archives. */
export interface ExpandSink {
  readonly budget: ExpandBudget;
  readonly counter: FileCounter;
  readonly unstaged: KnownContents;
  /** A private folder for members that are too large for memory. */
  readonly scratch: string;
  /** Stages a file, or a part of it that has `linesBefore` lines before it. Returns false if it does not fit. */
  readonly stage: (path: string, content: Buffer, linesBefore: number) => boolean;
}

/** The state while an archive is open. */
interface Opening {
  readonly sink: ExpandSink;
  readonly account: ExpandAccount;
  /** How many archives contain this one. */
  readonly level: number;
}

/** A file in an archive. */
interface Member {
  /** `outer.jar!/inner/path` */
  readonly path: string;
  /** In bytes, as the archive claims; absent if it claims nothing. */
  readonly size?: number;
  /** The first bytes, at least {@link HEAD_BYTES} if there are so many. */
  readonly head: Buffer;
  /** All bytes, those of `head` too. */
  readonly chunks: Chunks;
}

/** Compressed files up to this size are unpacked in one call, which takes a tenth of the time. */
const SMALL_BYTES = 256 * 1024;
/** The rows of a database are staged in files of about this size. */
const ROWS_BYTES = 4 * 1024 * 1024;
/** Java's compiled classes, and files of names, versions and hashes that build tools write. */
const COMPILED = /\.class$/;
const BUILD_RECORDS =
  /(?:^|\/)META-INF\/(?:MANIFEST\.MF|INDEX\.LIST|[^/]+\.SF|maven\/.*\/pom\.properties)$|\.dist-info\/RECORD$/;

/**
 * Opens an archive and the archives inside it, and stages the members by the same rules as other files. A member is
 * named `outer.jar!/inner/path`. An archive that is damaged, encrypted or in an unsupported format counts as `sealed`.
 * Throws `scan-incomplete` over a limit of {@link ExpandBudget}.
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
  const { counter } = opening.sink;
  opening.account.depth(opening.level);
  if (kind === 'sealed') return counter.skip('sealed', path);
  try {
    if (kind === 'zip') await openZip(path, bytes, opening);
    else if (kind === 'tar') await openTar(path, chunksOf(bytes), opening);
    else if (kind === 'git-object') return await openGitObject(path, bytes, opening);
    else if (kind === 'git-pack') await openGitPack(path, bytes, opening);
    else if (kind === 'sqlite') await openDatabase(path, bytes, opening);
    else await openCompressed(path, kind, bytes, opening);
    counter.archives += 1;
  } catch (error) {
    rethrowUnlessDamaged(error);
    counter.skip('sealed', path);
  }
}

/** Throws an error that is not caused by a damaged archive: an exceeded limit, or a full disk. */
function rethrowUnlessDamaged(error: unknown): void {
  if (error instanceof AssayError || (error instanceof Error && 'syscall' in error)) throw error;
}

async function openZip(path: string, zip: RandomBytes, opening: Opening): Promise<void> {
  for (const entry of zipEntries(zip, () => opening.account.member())) {
    const inner = `${path}!/${entry.path.replace(/^(?:\.?\/)+/, '')}`;
    await zipMember(inner, zip, entry, opening).catch((error: unknown) => {
      // A damaged member does not hide the others.
      rethrowUnlessDamaged(error);
      opening.sink.counter.skip('sealed', inner);
    });
  }
}

async function zipMember(path: string, zip: RandomBytes, entry: ZipEntry, opening: Opening): Promise<void> {
  const { counter } = opening.sink;
  if (entry.size === 0) return;
  // Classes are skipped by their names, so that a jar of classes is not unpacked.
  if (COMPILED.test(entry.path)) return counter.skip('binary', path);
  if (!isReadable(entry)) return counter.skip('sealed', path);
  if (entry.size <= MAX_FILE_BYTES) {
    const content = zipContent(zip, entry);
    opening.account.unpacked(content.length);
    return scanMember({ path, size: content.length, head: content, chunks: [content] }, opening);
  }
  const chunks = metered(zipStream(zip, entry), opening.account);
  const head = zipHead(zip, entry, HEAD_BYTES, (count) => opening.account.unpacked(count));
  await scanMember({ path, size: entry.size, head, chunks }, opening);
}

async function openTar(path: string, archive: Chunks, opening: Opening): Promise<void> {
  await readTar(archive, async (file) => {
    opening.account.member();
    const inner = `${path}!/${file.path.replace(/^(?:\.?\/)+/, '')}`;
    await scanMember({ path: inner, size: file.size, ...(await withHead(file.content)) }, opening);
  });
}

/** A version of a file, or a message. A git repository keeps files that were deleted later. */
async function openGitObject(path: string, bytes: RandomBytes, opening: Opening): Promise<void> {
  const object = looseText(bytes);
  if (object === undefined) return opening.sink.counter.skip('binary', path);
  opening.account.unpacked(object.content.length);
  await scanBuffer(`${path}!/${object.name}`, object.content, opening);
}

async function openGitPack(path: string, bytes: RandomBytes, opening: Opening): Promise<void> {
  const leftOut = () => opening.sink.counter.skip('sealed', path);
  const newLines = new NewLines();
  for (const { name, content: whole } of packTexts(bytes, leftOut)) {
    const content = looksBinary(whole) ? whole : newLines.select(whole);
    if (content.length === 0) continue;
    opening.account.member();
    opening.account.unpacked(content.length);
    await scanBuffer(`${path}!/${name}`, content, opening);
  }
}

async function openDatabase(path: string, bytes: RandomBytes, opening: Opening): Promise<void> {
  let part = 0;
  for (const rows of rowsInParts(bytes, opening.account)) {
    part += 1;
    await scanBuffer(part === 1 ? `${path}!/rows` : `${path}!/rows-${part}`, rows, opening);
  }
}

/** The rows of a database, one per line, in parts of about {@link ROWS_BYTES}. */
function* rowsInParts(bytes: RandomBytes, account: ExpandAccount): Generator<Buffer> {
  let lines: string[] = [];
  let length = 0;
  for (const line of sqliteTexts(bytes)) {
    account.unpacked(line.length);
    lines.push(line);
    length += line.length;
    if (length <= ROWS_BYTES) continue;
    yield Buffer.from(`${lines.join('\n')}\n`);
    [lines, length] = [[], 0];
  }
  if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
}

/** Scans a member that is in memory. It may be an archive itself. */
async function scanBuffer(path: string, content: Buffer, opening: Opening): Promise<void> {
  if (content.length === 0) return;
  const head = content.subarray(0, HEAD_BYTES);
  await scanMember({ path, size: content.length, head, chunks: [content] }, opening);
}

/** A compressed tar counts as one archive. Any other compressed file contains one file. */
async function openCompressed(
  path: string,
  kind: 'gzip' | 'zstd',
  bytes: RandomBytes,
  opening: Opening,
): Promise<void> {
  const whole = kind === 'gzip' && bytes.size <= SMALL_BYTES ? gunzipped(bytes) : undefined;
  const content = await withHead(metered(whole ?? decompressed(kind, bytes), opening.account));
  if (archiveKind('', content.head) === 'tar') return openTar(path, content.chunks, opening);
  opening.account.member();
  const name = (path.split('/').at(-1) ?? '').replace(/\.(?:gz|zst)$/i, '');
  await scanMember({ path: `${path}!/${name}`, ...content }, opening);
}

/** Undefined if the content is too large, or the file has more than one gzip member. The stream handles those. */
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

async function* metered(chunks: Chunks, account: ExpandAccount): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    account.unpacked(chunk.length);
    yield chunk;
  }
}

/** Reads the first bytes; `chunks` still has all bytes. */
async function withHead(
  content: AsyncIterable<Buffer>,
): Promise<{ head: Buffer; chunks: AsyncIterable<Buffer> }> {
  const iterator = content[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
    if (head.length >= HEAD_BYTES) break;
  }
  const first = head;
  async function* chunks() {
    yield first;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, chunks: chunks() };
}

/** Opens, stages or skips a member. */
async function scanMember(member: Member, opening: Opening): Promise<void> {
  const { path, size, head } = member;
  await opening.sink.budget.turns.give();
  const kind = archiveKind(path, head);
  if (kind !== undefined) return openNested(member, kind, opening);
  // An archive may claim a false size. So a text counts as large only after it was read.
  const claimedSize = Math.min(size ?? head.length, MAX_SPLIT_BYTES);
  const fileClass = classOf(path, claimedSize, head);
  if (isSkipped(fileClass)) return opening.sink.counter.skip(fileClass, path);
  await stageMember(member, fileClass, opening);
}

/** Stages a member as text. Stops to unpack it at the size limit of its kind, because its size may not be known. */
async function stageMember(
  { path, head, chunks }: Member,
  fileClass: FileClass,
  opening: Opening,
): Promise<void> {
  const { sink } = opening;
  const isBinary = looksBinary(head);
  const options = { maxBytes: isBinary ? MAX_FILE_BYTES : MAX_SPLIT_BYTES, file: scratchFile(opening) };
  const fits = await withBufferedContent(chunks, options, async (bytes) => {
    const stagePart = (part: Buffer, linesBefore: number) => sink.stage(path, part, linesBefore);
    sink.counter.count(await stageText({ path, bytes, fileClass, unstaged: sink.unstaged }, stagePart), path);
  });
  if (!fits) sink.counter.skip(isBinary ? 'binary' : 'large', path);
}

function classOf(path: string, size: number, head: Buffer): FileClass {
  const fileClass = classifyFile(path, size, head);
  return fileClass === 'plain' && BUILD_RECORDS.test(path) ? 'package' : fileClass;
}

function isSkipped(fileClass: FileClass): fileClass is FileClass & SkippedKind {
  return fileClass === 'list' || fileClass === 'binary' || fileClass === 'large';
}

async function openNested({ path, chunks }: Member, kind: ArchiveKind, opening: Opening): Promise<void> {
  const inner = { ...opening, level: opening.level + 1 };
  if (kind === 'sealed') return open(path, kind, bufferBytes(Buffer.alloc(0)), inner);
  const options = { maxBytes: Number.POSITIVE_INFINITY, file: scratchFile(opening) };
  await withBufferedContent(chunks, options, (bytes) => open(path, kind, bytes, inner));
}

/** One file per level is enough, because each level has one open member at a time. */
function scratchFile({ sink, level }: Opening): string {
  return join(sink.scratch, `expand-${level}`);
}
