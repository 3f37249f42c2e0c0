import { dirname, join } from 'node:path';
import type { Digest } from '../../../domain/digest.ts';
import type { Descriptor } from '../../../domain/image/image.ts';
import { fault } from '../../../domain/reason.ts';
import { plain } from '../../../domain/text.ts';
import type { EntryReceiver, LayerEntry, Layers } from '../../../ports/image-port.ts';
import { Turns } from '../../../turns.ts';
import type { RandomBytes } from '../../archives/expand-bytes.ts';
import { type ArchiveKind, archiveKind, HEAD_BYTES } from '../../archives/expand-kind.ts';
import {
  canonicalPath,
  isRpmDatabase,
  type OwnedFile,
  type OwnedFiles,
  ownedBy,
} from '../../layer-packages/owned-files.ts';
import { joined } from '../../shared/receivers.ts';
import { isAsPublished } from '../installed/installed-files.ts';
import { LayerRecords, type RecordSpace } from '../installed/package-records.ts';
import { expand } from '../staging/expand.ts';
import type { ExpandBudget } from '../staging/expand-budget.ts';
import { classifyFile, type FileClass, type KnownContents, MAX_FILE_BYTES } from '../staging/file-class.ts';
import type { FileCounter } from '../staging/file-counter.ts';
import { RecordFile } from '../staging/record-file.ts';
import { MAX_TREE_BYTES, type ScanTree } from '../staging/scan-tree.ts';
import type { Spool } from '../staging/spool.ts';
import { MAX_SPLIT_BYTES } from '../staging/stage-parts.ts';
import { stageText } from '../staging/stage-text.ts';
import type { CachedLayer } from './layer-cache.ts';
import { type Kind, type SpooledFile, SpooledFiles } from './spooled-files.ts';

/** Maximum size of an archive that is opened, in bytes. */
const MAX_ARCHIVE_BYTES = 8 * 1024 ** 3;
const MIB = 1024 * 1024;

/** A layer of the image. `group` is its folder in the scan tree. */
export interface LayerSource {
  readonly layout: string;
  readonly layer: Descriptor;
  readonly diffId: Digest;
  readonly group: string;
  /** The result of an earlier run. Only the files with findings are scanned again. */
  readonly cached?: CachedLayer;
}

/** What all layers share. */
export interface LayerContext {
  /** The files that the package managers of the layers own whose files were staged. */
  readonly owned: OwnedFiles;
  readonly tree: ScanTree;
  /** The files that wait to be staged. */
  readonly spool: Spool;
  /** What the records of packages in these files may take. */
  readonly recordSpace: RecordSpace;
  readonly budget: ExpandBudget;
  readonly unstaged: KnownContents;
}

/**
 * Reads the files of one layer into the spool, and stages from there those that must be scanned. Throws `scan-incomplete` for
 * a text over the limits.
 */
export class LayerCollector {
  readonly #source: LayerSource;
  readonly #context: LayerContext;
  readonly #counter: FileCounter;
  readonly #folder: string;
  readonly #files: SpooledFiles;
  readonly #records: LayerRecords;

  constructor(source: LayerSource, context: LayerContext, counter: FileCounter) {
    this.#source = source;
    this.#context = context;
    this.#counter = counter;
    this.#folder = dirname(context.tree.root);
    this.#records = new LayerRecords(context.recordSpace);
    // If a known layer proves to be another one, it is read a second time.
    const list = source.cached === undefined ? 'list' : 'known-list';
    this.#files = new SpooledFiles(new RecordFile(join(this.#folder, `${source.group}.${list}`)));
  }

  /** Reads the layer once, as a stream. Returns false if it lacks a file that the cache lists. */
  async read(layers: Layers): Promise<boolean> {
    const { layout, layer, diffId, cached } = this.#source;
    const wanted = cached === undefined ? undefined : new Set(cached.suspects);
    const missing = new Set(wanted);
    await layers.read(layout, layer, diffId, (entry) => {
      // Links, devices and folders have no bytes.
      if (entry.size === 0) return undefined;
      missing.delete(entry.path);
      const record = this.#records.receive(entry);
      const file = wanted?.has(entry.path) === false ? undefined : this.#spoolFile(entry);
      return joined([record, file]);
    });
    return missing.size === 0;
  }

