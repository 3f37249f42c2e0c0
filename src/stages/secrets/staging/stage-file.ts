import { dirname } from 'node:path';
import type { RandomBytes } from '../../archives/expand-bytes.ts';
import { archiveKind, HEAD_BYTES } from '../../archives/expand-kind.ts';
import type { Hit } from '../hit.ts';
import type { Manifests } from '../kubernetes/kubernetes-manifests.ts';
import { classify, looksSecret, MAX_FILE_BYTES } from './classify.ts';
import { expand } from './expand.ts';
import type { ExpandBudget } from './expand-budget.ts';
import type { Origin, ScanTree } from './scan-tree.ts';
import { stageText } from './stage-text.ts';
import type { SkippedKind, Tally } from './tally.ts';

/** Where a file of the source, or a version of one in a commit, goes. */
export interface StagingOptions {
  readonly tree: ScanTree;
  readonly group: string;
  readonly origin: Origin;
  readonly tally: Tally;
  readonly budget: ExpandBudget;
  readonly manifests: Manifests;
  /** Takes what the rule for manifests finds. */
  readonly hits: Hit[];
}

const LFS_POINTER = /^version https:\/\/(?:git-lfs\.github\.com|hawser\.github\.com)\/spec\/v1\r?\noid /;
const LFS_POINTER_BYTES = 1024;
const GIT_CRYPT = Buffer.from('\0GITCRYPT\0');

/** A file that was laid as it is: its name before the engines, and what stands in it. */
export interface StagedFile {
  readonly name: string;
  readonly content: Buffer;
}

/**
 * Lays a file before the engines, as a whole, in parts or by its members, and counts what becomes of it. Answers
 * undefined where it was not laid as a whole.
 */
export async function stageFile(
  path: string,
  bytes: RandomBytes,
  staging: StagingOptions,
): Promise<StagedFile | undefined> {
  const head = bytes.read(0, Math.min(HEAD_BYTES, bytes.size));
  const { tree, group, origin, tally, budget } = staging;
  const archive = archiveKind(path, head);
  if (archive !== undefined) {
    const place = (inner: string, content: Buffer, linesBefore: number) =>
      tree.place(group, origin, inner, content, linesBefore) !== undefined;
    await expand(path, archive, bytes, { budget, tally, scratch: dirname(tree.root), place });
    return undefined;
  }
  const why = passed(path, bytes.size, head);
  if (why !== undefined) {
    tally.pass(why, path);
    return undefined;
  }
  return bytes.size > MAX_FILE_BYTES ? stageAllParts(path, bytes, staging) : stageWhole(path, bytes, staging);
}

/** Whether a file lies where published code lies, and is looked at for tokens of a distinctive form only. */
export function isPublished(path: string): boolean {
  return classOf(path, 0, Buffer.alloc(0)) === 'package';
}

/** Why a file is not looked at; undefined where it is. */
function passed(path: string, size: number, head: Buffer): SkippedKind | undefined {
  if (GIT_CRYPT.equals(head.subarray(0, GIT_CRYPT.length))) return 'encrypted';
  if (size <= LFS_POINTER_BYTES && LFS_POINTER.test(head.toString('latin1'))) return 'pointer';
  const fileClass = classOf(path, size, head);
  return fileClass === 'binary' || fileClass === 'large' ? fileClass : undefined;
}

/** A folder of the source is no root of a distribution. */
function classOf(path: string, size: number, head: Buffer) {
  return classify(`source/${path}`, size, head);
}

function stageWhole(path: string, bytes: RandomBytes, staging: StagingOptions): StagedFile | undefined {
  const { tree, group, origin, tally, manifests, hits } = staging;
  const content = bytes.read(0, bytes.size);
  if (classOf(path, content.length, content) === 'package' && !looksSecret(content)) {
    tally.pass('package', path);
    return undefined;
  }
  const name = tree.place(group, origin, path, content);
  if (name === undefined) {
    tally.pass('beyond', path);
    return undefined;
  }
  tally.scanned += 1;
  for (const found of manifests.evaluated(path, content)) hits.push({ ...found, file: name });
  return { name, content };
}

async function stageAllParts(path: string, bytes: RandomBytes, staging: StagingOptions): Promise<undefined> {
  const { tree, group, origin, tally } = staging;
  const fileClass = classOf(path, bytes.size, bytes.read(0, HEAD_BYTES));
  const place = (part: Buffer, linesBefore: number) =>
    tree.place(group, origin, path, part, linesBefore) !== undefined;
  tally.count(await stageText(bytes, fileClass, place), path);
}
