import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hexOf } from './domain/digest.ts';
import { codeOf, fullDisk, messageOf } from './domain/error-words.ts';
import type { EvidenceFile } from './domain/evidence/evidence.ts';
import { AssayError, fault } from './domain/reason.ts';
import { type Parsed, parsed, unparsable } from './domain/result.ts';
import { plain, sizeText } from './domain/text.ts';

/** The file with the results of a run, which another job of the same workflow run imports. */
export const HANDOVER_FILE = 'handover.json';

/**
 * Writes a file to the evidence folder. The file is never partly written. Assay follows no link on the path, because
 * `output-dir` may be in the checkout, whose authors can add any link. If the file itself is a link, it is replaced.
 * `name` may begin with a folder, such as `bundles/x.json`. Throws `input-invalid` or `disk-full`.
 */
export async function writeEvidenceFile(
  folder: string,
  name: string,
  content: string | Uint8Array,
): Promise<EvidenceFile> {
  const path = await replaceFile(folder, name, (draft) => writeFile(draft, content, { flag: 'wx' }));
  return { path, sha256: hexOf(content) };
}

/** Copies a file into the evidence folder in the same way. Returns its new path. */
export function copyEvidenceFile(folder: string, name: string, from: string): Promise<string> {
  return replaceFile(folder, name, (draft) => copyFile(from, draft, constants.COPYFILE_EXCL));
}

/**
 * Reads a file of the evidence folder that this run has written: text. The fault is a part of a sentence, if it is
 * missing, larger than `maxBytes`, a link, or not the file that was written.
 */
export async function readEvidenceFile(
  { path, sha256 }: EvidenceFile,
  maxBytes: number,
): Promise<Parsed<string>> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      const { size } = await file.stat();
      if (size > maxBytes) return unparsable(`is larger than ${sizeText(maxBytes)}`);
      const content = await file.readFile();
      if (hexOf(content) !== sha256) return unparsable('was changed after this run wrote it');
      return parsed(content.toString('utf8'));
    } finally {
      await file.close();
    }
  } catch (error) {
    return unparsable(`could not be read (${codeOf(error, messageOf(error))})`);
  }
}

/** Makes a folder in the evidence folder, if it does not exist. Follows no link. Returns its path. */
export async function makeEvidenceFolder(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  try {
    await demandFolder(folder);
    await makeFolder(path);
    return path;
  } catch (error) {
    throw error instanceof AssayError ? error : unwritable(path, codeOf(error, messageOf(error)), error);
  }
}

/** The names of the folders in the evidence folder, without links. There may be no evidence folder yet. */
export async function foldersOfEvidence(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw unwritable(folder, codeOf(error, messageOf(error)), error);
  }
}

/** Removes a file of an earlier run, if it exists. */
export async function removeEvidenceFile(folder: string, name: string): Promise<void> {
  const path = join(folder, name);
  await rm(path, { force: true }).catch((error: unknown) => {
    throw unwritable(path, codeOf(error, messageOf(error)), error);
  });
}

/** Makes a file under a temporary name, then moves it into place. */
async function replaceFile(
  folder: string,
  name: string,
  make: (draft: string) => Promise<void>,
): Promise<string> {
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
  if (!(await lstat(path)).isDirectory()) throw unwritable(path, 'it is a link or a file, not a folder');
}

function unwritable(path: string, why: string, cause?: unknown): AssayError {
  const hint = fullDisk(cause) === undefined ? '; name an empty folder' : '';
  const message = `output-dir: "${plain(path, 300)}" cannot be written (${why})${hint}`;
  return fault('input-invalid', 'inputs', message, cause);
}
