import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  type DigestAnswer,
  type DigestRequest,
  digestNow,
  type FileDigest,
  type Search,
} from './digest-now.ts';

export type { FileDigest, Search } from './digest-now.ts';

/** Beside this file: in `src/`, and in the bundle. */
const THREAD = join(import.meta.dirname, `digest-thread${extname(import.meta.filename)}`);

/** Of a smaller file, the hash takes less time than the start of a thread. */
const LEAST_BYTES = 4 << 20;

/** One core is left to this process. To start a thread takes about a third of the processor time of trivy's hash. */
const MOST_THREADS = Math.max(1, availableParallelism() - 1);

/** No thread hashed the file: none could be started, or it ended before it had an answer. The file may be good. */
export class DigestThreadFault extends Error {}

/**
 * Hashes a file and searches it, both in one reading. A large one is read in a thread, so that this process goes on: to
 * hash trivy would be the largest part of what the gate computes. Rejects if the file cannot be read, and with a
 * {@link DigestThreadFault} if there was no thread to read it.
 */
export async function digestFile(path: string, search?: Search): Promise<FileDigest> {
  const request: DigestRequest = { path, ...(search && { search }) };
  if ((await stat(path)).size < LEAST_BYTES) return digestNow(request);
  const { promise, resolve, reject } = Promise.withResolvers<FileDigest>();
  waiting.push({ request, resolve, reject });
  if (threads < MOST_THREADS) startThread();
  return await promise;
}

/** The SHA-256 of a file, bare hex; see {@link digestFile}. */
export async function hashFile(path: string): Promise<string> {
  return (await digestFile(path)).sha256;
}

interface Task {
  readonly request: DigestRequest;
  readonly resolve: (digest: FileDigest) => void;
  readonly reject: (error: Error) => void;
}

/** Files that no thread has taken yet. */
const waiting: Task[] = [];
let threads = 0;

/** Starts a thread for the first file that waits. */
function startThread(): void {
  const task = waiting.shift();
  if (task === undefined) return;
  try {
    serve(new Worker(THREAD, { env: {}, execArgv: [] }), task);
  } catch (error) {
    task.reject(new DigestThreadFault(`the thread that hashes could not be started: ${String(error)}`));
    startThread();
  }
}

/** Gives a thread one file after another. It ends when none is left. */
function serve(thread: Worker, first: Task): void {
  let task: Task | undefined = first;
  const fail = (why: string) => {
    task?.reject(new DigestThreadFault(`the thread that hashes ended: ${why}`));
    task = undefined;
  };
  threads += 1;
  thread.on('message', (answer: DigestAnswer) => {
    if ('digest' in answer) task?.resolve(answer.digest);
    else task?.reject(Object.assign(new Error(answer.fault.message), answer.fault));
    task = waiting.shift();
    if (task === undefined) void thread.terminate();
    else thread.postMessage(task.request);
  });
  thread.once('error', (error) => fail(String(error)));
  thread.once('exit', (code) => {
    threads -= 1;
    fail(`exit code ${code}`);
    startThread();
  });
  thread.postMessage(first.request);
}
