import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { RegistryClient, type RegistryClientOptions } from '../../../src/adapters/registry/client.ts';
import { AssayError, type Reason } from '../../../src/domain/reason.ts';

/** A scripted HTTP server on loopback and what it was asked. */
export interface Served {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly asked: { readonly method: string; readonly path: string; readonly authorization?: string }[];
  close(): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves until closed; open connections are cut then. */
export async function serve(handler: Handler): Promise<Served> {
  const asked: Served['asked'] = [];
  const server = createServer((request, response) => {
    const { authorization } = request.headers;
    asked.push({
      method: request.method ?? '',
      path: request.url ?? '',
      ...(authorization === undefined ? {} : { authorization }),
    });
    handler(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    host: `127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Limits for a real registry on a machine that has other things to do. */
export const PATIENT = { answer: 30_000, stall: 30_000, pause: 5 };

/** A client with an empty environment, short pauses and short time limits. */
export function clientWith(options: Partial<RegistryClientOptions> = {}): RegistryClient {
  return new RegistryClient({
    processes: createProcesses(),
    environment: {},
    workspace: { folder: () => Promise.reject(new Error('only a credential helper needs a folder')) },
    limits: { answer: 2000, stall: 500, pause: 5 },
    ...options,
  });
}

/** The reason with which something fails; throws when it does not. */
export async function reasonOf(work: Promise<unknown>): Promise<Reason> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AssayError) return error.reasons[0];
    throw error;
  }
  throw new Error('it did not fail');
}
