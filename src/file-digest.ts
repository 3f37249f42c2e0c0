import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Beside this file: in `src/`, and in the bundle. */
const THREAD = join(import.meta.dirname, `digest-thread${extname(import.meta.filename)}`);

/** What is looked for in a file while it is hashed. */
export interface Search {
  readonly text: string;
  /** How many bytes after it are answered. */
  readonly after: number;
}

/** A file as a thread is told of it. */
export interface DigestRequest {
  readonly path: string;
  readonly search?: Search;
}

/** What one reading of a file tells of it. */
export interface FileDigest {
  /** SHA-256, bare hex. */
  readonly sha256: string;
  /** The first 64 bytes. */
  readonly head: Uint8Array;
  /** The bytes after each occurrence of the text, as Latin-1; at most of the first 100. */
  readonly found: readonly string[];
}

/**
 * Hashes a large file and searches it, both in one reading. It is done in a thread, so that this process goes on: to
 * hash trivy takes longer than everything else that the gate computes. Rejects if the file cannot be read.
 */
export async function digestFile(path: string, search?: Search): Promise<FileDigest> {
  const request: DigestRequest = { path, ...(search && { search }) };
  const thread = new Worker(THREAD, { workerData: request, env: {}, execArgv: [] });
  const { promise, resolve, reject } = Promise.withResolvers<FileDigest>();
  thread.once('message', resolve);
  thread.once('error', reject);
  thread.once('exit', (code) => reject(new Error(`the thread that hashes ended with ${code}`)));
  return await promise;
}

/** The SHA-256 of a large file, bare hex; see {@link digestFile}. */
export async function hashFile(path: string): Promise<string> {
  return (await digestFile(path)).sha256;
}
