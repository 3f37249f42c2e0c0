import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Digest } from '../../../domain/digest.ts';
import type { Descriptor } from '../../../domain/image/image.ts';
import { fault } from '../../../domain/reason.ts';
import { plain } from '../../../domain/text.ts';
import type { LayerEntry, Layers } from '../../../ports.ts';
import { type ArchiveKind, archiveKind, HEAD_BYTES } from '../../archives/expand-kind.ts';
import {
  canonicalPath,
  isRpmDatabase,
  type OwnedFile,
  type OwnedFiles,
  ownedBy,
} from '../../layer-packages/owned-files.ts';
import { LayerRecords } from '../installed/beside.ts';
import { isAsPublished } from '../installed/installed-files.ts';
import { classify, type FileClass, looksSecret, MAX_FILE_BYTES } from '../staging/classify.ts';
import { expand } from '../staging/expand.ts';
import type { ExpandBudget } from '../staging/expand-budget.ts';
import { MAX_TREE_BYTES, type ScanTree } from '../staging/scan-tree.ts';
import { MAX_SPLIT_BYTES } from '../staging/stage-parts.ts';
import { stageText } from '../staging/stage-text.ts';
import type { Tally } from '../staging/tally.ts';
import type { KnownLayer } from './layer-cache.ts';
import { Spool } from './spool.ts';

/** Greatest size of an archive that is opened, in bytes. */
const MAX_ARCHIVE_BYTES = 8 * 1024 ** 3;
const MIB = 1024 * 1024;
/** Files after which other work of the process gets a turn. */
const TURN = 500;

