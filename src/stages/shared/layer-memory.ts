import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { lstat, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hexOf } from '../../domain/digest.ts';
import { messageOf } from '../../domain/error-words.ts';
import { plain } from '../../domain/text.ts';
import type { RestoredFile, SealedFiles } from '../../ports/cache-port.ts';
import type { World } from '../../ports/world.ts';
import { whyUntrusted } from './trusted-cache.ts';

/** What is remembered of layers, by its path below `cache-dir`: results of the secrets check, and records of trivy. */
const REMEMBERED = /^(?:secrets\/[0-9a-f]{64}\/[0-9a-f]{64}|trivy\/layers\/[0-9a-f]{64}\/[0-9a-f]{64}\.db)$/;
const FOLDERS = ['secrets', 'trivy/layers'];

/** The newest results come first. What is beyond this is not kept, and learned anew when it is needed. */
const MOST_BYTES = 128 * 1024 * 1024;

type MemoryWorld = Pick<World, 'workspace' | 'runner'>;

/**
 * What runs learned about layers, from machine to machine. Such a result says "this layer is clean", which no hash can
 * prove. So it is believed only if it is sealed by the repository, and only from runs that may write to `cache-dir`.
 */
export class LayerMemory {
  readonly #world: MemoryWorld;
  readonly #sealed: SealedFiles;
  readonly #kind: string;
  #restored: RestoredFile | undefined;

  constructor(world: MemoryWorld, sealed: SealedFiles) {
    this.#world = world;
    this.#sealed = sealed;
    // The results are valid only for the same program.
    this.#kind = `assay-layers-1-${world.workspace.programHash.slice(0, 16)}-`;
  }

  /** Puts what earlier runs learned into `cache-dir`. Never rejects. */
  async restore(): Promise<void> {
    const { cache } = this.#world.workspace;
    try {
      const opened = await this.#sealed.restore(this.#kind);
      if (opened === undefined) return;
      const { extract } = await import('tar-stream');
      const entries = extract();
      const reading = pipeline(createReadStream(opened.path), entries);
      // It is awaited below; until then, a failure must not count as unhandled.
      reading.catch(() => undefined);
      for await (const entry of entries) {
        const { name } = entry.header;
        if (!REMEMBERED.test(name)) {
          entry.resume();
          continue;
        }
        const target = join(cache, name);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        const draft = join(dirname(target), `.${randomUUID()}`);
        await pipeline(entry, createWriteStream(draft, { flags: 'wx', mode: 0o600 }));
        await rename(draft, target);
      }
      await reading;
      this.#restored = opened;
    } catch (error) {
      this.#say('What earlier runs learned about layers could not be restored', error);
    }
  }

  /** Keeps what is in `cache-dir` now for later runs, if it is something else than what was restored. Never rejects. */
  async keep(): Promise<void> {
    try {
      const files = await rememberedFiles(this.#world.workspace.cache);
      if (files.length === 0) return;
      const path = join(await this.#world.workspace.folder('memory'), 'layers.tar');
      await writeFile(path, '', { mode: 0o600 });
      const { pack } = await import('tar-stream');
      const archive = pack();
      const writing = pipeline(archive, createWriteStream(path));
      const content: string[] = [];
      for (const { name, file } of files) {
        const bytes = await readFile(file);
        archive.entry({ name, mode: 0o600, mtime: new Date(0) }, bytes);
        content.push(contentOf(name, bytes));
      }
      archive.finalize();
      await writing;
      await this.#sealed.keep(this.#kind, path, JSON.stringify(content), this.#restored);
    } catch (error) {
      this.#say('What this run learned about layers is not kept', error);
    }
  }

  #say(what: string, error: unknown): void {
    this.#world.runner.log(`${what}: ${plain(messageOf(error), 300)}`);
  }
}

/**
 * What a file is worth. The list of clean contents has one name, whatever is in it: so a result of the secrets check counts
 * with its bytes. trivy writes its records anew in every run, so their bytes say nothing, and only their layer counts.
 */
function contentOf(name: string, bytes: Uint8Array): string {
  return name.endsWith('.db') ? dirname(name) : `${name} ${hexOf(bytes)}`;
}

/**
 * The files to keep, by their names: the newest, up to the limit. A file that somebody else could have written is not
 * among them: the seal says that a run of this repository wrote it.
 */
async function rememberedFiles(
  cache: string,
): Promise<readonly { readonly name: string; readonly file: string }[]> {
  const found: { name: string; file: string; size: number; changed: number }[] = [];
  for (const folder of FOLDERS) {
    const below = join(cache, folder);
    for (const path of await readdir(below, { recursive: true }).catch(() => [])) {
      const name = `${folder}/${path}`;
      if (!REMEMBERED.test(name)) continue;
      const file = join(below, path);
      if ((await whyUntrusted(cache, file)) !== undefined) continue;
      const status = await lstat(file);
      if (status.isFile()) found.push({ name, file, size: status.size, changed: status.mtimeMs });
    }
  }
  let left = MOST_BYTES;
  const kept = found
    .sort((a, b) => b.changed - a.changed)
    .filter(({ size }) => {
      left -= size;
      return left >= 0;
    });
  return kept.sort((a, b) => (a.name < b.name ? -1 : 1));
}
