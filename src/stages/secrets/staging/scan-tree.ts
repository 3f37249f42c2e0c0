import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hexOf } from '../../../domain/digest.ts';
import { Turns } from '../../../turns.ts';
import { decodeBase64, type Encoded } from '../../archives/expand-base64.ts';
import { PathTraits } from '../own-rules/path-traits.ts';
import { extractTexts } from './compiled-texts.ts';
import { engineKind, numberIn } from './disk-name.ts';
import { RecordFile } from './record-file.ts';
import { Spool } from './spool.ts';
import { nameOf, type Origin, recordOf, type StagedRecord, textsOf } from './staged-record.ts';

/** A file to stage. */
export interface StagedContent {
  /** The sub-folder of the scan tree. */
  readonly group: string;
  readonly origin: Origin;
  /** The path that the user knows. */
  readonly path: string;
  readonly content: Uint8Array;
  /** The number of lines before this part of a large file; 0 by default. */
  readonly linesBefore?: number;
}

/** A file that was staged for the engines, under the path that the user knows. */
export interface StagedFile {
  readonly origin: Origin;
  readonly path: string;
  /** The number of lines before it: a large file is staged in parts. */
  readonly linesBefore: number;
  /** Set if the file has the decoded base64 of another staged file: the name of that file. */
  readonly decodedFrom?: string;
}

/** A staged file by its name, which is relative to the root. */
export interface NamedFile {
  readonly name: string;
  readonly path: string;
  /** Whether nothing is in this content that engines or rules with keywords would find. */
  readonly isClean: boolean;
  /** The file before it for which they find the same, if there is one. */
  readonly copyOf?: string;
  /** Valid until the next file is read. */
  readonly read: () => Buffer;
}

/** Limit of the size of all staged files. The engines read about 3 MB per second. */
export const MAX_TREE_BYTES = 1024 * 1024 * 1024;

/** A folder that was made is made again if so many others were made since. */
const KNOWN_FOLDERS = 4_096;

/** Of so many different contents it is remembered that they were staged. */
const KNOWN_CONTENTS = 100_000;

/**
 * The files that are searched. Their contents are in a spool, the same content, such as that of a source tree and of the layer
 * that it was copied into, once; and {@link ScanTree.writeFiles} writes those that the engines must search into a folder. It
 * contains only plain files that Assay wrote, under names that Assay made (`diskName`), and each group has its own sub-folder.
 * So no file of the image or the source is in a place where an engine looks for its configuration. What is known of each file
 * is on the disk too: an image may have a million files.
 */
export class ScanTree {
  readonly root: string;
  readonly #records: RecordFile;
  readonly #spool: Spool;
  readonly #folders = new Set<string>();
  /**
   * The numbers of the files by what engines and rules with keywords learn of them: the content, the traits of the path, and
   * what an engine sees of the name.
   */
  readonly #contents = new Map<string, number>();
  #hasCopies = false;
  #bytes = 0;
  /** The file that was asked for last: hits are in the order of the files. */
  #last: { readonly name: string; readonly file: StagedFile } | undefined;
  /** The decoded lines of the file that was asked for last. */
  #decoded: { readonly name: string; readonly lines: readonly Encoded[] } | undefined;

  constructor(root: string) {
    this.root = root;
    this.#records = new RecordFile(`${root}.files`);
    this.#spool = new Spool(`${root}.contents`);
  }

  /** No content can be read afterwards. */
  close(): void {
    this.#spool.close();
  }

