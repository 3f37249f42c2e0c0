import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeBase64, type Encoded } from '../../archives/expand-base64.ts';
import { extractTexts } from './compiled-texts.ts';
import { numberIn } from './disk-name.ts';
import { RecordFile } from './record-file.ts';
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

/** Limit of the size of all staged files. The engines read about 3 MB per second. */
export const MAX_TREE_BYTES = 1024 * 1024 * 1024;

/** A folder that was made is made again if so many others were made since. */
const KNOWN_FOLDERS = 4_096;

/**
 * The folder that the engines scan. It contains only plain files that Assay wrote, under names that Assay made
 * (`diskName`), and each group has its own sub-folder. So no file of the image or the source is in a place where
 * an engine looks for its configuration. What is known of each file is on the disk too, beside the folder: an image may
 * have a million files.
 */
export class ScanTree {
  readonly root: string;
  readonly #records: RecordFile;
  readonly #folders = new Set<string>();
  #bytes = 0;
  /** The file that was asked for last: hits are in the order of the files. */
  #last: { readonly name: string; readonly file: StagedFile } | undefined;
  /** The decoded lines of the file that was asked for last. */
  #decoded: { readonly name: string; readonly lines: readonly Encoded[] } | undefined;

  constructor(root: string) {
    this.root = root;
    this.#records = new RecordFile(`${root}.files`);
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

  #write(content: Uint8Array, file: StagedRecord): string {
    this.#bytes += content.length;
    const name = nameOf(file, this.#records.length);
    this.#makeFolder(dirname(name));
    // `wx`: if the name exists already, this is an error and nothing is overwritten.
    writeFileSync(join(this.root, name), content, { flag: 'wx', mode: 0o600 });
    this.#records.add(textsOf(file));
    return name;
  }

  /** The base64 behind a line of a decoded file; undefined for a file that is not decoded. */
  encodedLine(name: string, line: number): Encoded | undefined {
    const source = this.file(name)?.decodedFrom;
    if (source === undefined) return undefined;
    // The file is decoded again: few files have a finding, and the lines of all files would fill the memory.
    if (this.#decoded?.name !== name) {
      this.#decoded = { name, lines: decodeBase64(readFileSync(join(this.root, source)))?.lines ?? [] };
    }
    return this.#decoded.lines[line - 1];
  }

  /** The files of the source tree: their paths, and their staged content. */
  *sourceFiles(): Generator<{ readonly path: string; readonly read: () => string }> {
    for (const [name, { origin, path, isDecoded }] of this.#all()) {
      if (origin.kind === 'source' && !isDecoded)
        yield { path, read: () => readFileSync(join(this.root, name), 'utf8') };
    }
  }

  /** All staged files: their names relative to the root, and their paths. */
  *names(): Generator<{ readonly name: string; readonly path: string }> {
    for (const [name, { path }] of this.#all()) yield { name, path };
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

  *#all(): Generator<readonly [name: string, StagedRecord]> {
    let number = 0;
    for (const texts of this.#records) {
      const record = recordOf(texts);
      yield [nameOf(record, number), record];
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
