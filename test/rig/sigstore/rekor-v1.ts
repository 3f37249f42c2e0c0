import { createHash, createPublicKey } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { rigFolder } from '../folder.ts';
import { freePorts, portIn, type RunningServer, startServer } from '../servers/server.ts';
import { buildTools } from '../tools/build.ts';
import type { TestSigstore } from './sigstore.ts';

const HOSTNAME = '127.0.0.1';
const START = '2024-01-01T00:00:00Z';

/** A Rekor v1 on loopback, as the public Sigstore's usual log is one, over a Trillian that keeps nothing. */
export interface TestRekorV1 {
  readonly url: string;
  /** The trusted root of a Sigstore that has this log too, as text. */
  readonly trustedRoot: (sigstore: TestSigstore) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts it with a limit to what it takes; 1 s once the programs are built. */
export async function startRekorV1(maxBodyBytes: number): Promise<TestRekorV1> {
  const tools = await buildTools(['rekor-v1', 'trillian']);
  const folder = await rigFolder('rekor-v1');
  const [port] = await freePorts(1);
  const url = `http://${HOSTNAME}:${port}`;
  const started: RunningServer<unknown>[] = [];
  const stop = async () => {
    await Promise.all(started.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const trillian = await startServer({
      name: 'trillian',
      file: tools.trillian,
      args: [],
      folder,
      ready: portIn,
    });
    started.push(trillian);
    const rekor = await startServer({
      name: 'rekor-v1',
      file: tools['rekor-v1'],
      args: [
        ...['serve', '--rekor_server.address', HOSTNAME, '--port', `${port}`],
        ...['--trillian_log_server.address', HOSTNAME, '--trillian_log_server.port', `${trillian.ready}`],
        ...['--rekor_server.signer', 'memory', '--rekor_server.hostname', HOSTNAME],
        // Searching wants a database.
        ...['--enable_retrieve_api=false', '--max_request_body_size', `${maxBodyBytes}`],
      ],
      folder,
      ready: async () => {
        const answer = await fetch(`${url}/api/v1/log/publicKey`);
        return answer.ok ? await answer.text() : undefined;
      },
    });
    started.push(rekor);
    return { url, trustedRoot: (sigstore) => rootWith(sigstore, url, rekor.ready), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function rootWith(sigstore: TestSigstore, baseUrl: string, publicKey: string): Promise<string> {
  const root = JSON.parse(await readFile(sigstore.trustedRoot, 'utf8'));
  const key = createPublicKey(publicKey).export({ type: 'spki', format: 'der' });
  const log = {
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: key.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: { start: START },
    },
    logId: { keyId: createHash('sha256').update(key).digest('base64') },
  };
  return JSON.stringify({ ...root, tlogs: [...root.tlogs, log] });
}
