import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BOUNDS } from '../../../src/retry.ts';
import { database } from '../../../src/stages/scan/database.ts';
import type { Asked } from '../../attacks/front.ts';
import { openFaultFront } from '../../rig/faults/fault-front.ts';
import { makeDatabase } from '../../rig/images/vulnerability-db.ts';
import { startRegistry } from '../../rig/servers/registry.ts';
import { trivyWorld } from '../../stages/scan/trivy-world.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf, isSilent, leftIn, survivors, timesOf } from '../performing.ts';
import { type FrontCertificates, makeCertificates } from './registry-front.ts';

interface World {
  readonly certificates: FrontCertificates;
  readonly host: string;
  /** Name and tag of the database in the registry. */
  readonly path: string;
}

/** How check and gate get the vulnerability database, by trivy. */
export async function openDatabase(): Promise<Scene> {
  const [certificates, registry, made] = await Promise.all([
    makeCertificates(),
    startRegistry({ referrers: true }),
    makeDatabase(),
  ]);
  const reference = await made.push(registry.host);
  await made.stop();
  const world: World = { certificates, host: registry.host, path: reference.slice(reference.indexOf('/')) };
  return {
    calls: [
      databaseCall(world, 'GET database manifest', ({ path }) => path.includes('/manifests/')),
      databaseCall(world, 'GET database', ({ path }) => path.includes('/blobs/sha256:')),
    ],
    async stop() {
      await Promise.all([certificates.stop(), registry.stop()]);
    },
  };
}

function databaseCall(world: World, name: string, isMeant: (asked: Asked) => boolean): OutwardCall {
  return {
    ...{ name, server: 'registry of the database', bound: 'database', isRepeated: true, body: 'read' },
    ends: endings('database-unavailable'),
    perform: (play) =>
      download(world, play, ({ method, ...asked }) => method === 'GET' && isMeant({ method, ...asked })),
  };
}

async function download(
  { certificates, host, path }: World,
  play: Play,
  isMeant: (asked: Asked) => boolean,
): Promise<Performed> {
  const { fault } = play;
  const isTls = fault === 'bad certificate';
  const front = await openFaultFront(host, {
    ...{ fault, times: timesOf(play), isMeant },
    ...(isTls && { certificates: { good: certificates.bad, bad: certificates.bad } }),
  });
  const world = await trivyWorld();
  const usual = { ...BOUNDS.database, pause: 200 };
  const bound = isSilent(fault) ? { ...usual, answer: 6_000 } : usual;
  const ask = (repository: string, limit: typeof bound) =>
    endingOf(() => database(world, { repositories: [repository], offline: false, bound: limit }));
  try {
    const end = await ask(`${front.host}${path}`, bound);
    const complaints = [...(await survivors(world.folder))];
    complaints.push(...(await leftIn(join(world.workspace.cache, 'trivy'), ['db'])));
    const said = [...world.said];
    const second = await ask(`${host}${path}`, usual);
    if (second.ending !== 'passes')
      complaints.push(`the second run ends with ${second.ending}: ${second.message}`);
    const spoiled = isTls ? 1 : front.counts().spoiled;
    return { ...end, spoiled, said, complaints };
  } finally {
    await front.stop();
    await rm(world.folder, { recursive: true, force: true });
  }
}
