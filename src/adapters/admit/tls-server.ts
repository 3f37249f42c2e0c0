import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { messageOf } from '../../domain/error-words.ts';
import { fault } from '../../domain/reason.ts';
import { plain } from '../../domain/text.ts';

/** The files of the server's certificate, in PEM. */
export interface CertificateFiles {
  readonly certificate: string;
  readonly key: string;
  /** Who may ask; absent: everybody. */
  readonly clientCa?: string;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** A place of the server. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** Whether only a client with a certificate of `clientCa` may ask, if there is one. */
  readonly isGuarded: boolean;
  /** `timeoutMs`: how long the client says that it waits. Never throws. */
  answer(body: Uint8Array, timeoutMs: number | undefined): Promise<Answer>;
}

export interface ServerOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  readonly files: CertificateFiles;
  readonly routes: Readonly<Record<string, Route>>;
  readonly say: (line: string) => void;
  readonly reloadMs?: number;
  readonly requestMs?: number;
}

export interface RunningServer {
  readonly port: number;
  /** The end of the certificate that is used, in milliseconds since 1970. */
  certificateEnd(): number;
  /** Answers no new request, waits for those under way, and ends. */
  close(graceMs: number): Promise<void>;
}

/** kube-apiserver's objects have at most 3 MiB, and an update has two of them. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const MAX_CONNECTIONS = 512;
/** A client that does not send its request in this time is cut off. */
const REQUEST_MS = 10_000;
const HEADERS_MS = 5_000;
const HANDSHAKE_MS = 5_000;
/** Of one address. Others can connect, however many this one opens. */
const MAX_OF_ADDRESS = MAX_CONNECTIONS / 2;
const RELOAD_MS = 10_000;

const JSON_TYPE = 'application/json';

