import { constants } from 'node:fs';
import { access, open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { plain } from '../../domain/text.ts';

const MAX_FILES = 200;
const MAX_FILE_BYTES = 1024 * 1024;
/** The limit for all files together: the YAML parser needs seconds for a hostile megabyte. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The text of a file, or a sentence that says why it cannot be read. */
export type FileText = { readonly text: string } | { readonly fault: string };

/** Reads small files below a folder. It has limits and follows no links. */
export class BoundedReader {
  /** How many files were read. */
  files = 0;
  /** Sentences about files that were not read. */
  readonly notes: string[] = [];
  readonly #root: string;
  #notRead = 0;
  #bytes = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** The YAML files of a folder, sorted; empty if there is no such folder. Never throws. */
  async list(folder: string): Promise<readonly string[]> {
    try {
      if (!(await exists(join(this.#root, folder)))) return [];
      if (await this.#goesThroughLink(folder)) return this.#skip(`${folder} is reached through a link`);
      const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
      const yaml = entries.filter(({ name }) => /\.ya?ml$/i.test(name));
      for (const entry of yaml) if (entry.isSymbolicLink()) this.#skip(`${folder}/${entry.name} is a link`);
      const files = yaml.filter((entry) => entry.isFile()).map(({ name }) => `${folder}/${name}`);
      const found: string[] = [];
      for (const path of files.sort()) {
        // A name that is not UTF-8 is listed as another one, which no file has.
        if (await exists(join(this.#root, path))) found.push(path);
        else this.#skip(`${path} cannot be found by its name`);
      }
      return found;
    } catch (error) {
      return this.#skip(`${folder} could not be listed (${codeOf(error)})`);
    }
  }

  /** The text of a file; undefined if it does not exist, or if a limit is reached, which is noted. Never throws. */
  async read(path: string): Promise<FileText | undefined> {
    const full = join(this.#root, path);
    if (!(await exists(full))) return undefined;
    if (this.files >= MAX_FILES || this.#bytes >= MAX_BYTES) {
      this.#notRead += 1;
      return undefined;
    }
    try {
      if (await this.#goesThroughLink(path)) {
        this.#skip(`${path} is reached through a link`);
        return undefined;
      }
      const text = await readSmall(full);
      this.files += 1;
      if (text === undefined)
        return { fault: `it is no regular file, or it has more than ${MAX_FILE_BYTES} bytes` };
      this.#bytes += text.length;
      return { text };
    } catch (error) {
      return { fault: `it could not be read (${codeOf(error)})` };
    }
  }

  /** The notes, with a note on files beyond the limits. */
  allNotes(): readonly string[] {
    if (this.#notRead === 0) return this.notes;
    return [
      ...this.notes,
      `${this.#notRead} more workflow files were not reviewed: the limit is ${MAX_FILES} files or ${MAX_BYTES} bytes.`,
    ];
  }

  async #goesThroughLink(path: string): Promise<boolean> {
    const root = await realpath(this.#root);
    return (await realpath(join(root, path))) !== join(root, path);
  }

  #skip(what: string): readonly [] {
    this.notes.push(`${plain(what, 300)}: it was not reviewed.`);
    return [];
  }
}

/** Whether a path exists. */
export async function exists(path: string): Promise<boolean> {
  return await access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

/**
 * The text of a small file; undefined if it is no regular file of at most `limit` bytes. If it has become a link or a pipe in the meantime,
 * the link is not followed and the pipe is not waited for.
 */
export async function readSmall(path: string, limit: number = MAX_FILE_BYTES): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > limit) return undefined;
    // A file that grows in the meantime is not read.
    const buffer = Buffer.alloc(stat.size + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return length > stat.size ? undefined : buffer.toString('utf8', 0, length);
  } finally {
    await file.close();
  }
}
