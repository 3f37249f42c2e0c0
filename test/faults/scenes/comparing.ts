import type { Vulnerability } from '../../../src/domain/finding/finding.ts';
import type { Reference } from '../../../src/domain/image/image.ts';
import { DEFAULT_POLICY } from '../../../src/domain/policy/policy.ts';
import type { Request } from '../../../src/domain/run/request.ts';
import type { BaseImage } from '../../../src/domain/verdict/base-image.ts';
import type { World as Ports } from '../../../src/ports/world.ts';
import { newerBases } from '../../../src/stages/fixes/newer-bases.ts';
import { openShipment, type Shipment } from '../../adapters/registry/shipment.ts';
import type { Asked } from '../../attacks/front.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf } from '../performing.ts';
import {
  type FaultyRegistry,
  type FrontCertificates,
  honestClient,
  makeCertificates,
  openFaultyRegistry,
} from './registry-front.ts';

const PATH = 'faults/shipped';
const TAG = 'v1';

/** What a check reads of images beside its own: what is attached already, the image shipped last, the newer base image. */
export async function openComparing(): Promise<Scene> {
  const [shipment, certificates, registry] = await Promise.all([
    openShipment(),
    makeCertificates(),
    startRegistry({ referrers: true }),
  ]);
  const honest = honestClient({ workspace: shipment.workspace });
  await shipment.ship(honest, { registry: registry.host, path: PATH, tag: TAG });
  const world: World = { shipment, certificates, registry };
  return {
    calls: [
      attached(world),
      aside(world, { name: 'GET manifest of the shipped image', isMeant: isTag, why: whyNotShipped }),
      aside(world, { name: 'GET referrers of the shipped image', isMeant: isList, why: whyNotShipped }),
      aside(world, { name: 'GET SBOM of the shipped image', isMeant: isBlob, why: whyNotShipped }),
      aside(world, { name: 'GET manifest of the newer base image', isMeant: isTag, why: whyNoNewerBase }),
      aside(world, { name: 'GET configuration of the newer base', isMeant: isBlob, why: whyNoNewerBase }),
    ],
    async stop() {
      await Promise.all([registry.stop(), shipment.stop(), certificates.stop()]);
    },
  };
}

interface World {
  readonly shipment: Shipment;
  readonly certificates: FrontCertificates;
  readonly registry: TestRegistry;
}

const isTag = ({ method, path }: Asked) => method === 'GET' && path.endsWith(`/manifests/${TAG}`);
const isList = ({ method, path }: Asked) => method === 'GET' && path.includes('/referrers/');
const isBlob = ({ method, path }: Asked) => method === 'GET' && path.includes('/blobs/sha256:');

const common = { server: 'registry', bound: 'registry', isRepeated: true, body: 'read' } as const;

/** Before it signs, a run looks for what is attached already, to keep it. */
function attached(world: World): OutwardCall {
  return {
    ...{ ...common, name: 'GET referrers, before signing' },
    // A registry that has no such list: then nothing is kept, and all is made anew.
    ends: endings('registry-unavailable', {
      ...{ denied: 'registry-denied', missing: 'passes', page: 'passes', wrong: 'image-invalid' },
    }),
    perform: (play) =>
      perform(world, play, isList, async ({ client }, host) => {
        await world.shipment.sign(client, { registry: host, path: PATH });
        return [];
      }),
  };
}

/** A question whose answer decides nothing. `why` says why there is no answer; undefined if there is one. */
interface Aside {
  readonly name: string;
  readonly isMeant: (asked: Asked) => boolean;
  readonly why: (world: World, faulty: FaultyRegistry, host: string) => Promise<string | undefined>;
}

function aside(world: World, { name, isMeant, why }: Aside): OutwardCall {
  return {
    ...{ ...common, name },
    ends: endings('passes'),
    perform: (play) =>
      perform(world, play, isMeant, async (faulty, host) => {
        const told = await why(world, faulty, host);
        if (play.times === undefined) return told === undefined ? ['nobody is told'] : [];
        return told === undefined ? [] : [`is not known: ${told}`];
      }),
  };
}

async function perform(
  { certificates, registry }: World,
  play: Play,
  isMeant: (asked: Asked) => boolean,
  use: (faulty: FaultyRegistry, host: string) => Promise<readonly string[]>,
): Promise<Performed> {
  const faulty = await openFaultyRegistry(registry.host, certificates, play, isMeant);
  const complaints: string[] = [];
  try {
    const end = await endingOf(async () => {
      complaints.push(...(await use(faulty, faulty.host)));
    });
    return { ...end, spoiled: faulty.front.counts().spoiled, said: faulty.said, complaints };
  } finally {
    await faulty.front.stop();
  }
}

async function whyNotShipped(
  { shipment }: World,
  { client }: FaultyRegistry,
  host: string,
): Promise<string | undefined> {
  const shipped = await shipment.shipped(client, { registry: host, path: PATH, tag: TAG });
  if (shipped.known) throw new Error('it was scanned with a damaged database');
  // Its SBOM was read and was to be scanned.
  return shipped.why.includes('bbolt database') ? undefined : shipped.why;
}

/** The image is built on the shipped one, whose tag still points there. */
async function whyNoNewerBase(
  { shipment }: World,
  { client }: FaultyRegistry,
  host: string,
): Promise<string | undefined> {
  const reference: Reference = { registry: host, path: PATH, tag: TAG };
  const { image } = shipment;
  const [below = []] = image.platforms.map(({ configuration }) => configuration.diffIds);
  const [above] = below;
  if (above === undefined) throw new Error('the image has no layer');
  const platforms = image.platforms.map((platform) => ({
    ...platform,
    configuration: { ...platform.configuration, diffIds: [...below, above] },
  }));
  const [platform] = platforms.map(({ platform: { os, architecture } }) => `${os}/${architecture}`);
  const finding: Vulnerability = {
    ...{ id: 'CVE-1', package: 'libc6', version: '1', foundIn: [platform ?? ''], layers: [above] },
    severity: 'high',
  };
  const base: BaseImage = {
    ...{ platform: platform ?? '', name: `${host}/${PATH}:${TAG}`, layers: below.length },
    by: 'annotation',
    proof: 'proven',
  };
  const request: Request = {
    ...{ imageInput: 'app', subject: { kind: 'registry', reference }, platforms: [], policy: DEFAULT_POLICY },
    ...{ history: 'none', signer: { kind: 'none' } },
    database: { repositories: [], javaRepositories: [], offline: true },
  };
  const ports: Partial<Ports> = { registry: client };
  const { updates, notes } = await newerBases(
    // Nothing is fetched or scanned of a base image that is not newer.
    ports as Ports,
    {
      ...{ image: { ...image, platforms }, bases: { found: [base], notes: [] }, named: new Set<string>() },
      evaluated: [{ finding, effect: 'block' }],
    },
    request,
    { cacheDir: '', facts: { updatedAt: new Date().toISOString(), sha256: 'x' } },
  );
  if (updates.length > 0) throw new Error('the same image is offered as a newer one');
  return notes.length === 0 ? undefined : notes.join();
}
