import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from './domain/digest.ts';
import { codeOf, messageOf } from './domain/error-words.ts';
import type { EvidenceFile } from './domain/evidence/evidence.ts';
import { AssayError, fault } from './domain/reason.ts';
import { plain } from './domain/text.ts';

/**
 * Writes a file of the evidence folder; nothing else does. It is there whole or not at all, and no link is followed on
 * the way: `output-dir` may lie in the checkout, which holds what its authors like. A link in the place of the file
 * itself is replaced. `name` may begin with a folder, such as `bundles/x.json`. Throws `input-invalid`.
 */
export async function writeEvidenceFile(
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<EvidenceFile> {
  const path = await placed(folder, name, (draft) => writeFile(draft, content, { flag: 'wx' }));
  return { path, sha256: hexOf(content) };
}

/** Copies a file into the evidence folder in the same way; answers where it lies now. */
export function copyEvidenceFile(folder: string, name: string, from: string): Promise<string> {
  return placed(folder, name, (draft) => copyFile(from, draft, constants.COPYFILE_EXCL));
}

/** Takes a file of an earlier run away, if it is there. */
export async function removeEvidenceFile(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  await rm(path, { force: true }).catch((error: unknown) => {
    throw unwritable(path, codeOf(error, messageOf(error)), error);
  });
}

async function placed(folder: string, name: string, make: (draft: string) => Promise<void>): Promise<string> {
  const path = join(folder, name);
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await demandFolder(folder);
    const above = name.split('/').slice(0, -1);
    for (const [depth] of above.entries()) await makeFolder(join(folder, ...above.slice(0, depth + 1)));
    await make(draft);
    await rename(draft, path);
    return path;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error instanceof AssayError ? error : unwritable(path, codeOf(error, messageOf(error)), error);
  }
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  await demandFolder(path);
}

async function demandFolder(path: string): Promise<void> {
  if (!(await lstat(path)).isDirectory()) throw unwritable(path, 'it is a link or a file, and not a folder');
}

function unwritable(path: string, why: string, cause?: unknown): AssayError {
  const message = `output-dir: "${plain(path, 300)}" cannot be written (${why}); name an empty folder`;
  return fault('input-invalid', 'inputs', message, cause);
}
