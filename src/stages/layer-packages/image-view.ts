import type { LayerEvent, LayerRecord, NamedResult } from './layer-record.ts';
import { parentFolder } from './layer-recorder.ts';
import { pathKey } from './path-set.ts';

/** Linux stops after as many links in one path: path_resolution(7). */
const MAX_LINKS = 40;

/** The location of the bytes of a file: the last entry of that path in the layer, or in a layer below it. */
export interface BytesLocation {
  readonly path: string;
  readonly layer: number;
  /** The entry is before this position in the archive of the layer; absent if its position does not matter. */
  readonly before?: number;
}

export interface FileNode {
  readonly kind: 'file';
  readonly path: string;
  readonly layer: number;
  readonly results: readonly NamedResult[];
  readonly bytes: BytesLocation;
  /** Whether the readers read its bytes under this name. */
  readonly isRead: boolean;
  /** A hard link to a file of a lower layer that this layer deletes or replaces, before or after the link. */
  readonly isTargetUncertain?: true;
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

/** A file of a lower layer that the running image does not have. */
export interface HiddenFile {
  readonly path: string;
  readonly results: readonly NamedResult[];
}

type AddingEvent = Exclude<LayerEvent, { kind: 'whiteout' | 'opaque' }>;

/** The part of the file system of the running image that matters for packages. */
export class ImageView {
  readonly root: FolderNode = newFolder('');
  readonly hidden: HiddenFile[] = [];
  readonly #keys = new WeakMap<Node, bigint>();
  /** Hard links of the current layer whose target is a file of a lower layer. */
  #linksToLowerLayers: ReadonlySet<LayerEvent> = new Set();

