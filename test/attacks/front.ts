import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as it reached the front. */
export interface Asked {
  readonly method: string;
  /** Path and query, from `/v2/` on. */
  readonly path: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The header of that name; empty where there is none. */
  readonly authorization: string;
  /** `name[:port]` under which the front was asked. */
  readonly host: string;
}

/** Answers a request itself (then it says `true`), or leaves it to the registry behind. */
export type Intercept = (
  asked: Asked,
  response: ServerResponse,
  pass: (changed?: Partial<Asked>) => Promise<Answer>,
) => boolean | Promise<boolean>;

/** What the registry behind answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** A door in front of a registry: it notes what is asked, and can be made to lie, to fail, and to close. */
export interface Front {
  /** `127.0.0.1:PORT`, as it stands in image references. */
  readonly host: string;
  readonly asked: readonly Asked[];
  /** Requests that would have changed the registry. */
  writes(): readonly string[];
  /** Closes the port and every connection at once, as a registry that is killed. */
  kill(): Promise<void>;
  /** Opens the same port again; `isHonest` (the default) with nothing in between any more. */
  revive(options?: { readonly isHonest?: boolean }): Promise<void>;
  /** Closes every connection; new ones get this certificate. Only of a front with TLS. */
  present(certificate: ServerCertificate): void;
  stop(): Promise<void>;
}

/** A certificate and its key, in PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

/** Opens a front on a free port of loopback. `behind` is the registry's `127.0.0.1:PORT`. With a certificate it speaks TLS. */
export async function openFront(
  behind: string,
  intercept?: Intercept,
  certificate?: ServerCertificate,
): Promise<Front> {
  const asked: Asked[] = [];
  let active = intercept;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const one: Asked = {
      method: request.method ?? '',
      path: request.url ?? '',
      body: new Uint8Array(await buffer(request)),
      authorization: request.headers.authorization ?? '',
      host: request.headers.host ?? '',
    };
    asked.push(one);
    const pass = (changed: Partial<Asked> = {}) => ask(behind, { ...one, ...changed }, request);
    if ((await active?.(one, response, pass)) === true) return;
    send(response, await pass());
  };
  let presented = certificate;
  const create = (): Server => {
    const listener = (request: IncomingMessage, response: ServerResponse) => {
      answer(request, response).catch(() => response.destroy());
    };
    return presented === undefined ? createServer(listener) : createTlsServer({ ...presented }, listener);
  };
  let server = create();
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const kill = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return {
    host: `127.0.0.1:${port}`,
    asked,
    writes: () =>
      asked
        .filter(({ method }) => method !== 'GET' && method !== 'HEAD')
        .map(({ method, path }) => `${method} ${path}`),
    kill,
    async revive({ isHonest = true } = {}) {
      if (isHonest) active = undefined;
      server = create();
      await listen(server, port);
    },
    present(other) {
      presented = other;
      if ('setSecureContext' in server) (server as TlsServer).setSecureContext({ ...other });
      server.closeAllConnections();
    },
    stop: kill,
  };
}

/** Gives an answer of the registry on. */
export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const kept = [...headers].filter(([name]) => !/^(?:connection|transfer-encoding|keep-alive)$/.test(name));
  response.writeHead(status, Object.fromEntries(kept)).end(body);
}

/** Headers of a request that mean something to what is behind. */
const PASSED_ON = [
  ...['accept', 'authorization', 'content-type', 'content-range', 'range'],
  ...['user-agent', 'x-github-api-version', 'x-vault-token'],
];

async function ask(behind: string, { method, path, body }: Asked, request: IncomingMessage): Promise<Answer> {
  const headers = new Headers();
  for (const name of PASSED_ON) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const answer = await fetch(`http://${behind}${path}`, {
    method,
    headers,
    redirect: 'manual',
    ...(body.length > 0 ? { body } : {}),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const own = new Headers(answer.headers);
  const location = own.get('location')?.replace(behind, request.headers.host ?? behind);
  if (location !== undefined) own.set('location', location);
  // A HEAD answer tells the length of a body that it does not have.
  if (method !== 'HEAD') own.delete('content-length');
  return { status: answer.status, headers: own, body: bytes };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}
