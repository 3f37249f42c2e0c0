import { once } from 'node:events';
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type LookupFunction, type Socket } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { digestOf } from '../../../src/domain/digest.ts';
import type { Certificate } from '../../rig/servers/certificates.ts';

/** A server on loopback that others know by a name. */
export interface NamedServer {
  /** `registry.test:PORT` */
  readonly host: string;
  readonly port: number;
  close(): Promise<void>;
}

const MANIFEST = Buffer.from('{"schemaVersion":2}');
export const MANIFEST_DIGEST = digestOf(MANIFEST);

/** Has a manifest under every address. */
export const hasManifest: RequestListener = (_request, response) =>
  response.setHeader('content-type', 'application/vnd.oci.image.manifest.v1+json').end(MANIFEST);

/** Every name is this machine. */
export const everyNameIsHere: LookupFunction = (_name, options, done) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);

/** Serves by TLS until closed. */
export async function serveTls(
  name: string,
  { cert, key }: Pick<Certificate, 'cert' | 'key'>,
  listener: RequestListener = hasManifest,
  options: TlsOptions = {},
): Promise<NamedServer> {
  return await started(name, createServer({ cert, key, ...options }, listener));
}

/** Serves without TLS until closed. */
export async function servePlain(name: string, listener: RequestListener): Promise<NamedServer> {
  return await started(name, createPlainServer(listener));
}

/** A proxy, and what it was asked for. */
export interface TestProxy extends NamedServer {
  readonly asked: { readonly target: string; readonly authorization: string | undefined }[];
}

/** A proxy that tunnels every name to this machine; `status` is what it answers in place of that. */
export async function serveProxy(status?: number, certificate?: Certificate): Promise<TestProxy> {
  const asked: TestProxy['asked'] = [];
  const server = certificate === undefined ? createPlainServer() : createServer(certificate);
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    asked.push({ target: request.url ?? '', authorization: request.headers['proxy-authorization'] });
    if (status !== undefined) {
      socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const upstream = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [socket, upstream]) end.on('error', () => upstream.destroy() && socket.destroy());
  });
  return { ...(await started('proxy.test', server)), asked };
}

async function started(name: string, server: Server): Promise<NamedServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    host: `${name}:${port}`,
    port,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