/**
 * Starts an HTTPS server with TLS 1.2 or later. Every 10 s it looks whether the files of its certificate have changed, and
 * uses the new ones; files that do not fit together are told, and the old ones stay. Throws `input-invalid`.
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { routes, say, files } = options;
  let identity = await readIdentity(files);
  const server = createServer(
    {
      ...identity.context,
      minVersion: 'TLSv1.2',
      requestCert: files.clientCa !== undefined,
      // A probe of the kubelet has no certificate. Guarded routes look at `authorized`.
      rejectUnauthorized: false,
      handshakeTimeout: HANDSHAKE_MS,
      headersTimeout: Math.min(HEADERS_MS, options.requestMs ?? REQUEST_MS),
      requestTimeout: options.requestMs ?? REQUEST_MS,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 75_000,
    },
    (request, response) => {
      serve(request, response, routes, files.clientCa !== undefined).catch((error: unknown) => {
        say(`A request could not be answered: ${plain(messageOf(error), 300)}`);
        if (response.headersSent) response.destroy();
        else response.writeHead(500).end();
      });
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.on('tlsClientError', () => undefined);
  limitAddresses(server);
  await listening(server, options.host, options.port);
  const timer = setInterval(async () => {
    try {
      const next = await readIdentity(files);
      if (next.hash === identity.hash) return;
      server.setSecureContext(next.context);
      identity = next;
      say(`The certificate was read again; it is valid until ${new Date(next.end).toISOString()}.`);
    } catch (error) {
      say(`The certificate cannot be read again, so the old one stays: ${messageOf(error)}`);
    }
  }, options.reloadMs ?? RELOAD_MS);
  timer.unref();
  return {
    port: portOf(server.address()),
    certificateEnd: () => identity.end,
    async close(graceMs) {
      clearInterval(timer);
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await ended;
      clearTimeout(cut);
    },
  };
}

interface Identity {
  readonly context: { readonly cert: Buffer; readonly key: Buffer; readonly ca?: Buffer };
  readonly hash: string;
  readonly end: number;
}

async function readIdentity({ certificate, key, clientCa }: CertificateFiles): Promise<Identity> {
  const read = (flag: string, path: string) =>
    readFile(path).catch((error: unknown) => {
      throw fault('input-invalid', 'inputs', `${flag}: ${path} cannot be read: ${messageOf(error)}`);
    });
  const [cert, secret, ca] = await Promise.all([
    read('--tls-cert', certificate),
    read('--tls-key', key),
    clientCa === undefined ? undefined : read('--client-ca', clientCa),
  ]);
  const context = { cert, key: secret, ...(ca && { ca }) };
  let end: number;
  try {
    end = Date.parse(new X509Certificate(cert).validTo);
    createSecureContext(context);
  } catch (error) {
    const message = `--tls-cert ${certificate} and --tls-key ${key} are no certificate with its key: ${messageOf(error)}`;
    throw fault('input-invalid', 'inputs', message);
  }
  const hash = createHash('sha256')
    .update(cert)
    .update('\0')
    .update(secret)
    .update('\0')
    .update(ca ?? '');
  return { context, hash: hash.digest('hex'), end };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  routes: Readonly<Record<string, Route>>,
  demandsCertificate: boolean,
): Promise<void> {
  const send = ({ status, type, body }: Answer) => {
    response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  };
  const refuse = (status: number, why: string) =>
    send({ status, type: JSON_TYPE, body: JSON.stringify({ error: why }) });
  const url = URL.parse(request.url ?? '/', 'https://localhost');
  if (url === null) return refuse(400, 'this is no path');
  const { pathname, searchParams } = url;
  const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
  if (route === undefined) return refuse(404, `there is nothing at this path`);
  if (request.method !== route.method) return refuse(405, `only ${route.method} is answered`);
  if (route.isGuarded && demandsCertificate && !hasCertificate(request))
    return refuse(401, 'a client certificate is needed');
  const body = await bodyOf(request);
  // What the client goes on to send is not read.
  if (body === 'too-large') {
    response.setHeader('connection', 'close');
    return refuse(413, `the request has more than ${MAX_BODY_BYTES} bytes`);
  }
  if (body === 'cut-off') return void response.destroy();
  send(await route.answer(body, durationOf(searchParams.get('timeout'))));
}

/**
 * Whether the client has a certificate of the authority. `authorized` alone is not enough: node also sets it for a session
 * of TLS 1.3 that is resumed, even if there was no certificate when it began.
 */
function hasCertificate({ socket }: IncomingMessage): boolean {
  return socket instanceof TLSSocket && socket.authorized && socket.getPeerCertificate().raw !== undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | 'too-large' | 'cut-off'> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return 'too-large';
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request) {
      size += part.length;
      if (size > MAX_BODY_BYTES) return 'too-large';
      parts.push(part);
    }
  } catch {
    return 'cut-off';
  }
  return request.complete ? Buffer.concat(parts) : 'cut-off';
}

/** kube-apiserver writes its time limit as `?timeout=10s`. */
function durationOf(text: string | null): number | undefined {
  const [, number, unit] = /^(\d{1,6})(ms|s|m)$/.exec(text ?? '') ?? [];
  if (number === undefined) return undefined;
  return Number(number) * (unit === 'ms' ? 1 : unit === 's' ? 1000 : 60_000);
}

/** Closes connections of an address that has too many. */
function limitAddresses(server: Server): void {
  const open = new Map<string, number>();
  server.on('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    const count = (open.get(remoteAddress) ?? 0) + 1;
    if (count > MAX_OF_ADDRESS) return socket.destroy();
    open.set(remoteAddress, count);
    socket.once('close', () => {
      const left = (open.get(remoteAddress) ?? 1) - 1;
      if (left === 0) open.delete(remoteAddress);
      else open.set(remoteAddress, left);
    });
  });
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        fault('input-invalid', 'inputs', `--listen: ${host}:${port} cannot be used: ${messageOf(error)}`),
      ),
    );
    server.listen(port, host, () => resolve());
  });
}

function portOf(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