  /** The files that the package databases of this layer list. To be called after {@link read}. */
  async listOwned(): Promise<readonly OwnedFile[]> {
    const { spool } = this.#context;
    const scratch = join(this.#folder, `${this.#source.group}.sqlite`);
    const owned: OwnedFile[] = [];
    for (const { path, position, size } of this.#files.all()) {
      const files = await ownedBy(path, spool.bytes(position, size), scratch);
      for (const file of files ?? []) owned.push(file);
    }
    return owned;
  }

  /**
   * Stages every file of the layer that no package manager owns. `owned` are the files that the databases of this layer list:
   * they count for this layer and the layers above, so lower layers must be staged before.
   */
  async stage(owned: readonly OwnedFile[]): Promise<void> {
    this.#context.owned.add(owned);
    const turns = new Turns();
    for (const file of this.#files.all()) {
      await turns.give();
      const bytes = this.#context.spool.bytes(file.position, file.size);
      const content = file.size > MAX_FILE_BYTES ? bytes : bytes.read(0, file.size);
      if (this.#context.owned.has(file.path, content)) this.#counter.owned += 1;
      else await this.#stage(file, bytes, content);
      this.#assertLimits();
    }
  }

  #spoolFile(entry: LayerEntry): EntryReceiver {
    const file = new IncomingFile(entry, this.#context.spool, this.#counter);
    return {
      write: (chunk) => file.write(chunk),
      end: () => {
        this.#assertLimits();
        if (file.spooled !== undefined) this.#files.add(file.spooled);
      },
    };
  }

  async #stage(file: SpooledFile, bytes: RandomBytes, content: Uint8Array | RandomBytes): Promise<void> {
    const { path, size, kind } = file;
    const { tree, budget, unstaged } = this.#context;
    const { group, diffId } = this.#source;
    const counter = this.#counter;
    const name = path.replace(/^(?:\.?\/)+/, '');
    const published = isAsPublished({ path: canonicalPath(path), content, records: this.#records });
    const origin = { kind: 'layer', diffId, file: path, published } as const;
    const stage = (inner: string, part: Uint8Array, linesBefore: number) =>
      tree.stage({ group, origin, path: inner, content: part, linesBefore }) !== undefined;
    if ('archive' in kind) {
      await expand(name, kind.archive, bytes, {
        budget,
        counter,
        unstaged,
        scratch: this.#folder,
        stage,
      });
    } else if (size > MAX_FILE_BYTES && isRpmDatabase(path)) {
      // It was read as a package database, and it is not a text.
      counter.skip('record', path);
    } else {
      const stagePart = (part: Uint8Array, linesBefore: number) => stage(name, part, linesBefore);
      counter.count(
        await stageText({ path: name, bytes, fileClass: kind.fileClass, unstaged }, stagePart),
        path,
      );
    }
  }

  /** A text over the limits is an error: an attacker could hide a secret in it. */
  #assertLimits(): void {
    const { firstOverLimit } = this.#counter;
    if (firstOverLimit === undefined) return;
    const limits = `${MAX_SPLIT_BYTES / MIB} MiB per file, ${MAX_TREE_BYTES / MIB} MiB of text in total`;
    const message = `${plain(firstOverLimit, 300)} in the layer ${this.#source.layer.digest} is over the limits of one scan (${limits}); remove it from the image`;
    throw fault('scan-incomplete', 'secrets', message);
  }
}

/** Appends a file to the spool as it arrives, and counts one that need not be scanned. Its first bytes decide. */
class IncomingFile {
  readonly #entry: LayerEntry;
  readonly #spool: Spool;
  readonly #counter: FileCounter;
  readonly #headBytes: number;
  #head: Buffer = Buffer.alloc(0);
  #isSkipped = false;
  #spooled: SpooledFile | undefined;

  constructor(entry: LayerEntry, spool: Spool, counter: FileCounter) {
    this.#entry = entry;
    this.#spool = spool;
    this.#counter = counter;
    this.#headBytes = Math.min(HEAD_BYTES, entry.size);
  }

  write(chunk: Uint8Array): void {
    if (this.#spooled !== undefined) this.#spool.append(chunk);
    else if (!this.#isSkipped) this.#writeHead(chunk);
  }

  /** The file in the spool; undefined if it need not be scanned. */
  get spooled(): SpooledFile | undefined {
    return this.#spooled;
  }

  #writeHead(chunk: Uint8Array): void {
    const head = this.#head.length === 0 ? chunk : Buffer.concat([this.#head, chunk]);
    if (head.length < this.#headBytes) {
      this.#head = Buffer.from(head);
      return;
    }
    const { path, size } = this.#entry;
    const kind = kindOf(this.#entry, head.subarray(0, this.#headBytes));
    const kindName = 'archive' in kind ? kind.archive : kind.fileClass;
    if (isSkipped(kindName)) {
      this.#isSkipped = true;
      this.#counter.skip(kindName, path);
      return;
    }
    this.#spooled = { path, size, position: this.#spool.position, kind };
    this.#spool.append(head);
  }
}

function kindOf({ path, size }: LayerEntry, head: Uint8Array): Kind {
  if (isRpmDatabase(path)) return { fileClass: 'record' };
  const archive = archiveKind(path, head);
  if (archive === undefined) return { fileClass: classifyFile(path, size, head) };
  return size > MAX_ARCHIVE_BYTES && archive !== 'sealed' ? { fileClass: 'large' } : { archive };
}

function isSkipped(kind: FileClass | ArchiveKind): kind is 'list' | 'binary' | 'large' | 'sealed' {
  return kind === 'list' || kind === 'binary' || kind === 'large' || kind === 'sealed';
}
