import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Digest } from '../../domain/digest.ts';
import type { Descriptor } from '../../domain/image.ts';
import type { LayerFile, Layers } from '../../ports.ts';
import { classify, type FileClass, looksSecret } from './classify.ts';
import { type OwnedFile, type OwnedFiles, ownedBy } from './owned-files.ts';
import type { ScanTree } from './scan-tree.ts';
import { Spool } from './spool.ts';
import type { Tally } from './tally.ts';

const HEAD_BYTES = 16;
/** Files after which other work of the process gets a turn. */
const TURN = 500;

/** A layer of the image; `group` names its folder in the scan tree. */
export interface LayerSource {
  readonly layout: string;
  readonly layer: Descriptor;
  readonly diffId: Digest;
  readonly group: string;
}

interface Spooled {
  readonly path: string;
  readonly size: number;
  readonly position: number;
  readonly fileClass: FileClass;
}

/**
 * Reads a layer once, as a stream, and lays before the engines what they have to look at. Answers the files that
 * this layer's package databases list; they count for this layer and, in `owned`, for those above it.
 */
export async function collectLayer(
  layers: Layers,
  source: LayerSource,
  owned: OwnedFiles,
  tree: ScanTree,
  tally: Tally,
): Promise<readonly OwnedFile[]> {
  const spoolFile = join(tree.root, '..', `spool-${source.group}`);
  const spool = new Spool(spoolFile);
  try {
    const spooled: Spooled[] = [];
    await layers.read(source.layout, source.layer, source.diffId, async (file) => {
      const kept = await spoolFileOf(file, spool, tally);
      if (kept !== undefined) spooled.push(kept);
    });
    const listed = spooled.flatMap(
      ({ path, position, size }) => ownedBy(path, () => spool.read(position, size).toString('utf8')) ?? [],
    );
    owned.add(listed);
    await settle(spooled, spool, source, owned, tree, tally);
    return listed;
  } finally {
    spool.close();
    await rm(spoolFile, { force: true });
  }
}

/** Puts a file into the spool; undefined where its class, or a look at published code, tells that it is not to be scanned. */
async function spoolFileOf(file: LayerFile, spool: Spool, tally: Tally): Promise<Spooled | undefined> {
  let head: Uint8Array = Buffer.alloc(0);
  let fileClass: FileClass | undefined;
  const published: Uint8Array[] = [];
  const position = spool.position;
  for await (const chunk of file.content) {
    if (fileClass !== undefined) {
      if (fileClass === 'package') published.push(chunk);
      else spool.append(chunk);
      continue;
    }
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (head.length < Math.min(HEAD_BYTES, file.size)) continue;
    fileClass = classify(file.path, file.size, head);
    if (fileClass === 'list' || fileClass === 'binary' || fileClass === 'large') {
      tally.pass(fileClass, file.path);
      return undefined;
    }
    if (fileClass === 'package') published.push(head);
    else spool.append(head);
  }
  if (fileClass === undefined) return undefined;
  if (fileClass === 'package') {
    const content = Buffer.concat(published);
    if (!looksSecret(content)) {
      tally.pass('package', file.path);
      return undefined;
    }
    spool.append(content);
  }
  return { path: file.path, size: file.size, position, fileClass };
}

async function settle(
  spooled: readonly Spooled[],
  spool: Spool,
  source: LayerSource,
  owned: OwnedFiles,
  tree: ScanTree,
  tally: Tally,
): Promise<void> {
  const origin = { kind: 'layer', diffId: source.diffId } as const;
  for (const [count, { path, size, position, fileClass }] of spooled.entries()) {
    if (count % TURN === TURN - 1) await setImmediate();
    const content = spool.read(position, size);
    if (owned.has(path, content)) tally.owned += 1;
    else if (fileClass !== 'plain' && !looksSecret(content)) tally.pass(fileClass, path);
    else if (tree.place(source.group, origin, path.replace(/^(?:\.?\/)+/, ''), content) !== undefined)
      tally.scanned += 1;
    else tally.pass('beyond', path);
  }
}
