import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Answer,
  type Asked,
  type Front,
  openFront,
  type ServerCertificate,
  send,
} from '../../attacks/front.ts';
import type { Fault } from './fault-kinds.ts';

/** How long a port is closed where it is opened again. */
const CLOSED_MS = 15;
const DRIP_MS = 100;
const PAGE = '<!doctype html><html><title>Guest network</title><h1>Please log in</h1></html>';

/** A fault, the requests that it is for, and how many of them it spoils. */
export interface FaultPlan {
  readonly fault: Fault;
  readonly isMeant: (asked: Asked) => boolean;
  /** `Number.POSITIVE_INFINITY`: all of them. */
  readonly times: number;
  /** The answer without a fault, where it is not simply that of what is behind. */
  readonly answer?: (asked: Asked, pass: () => Promise<Answer>) => Promise<Answer>;
  /** The front speaks TLS: first with the good certificate, and with the other one when the fault is played. */
  readonly certificates?: { readonly good: ServerCertificate; readonly bad: ServerCertificate };
}

/** A front that spoils some requests. */
export interface FaultFront extends Front {
  /** How many requests were meant, and how many of them were spoiled. */
  counts(): { readonly meant: number; readonly spoiled: number };
}

/** Opens a front that plays a fault; `behind` is `127.0.0.1:PORT`. */
export async function openFaultFront(behind: string, plan: FaultPlan): Promise<FaultFront> {
  let meant = 0;
  let spoiled = 0;
  const front: Front = await openFront(
    behind,
    async (asked, response, pass) => {
      const passOn = async (): Promise<Answer> => {
        const answer = await (plan.answer?.(asked, pass) ?? pass());
        return { ...answer, headers: new Headers(answer.headers) };
      };
      if (plan.isMeant(asked)) {
        meant += 1;
        if (spoiled < plan.times) {
          spoiled += 1;
          await play(plan, front, spoiled === plan.times, asked, response, passOn);
          return true;
        }
      }
      send(response, await passOn());
      return true;
    },
    plan.certificates?.good,
  );
  return { ...front, counts: () => ({ meant, spoiled }) };
}

async function play(
  plan: FaultPlan,
  front: Front,
  isLast: boolean,
  asked: Asked,
  response: ServerResponse,
  pass: () => Promise<Answer>,
): Promise<void> {
  switch (plan.fault) {
    case 'refused':
      // A closed port counts no requests. So it is closed only by the last one: what comes while it is closed, and
      // again after that, would otherwise have been refused more often than the plan says.
      if (!isLast && plan.times !== Number.POSITIVE_INFINITY) {
        response.socket?.destroy();
        return;
      }
      await front.kill();
      if (plan.times === Number.POSITIVE_INFINITY) return;
      await sleep(CLOSED_MS);
      await front.revive({ isHonest: false });
      return;
    case 'bad certificate':
      if (plan.certificates !== undefined) front.present(plan.certificates.bad);
      return;
    case '429 with Retry-After':
      response.setHeader('retry-after', '1');
      return refuse(response, 429);
    case '401':
    case '403':
    case '404':
    case '429':
    case '500':
    case '503':
      return refuse(response, Number(plan.fault));
    case 'hangs':
      // What it was asked for is done: the client does not know.
      await pass();
      return;
    case 'captive portal':
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(asked.method === 'HEAD' ? undefined : PAGE);
      return;
    case 'wrong bytes':
      return garble(response, asked, await pass());
    case 'truncated body':
    case 'reset half-way':
      return breakOff(response, await pass(), plan.fault === 'reset half-way');
    case 'slow drip':
      return await drip(response, await pass());
  }
}

function refuse(response: ServerResponse, status: number): void {
  const code = { 401: 'UNAUTHORIZED', 403: 'DENIED', 404: 'NOT_FOUND', 429: 'TOOMANYREQUESTS' }[status];
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({ message: 'refused', errors: [{ code: code ?? 'UNKNOWN', message: 'refused' }] }),
  );
}

/** Other bytes of the same length under the same headers; where there are none, some. */
function garble(response: ServerResponse, { method }: Asked, answer: Answer): void {
  const { status, headers, body } = answer;
  if (method === 'HEAD') {
    const digest = `sha256:${'0'.repeat(64)}`;
    headers.set('docker-content-digest', digest);
    headers.set('content-length', '7');
    write(response, status, headers);
    response.end();
    return;
  }
  const wrong = Buffer.alloc(Math.max(body.length, 16), '\u0007garbage');
  if (status === 204 || status === 304) headers.delete('content-length');
  write(response, status === 204 ? 200 : status, headers);
  response.end(wrong);
}

/** Half of an answer, whose length says that there is more. */
function breakOff(response: ServerResponse, { status, headers, body }: Answer, isReset: boolean): void {
  headers.set('content-length', String(body.length + 64));
  write(response, status, headers);
  const half = body.subarray(0, Math.floor(body.length / 2));
  const end = () => (isReset ? response.socket?.resetAndDestroy() : response.socket?.end());
  // An answer to HEAD has no body to break off in.
  if (response.req.method === 'HEAD') response.socket?.resetAndDestroy();
  else response.write(half.length === 0 ? 'x' : half, () => setTimeout(end, 20));
}

async function drip(response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  headers.set('content-length', String(body.length + 100_000));
  write(response, status, headers);
  for (let at = 0; !response.destroyed; at += 1) {
    response.write(Buffer.from([body[at] ?? 0x20]));
    await sleep(DRIP_MS);
  }
}

function write(response: ServerResponse, status: number, headers: Headers): void {
  const kept = [...headers].filter(([name]) => !/^(?:connection|transfer-encoding|keep-alive)$/.test(name));
  response.writeHead(status, Object.fromEntries(kept));
}
