import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheServiceOf } from '../../../src/adapters/github/cache-service.ts';
import { ActionsCache } from '../../../src/adapters/github/run-cache.ts';
import { createProcesses } from '../../../src/adapters/processes/processes.ts';
import { serverDatabase } from '../../../src/stages/scan/server-database.ts';
import type { Answer, Asked } from '../../attacks/front.ts';
import { type FaultFront, openFaultFront } from '../../rig/faults/fault-front.ts';
import { rigFolder } from '../../rig/folder.ts';
import { startCacheServer, type TestCacheServer } from '../../rig/github/cache-server.ts';
import { makeDatabase } from '../../rig/images/vulnerability-db.ts';
import { startTrivyServer } from '../../rig/servers/trivy-server.ts';
import { presentBundle } from '../../rig/tools/present-bundle.ts';
import { type TrivyWorld, trivyWorld } from '../../stages/scan/trivy-world.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf, isSilent, survivors, timesOf } from '../performing.ts';
import { type FrontCertificates, makeCertificates } from './registry-front.ts';

interface World {
  readonly certificates: FrontCertificates;
  readonly trivyHost: string;
  readonly cache: TestCacheServer;
  readonly program: string;
}

/** Servers that a run asks only where a user wants it: a trivy server, and GitHub's cache. */
export async function openOptionalServers(): Promise<Scene> {
  const bundled = await rigFolder('faults-cache');
  const [certificates, database, cache] = await Promise.all([
    makeCertificates(),
    makeDatabase(),
    startCacheServer(),
    presentBundle(bundled),
  ]);
  const trivy = await startTrivyServer({ cacheDir: database.cacheDir });
  const world: World = {
    ...{ certificates, cache, trivyHost: new URL(trivy.url).host },
    program: join(bundled, 'js', 'actions-cache.js'),
  };
  await keepEntry(world);
  return {
    calls: [
      trivyCall(world, 'POST packages', ({ path }) => path.endsWith('/Scan')),
      trivyCall(world, 'GET version and database', ({ path }) => path === '/version'),
      cacheCall(world, 'find an entry', ({ path }) => path.includes('CacheService')),
      cacheCall(world, 'GET entry', ({ method }) => method === 'GET'),
    ],
    async stop() {
      await Promise.all([certificates.stop(), trivy.stop(), database.stop(), cache.stop()]);
      await rm(bundled, { recursive: true, force: true });
    },
  };
}

const KEY = 'assay-db-1-none';

/** Puts an entry into the cache, as a run does. */
async function keepEntry(world: World): Promise<void> {
  const run = await trivyWorld();
  try {
    const file = join(await run.workspace.folder('kept'), 'file');
    await writeFile(file, 'kept by a run');
    const cache = cacheOf(world, world.cache.url, run);
    await cache.keep(KEY, file);
    await cache.save();
    if (world.cache.entries.length !== 1) throw new Error(run.said.join('\n'));
  } finally {
    await rm(run.folder, { recursive: true, force: true });
  }
}

function cacheOf({ cache, program }: World, url: string, run: TrivyWorld): ActionsCache {
  const service = cacheServiceOf({ ...cache.job(), ACTIONS_RESULTS_URL: `${url}/` });
  if (typeof service === 'string') throw new Error(service);
  const isolator = { isolate: 'auto', temporary: run.folder, environment: process.env } as const;
  const adapters = {
    ...{ processes: createProcesses((text) => text, isolator), runner: run.runner },
    ...{ workspace: run.workspace, redact: (text: string) => text },
  };
  return new ActionsCache(adapters, service, { restoreMs: 4_000, program });
}

/** What the front got is no longer compressed, and the cache names the front as the place of its entries. */
function answerOf(behind: string) {
  return async (asked: Asked, pass: () => Promise<Answer>): Promise<Answer> => {
    const { status, headers, body } = await pass();
    const type = headers.get('content-type') ?? '';
    const named = type.includes('json') ? Buffer.from(body.toString().replaceAll(behind, asked.host)) : body;
    return { status, headers: new Headers({ 'content-type': type }), body: named };
  };
}

async function perform(
  { certificates }: World,
  play: Play,
  behind: string,
  isMeant: (asked: Asked) => boolean,
  use: (address: string, limitMs: number, world: TrivyWorld) => Promise<void>,
): Promise<Performed> {
  const { fault } = play;
  const isTls = fault === 'bad certificate';
  const front: FaultFront = await openFaultFront(behind, {
    ...{ fault, times: timesOf(play), isMeant, answer: answerOf(behind) },
    ...(isTls && { certificates: { good: certificates.bad, bad: certificates.bad } }),
  });
  const world = await trivyWorld();
  try {
    const address = `${isTls ? 'https' : 'http'}://${front.host}`;
    const end = await endingOf(() => use(address, isSilent(fault) ? 3_000 : 100_000, world));
    const said = [...world.said];
    const complaints = [...(await survivors(world.folder))];
    const second = await endingOf(() => use(`http://${behind}`, 100_000, world));
    if (second.ending !== 'passes')
      complaints.push(`the second run ends with ${second.ending}: ${second.message}`);
    return { ...end, spoiled: isTls ? 1 : front.counts().spoiled, said, complaints };
  } finally {
    await front.stop();
    await rm(world.folder, { recursive: true, force: true });
  }
}

function trivyCall(world: World, name: string, isMeant: (asked: Asked) => boolean): OutwardCall {
  return {
    ...{ name, server: 'trivy server', bound: 'trivyServer', isRepeated: true, body: 'read' },
    ends: endings('database-unavailable', { silent: 'tool-timed-out' }),
    perform: (play) =>
      perform(world, play, world.trivyHost, isMeant, async (url, limitMs, run) => {
        await serverDatabase(run, { url }, limitMs);
      }),
  };
}

/** Whatever happens, the run goes on without the entry. */
function cacheCall(world: World, name: string, isMeant: (asked: Asked) => boolean): OutwardCall {
  return {
    ...{ name, server: "GitHub's cache", bound: 'cache', isRepeated: true, body: 'read' },
    ends: endings('passes'),
    perform: (play) =>
      perform(world, play, new URL(world.cache.url).host, isMeant, async (url, _, run) => {
        await cacheOf(world, url, run).restore(KEY);
      }),
  };
}
