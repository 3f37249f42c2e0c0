import { dirname } from 'node:path';
import type { RandomBytes } from '../../archives/expand-bytes.ts';
import { archiveKind, HEAD_BYTES } from '../../archives/expand-kind.ts';
import { hasAt } from '../../shared/bytes.ts';
import type { Hit } from '../hit.ts';
import type { Manifests } from '../kubernetes/kubernetes-manifests.ts';
import { expand } from './expand.ts';
import type { ExpandBudget } from './expand-budget.ts';
import { classifyFile, isStaged, type KnownContents, MAX_FILE_BYTES } from './file-class.ts';
import type { FileCounter, SkippedKind } from './file-counter.ts';
import type { ScanTree } from './scan-tree.ts';
import { stageText } from './stage-text.ts';
import type { Origin } from './staged-record.ts';

/** How a file of the source, or a version of it in a commit, is staged. */
export interface StagingOptions {
  readonly tree: ScanTree;
  readonly group: string;
  readonly origin: Origin;
  readonly counter: FileCounter;
  readonly budget: ExpandBudget;
  readonly manifests: Manifests;
  readonly unstaged: KnownContents;
  /** The hits of the rule for manifests are added here. */
  readonly hits: Hit[];
}

const LFS_POINTER = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\noid /;
/** The specification of Git LFS limits a pointer to this size. */
const LFS_POINTER_BYTES = 1024;
const GIT_CRYPT = Buffer.from('\0GITCRYPT\0');

/** A file that was staged as a whole: its name in the scan tree, and its content. */
export interface WholeFile {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Stages a file, as a whole, in parts or by its members, and counts it. Returns undefined if it was not staged as a
 * whole.
 */
export async function stageFile(
  path: string,
  bytes: RandomBytes,
  staging: StagingOptions,
): Promise<WholeFile | undefined> {
  const head = bytes.read(0, Math.min(HEAD_BYTES, bytes.size));
  const { tree, group, origin, counter, budget, unstaged } = staging;
  const archive = archiveKind(path, head);
  if (archive !== undefined) {
    const stage = (inner: string, content: Buffer, linesBefore: number) =>
      tree.stage({ group, origin, path: inner, content, linesBefore }) !== undefined;
    await expand(path, archive, bytes, { budget, counter, unstaged, scratch: dirname(tree.root), stage });
    return undefined;
  }
  const skipped = whySkipped(path, bytes.size, head);
  if (skipped !== undefined) {
    counter.skip(skipped, path);
    return undefined;
  }
  return bytes.size > MAX_FILE_BYTES ? stageInParts(path, bytes, staging) : stageWhole(path, bytes, staging);
}

/** Whether a path is that of published code, which is scanned only for tokens of a distinctive form. */
export function isPublishedCode(path: string): boolean {
  return classOf(path, 0, Buffer.alloc(0)) === 'package';
}

/** Why a file is not scanned; undefined if it is. */
function whySkipped(path: string, size: number, head: Buffer): SkippedKind | undefined {
  if (hasAt(head, GIT_CRYPT)) return 'encrypted';
  if (size <= LFS_POINTER_BYTES && LFS_POINTER.test(head.toString('latin1'))) return 'pointer';
  const fileClass = classOf(path, size, head);
  return fileClass === 'binary' || fileClass === 'large' ? fileClass : undefined;
}

/** The prefix keeps a folder of the source, such as `var/lib/dpkg`, from counting as one of a distribution. */
function classOf(path: string, size: number, head: Buffer) {
  return classifyFile(`source/${path}`, size, head);
}

function stageWhole(path: string, bytes: RandomBytes, staging: StagingOptions): WholeFile | undefined {
  const { tree, group, origin, counter, manifests, unstaged, hits } = staging;
  const content = bytes.read(0, bytes.size);
  const fileClass = classOf(path, content.length, content.subarray(0, HEAD_BYTES));
  if ((fileClass === 'package' || fileClass === 'data') && !isStaged(fileClass, path, content, unstaged)) {
    counter.skip(fileClass, path);
    return undefined;
  }
  const name = tree.stage({ group, origin, path, content });
  if (name === undefined) {
    counter.skip('overLimit', path);
    return undefined;
  }
  counter.scanned += 1;
  for (const found of manifests.allHits(path, content)) hits.push({ ...found, file: name });
  return { name, content };
}

async function stageInParts(path: string, bytes: RandomBytes, staging: StagingOptions): Promise<undefined> {
  const { tree, group, origin, counter, unstaged } = staging;
  const fileClass = classOf(path, bytes.size, bytes.read(0, HEAD_BYTES));
  const stagePart = (content: Buffer, linesBefore: number) =>
    tree.stage({ group, origin, path, content, linesBefore }) !== undefined;
  counter.count(await stageText({ path, bytes, fileClass, unstaged }, stagePart), path);
}
