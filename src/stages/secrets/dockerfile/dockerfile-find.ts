import { posix } from 'node:path';
import { orUndefined } from '../../../domain/result.ts';
import { parseDockerfile } from '../../../formats/image/dockerfile.ts';
import { Turns } from '../../../turns.ts';
import type { ScanTree } from '../staging/scan-tree.ts';
import type { LocatedDockerfile } from './dockerfile-match.ts';

const NAMES = /(?:^|\/)(?:(?:Dockerfile|Containerfile)(?:\.[^/]+)?|[^/]+\.(?:Dockerfile|Containerfile))$/i;
/** Whether a file is a Dockerfile by its name. */
export function isDockerfile(path: string): boolean {
  return NAMES.test(path);
}

/** A repository with more Dockerfiles is a collection of samples. */
export const MAX_DOCKERFILES = 200;

/** The staged Dockerfiles of the source tree. `below` is the path of the tree in the workspace. */
export async function findDockerfiles(tree: ScanTree, below: string): Promise<readonly LocatedDockerfile[]> {
  const turns = new Turns();
  const found: LocatedDockerfile[] = [];
  for (const { path, read } of tree.sourceFiles()) {
    await turns.give();
    if (found.length === MAX_DOCKERFILES) break;
    if (!isDockerfile(path) || path.includes('!/')) continue;
    const dockerfile = orUndefined(parseDockerfile(read()));
    if (dockerfile !== undefined) found.push({ path: posix.join(below, path), dockerfile });
  }
  return found;
}
