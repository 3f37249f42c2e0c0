import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Digest } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image.ts';
import type { LayerFile, Layers } from '../../ports.ts';
import { classify, type FileClass, looksSecret, MAX_FILE_BYTES } from './classify.ts';
import { expand } from './expand.ts';
import type { ExpandBudget } from './expand-budget.ts';
import { type ArchiveKind, archiveKind, HEAD_BYTES } from './expand-kind.ts';
import { isRpmDatabase, type OwnedFile, type OwnedFiles, ownedBy } from './owned-files.ts';
import type { ScanTree } from './scan-tree.ts';
import { Spool } from './spool.ts';
import type { Tally } from './tally.ts';

/** Greatest size of an archive that is opened, in bytes; a larger one is a large file like others. */
const MAX_ARCHIVE_BYTES = 2 * 1024 ** 3;
/** Files after which other work of the process gets a turn. */
const TURN = 500;

/** A layer of the image; `group` names its folder in the scan tree. */
export interface LayerSource {
  readonly layout: string;
  readonly layer: Descriptor;
  readonly diffId: Digest;
  readonly group: string;
}

/** What is read together with the other layers: what they own, what lies before the engines, what is unpacked. */
export interface LayerContext {
  readonly owned: OwnedFiles;
  readonly tree: ScanTree;
  readonly budget: ExpandBudget;
}

/** What a file is by its first bytes. */
type Kind = { readonly archive: ArchiveKind } | { readonly fileClass: FileClass };

interface Spooled {
  readonly path: string;
  readonly size: number;
  readonly position: number;
  readonly kind: Kind;
}

/**
 * Reads a layer once, as a stream, and lays before the engines what they have to look at. Answers the files that
 * this layer's package databases list; they count for this layer and, in `owned`, for those above it.
 */
export async function collectLayer(
  layers: Layers,
  source: LayerSource,
  context: LayerContext,
  tally: Tally,
): Promise<readonly OwnedFile[]> {
  const spoolFile = join(dirname(context.tree.root), `spool-${source.group}`);
  const spool = new Spool(spoolFile);
  try {
    const spooled: Spooled[] = [];
    await layers.read(source.layout, source.layer, source.diffId, async (file) => {
      const kept = await spoolFileOf(file, spool, tally);
      if (kept !== undefined) spooled.push(kept);
    });
    const listed: OwnedFile[] = [];
    for (const { path, position, size } of spooled) {
      const files = await ownedBy(path, spool.bytes(position, size), `${spoolFile}.sqlite`);
      for (const file of files ?? []) listed.push(file);
    }
    context.owned.add(listed);
    await settle(spooled, spool, source, context, tally);
    return listed;
  } finally {
    spool.close();
    await rm(spoolFile, { force: true });
  }
}

/** Puts a file into the spool; undefined where its kind, or a look at published code, tells that it is not to be scanned. */
async function spoolFileOf(file: LayerFile, spool: Spool, tally: Tally): Promise<Spooled | undefined> {
  let head: Uint8Array = Buffer.alloc(0);
  let kind: Kind | undefined;
  const published: Uint8Array[] = [];
  const position = spool.position;
  for await (const chunk of file.content) {
    if (kind !== undefined) {
      if (isPublished(kind)) published.push(chunk);
      else spool.append(chunk);
      continue;
    }
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (head.length < Math.min(HEAD_BYTES, file.size)) continue;
    kind = kindOf(file, head);
    const passed = 'archive' in kind ? kind.archive : kind.fileClass;
    if (isPassed(passed)) {
      tally.pass(passed, file.path);
      return undefined;
    }
    if (isPublished(kind)) published.push(head);
    else spool.append(head);
  }
  if (kind === undefined) return undefined;
  if (isPublished(kind)) {
    const content = Buffer.concat(published);
    if (!looksSecret(content)) {
      tally.pass('package', file.path);
      return undefined;
    }
    spool.append(content);
  }
  return { path: file.path, size: file.size, position, kind };
}

function kindOf({ path, size }: LayerFile, head: Uint8Array): Kind {
  if (isRpmDatabase(path)) return { fileClass: 'record' };
  const archive = archiveKind(path, head);
  if (archive === undefined) return { fileClass: classify(path, size, head) };
  return size > MAX_ARCHIVE_BYTES ? { fileClass: 'large' } : { archive };
}

function isPassed(kind: FileClass | ArchiveKind): kind is 'list' | 'binary' | 'large' | 'sealed' {
  return kind === 'list' || kind === 'binary' || kind === 'large' || kind === 'sealed';
}

function isPublished(kind: Kind): boolean {
  return 'fileClass' in kind && kind.fileClass === 'package';
}

async function settle(
  spooled: readonly Spooled[],
  spool: Spool,
  source: LayerSource,
  { owned, tree, budget }: LayerContext,
  tally: Tally,
): Promise<void> {
  const origin = { kind: 'layer', diffId: source.diffId } as const;
  const place = (path: string, content: Uint8Array) =>
    tree.place(source.group, origin, path, content) !== undefined;
  for (const [count, { path, size, position, kind }] of spooled.entries()) {
    if (count % TURN === TURN - 1) await setImmediate();
    const bytes = spool.bytes(position, size);
    const content = size > MAX_FILE_BYTES ? bytes : bytes.read(0, size);
    const name = path.replace(/^(?:\.?\/)+/, '');
    if (owned.has(path, content)) tally.owned += 1;
    else if ('archive' in kind)
      await expand(name, kind.archive, bytes, { budget, tally, scratch: dirname(tree.root), place });
    // Nothing but a package database is larger here.
    else if (!(content instanceof Uint8Array))
      tally.pass(kind.fileClass === 'plain' ? 'large' : kind.fileClass, path);
    else if (kind.fileClass !== 'plain' && !looksSecret(content)) tally.pass(kind.fileClass, path);
    else if (place(name, content)) tally.scanned += 1;
    else tally.pass('beyond', path);
  }
}
