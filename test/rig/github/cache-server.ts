import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

/** The scopes of a job: it finds entries of its own ref, of the base and of the default branch, and writes to one. */
export interface CacheScopes {
  readonly reads: readonly string[];
  /** Absent: its token only reads, as that of a run from a fork may. */
  readonly writes?: string;
}

/** An entry of the cache: an archive as the library packs it. */
export interface CacheEntry {
  readonly scope: string;
  readonly key: string;
  readonly version: string;
  archive: Buffer;
}

/** A stand-in for GitHub's cache service, version 2, and for the blob storage behind it. */
export interface TestCacheServer {
  readonly url: string;
  /** All finished entries, the oldest first. */
  readonly entries: CacheEntry[];
  /** What was asked, such as `CreateCacheEntry` and `PUT blob`. */
  readonly asked: string[];
  /** Instead of an answer: a status, `hang`, or `page` for HTML. */
  answer: (what: string) => number | 'hang' | 'page' | undefined;
  /** The variables of a job. */
  job(scopes?: CacheScopes): Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const MAIN: CacheScopes = { reads: ['refs/heads/main'], writes: 'refs/heads/main' };
const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/';
const key = z.string().min(1).max(512);
const version = z.string().regex(/^[0-9a-f]{64}$/);
const Create = z.strictObject({ key, version });
const Finalize = z.strictObject({ key, version, size_bytes: z.string().regex(/^\d+$/) });
const Find = z.strictObject({ key, version, restore_keys: z.array(key).max(9).default([]) });

/** Starts it on loopback. It refuses what the service would refuse: other fields, tokens, signatures and states. */
export async function startCacheServer(): Promise<TestCacheServer> {
  const jobs = new Map<string, CacheScopes>();
  /** Reserved entries by the signature of their upload, and what was uploaded. */
  const uploads = new Map<string, { entry: CacheEntry; blocks: Map<string, Buffer>; blob?: Buffer }>();
  const downloads = new Map<string, CacheEntry>();

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const cache: TestCacheServer = {
    ...{ url, entries: [], asked: [], answer: () => undefined },
    job(scopes = MAIN) {
      const token = randomUUID();
      jobs.set(token, scopes);
      return {
        ...{ ACTIONS_RESULTS_URL: `${url}/`, ACTIONS_CACHE_SERVICE_V2: 'true', ACTIONS_RUNTIME_TOKEN: token },
        RUNNER_ENVIRONMENT: 'github-hosted',
      };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return cache;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const isCall = pathname.startsWith(SERVICE);
    const what = isCall ? pathname.slice(SERVICE.length) : `${method} blob`;
    cache.asked.push(what);
    const body = await bytesOf(request);
    const instead = cache.answer(what);
    if (instead === 'hang') return;
    if (instead === 'page')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>');
    if (instead !== undefined)
      return void response.writeHead(instead, { 'content-type': 'application/json' }).end('{"msg":"no"}');
    if (isCall) {
      const [status, document] = call(what, headers.authorization ?? '', body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document));
      return;
    }
    blob(method, pathname.slice(1), searchParams, body, response);
  }

  /** The answer to a call: a status and a document. */
  function call(name: string, authorization: string, body: Buffer): readonly [number, object] {
    const scopes = jobs.get(authorization.replace(/^Bearer /, ''));
    if (scopes === undefined) return [401, { code: 'unauthenticated', msg: 'unknown token' }];
    const json: unknown = JSON.parse(body.toString());
    if (name === 'GetCacheEntryDownloadURL') {
      const wanted = Find.parse(json);
      const found = find(wanted, scopes);
      if (found === undefined) return [200, { ok: false }];
      const signature = randomUUID();
      downloads.set(signature, found);
      return [
        200,
        {
          ...{ ok: true, matched_key: found.key },
          signed_download_url: `${url}/container/blob?sig=${signature}`,
        },
      ];
    }
    if (name === 'CreateCacheEntry') {
      const { key, version } = Create.parse(json);
      const { writes: scope } = scopes;
      if (scope === undefined) return [200, { ok: false, message: 'cache write denied: token is read-only' }];
      const isTaken = cache.entries.some(
        (one) => one.scope === scope && one.key === key && one.version === version,
      );
      if (isTaken) return [409, { code: 'already_exists', msg: 'cache entry already exists' }];
      const signature = randomUUID();
      uploads.set(signature, {
        entry: { scope, key, version, archive: Buffer.alloc(0) },
        blocks: new Map(),
      });
      return [200, { ok: true, signed_upload_url: `${url}/container/blob?sig=${signature}` }];
    }
    if (name === 'FinalizeCacheEntryUpload') {
      const { key, version, size_bytes: size } = Finalize.parse(json);
      const [signature, upload] =
        [...uploads].find(([, { entry }]) => entry.key === key && entry.version === version) ?? [];
      if (signature === undefined || upload?.blob === undefined || String(upload.blob.length) !== size)
        return [200, { ok: false, message: 'the upload is not complete' }];
      uploads.delete(signature);
      upload.entry.archive = upload.blob;
      cache.entries.push(upload.entry);
      return [200, { ok: true, entry_id: String(cache.entries.length) }];
    }
    return [404, { code: 'bad_route', msg: name }];
  }

  /** An exact key first, then the newest entry of each prefix, one scope after another. */
  function find(wanted: z.infer<typeof Find>, { reads }: CacheScopes): CacheEntry | undefined {
    for (const scope of reads) {
      const own = cache.entries.filter(
        (one) => one.scope === scope && one.version === wanted.version && one.archive.length > 0,
      );
      const exact = own.find((one) => one.key === wanted.key);
      if (exact !== undefined) return exact;
      for (const prefix of wanted.restore_keys) {
        const newest = own.findLast((one) => one.key.startsWith(prefix));
        if (newest !== undefined) return newest;
      }
    }
    return undefined;
  }

  /** The calls of Azure's blob storage that the library uses. */
  function blob(
    method: string,
    path: string,
    query: URLSearchParams,
    body: Buffer,
    response: ServerResponse,
  ): void {
    const signature = query.get('sig') ?? '';
    const azure = { etag: '"1"', 'last-modified': new Date().toUTCString(), 'x-ms-version': '2025-01-05' };
    const upload = uploads.get(signature);
    const stored = downloads.get(signature);
    if (path === 'container/blob' && method === 'GET' && stored !== undefined)
      return void response
        .writeHead(200, { ...azure, 'content-length': stored.archive.length })
        .end(stored.archive);
    if (path !== 'container/blob' || method !== 'PUT' || upload === undefined)
      return void response.writeHead(403, azure).end();
    const [comp, block] = [query.get('comp'), query.get('blockid') ?? ''];
    if (comp === 'block') upload.blocks.set(block, body);
    else if (comp === 'blocklist') {
      const ids = [...body.toString().matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, id = '']) => id);
      upload.blob = Buffer.concat(ids.map((id) => upload.blocks.get(id) ?? Buffer.alloc(0)));
    } else upload.blob = body;
    response.writeHead(201, azure).end();
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
