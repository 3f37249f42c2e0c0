import { createServer, request as forward } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a log, or a proxy before it, refuses what is too large. */
export type BodyRefusal = 'json-413' | 'page-413' | 'json-400' | 'page-502' | 'reset';

/** A front of a transparency log that notes what is sent to it, and takes bodies up to a limit. */
export interface LogFront {
  readonly url: string;
  /** Path and size in bytes of every body that came. */
  readonly bodies: { readonly path: string; readonly bytes: number }[];
  readonly stop: () => Promise<void>;
}

/** Opens a front of the log at `target`; without `refusal` there is no limit. */
export async function openLogFront(
  target: string,
  limit = Number.POSITIVE_INFINITY,
  refusal: BodyRefusal = 'json-413',
): Promise<LogFront> {
  const bodies: { path: string; bytes: number }[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const chunks: Buffer[] = [];
    if (refusal === 'reset' && Number(request.headers['content-length']) > limit) {
      request.once('data', () => request.socket.resetAndDestroy());
      return;
    }
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      bodies.push({ path, bytes: body.length });
      if (body.length > limit) {
        const code = Number(refusal.slice(-3));
        const json = refusal.startsWith('json');
        response.writeHead(code, { 'content-type': json ? 'application/json' : 'text/html' });
        response.end(
          json
            ? JSON.stringify({ code, message: 'http: request body too large' })
            : `<html><h1>${code}</h1></html>`,
        );
        return;
      }
      const { method, headers } = request;
      const out = forward(new URL(path, target), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      out.on('error', () => response.writeHead(502).end());
      out.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
