import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAsPublished } from './installed-files.ts';
import type { PackageRecords } from './package-records.ts';

const MAX_BYTES = 16 * 1024 * 1024;

/** The records in a source tree. Each is read once. */
class DiskRecords implements PackageRecords {
  readonly #root: string;
  readonly #texts = new Map<string, string | undefined>();
  readonly #folders = new Map<string, readonly string[]>();

  constructor(root: string) {
    this.#root = root;
  }

  text(path: string): string | undefined {
    if (!this.#texts.has(path)) this.#texts.set(path, this.bytes(path)?.toString('utf8'));
    return this.#texts.get(path);
  }

  inFolder(folder: string): readonly string[] {
    const known = this.#folders.get(folder) ?? this.#list(folder);
    this.#folders.set(folder, known);
    return known;
  }

  /** The content of a file, up to a maximum size. Follows no link. */
  bytes(path: string): Buffer | undefined {
    let file: number | undefined;
    try {
      file = openSync(
        join(this.#root, path),
        constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
      );
      const found = fstatSync(file);
      return found.isFile() && found.size <= MAX_BYTES ? readFileSync(file) : undefined;
    } catch {
      // A file that cannot be read proves nothing.
      return undefined;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  #list(folder: string): readonly string[] {
    return this.#entries(folder)
      .filter((entry) => entry.isDirectory() && entry.name.endsWith('.dist-info'))
      .flatMap(({ name }) => ['RECORD', 'direct_url.json'].map((file) => `${folder}/${name}/${file}`))
      .filter((path) => this.text(path) !== undefined);
  }

  #entries(folder: string) {
    try {
      return readdirSync(join(this.#root, folder), { withFileTypes: true });
    } catch {
      return [];
    }
  }
}

/** The installed packages of a source tree, such as vendored modules. They are read only for files with hits. */
export class SourcePackages {
  readonly #records: DiskRecords;
  readonly #asked = new Map<string, boolean>();

  constructor(root: string) {
    this.#records = new DiskRecords(root);
  }

  /**
   * Whether a file, or the archive that contains it (`lib/x.jar!/a.txt`), is unchanged since its package was
   * published.
   */
  has(path: string): boolean {
    const [file = path] = path.split('!/', 1);
    const known = this.#asked.get(file) ?? this.#ask(file);
    this.#asked.set(file, known);
    return known;
  }

  #ask(path: string): boolean {
    const content = this.#records.bytes(path);
    return content !== undefined && isAsPublished({ path, content, records: this.#records });
  }
}
