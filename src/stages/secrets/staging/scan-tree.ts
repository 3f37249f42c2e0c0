import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Digest } from '../../../domain/digest.ts';
import { decodeBase64, type Encoded } from '../../archives/expand-base64.ts';
import { extractTexts } from './compiled-texts.ts';
import { diskName } from './disk-name.ts';

/** Where a staged file comes from. */
export type Origin =
  | { readonly kind: 'source' }
  /** A version of a file (`path` in its repository), or the message of a commit or tag. `object` is its git object. */
  | { readonly kind: 'commit'; readonly object: string; readonly path: string }
  /**
   * `file` is the name in the archive of the layer; the staged file may be a member of it. `published`: the file
   * belongs to an installed package and is unchanged.
   */
  | { readonly kind: 'layer'; readonly diffId: Digest; readonly file: string; readonly published: boolean }
  | { readonly kind: 'config'; readonly platform: string; readonly entry: string };

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

/**
 * The folder that the engines scan. It contains only plain files that Assay wrote, under names that Assay made
 * ({@link diskName}), and each group has its own sub-folder. So no file of the image or the source is in a place where
 * an engine looks for its configuration.
 */
export class ScanTree {
  readonly root: string;
  readonly #files = new Map<string, StagedFile>();
  readonly #folders = new Set<string>();
  /** How often each name was used: an archive may contain the same path a hundred thousand times. */
  readonly #uses = new Map<string, number>();
  #bytes = 0;
  /** The decoded lines of the file that was asked for last. */
  #decoded: { readonly name: string; readonly lines: readonly Encoded[] } | undefined;

  constructor(root: string) {
    this.root = root;
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
    const file = { origin, path, linesBefore };
    const name = this.#write(group, text, file);
    if (decodedBytes !== undefined) this.#write(group, decodedBytes, { ...file, decodedFrom: name });
    return name;
  }

  #write(group: string, content: Uint8Array, file: StagedFile): string {
    this.#bytes += content.length;
    const name = this.#freeName(group, diskName(file.path));
    this.#makeFolder(dirname(name));
    // `wx`: if the name exists already, this is an error and nothing is overwritten.
    writeFileSync(join(this.root, name), content, { flag: 'wx', mode: 0o600 });
    this.#files.set(name, file);
    return name;
  }

  /** The base64 behind a line of a decoded file; undefined for a file that is not decoded. */
  encodedLine(name: string, line: number): Encoded | undefined {
    const source = this.#files.get(name)?.decodedFrom;
    if (source === undefined) return undefined;
    // The file is decoded again: few files have a finding, and the lines of all files would fill the memory.
    if (this.#decoded?.name !== name) {
      this.#decoded = { name, lines: decodeBase64(readFileSync(join(this.root, source)))?.lines ?? [] };
    }
    return this.#decoded.lines[line - 1];
  }

  /** The files of the source tree: their paths, and their staged content. */
  *sourceFiles(): Generator<{ readonly path: string; readonly read: () => string }> {
    for (const [name, { origin, path, decodedFrom }] of this.#files) {
      if (origin.kind === 'source' && decodedFrom === undefined)
        yield { path, read: () => readFileSync(join(this.root, name), 'utf8') };
    }
  }

  /** The staged file of this name, relative to the root. */
  file(name: string): StagedFile | undefined {
    return this.#files.get(name);
  }

  /** If paths differ only in case or odd bytes, or are equal, the later file goes into a sibling of the group. */
  #freeName(group: string, name: string): string {
    const wanted = `${group}/${name}`;
    for (let use = this.#uses.get(wanted) ?? 0; ; use += 1) {
      const candidate = use === 0 ? wanted : `${group}.${use}/${name}`;
      if (this.#files.has(candidate)) continue;
      this.#uses.set(wanted, use + 1);
      return candidate;
    }
  }

  #makeFolder(name: string): void {
    if (this.#folders.has(name)) return;
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