/** A layer of the image; `group` names its folder in the scan tree. */
export interface LayerSource {
  readonly layout: string;
  readonly layer: Descriptor;
  readonly diffId: Digest;
  readonly group: string;
  /** What is remembered of it: of its files only those are wanted in which something was found. */
  readonly known?: KnownLayer;
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
 * this layer's package databases list; they count for this layer and, in `owned`, for those above it. Undefined where
 * the layer does not hold a file that it is remembered to hold. Throws `scan-incomplete` for a text beyond the bounds.
 */
export async function collectLayer(
  layers: Layers,
  source: LayerSource,
  context: LayerContext,
  tally: Tally,
): Promise<readonly OwnedFile[] | undefined> {
  const spoolFile = join(dirname(context.tree.root), `spool-${source.group}`);
  const spool = new Spool(spoolFile);
  try {
    const spooled: Spooled[] = [];
    const wanted = source.known === undefined ? undefined : new Set(source.known.suspects);
    const missing = new Set(wanted);
    const records = new LayerRecords();
    await layers.read(source.layout, source.layer, source.diffId, async (file) => {
      // Links, devices and folders have no bytes.
      if (file.size === 0) return;
      missing.delete(file.path);
      const entry = await records.noted(file);
      if (wanted?.has(file.path) === false) return;
      const kept = await spoolFileOf(entry, spool, tally);
      assertBounds(tally, source);
      if (kept !== undefined) spooled.push(kept);
    });
    if (missing.size > 0) return undefined;
    const listed = source.known?.owned ?? (await listedIn(spooled, spool, `${spoolFile}.sqlite`));
    context.owned.add(listed);
    await settle(spooled, spool, source, { ...context, records }, tally);
    return listed;
  } finally {
    spool.close();
    await rm(spoolFile, { force: true });
  }
}

async function listedIn(spooled: readonly Spooled[], spool: Spool, scratch: string): Promise<OwnedFile[]> {
  const listed: OwnedFile[] = [];
  for (const { path, position, size } of spooled) {
    const files = await ownedBy(path, spool.bytes(position, size), scratch);
    for (const file of files ?? []) listed.push(file);
  }
  return listed;
}

/** Puts a file into the spool; undefined where its kind, or a look at published code, tells that it is not to be scanned. */
async function spoolFileOf(file: LayerEntry, spool: Spool, tally: Tally): Promise<Spooled | undefined> {
  let head: Uint8Array = Buffer.alloc(0);
  let kind: Kind | undefined;
  const published: Uint8Array[] = [];
  const position = spool.position;
  for await (const chunk of file.content) {
    if (kind !== undefined) {
      if (isPublished(kind, file)) published.push(chunk);
      else spool.append(chunk);
      continue;
    }
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (head.length < Math.min(HEAD_BYTES, file.size)) continue;
    kind = kindOf(file, head);
    const passed = 'archive' in kind ? kind.archive : kind.fileClass;
    if (isSkipped(passed)) {
      tally.pass(passed, file.path);
      return undefined;
    }
    if (isPublished(kind, file)) published.push(head);
    else spool.append(head);
  }
  if (kind === undefined) return undefined;
  if (isPublished(kind, file)) {
    const content = Buffer.concat(published);
    if (!looksSecret(content)) {
      tally.pass('package', file.path);
      return undefined;
    }
    spool.append(content);
  }
  return { path: file.path, size: file.size, position, kind };
}

function kindOf({ path, size }: LayerEntry, head: Uint8Array): Kind {
  if (isRpmDatabase(path)) return { fileClass: 'record' };
  const archive = archiveKind(path, head);
  if (archive === undefined) return { fileClass: classify(path, size, head) };
  return size > MAX_ARCHIVE_BYTES && archive !== 'sealed' ? { fileClass: 'large' } : { archive };
}

function isSkipped(kind: FileClass | ArchiveKind): kind is 'list' | 'binary' | 'large' | 'sealed' {
  return kind === 'list' || kind === 'binary' || kind === 'large' || kind === 'sealed';
}

/** Published code goes through memory and not the spool: hardly any of it is kept. */
function isPublished(kind: Kind, { size }: LayerEntry): boolean {
  return 'fileClass' in kind && kind.fileClass === 'package' && size <= MAX_FILE_BYTES;
}

async function settle(
  spooled: readonly Spooled[],
  spool: Spool,
  source: LayerSource,
  { owned, tree, budget, records }: LayerContext & { readonly records: LayerRecords },
  tally: Tally,
): Promise<void> {
  for (const [count, { path, size, position, kind }] of spooled.entries()) {
    if (count % TURN === TURN - 1) await setImmediate();
    const bytes = spool.bytes(position, size);
    const name = path.replace(/^(?:\.?\/)+/, '');
    const content = size > MAX_FILE_BYTES ? bytes : bytes.read(0, size);
    if (owned.has(path, content)) {
      tally.owned += 1;
      continue;
    }
    const published = isAsPublished({ path: canonicalPath(path), content, beside: records });
    const origin = { kind: 'layer', diffId: source.diffId, file: path, published } as const;
    const place = (inner: string, content: Uint8Array, linesBefore: number) =>
      tree.place(source.group, origin, inner, content, linesBefore) !== undefined;
    const stagePart = (part: Uint8Array, linesBefore: number) => place(name, part, linesBefore);
    if ('archive' in kind)
      await expand(name, kind.archive, bytes, { budget, tally, scratch: dirname(tree.root), place });
    // It was read as the database that it is, and holds no text.
    else if (size > MAX_FILE_BYTES && isRpmDatabase(path)) tally.pass('record', path);
    else tally.count(await stageText(bytes, kind.fileClass, stagePart), path);
    assertBounds(tally, source);
  }
}

/** A text that is made to be too much would hide whatever it holds. */
function assertBounds({ leftOut }: Tally, { layer }: LayerSource): void {
  if (leftOut === undefined) return;
  const bounds = `${MAX_SPLIT_BYTES / MIB} MiB a file, ${MAX_TREE_BYTES / MIB} MiB of text together`;
  const message = `${plain(leftOut, 300)} in the layer ${layer.digest} is beyond what one scan takes (${bounds}); remove it from the image`;
  throw fault('scan-incomplete', 'secrets', message);
}
