import { constants } from 'node:fs';
import { access, open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../domain/error-words.ts';
import { plain } from '../../domain/text.ts';

const MAX_FILES = 200;
const MAX_FILE_BYTES = 1024 * 1024;
/** Of all files together: the YAML parser takes seconds for a hostile megabyte. */
const MAX_BYTES = 4 * 1024 * 1024;

/** The text of a file, or a sentence that says why there is none. */
export type FileText = { readonly text: string } | { readonly fault: string };

/** Reads small files below a folder, within bounds and without following links. */
export class BoundedReader {
  /** How many files were read. */
  files = 0;
  /** What was left out, a sentence each. */
  readonly notes: string[] = [];
  readonly #root: string;
  #left = 0;
  #bytes = 0;

  constructor(root: string) {
    this.#root = root;
  }

  /** YAML files of a folder, sorted; empty where there is no such folder. Never throws. */
  async list(folder: string): Promise<readonly string[]> {
    try {
      if (!(await exists(join(this.#root, folder)))) return [];
      if (await this.#goesThroughLink(folder)) return this.#leftOut(`${folder} is reached through a link`);
      const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
      const yaml = entries.filter(({ name }) => /\.ya?ml$/i.test(name));
      for (const entry of yaml)
        if (entry.isSymbolicLink()) this.#leftOut(`${folder}/${entry.name} is a link`);
      const files = yaml.filter((entry) => entry.isFile());
      return files.map(({ name }) => `${folder}/${name}`).sort();
    } catch (error) {
      return this.#leftOut(`${folder} could not be listed (${codeOf(error)})`);
    }
  }

  /** The text of a file; undefined where there is none or a bound was met, which is noted. Never throws. */
  async read(path: string): Promise<FileText | undefined> {
    const full = join(this.#root, path);
    if (!(await exists(full))) return undefined;
    if (this.files >= MAX_FILES || this.#bytes >= MAX_BYTES) {
      this.#left += 1;
      return undefined;
    }
    try {
      if (await this.#goesThroughLink(path)) {
        this.#leftOut(`${path} is reached through a link`);
        return undefined;
      }
      const text = await readSmall(full);
      this.files += 1;
      if (text === undefined) return { fault: `it is no regular file of at most ${MAX_FILE_BYTES} bytes` };
      this.#bytes += text.length;
      return { text };
    } catch (error) {
      return { fault: `it could not be read (${codeOf(error)})` };
    }
  }

  /** The notes, and one on files beyond the bounds. */
  allNotes(): readonly string[] {
    if (this.#left === 0) return this.notes;
    return [
      ...this.notes,
      `${this.#left} more workflow files were not looked at: ${MAX_FILES} files or ${MAX_BYTES} bytes are the most.`,
    ];
  }

  async #goesThroughLink(path: string): Promise<boolean> {
    const root = await realpath(this.#root);
    return (await realpath(join(root, path))) !== join(root, path);
  }

  #leftOut(what: string): readonly [] {
    this.notes.push(`${plain(what, 300)}: it was not looked at.`);
    return [];
  }
}

/** Whether there is anything at a path. */
export async function exists(path: string): Promise<boolean> {
  return await access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

/**
 * The text of a small file; undefined where it is none. Should it have become a link or a pipe meanwhile, it is neither
 * followed nor waited for.
 */
export async function readSmall(path: string): Promise<string | undefined> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stat = await file.stat();
    if (!stat.isFile() || stat.size > MAX_FILE_BYTES) return undefined;
    const buffer = Buffer.alloc(MAX_FILE_BYTES + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return length > MAX_FILE_BYTES ? undefined : buffer.toString('utf8', 0, length);
  } finally {
    await file.close();
  }
}
