import { dirname } from 'node:path/posix';
import { fault } from '../../domain/reason.ts';
import { placeOf } from '../../formats/image/tar-path.ts';
import type { EntryReceiver, LayerEntry } from '../../ports/image-port.ts';
import { FileInspection, type Reader, shouldReadAs } from './file-reader.ts';
import type { LayerEvent, LayerRecord, NamedResult } from './layer-record.ts';
import { PathSet, pathKey } from './path-set.ts';

/** Whiteouts, as the OCI image specification (layer.md) defines them. */
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

/** Limits of what is kept in memory for one layer. The largest known images reach a tenth of them. */
export interface RecorderLimits {
  /** Links, whiteouts and package files. */
  readonly events: number;
  readonly entries: number;
}
const LIMITS: RecorderLimits = { events: 1_000_000, entries: 10_000_000 };

type HardLink = Extract<LayerEvent, { kind: 'hard-link' }>;

/** A hard link whose bytes were not read by the readers that match the name of the link. */
export interface UnreadLink {
  readonly link: HardLink;
  readonly readers: readonly Reader[];
}

/** Records, entry by entry, everything in one layer that affects the packages of the image. */
export class LayerRecorder {
  readonly #readers: readonly Reader[];
  readonly #limits: RecorderLimits;
  readonly #events: LayerEvent[] = [];
  readonly #files: bigint[] = [];
  readonly #folders: bigint[] = [];
  /** The last event at each path, and all folders above them: a later entry of this layer can replace them. */
  readonly #lastEvents = new Map<string, LayerEvent>();
  readonly #foldersOfEvents = new Set<string>();
  readonly #unreadLinks: UnreadLink[] = [];
  #position = -1;

  constructor(readers: readonly Reader[], limits: RecorderLimits = LIMITS) {
    this.#readers = readers;
    this.#limits = limits;
  }

  /** Records the next entry. Returns what receives its bytes. Throws `scan-incomplete` for a layer over the limits. */
  visit(entry: LayerEntry): EntryReceiver | undefined {
    this.#position += 1;
    this.#assertLimits();
    const path = placeOf(entry.path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (path === '') return undefined;
    if (name === OPAQUE) this.#add({ kind: 'opaque', path: parentFolder(path) });
    else if (name.startsWith(WHITEOUT)) this.#addWhiteout(path, name.slice(WHITEOUT.length));
    else if (entry.kind === 'folder') this.#addFolder(path);
    else if (entry.kind === 'symbolic-link') this.#add({ kind: 'symbolic-link', path, target: entry.target });
    else if (entry.kind === 'hard-link') this.#addHardLink(path, placeOf(entry.target));
    else return this.#addFile(path, entry);
    return undefined;
  }

  get unreadLinks(): readonly UnreadLink[] {
    return this.#unreadLinks;
  }

  finish(): LayerRecord {
    const [files, folders] = [PathSet.of(this.#files), PathSet.of(this.#folders)];
    return { events: this.#events, files, folders };
  }

  #assertLimits(): void {
    const { entries, events } = this.#limits;
    if (this.#position < entries && this.#events.length < events) return;
    throw fault(
      'scan-incomplete',
      'sbom',
      `a layer is too large to be searched for packages (limits: ${entries} entries, ${events} links and package files)`,
    );
  }

  #add(event: LayerEvent): void {
    this.#events.push(event);
    this.#lastEvents.set(event.path, event);
    let folder = parentFolder(event.path);
    while (folder !== '' && !this.#foldersOfEvents.has(folder)) {
      this.#foldersOfEvents.add(folder);
      folder = parentFolder(folder);
    }
  }

  /** Ignores names such as `.wh..wh.plnk`: the storage driver uses them for itself. */
  #addWhiteout(path: string, name: string): void {
    if (name === '' || name.startsWith(WHITEOUT)) return;
    const folder = parentFolder(path);
    this.#add({ kind: 'whiteout', path: folder === '' ? name : `${folder}/${name}` });
  }

  #addFolder(path: string): void {
    this.#folders.push(pathKey(path));
    if (this.#lastEvents.has(path)) this.#add({ kind: 'folder', path });
  }

  #addFile(path: string, entry: LayerEntry): EntryReceiver | undefined {
    this.#files.push(pathKey(path));
    const candidates = entry.size > 0 ? this.#readers.filter((reader) => reader.matchesPath(path)) : [];
    if (candidates.length > 0)
      return new FileInspection(path, entry, candidates).receiver((results) => this.#endFile(path, results));
    this.#endFile(path, []);
    return undefined;
  }

  #endFile(path: string, results: NamedResult[]): void {
    if (results.length > 0 || this.#replacesEvent(path)) this.#add({ kind: 'file', path, results });
  }

  #replacesEvent(path: string): boolean {
    return this.#lastEvents.has(path) || this.#foldersOfEvents.has(path);
  }

  #addHardLink(path: string, linked: string): void {
    const last = this.#lastEvents.get(linked);
    // A link to a hard link has the target of that link.
    const { target, before } = last?.kind === 'hard-link' ? last : { target: linked, before: this.#position };
    const link: HardLink = { kind: 'hard-link', path, target, before, results: [], isRead: false };
    this.#add(link);
    const results = last?.kind === 'file' ? last.results : [];
    const readers = this.#readers.filter((reader) => shouldReadAs(reader, path, target, results));
    if (readers.length > 0) this.#unreadLinks.push({ link, readers });
  }
}

/** The folder that contains a path; empty for the root. */
export function parentFolder(path: string): string {
  const folder = dirname(path);
  return folder === '.' ? '' : folder;
}
