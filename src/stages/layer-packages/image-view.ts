import type { LayerEvent, LayerRecord, Said } from './layer-record.ts';
import { above } from './layer-recorder.ts';
import { pathKey } from './path-set.ts';

const MOST_LINKS = 40;

/** Where the bytes of a file lie: in the last entry of that path in the layer, or in one below. */
export interface Bytes {
  readonly path: string;
  readonly layer: number;
  /** Position in the archive of the layer before which it lies; absent where any will do. */
  readonly before?: number;
}

export interface FileNode {
  readonly kind: 'file';
  readonly path: string;
  readonly layer: number;
  readonly said: readonly Said[];
  readonly bytes: Bytes;
  /** Whether its bytes were looked at under this very name. */
  readonly isRead: boolean;
  /** A hard link to a file of a layer below that this layer takes away or replaces, before the link or after it. */
  readonly isUnsure?: true;
}
export interface LinkNode {
  readonly kind: 'symbolic-link';
  readonly path: string;
  readonly target: string;
}
export interface FolderNode {
  readonly kind: 'folder';
  readonly path: string;
  readonly children: Map<string, Node>;
}
export type Node = FileNode | LinkNode | FolderNode;

/** Something that a lower layer had and the image as it runs has not. */
export interface Hidden {
  readonly path: string;
  readonly said: readonly Said[];
}

/** The file system of an image as it runs, as far as it has to do with packages. */
export class View {
  readonly root: FolderNode = folder('');
  readonly hidden: Hidden[] = [];
  readonly #keys = new WeakMap<Node, bigint>();
  /** Hard links of the layer that is being laid whose target a lower layer has. */
  #linkedBelow: ReadonlySet<LayerEvent> = new Set();

