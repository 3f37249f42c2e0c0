// The thread of `file-digest.ts`.
import { parentPort, workerData } from 'node:worker_threads';
import { digestNow } from './digest-now.ts';

parentPort?.postMessage(digestNow(workerData));