  /** Adds a layer above the others. `layer` is its number; the lowest layer is 0. */
  addLayer({ events, files, folders }: LayerRecord, layer: number): void {
    this.#linksToLowerLayers = new Set(
      events.filter(
        (event) => event.kind === 'hard-link' && this.#resolve(event.target, false)?.node?.kind === 'file',
      ),
    );
    this.#removeReplaced(this.root, (node) => {
      const key = this.#keyOf(node);
      return files.has(key) || (node.kind !== 'folder' && folders.has(key));
    });
    // A whiteout affects only the layers below, at any position in the archive.
    for (const event of events) this.#applyWhiteout(event);
    for (const event of events) {
      if (event.kind !== 'whiteout' && event.kind !== 'opaque') this.#addNode(event, layer);
    }
  }

  /** Follows all links of a path. Undefined if the links form a circle; `node` is undefined if nothing is known. */
  find(path: string): { readonly path: string; readonly node: Node | undefined } | undefined {
    return this.#resolve(path, true);
  }

  /** The same path without links on the way to it. The last part may be a link. */
  realPath(path: string): string {
    return this.#resolve(path, false)?.path ?? path;
  }

  #removeReplaced(folder: FolderNode, isReplaced: (node: Node) => boolean): void {
    for (const [name, node] of folder.children) {
      if (isReplaced(node)) this.#remove(folder, name);
      else if (node.kind === 'folder') this.#removeReplaced(node, isReplaced);
    }
  }

  #applyWhiteout(event: LayerEvent): void {
    if (event.kind === 'whiteout') {
      const folder = this.#resolve(parentFolder(event.path), true)?.node;
      if (folder?.kind === 'folder') this.#remove(folder, nameOf(event.path));
    } else if (event.kind === 'opaque') {
      const folder = this.#resolve(event.path, true)?.node;
      if (folder?.kind !== 'folder') return;
      for (const name of [...folder.children.keys()]) this.#remove(folder, name);
    }
  }

  #addNode(event: AddingEvent, layer: number): void {
    const parent = this.#ensureFolder(parentFolder(event.path));
    if (parent === undefined) return;
    const name = nameOf(event.path);
    const node = this.#createNode(event, joined(parent, name), layer);
    if (node.kind === 'folder' && parent.children.get(name)?.kind === 'folder') return;
    this.#remove(parent, name);
    parent.children.set(name, node);
  }

  #createNode(event: AddingEvent, path: string, layer: number): Node {
    if (event.kind === 'folder') return newFolder(path);
    if (event.kind === 'symbolic-link') return { kind: 'symbolic-link', path, target: event.target };
    if (event.kind === 'hard-link') return this.#createHardLink(event, path, layer);
    return {
      ...{ kind: 'file', path, layer },
      results: event.results,
      bytes: { path: event.path, layer },
      // With a link on the way, this is not the name that the readers knew.
      isRead: path === event.path,
    };
  }

  #createHardLink(event: Extract<LayerEvent, { kind: 'hard-link' }>, path: string, layer: number): Node {
    const linked = this.#resolve(event.target, false);
    if (linked?.node?.kind === 'symbolic-link') return { ...linked.node, path };
    const target = linked?.node?.kind === 'file' ? linked.node : undefined;
    const isTargetUncertain = target === undefined && !event.isRead && this.#linksToLowerLayers.has(event);
    return {
      ...{ kind: 'file', path, layer },
      results: mergeResults(target?.results ?? [], event.results),
      bytes: target?.bytes ?? { path: linked?.path ?? event.target, layer, before: event.before },
      isRead: event.isRead,
      ...(isTargetUncertain ? { isTargetUncertain } : {}),
    };
  }

  /** The folder at a path. It is created if it is not known: an archive need not list its folders. */
  #ensureFolder(path: string): FolderNode | undefined {
    const found = this.#resolve(path, true);
    if (found === undefined) return undefined;
    if (found.node?.kind === 'folder') return found.node;
    let folder = this.root;
    for (const name of found.path === '' ? [] : found.path.split('/')) {
      const child = folder.children.get(name);
      if (child?.kind === 'folder') {
        folder = child;
        continue;
      }
      this.#remove(folder, name);
      const created = newFolder(joined(folder, name));
      folder.children.set(name, created);
      folder = created;
    }
    return folder;
  }

  /** Follows a path. `followLast`: also if its last part is a link. Undefined if the links form a circle. */
  #resolve(path: string, followLast: boolean): { path: string; node: Node | undefined } | undefined {
    let parts = partsOf(path);
    const trail: FolderNode[] = [this.root];
    // Parts below the last known folder.
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
      const folder: FolderNode = trail.at(-1) ?? this.root;
      const next: Node | undefined = unknown.length > 0 ? undefined : folder.children.get(name);
      if (next?.kind === 'symbolic-link' && (rest.length > 0 || followLast)) {
        links += 1;
        if (links > MAX_LINKS) return undefined;
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
    const realPath = [...(known === '' ? [] : [known]), ...unknown].join('/');
    return { path: realPath, node: unknown.length > 1 ? undefined : node };
  }

  #remove(parent: FolderNode, name: string): void {
    const node = parent.children.get(name);
    if (node === undefined) return;
    parent.children.delete(name);
    for (const { path, results } of filesIn(node))
      if (results.length > 0) this.hidden.push({ path, results });
  }

  #keyOf(node: Node): bigint {
    const key = this.#keys.get(node) ?? pathKey(node.path);
    this.#keys.set(node, key);
    return key;
  }
}

/** Every file below a node, and the node itself if it is a file. */
export function* filesIn(node: Node): Generator<FileNode> {
  if (node.kind === 'file') yield node;
  else if (node.kind === 'folder') for (const child of node.children.values()) yield* filesIn(child);
}

/** Every symbolic link below a node, and the node itself if it is one. */
export function* linksIn(node: Node): Generator<LinkNode> {
  if (node.kind === 'symbolic-link') yield node;
  else if (node.kind === 'folder') for (const child of node.children.values()) yield* linksIn(child);
}

/** One result of each reader. A `later` result replaces the `first` one of the same reader. */
export function mergeResults(
  first: readonly NamedResult[],
  later: readonly NamedResult[],
): readonly NamedResult[] {
  const replaced = new Set(later.map(({ reader }) => reader));
  return [...first.filter(({ reader }) => !replaced.has(reader)), ...later];
}

function newFolder(path: string): FolderNode {
  return { kind: 'folder', path, children: new Map() };
}

function joined(folder: FolderNode, name: string): string {
  return folder.path === '' ? name : `${folder.path}/${name}`;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
