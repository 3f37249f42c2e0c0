import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { codeOf, messageOf } from '../../domain/error-words.ts';
import { MAX_SHARDS } from '../../domain/fleet/fleet-plan.ts';
import type { ReadResult } from '../../domain/fleet/fleet-report.ts';
import { fault } from '../../domain/reason.ts';
import { unparsable } from '../../domain/result.ts';
import { plain, sizeText } from '../../domain/text.ts';
import { parseShardResult } from '../../formats/fleet/shard-document.ts';

/** A name of a result, also of a second one: what a browser or a person makes of it. */
const RESULT = /^shard-.*\.json$/;
const MAX_RESULT_BYTES = 256 * 1024 * 1024;
/** More files than shards are read, so that a second result of a shard is noticed. */
const MAX_FILES = 4 * MAX_SHARDS;

/**
 * Every result below a folder, at any depth: each artifact of a workflow may have its own. Throws `input-invalid` if the
 * folder cannot be read.
 */
export async function readResults(folder: string): Promise<readonly ReadResult[]> {
  let files: readonly string[];
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    files = entries
      .filter((entry) => !entry.isDirectory() && RESULT.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted();
  } catch (error) {
    const why = codeOf(error, messageOf(error));
    throw fault('input-invalid', 'inputs', `input \`results\`: ${folder} cannot be read (${why})`, error);
  }
  if (files.length > MAX_FILES)
    throw fault('input-invalid', 'inputs', `input \`results\`: ${folder} has more than ${MAX_FILES} results`);
  const read: ReadResult[] = [];
  for (const path of files)
    read.push({ file: plain(relative(folder, path), 300), result: await readOne(path) });
  return read;
}

async function readOne(path: string): Promise<ReadResult['result']> {
  try {
    const { size } = await stat(path);
    if (size > MAX_RESULT_BYTES) return unparsable(`is larger than ${sizeText(MAX_RESULT_BYTES)}`);
    return parseShardResult(await readFile(path));
  } catch (error) {
    return unparsable(`cannot be read (${codeOf(error, messageOf(error))})`);
  }
}
