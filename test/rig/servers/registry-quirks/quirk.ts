import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Asked, openFront } from '../../../attacks/front.ts';

/** What stands between a quirk and the registry: the next quirk, at last the registry itself. */
export type Next = (asked?: Partial<Asked>) => Promise<Reply>;

/** An answer on its way to the client. */
export interface Reply extends Answer {
  /** Pause before each of some pieces, in milliseconds. */
  readonly paceMs?: number;
}

/** The door that quirks are hung on. */
export interface Door {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  /** Another host, which belongs to the same registry and gets no credentials. */
  readonly elsewhere: string;
  /** `127.0.0.1:PORT` of the registry behind. */
  readonly behind: string;
}

/** Something that a registry does otherwise; made anew for each door, since some of them remember. */
export type Quirk = (door: Door) => (asked: Asked, next: Next) => Promise<Reply>;

/** A registry with quirks. */
export interface QuirkyRegistry extends Door {
  readonly asked: readonly Asked[];
  writes(): readonly string[];
  stop(): Promise<void>;
}

/** Puts quirks before a registry; the first one sees a request first, and its answer last. */
export async function openQuirks(behind: string, quirks: readonly Quirk[]): Promise<QuirkyRegistry> {
  const handlers: ReturnType<Quirk>[] = [];
  const front = await openFront(behind, async (asked, response, pass) => {
    const step = (at: number, one: Asked): Promise<Reply> => {
      const handler = handlers[at];
      if (handler === undefined) return pass(one);
      return handler(one, (changed) => step(at + 1, { ...one, ...changed }));
    };
    const { status, headers, body, paceMs } = await step(0, asked);
    const kept = [...headers].filter(([name]) => !/^(?:connection|transfer-encoding|keep-alive)$/.test(name));
    response.writeHead(status, Object.fromEntries(kept));
    if (paceMs !== undefined) {
      const size = Math.max(1, Math.ceil(body.length / 4));
      for (let at = 0; at < body.length; at += size) {
        await sleep(paceMs);
        response.write(body.subarray(at, at + size));
      }
      response.end();
    } else response.end(body);
    return true;
  });
  const elsewhere = await openElsewhere(behind);
  const door: Door = { host: front.host, elsewhere: elsewhere.host, behind };
  handlers.push(...quirks.map((quirk) => quirk(door)));
  return {
    ...door,
    asked: front.asked,
    writes: () => front.writes(),
    async stop() {
      await Promise.all([front.stop(), elsewhere.stop()]);
    },
  };
}

/** A storage beside the registry: it gives blobs, takes uploads, and sends every other question away. */
async function openElsewhere(behind: string): Promise<{ host: string; stop: () => Promise<void> }> {
  const front = await openFront(behind, async ({ path, authorization }, response) => {
    const refusal = authorization === '' ? undefined : 400;
    const [kind = ''] = /^\/(?:busy|login)/.exec(path) ?? [];
    if (refusal !== undefined) response.writeHead(refusal).end('credentials do not belong here');
    else if (kind === '/busy') response.writeHead(429).end();
    else if (kind === '/login')
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><p>Log in');
    return refusal !== undefined || kind !== '';
  });
  return { host: front.host, stop: () => front.stop() };
}

/** An answer with a JSON document, or another body. */
export function reply(
  status: number,
  body: object | string = '',
  headers: Record<string, string> = {},
): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type: Record<string, string> = typeof body === 'string' ? {} : { 'content-type': 'application/json' };
  return { status, headers: new Headers({ ...type, ...headers }), body: Buffer.from(text) };
}

/** A refusal in the form of the specification. */
export function refusal(status: number, code: string, message: string): Reply {
  return reply(status, { errors: [{ code, message }] });
}

/** The same answer with other headers; an empty text takes one away. */
export function withHeaders(answer: Reply, changes: Readonly<Record<string, string>>): Reply {
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') headers.delete(name);
    else headers.set(name, value);
  }
  return { ...answer, headers };
}

/** Whether a request is about referrers, a manifest, a blob or an upload. */
export const is = {
  referrers: ({ path }: Asked) => path.includes('/referrers/'),
  manifest: ({ path }: Asked) => path.includes('/manifests/'),
  blob: ({ path }: Asked) => path.includes('/blobs/sha256:'),
  upload: ({ path }: Asked) => path.includes('/blobs/uploads/'),
};

/** The tag or digest that a request for a manifest names. */
export function nameIn({ path }: Asked): string {
  return decodeURIComponent(/\/manifests\/([^?]+)/.exec(path)?.[1] ?? '');
}
