// The thread of `file-digest.ts`: it answers one request after another.
import { parentPort } from 'node:worker_threads';
import { type DigestAnswer, type DigestRequest, digestNow } from './digest-now.ts';

parentPort?.on('message', (request: DigestRequest) => parentPort?.postMessage(answerTo(request)));

function answerTo(request: DigestRequest): DigestAnswer {
  try {
    return { digest: digestNow(request) };
  } catch (fault) {
    // A copy of the error itself would lack its code.
    if (!(fault instanceof Error)) throw fault;
    const code = 'code' in fault && typeof fault.code === 'string' ? { code: fault.code } : {};
    return { fault: { message: fault.message, ...code } };
  }
}
