import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createRunner } from '../../../src/adapters/github/runner.ts';
import { deliver } from '../../../src/adapters/network/audit-endpoint.ts';
import { createPublicSigstore } from '../../../src/adapters/network/public-sigstore.ts';
import { ToolStore } from '../../../src/adapters/tools/acquire.ts';
import { PINS, type Pins } from '../../../src/adapters/tools/pins.ts';
import { hexOf } from '../../../src/domain/digest.ts';
import { fault } from '../../../src/domain/reason.ts';
import { BOUNDS, type Bound } from '../../../src/retry.ts';
import type { Asked } from '../../attacks/front.ts';
import { type FaultFront, openFaultFront } from '../../rig/faults/fault-front.ts';
import { rigFolder } from '../../rig/folder.ts';
import { type Issuer, startIssuer } from '../../rig/sigstore/issuer.ts';
import { startTufRepository, type TestTufRepository } from '../../rig/sigstore/tuf-repository.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf, isSilent, leaks, leftIn, timesOf } from '../performing.ts';
import { type FrontCertificates, makeCertificates } from './registry-front.ts';

const AUDIT_TOKEN = ['audit', 'token', 'of', 'faults'].join('-');
const TARGETS = { 'trusted_root.json': '{"root":1}', 'signing_config.v0.2.json': '{"usual":1}' };
const EVENT = '{"event":"assay"}\n';
const PROGRAM = Buffer.from('#!/bin/sh\necho GitVersion: v3.1.3\n');
const everything = () => true;

