import { stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type DigestRequest, digestNow, type FileDigest, type Search } from './digest-now.ts';

export type { FileDigest, Search } from './digest-now.ts';

/** Beside this file: in `src/`, and in the bundle. */
const THREAD = join(import.meta.dirname, `digest-thread${extname(import.meta.filename)}`);

/** Of a smaller file, the hash takes less time than the start of a thread. */
const LEAST_BYTES = 4 << 20;

/**
 * Hashes a file and searches it, both in one reading. A large one is read in a thread, so that this process goes on: to
 * hash trivy would be the largest part of what the gate computes. Rejects if the file cannot be read.
 */
export async function digestFile(path: string, search?: Search): Promise<FileDigest> {
  const request: DigestRequest = { path, ...(search && { search }) };
  if ((await stat(path)).size < LEAST_BYTES) return digestNow(request);
  const thread = new Worker(THREAD, { workerData: request, env: {}, execArgv: [] });
  const { promise, resolve, reject } = Promise.withResolvers<FileDigest>();
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', (code) => reject(new Error(`the thread that hashes ended with ${code}`)));
  return await promise;
}

/** The SHA-256 of a file, bare hex; see {@link digestFile}. */
export async function hashFile(path: string): Promise<string> {
  return (await digestFile(path)).sha256;
}