  /**
   * Stages a file, readable only by this user, and beside it its decoded base64. Returns its name; undefined if it does
   * not fit.
   */
  stage({ group, origin, path, content, linesBefore = 0 }: StagedContent): string | undefined {
    const text = /\.py[co]$/i.test(path) ? extractTexts(content) : asUtf8(content);
    const decoded = decodeBase64(text);
    const decodedBytes = decoded === undefined ? undefined : Buffer.from(decoded.text);
    if (this.#bytes + text.length + (decodedBytes?.length ?? 0) > MAX_TREE_BYTES) return undefined;
    const file = { group, origin, path, linesBefore };
    const name = this.#write(text, { ...file, isDecoded: false });
    if (decodedBytes !== undefined) this.#write(decodedBytes, { ...file, isDecoded: true });
    return name;
  }

  #write(content: Uint8Array, file: Omit<StagedRecord, 'position' | 'size'>): string {
    // Copies count too: rules that select files by their path may read each of them.
    this.#bytes += content.length;
    const number = this.#records.length;
    const size = content.length;
    const key = `${hexOf(content)}${new PathTraits(file.path).key}${engineKind(file.path)}`;
    const copyOf = this.#contents.get(key);
    const original = copyOf === undefined ? undefined : this.#record(copyOf);
    if (copyOf !== undefined && original !== undefined) {
      const record = { ...file, position: original.position, size, copyOf };
      this.#records.add(textsOf(record));
      this.#hasCopies = true;
      return nameOf(record, number);
    }
    const record = { ...file, position: this.#spool.position, size };
    this.#spool.append(content);
    this.#records.add(textsOf(record));
    if (this.#contents.size < KNOWN_CONTENTS) this.#contents.set(key, number);
    return nameOf(record, number);
  }

  /**
   * Writes the files that the engines must search into the folder: all but copies and these contents, by their keys, in which
   * nothing was found before. Answers whether there is any.
   */
  async writeFiles(searched: Pick<ReadonlySet<string>, 'has'>): Promise<boolean> {
    const clean = this.#cleanOnes(searched);
    const turns = new Turns();
    let isAny = false;
    for (const [name, record, number] of this.#all()) {
      if (record.copyOf !== undefined || clean.has(number)) continue;
      await turns.give();
      this.#makeFolder(dirname(name));
      // `wx`: if the name exists already, this is an error and nothing is overwritten.
      writeFileSync(join(this.root, name), this.#content(record), { flag: 'wx', mode: 0o600 });
      isAny = true;
    }
    return isAny;
  }

  /** The numbers of the first files with these contents. */
  #cleanOnes(searched: Pick<ReadonlySet<string>, 'has'>): ReadonlySet<number> {
    const clean = new Set<number>();
    for (const [key, number] of this.#contents) if (searched.has(key)) clean.add(number);
    return clean;
  }

  /** The content of a staged file. */
  read(name: string): Buffer {
    const number = numberIn(name);
    const record = number === undefined ? undefined : this.#record(number);
    if (number === undefined || record === undefined) return readFileSync(join(this.root, name));
    return this.#content(record);
  }

  /** The other staged files that have the content of these ones, which are in the folder, by their names. */
  copiesOf(names: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
    const copies = new Map<string, string[]>();
    // All records are read: to keep the copies of each file in memory would take more than the records.
    if (names.size === 0 || !this.#hasCopies) return copies;
    for (const [name, { copyOf }] of this.#all()) {
      const original = copyOf === undefined ? undefined : this.#name(copyOf);
      if (original === undefined || !names.has(original)) continue;
      const known = copies.get(original);
      if (known === undefined) copies.set(original, [name]);
      else known.push(name);
    }
    return copies;
  }

  /** The keys of all contents but those of these files, and of what is decoded from them or what they are decoded from. */
  *keysWithout(names: Iterable<string>): Generator<string> {
    const left = this.#numbersOf(names);
    for (const [key, number] of this.#contents) if (!left.has(number)) yield key;
  }

  /** The hashes of the contents that {@link keysWithout} leaves out. */
  *hashesOf(names: Iterable<string>): Generator<string> {
    for (const number of this.#numbersOf(names)) {
      const record = this.#record(number);
      if (record !== undefined) yield hexOf(this.#content(record));
    }
  }

  /** The numbers of the contents of these files, and of what is decoded from them or what they are decoded from. */
  #numbersOf(names: Iterable<string>): ReadonlySet<number> {
    const numbers = new Set<number>();
    for (const name of new Set(names)) {
      const number = numberIn(name);
      if (number === undefined) continue;
      const other = this.#record(number)?.isDecoded === true ? number - 1 : number + 1;
      // What comes after a file may be another file.
      const isPair = this.#record(Math.max(number, other))?.isDecoded === true;
      for (const one of isPair ? [number, other] : [number]) numbers.add(this.#record(one)?.copyOf ?? one);
    }
    return numbers;
  }

  #name(number: number): string | undefined {
    const record = this.#record(number);
    return record === undefined ? undefined : nameOf(record, number);
  }

  /** A copy: the spool may use its memory for the next one. */
  #content({ position, size }: StagedRecord): Buffer {
    return Buffer.from(this.#spool.read(position, size));
  }

  /** The base64 behind a line of a decoded file; undefined for a file that is not decoded. */
  encodedLine(name: string, line: number): Encoded | undefined {
    const source = this.file(name)?.decodedFrom;
    if (source === undefined) return undefined;
    // The file is decoded again: few files have a finding, and the lines of all files would fill the memory.
    if (this.#decoded?.name !== name) {
      this.#decoded = { name, lines: decodeBase64(this.read(source))?.lines ?? [] };
    }
    return this.#decoded.lines[line - 1];
  }

  /** The files of the source tree: their paths, and their staged content. */
  *sourceFiles(): Generator<{ readonly path: string; readonly read: () => string }> {
    for (const [name, { origin, path, isDecoded }] of this.#all()) {
      if (origin.kind === 'source' && !isDecoded)
        yield { path, read: () => this.read(name).toString('utf8') };
    }
  }

  /**
   * All staged files. `searched` has the keys of contents in which nothing was found before. What is read of a file is valid
   * until the next is read: buffers of their own would pile up, since V8 collects them late.
   */
  *names(searched: Pick<ReadonlySet<string>, 'has'>): Generator<NamedFile> {
    const clean = this.#cleanOnes(searched);
    let memory = Buffer.alloc(0);
    for (const [name, record, number] of this.#all()) {
      const { path, copyOf, position, size } = record;
      const original = copyOf === undefined ? undefined : this.#name(copyOf);
      const isClean = clean.has(copyOf ?? number);
      const read = () => {
        if (size > memory.length) memory = Buffer.allocUnsafeSlow(size);
        this.#spool.read(position, size).copy(memory);
        return memory.subarray(0, size);
      };
      yield { name, path, isClean, read, ...(original !== undefined && { copyOf: original }) };
    }
  }

  /** The staged file of this name, relative to the root. */
  file(name: string): StagedFile | undefined {
    if (this.#last?.name === name) return this.#last.file;
    const number = numberIn(name);
    const record = number === undefined ? undefined : this.#record(number);
    if (number === undefined || record === undefined || nameOf(record, number) !== name) return undefined;
    const { origin, path, linesBefore, isDecoded } = record;
    const decodedFrom = isDecoded ? nameOf(record, number - 1) : undefined;
    const file = { origin, path, linesBefore, ...(decodedFrom !== undefined && { decodedFrom }) };
    this.#last = { name, file };
    return file;
  }

  #record(number: number): StagedRecord | undefined {
    const texts = this.#records.get(number);
    return texts === undefined ? undefined : recordOf(texts);
  }

  *#all(): Generator<readonly [name: string, StagedRecord, number: number]> {
    let number = 0;
    for (const texts of this.#records) {
      const record = recordOf(texts);
      yield [nameOf(record, number), record, number];
      number += 1;
    }
  }

  #makeFolder(name: string): void {
    if (this.#folders.has(name)) return;
    if (this.#folders.size >= KNOWN_FOLDERS) this.#folders.clear();
    mkdirSync(join(this.root, name), { recursive: true, mode: 0o700 });
    this.#folders.add(name);
  }
}

/** Converts UTF-16 with a byte order mark, as Windows writes it, to UTF-8. The engines take UTF-16 for a binary. */
function asUtf8(content: Uint8Array): Uint8Array {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(content));
  if (first === 0xfe && second === 0xff) return Buffer.from(new TextDecoder('utf-16be').decode(content));
  return content;
}