  /** Lays a layer over those below it; `layer` counts from the lowest, 0. */
  apply({ events, files, folders }: LayerRecord, layer: number): void {
    this.#linkedBelow = new Set(
      events.filter(
        (event) => event.kind === 'hard-link' && this.#walk(event.target, false)?.node?.kind === 'file',
      ),
    );
    this.#cover(this.root, (node) => {
      const key = this.#keyOf(node);
      return files.has(key) || (node.kind !== 'folder' && folders.has(key));
    });
    // What takes away does so below this layer alone, wherever in the layer it stands.
    for (const event of events) this.#takeAway(event);
    for (const event of events) this.#put(event, layer);
  }

  /** What a path leads to, with all links on the way; undefined where nothing is known of it. */
  find(path: string): { readonly path: string; readonly node: Node | undefined } | undefined {
    return this.#walk(path, true);
  }

  /** The same place without links on the way to it; it may be a link itself. */
  placeOf(path: string): string {
    return this.#walk(path, false)?.path ?? path;
  }

  #cover(at: FolderNode, isCovered: (node: Node) => boolean): void {
    for (const [name, node] of at.children) {
      if (isCovered(node)) this.#remove(at, name);
      else if (node.kind === 'folder') this.#cover(node, isCovered);
    }
  }

  #takeAway(event: LayerEvent): void {
    if (event.kind === 'whiteout') {
      const place = this.#walk(above(event.path), true)?.node;
      if (place?.kind === 'folder') this.#remove(place, nameOf(event.path));
    } else if (event.kind === 'opaque') {
      const place = this.#walk(event.path, true)?.node;
      if (place?.kind === 'folder') for (const name of [...place.children.keys()]) this.#remove(place, name);
    }
  }

  #put(event: LayerEvent, layer: number): void {
    if (event.kind === 'whiteout' || event.kind === 'opaque') return;
    const parent = this.#folder(above(event.path));
    if (parent === undefined) return;
    const name = nameOf(event.path);
    const path = parent.path === '' ? name : `${parent.path}/${name}`;
    const node = this.#nodeOf(event, path, layer);
    if (node.kind === 'folder' && parent.children.get(name)?.kind === 'folder') return;
    this.#remove(parent, name);
    parent.children.set(name, node);
  }

  #nodeOf(event: Exclude<LayerEvent, { kind: 'whiteout' | 'opaque' }>, path: string, layer: number): Node {
    if (event.kind === 'folder') return folder(path);
    if (event.kind === 'symbolic-link') return { kind: 'symbolic-link', path, target: event.target };
    if (event.kind === 'file') {
      return {
        kind: 'file',
        path,
        layer,
        said: event.said,
        bytes: { path: event.path, layer },
        // A link on the way makes it another name than the one that it was read under.
        isRead: path === event.path,
      };
    }
    const linked = this.#walk(event.target, false);
    if (linked?.node?.kind === 'symbolic-link') return { ...linked.node, path };
    const known = linked?.node?.kind === 'file' ? linked.node : undefined;
    return {
      ...{ kind: 'file', path, layer },
      said: mostTelling(known?.said ?? [], event.said),
      bytes: known?.bytes ?? { path: linked?.path ?? event.target, layer, before: event.before },
      isRead: event.isRead,
      ...(known === undefined && !event.isRead && this.#linkedBelow.has(event) ? { isUnsure: true } : {}),
    };
  }

  /** The folder at a path, which is made where nothing is known of it: an archive need not name its folders. */
  #folder(path: string): FolderNode | undefined {
    const found = this.#walk(path, true);
    if (found === undefined) return undefined;
    if (found.node?.kind === 'folder') return found.node;
    let at = this.root;
    for (const name of found.path === '' ? [] : found.path.split('/')) {
      const next = at.children.get(name);
      if (next?.kind === 'folder') at = next;
      else {
        this.#remove(at, name);
        const made = folder(at.path === '' ? name : `${at.path}/${name}`);
        at.children.set(name, made);
        at = made;
      }
    }
    return at;
  }

  /** Follows a path; `last`: also where its last part is a link. Undefined where links go round in circles. */
  #walk(path: string, last: boolean): { path: string; node: Node | undefined } | undefined {
    let parts = partsOf(path);
    const trail: FolderNode[] = [this.root];
    // Parts below the last folder that is known.
    const unknown: string[] = [];
    let links = 0;
    let node: Node | undefined = this.root;
    while (parts.length > 0) {
      const [name = '', ...rest] = parts;
      parts = rest;
      if (name === '..') {
        if (unknown.length > 0) unknown.pop();
        else if (trail.length > 1) trail.pop();
        node = unknown.length > 0 ? undefined : trail.at(-1);
        continue;
      }
      const here: FolderNode = trail.at(-1) ?? this.root;
      const next: Node | undefined = unknown.length > 0 ? undefined : here.children.get(name);
      if (next?.kind === 'symbolic-link' && (rest.length > 0 || last)) {
        links += 1;
        if (links > MOST_LINKS) return undefined;
        if (next.target.startsWith('/')) trail.length = 1;
        parts = [...partsOf(next.target), ...rest];
        node = trail.at(-1);
        continue;
      }
      if (next?.kind === 'folder') trail.push(next);
      else unknown.push(name);
      node = next;
    }
    const known = trail.at(-1)?.path ?? '';
    const found = [...(known === '' ? [] : [known]), ...unknown].join('/');
    return { path: found, node: unknown.length > 1 ? undefined : node };
  }

  #remove(parent: FolderNode, name: string): void {
    const node = parent.children.get(name);
    if (node === undefined) return;
    parent.children.delete(name);
    for (const { path, said } of filesIn(node)) if (said.length > 0) this.hidden.push({ path, said });
  }

  #keyOf(node: Node): bigint {
    const known = this.#keys.get(node) ?? pathKey(node.path);
    this.#keys.set(node, known);
    return known;
  }
}

/** Every file below a node, itself included. */
export function* filesIn(node: Node): Generator<FileNode> {
  if (node.kind === 'file') yield node;
  else if (node.kind === 'folder') for (const child of node.children.values()) yield* filesIn(child);
}

/** Every symbolic link below a node. */
export function* linksIn(node: Node): Generator<LinkNode> {
  if (node.kind === 'symbolic-link') yield node;
  else if (node.kind === 'folder') for (const child of node.children.values()) yield* linksIn(child);
}

/** One word of each reader: that under the later name, where there is one. */
export function mostTelling(first: readonly Said[], later: readonly Said[]): readonly Said[] {
  const again = new Set(later.map(({ reader }) => reader));
  return [...first.filter(({ reader }) => !again.has(reader)), ...later];
}

function folder(path: string): FolderNode {
  return { kind: 'folder', path, children: new Map() };
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
