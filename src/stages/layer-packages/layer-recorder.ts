import { dirname } from 'node:path/posix';
import { fault } from '../../domain/reason.ts';
import { placeOf } from '../../formats/image/tar-path.ts';
import type { LayerEntry } from '../../ports.ts';
import { type Reader, ReaderSession, wantsAlso } from './file-reader.ts';
import type { LayerEvent, LayerRecord } from './layer-record.ts';
import { PathSet, pathKey } from './path-set.ts';

const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';

/** Bounds of what is held in memory of one layer; the greatest images have a tenth of it. */
export interface RecorderLimits {
  /** Links, whiteouts and package files. */
  readonly events: number;
  readonly entries: number;
}
const LIMITS: RecorderLimits = { events: 1_000_000, entries: 10_000_000 };

type HardLink = Extract<LayerEvent, { kind: 'hard-link' }>;

/** A hard link whose bytes passed by under a name that nobody wanted, and who wants them under its own. */
export interface UnreadLink {
  readonly link: HardLink;
  readonly readers: readonly Reader[];
}

/** Writes down, entry by entry, what of one layer has to do with packages. */
export class LayerRecorder {
  readonly #readers: readonly Reader[];
  readonly #limits: RecorderLimits;
  readonly #events: LayerEvent[] = [];
  readonly #files: bigint[] = [];
  readonly #folders: bigint[] = [];
  /** The last event at each path, and the folders above them: what a later entry of this layer can take away. */
  readonly #last = new Map<string, LayerEvent>();
  readonly #above = new Set<string>();
  readonly #unread: UnreadLink[] = [];
  #at = -1;

  constructor(readers: readonly Reader[], limits: RecorderLimits = LIMITS) {
    this.#readers = readers;
    this.#limits = limits;
  }

  /**
   * Takes the next entry; where somebody may want its bytes they are to be given to what it answers. Throws
   * `scan-incomplete` for a layer beyond the bounds.
   */
  next(entry: LayerEntry): ReaderSession | undefined {
    this.#at += 1;
    if (this.#at >= this.#limits.entries || this.#events.length >= this.#limits.events) {
      const { entries, events } = this.#limits;
      const bounds = `${entries} entries, ${events} links and package files`;
      throw fault(
        'scan-incomplete',
        'sbom',
        `a layer is beyond what one look for packages takes (${bounds})`,
      );
    }
    const path = placeOf(entry.path);
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (path === '') return undefined;
    if (name === OPAQUE) this.#add({ kind: 'opaque', path: above(path) });
    else if (name.startsWith(WHITEOUT)) this.#whiteout(path, name.slice(WHITEOUT.length));
    else if (entry.kind === 'folder') this.#folder(path);
    else if (entry.kind === 'symbolic-link') this.#add({ kind: 'symbolic-link', path, target: entry.target });
    else if (entry.kind === 'hard-link') this.#hardLink(path, placeOf(entry.target));
    else return this.#file(path, entry);
    return undefined;
  }

  /** Takes what the readers made of the entry that {@link next} answered a hearing for. */
  ended(entry: LayerEntry, session: ReaderSession): void {
    const said = session.end();
    const path = placeOf(entry.path);
    if (said.length > 0 || this.#covers(path)) this.#add({ kind: 'file', path, said });
  }

  get unread(): readonly UnreadLink[] {
    return this.#unread;
  }

  end(): LayerRecord {
    const [files, folders] = [PathSet.of(this.#files), PathSet.of(this.#folders)];
    return { events: this.#events, files, folders };
  }

  #add(event: LayerEvent): void {
    this.#events.push(event);
    this.#last.set(event.path, event);
    for (let folder = above(event.path); folder !== '' && !this.#above.has(folder); folder = above(folder)) {
      this.#above.add(folder);
    }
  }

  /** A name such as `.wh..wh.plnk` is the storage driver's own and stands for nothing. */
  #whiteout(path: string, name: string): void {
    if (name === '' || name.startsWith(WHITEOUT)) return;
    const folder = above(path);
    this.#add({ kind: 'whiteout', path: folder === '' ? name : `${folder}/${name}` });
  }

  #folder(path: string): void {
    this.#folders.push(pathKey(path));
    if (this.#last.has(path)) this.#add({ kind: 'folder', path });
  }

  #file(path: string, entry: LayerEntry): ReaderSession | undefined {
    this.#files.push(pathKey(path));
    const asked = entry.size > 0 ? this.#readers.filter((reader) => reader.mayWant(path)) : [];
    if (asked.length > 0) return new ReaderSession(path, entry, asked);
    if (this.#covers(path)) this.#add({ kind: 'file', path, said: [] });
    return undefined;
  }

  #covers(path: string): boolean {
    return this.#last.has(path) || this.#above.has(path);
  }

  #hardLink(path: string, linked: string): void {
    const other = this.#last.get(linked);
    // A link to a link means what that one leads to.
    const { target, before } = other?.kind === 'hard-link' ? other : { target: linked, before: this.#at };
    const link: HardLink = { kind: 'hard-link', path, target, before, said: [], isRead: false };
    this.#add(link);
    const said = other?.kind === 'file' ? other.said : [];
    const readers = this.#readers.filter((reader) => wantsAlso(reader, path, target, said));
    if (readers.length > 0) this.#unread.push({ link, readers });
  }
}

/** The folder that a path lies in; empty for the root. */
export function above(path: string): string {
  const folder = dirname(path);
  return folder === '.' ? '' : folder;
}
