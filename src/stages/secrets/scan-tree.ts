import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Digest } from '../../domain/digest.ts';
import { diskName } from './disk-name.ts';

/** What a file before the engines stands for. */
export type Origin =
  | { readonly kind: 'source' }
  | { readonly kind: 'layer'; readonly diffId: Digest }
  | { readonly kind: 'config'; readonly platform: string; readonly entry: string };

/** A file before the engines; `path` is the one it was found under. */
export interface Placed {
  readonly origin: Origin;
  readonly path: string;
}

/** Greatest total of the bytes that are laid before the engines: they read some 3 MB a second. */
const MAX_TREE_BYTES = 512 * 1024 * 1024;

/**
 * The one folder that both engines scan. It holds plain files that Assay wrote, under names that it made
 * ({@link diskName}), each group in its own sub-folder, so that no file of the image or the source lies where an
 * engine would look for its configuration.
 */
export class ScanTree {
  readonly root: string;
  readonly #placed = new Map<string, Placed>();
  readonly #folders = new Set<string>();
  #bytes = 0;

  constructor(root: string) {
    this.root = root;
  }

  /** Lays a file before the engines, readable by this user only; answers its name, undefined where it does not fit. */
  place(group: string, origin: Origin, path: string, content: Uint8Array): string | undefined {
    if (this.#bytes + content.length > MAX_TREE_BYTES) return undefined;
    this.#bytes += content.length;
    const name = this.#free(group, diskName(path));
    const file = join(this.root, name);
    this.#makeFolder(dirname(name));
    // `wx`: should a name be taken against all expectation, that is an error and nothing is overwritten.
    writeFileSync(file, readable(content), { flag: 'wx', mode: 0o600 });
    this.#placed.set(name, { origin, path });
    return name;
  }

  /** What a path relative to the root stands for. */
  at(name: string): Placed | undefined {
    return this.#placed.get(name);
  }

  /** Where duplicates and differences in case or odd bytes meet, the later file goes into a sibling group. */
  #free(group: string, name: string): string {
    for (let turn = 0; ; turn += 1) {
      const candidate = `${turn === 0 ? group : `${group}.${turn}`}/${name}`;
      if (!this.#placed.has(candidate)) return candidate;
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