/** Servers that a run asks once: the token of the job, the trust root, a tool, the audit endpoint. */
export async function openSmallServers(): Promise<Scene> {
  const folder = await rigFolder('faults-small');
  const [certificates, issuer, tuf, mirror, collector] = await Promise.all([
    makeCertificates(),
    startIssuer(),
    startTufRepository(folder),
    serve((_, response) => response.end(PROGRAM)),
    serve((_, response) => response.writeHead(202).end()),
  ]);
  tuf.publish(TARGETS);
  const world: World = { certificates, folder };
  return {
    calls: [
      oidcCall(world, issuer),
      tufCall(world, tuf, 'GET trust root metadata', ({ path }) => path === '/timestamp.json'),
      tufCall(world, tuf, 'GET trust root', ({ path }) => path.startsWith('/targets/')),
      toolCall(world, mirror.host),
      auditCall(world, collector.host),
    ],
    async stop() {
      await Promise.all([certificates.stop(), issuer.stop(), tuf.stop(), mirror.stop(), collector.stop()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface World {
  readonly certificates: FrontCertificates;
  readonly folder: string;
}

/** A server through a front with a fault, and what the call may take. */
interface Faulty {
  readonly address: string;
  readonly bound: Bound;
  readonly folder: string;
  readonly said: string[];
}

type Use = (faulty: Faulty) => Promise<readonly string[]>;

/** Plays a fault before a server, uses the server, and uses it once more without the front. */
async function perform(
  { certificates, folder }: World,
  play: Play,
  behind: string,
  isMeant: (asked: Asked) => boolean,
  usual: Bound,
  use: Use,
): Promise<Performed> {
  const { fault: name } = play;
  const isTls = name === 'bad certificate';
  const front: FaultFront = await openFaultFront(behind, {
    ...{ fault: name, times: timesOf(play), isMeant },
    ...(isTls && { certificates: { good: certificates.bad, bad: certificates.bad } }),
  });
  const own = await mkdtemp(join(folder, 'cell-'));
  const said: string[] = [];
  const bound = { ...usual, pause: 20, answer: isSilent(name) ? 2_500 : 60_000 };
  const complaints: string[] = [];
  try {
    const address = `${isTls ? 'https' : 'http'}://${front.host}`;
    const end = await endingOf(async () => {
      complaints.push(...(await use({ address, bound, folder: own, said })));
    });
    const honest = { address: `http://${behind}`, bound: usual, folder: own, said: [] };
    const second = await endingOf(() => use(honest));
    if (second.ending !== 'passes')
      complaints.push(`the second run ends with ${second.ending}: ${second.message}`);
    // A connection that is refused for its certificate has no request.
    const spoiled = isTls ? 1 : front.counts().spoiled;
    return { ...end, spoiled, said, complaints: [...complaints, ...leaks([AUDIT_TOKEN], said)] };
  } finally {
    await front.stop();
  }
}

function oidcCall(world: World, issuer: Issuer): OutwardCall {
  const { host } = new URL(issuer.url);
  const environment = issuer.environment();
  const requestToken = environment.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '';
  return {
    ...{ name: 'GET OIDC token', server: 'GitHub', bound: 'oidc', isRepeated: true, body: 'read' },
    ends: endings('oidc-unavailable'),
    perform: (play) =>
      perform(world, play, host, everything, BOUNDS.oidc, async ({ address, bound }) => {
        const url = environment.ACTIONS_ID_TOKEN_REQUEST_URL?.replace(issuer.url, address);
        const runner = createRunner({ ...environment, ACTIONS_ID_TOKEN_REQUEST_URL: url }, Date.now, bound);
        const { ending, message } = await endingOf(() => runner.oidcToken());
        if (ending !== 'passes' && ending !== 'internal-error') {
          const told = leaks([requestToken], [message]);
          throw told.length > 0 ? new Error(told.join()) : fault(ending, 'sign', message ?? '');
        }
        if (ending === 'internal-error') throw new Error(message);
        return [];
      }),
  };
}

function tufCall(
  world: World,
  tuf: TestTufRepository,
  name: string,
  isMeant: (asked: Asked) => boolean,
): OutwardCall {
  return {
    ...{ name, server: 'public Sigstore', bound: 'trustRoot', isRepeated: true, body: 'read' },
    ends: endings('signing-failed'),
    perform: (play) =>
      perform(world, play, new URL(tuf.mirrorURL).host, isMeant, BOUNDS.trustRoot, async (faulty) => {
        const { address, bound, folder, said } = faulty;
        const cache = join(folder, 'cache');
        const workspace = { folder: (one: string) => mkdtemp(join(folder, one)), cache, store: cache };
        const runner = { log: (line: string) => said.push(line) };
        const repository = { mirrorURL: address, rootPath: tuf.rootPath };
        const trust = await createPublicSigstore({ workspace, runner }, repository, bound).trust();
        return trust.trustedRoot === TARGETS['trusted_root.json'] ? [] : ['another trusted root is used'];
      }),
  };
}

function toolCall(world: World, host: string): OutwardCall {
  const platform = `${process.platform}-${process.arch}`;
  const asset = { name: 'cosign-binary', sha256: hexOf(PROGRAM) };
  const pins: Pins = { ...PINS, cosign: { ...PINS.cosign, assets: { [platform]: asset } } };
  return {
    ...{
      name: 'GET tool',
      server: 'GitHub, or `tool-mirror`',
      bound: 'tool',
      isRepeated: true,
      body: 'read',
    },
    ends: endings('tool-unavailable', { wrong: 'tool-untrusted', page: 'tool-untrusted' }),
    perform: (play) =>
      perform(world, play, host, everything, BOUNDS.tool, async ({ address, bound, folder, said }) => {
        const cache = join(folder, 'cache');
        const environment = {};
        const workspace = {
          ...{ folder: (one: string) => mkdtemp(join(folder, one)), environment, cache, store: cache },
        };
        const runner = { log: (line: string) => said.push(line) };
        // Without Go, the release is the last source.
        const read = async () => ({ kind: 'not-started', message: 'there is none' }) as const;
        const isolation = () => Promise.reject(new Error('nothing is run'));
        const processes = { read, watch: read, isolation };
        const publicSigstore = { trust: () => Promise.reject(new Error('it cannot be reached')) };
        const world = { processes, runner, workspace, publicSigstore, now: () => new Date() };
        const sources = { toolPaths: {}, toolMirror: address, offline: false, bound };
        const store = new ToolStore(world, sources, pins);
        const end = await endingOf(() => store.acquire('cosign'));
        const left = await leftIn(join(cache, 'tools', 'assets', asset.sha256), [
          'cosign-binary',
          'cosign-binary.verified.json',
        ]);
        if (end.ending === 'passes') return left;
        if (left.length > 0 || end.ending === 'internal-error')
          throw new Error([end.message, ...left].join());
        throw fault(end.ending, 'tools', end.message ?? '');
      }),
  };
}

/** An event that cannot be delivered is told; the verdict stays. */
function auditCall(world: World, host: string): OutwardCall {
  return {
    ...{ name: 'POST audit event', server: 'audit endpoint', bound: 'audit', isRepeated: true },
    ...{ body: 'ignored', ends: endings('passes') },
    perform: (play) =>
      perform(world, play, host, everything, BOUNDS.audit, async ({ address, bound, said }) => {
        const why = await deliver(EVENT, { url: `${address}/collect?key=hidden`, token: AUDIT_TOKEN }, bound);
        if (why !== undefined) said.push(why);
        const isPassing = play.times !== undefined || ['wrong bytes', 'captive portal'].includes(play.fault);
        const isInBody = ['truncated body', 'reset half-way', 'slow drip'].includes(play.fault);
        const isHonest = address === `http://${host}`;
        if (why === undefined) return isPassing || isInBody || isHonest ? [] : ['nobody is told'];
        if (why.includes('hidden')) return ['tells the key in the address'];
        return isPassing || isHonest ? [`is not delivered: ${why}`] : [];
      }),
  };
}

async function serve(listener: RequestListener): Promise<{ host: string; stop: () => Promise<void> }> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
