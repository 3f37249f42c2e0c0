import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Digest } from '../../../domain/digest.ts';
import { decodeBase64, type Encoded } from '../../archives/expand-base64.ts';
import { textsOf } from './compiled-texts.ts';
import { diskName } from './disk-name.ts';

/** What a file before the engines stands for. */
export type Origin =
  | { readonly kind: 'source' }
  /** A version of a file (`path` in its repository), or the message of a commit or tag, by the name of its git object. */
  | { readonly kind: 'commit'; readonly object: string; readonly path: string }
  /**
   * `file` is the layer's own, by its name in the archive: `path` may be that of a member. `published`: it is one of an
   * installed package, and as that was published.
   */
  | { readonly kind: 'layer'; readonly diffId: Digest; readonly file: string; readonly published: boolean }
  | { readonly kind: 'config'; readonly platform: string; readonly entry: string };

/** A file before the engines; `path` is the one it was found under. */
export interface Placed {
  readonly origin: Origin;
  readonly path: string;
  /** Line breaks in front of it: of a large file the engines get parts. */
  readonly linesBefore: number;
  /** The file whose base64 this one holds decoded. */
  readonly decodedFrom?: string;
}

/** Greatest total of the bytes that are laid before the engines: they read some 3 MB a second. */
export const MAX_TREE_BYTES = 1024 * 1024 * 1024;

/**
 * The one folder that both engines scan. It holds plain files that Assay wrote, under names that it made
 * ({@link diskName}), each group in its own sub-folder, so that no file of the image or the source lies where an
 * engine would look for its configuration.
 */
export class ScanTree {
  readonly root: string;
  readonly #placed = new Map<string, Placed>();
  readonly #folders = new Set<string>();
  /** How often a name was taken already: an archive may hold a path a hundred thousand times. */
  readonly #turns = new Map<string, number>();
  #bytes = 0;
  /** The file that was asked for last. */
  #decoded: { readonly name: string; readonly lines: readonly Encoded[] } | undefined;

  constructor(root: string) {
    this.root = root;
  }

  /**
   * Lays a file before the engines, readable by this user only, and beside it what its base64 says; answers its name,
   * undefined where it does not fit.
   */
  place(
    group: string,
    origin: Origin,
    path: string,
    content: Uint8Array,
    linesBefore = 0,
  ): string | undefined {
    const text = /\.py[co]$/i.test(path) ? textsOf(content) : readable(content);
    const decoded = decodeBase64(text);
    const decodedBytes = decoded === undefined ? undefined : Buffer.from(decoded.text);
    if (this.#bytes + text.length + (decodedBytes?.length ?? 0) > MAX_TREE_BYTES) return undefined;
    const placed = { origin, path, linesBefore };
    const name = this.#write(group, text, placed);
    if (decodedBytes !== undefined) this.#write(group, decodedBytes, { ...placed, decodedFrom: name });
    return name;
  }

  #write(group: string, content: Uint8Array, placed: Placed): string {
    this.#bytes += content.length;
    const name = this.#free(group, diskName(placed.path));
    this.#makeFolder(dirname(name));
    // `wx`: should a name be taken against all expectation, that is an error and nothing is overwritten.
    writeFileSync(join(this.root, name), content, { flag: 'wx', mode: 0o600 });
    this.#placed.set(name, placed);
    return name;
  }

  /** Where a line of decoded text stands encoded; undefined for a file that lies there as it was found. */
  encoded(name: string, line: number): Encoded | undefined {
    const from = this.#placed.get(name)?.decodedFrom;
    if (from === undefined) return undefined;
    // Decoded once more: few files have a finding, and all lines of all of them would fill the memory.
    if (this.#decoded?.name !== name) {
      this.#decoded = { name, lines: decodeBase64(readFileSync(join(this.root, from)))?.lines ?? [] };
    }
    return this.#decoded.lines[line - 1];
  }

  /** The files of the source tree: their paths, and their content as the engines see it. */
  *sources(): Generator<{ readonly path: string; readonly read: () => string }> {
    for (const [name, { origin, path, decodedFrom }] of this.#placed) {
      if (origin.kind === 'source' && decodedFrom === undefined)
        yield { path, read: () => readFileSync(join(this.root, name), 'utf8') };
    }
  }

  /** What a path relative to the root stands for. */
  at(name: string): Placed | undefined {
    return this.#placed.get(name);
  }

  /** Where duplicates and differences in case or odd bytes meet, the later file goes into a sibling group. */
  #free(group: string, name: string): string {
    const wanted = `${group}/${name}`;
    for (let turn = this.#turns.get(wanted) ?? 0; ; turn += 1) {
      const candidate = turn === 0 ? wanted : `${group}.${turn}/${name}`;
      if (this.#placed.has(candidate)) continue;
      this.#turns.set(wanted, turn + 1);
      return candidate;
    }
  }

  #makeFolder(name: string): void {
    if (this.#folders.has(name)) return;
    mkdirSync(join(this.root, name), { recursive: true, mode: 0o700 });
    this.#folders.add(name);
  }
}

/** UTF-16 with its mark, as Windows writes it, becomes UTF-8: to the engines it looks like a binary. */
function readable(content: Uint8Array): Uint8Array {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return Buffer.from(new TextDecoder('utf-16le').decode(content));
  if (first === 0xfe && second === 0xff) return Buffer.from(new TextDecoder('utf-16be').decode(content));
  return content;
}
