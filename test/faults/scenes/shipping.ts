import type { Attached } from '../../../src/domain/evidence/evidence.ts';
import type { Repository } from '../../../src/domain/image/image.ts';
import { KINDS, openShipment, type Shipment } from '../../adapters/registry/shipment.ts';
import type { Asked } from '../../attacks/front.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf } from '../performing.ts';
import {
  type FrontCertificates,
  honestClient,
  makeCertificates,
  openFaultyRegistry,
} from './registry-front.ts';

const TAG = 'v1';

/** What a check writes into a registry, and reads back: the image, five statements, and the tag. */
export async function openShipping(): Promise<Scene> {
  const [shipment, certificates, withApi, withTag] = await Promise.all([
    openShipment(),
    makeCertificates(),
    startRegistry({ referrers: true }),
    startRegistry({ referrers: false }),
  ]);
  const world: World = { shipment, certificates };
  const of = (registry: TestRegistry) => (call: Call) => shippingCall(world, registry, call);
  return {
    calls: [...CALLS.map(of(withApi)), ...FALLBACK_CALLS.map(of(withTag)), deletion(world, withApi)],
    async stop() {
      await Promise.all([withApi.stop(), withTag.stop(), shipment.stop(), certificates.stop()]);
    },
  };
}

interface World {
  readonly shipment: Shipment;
  readonly certificates: FrontCertificates;
}

type Call = Pick<OutwardCall, 'name' | 'body' | 'ends' | 'except'> & {
  readonly isMeant: (asked: Asked, digest: string) => boolean;
};

const isUpload = ({ path }: Asked) => path.includes('/blobs/uploads/');
const isTag = ({ path }: Asked) => path.endsWith(`/manifests/${TAG}`);
const isList = ({ path }: Asked) => /\/manifests\/sha256-/.test(path);
const isManifest = (asked: Asked) => /\/manifests\/sha256:/.test(asked.path);
const isImage = ({ path }: Asked, digest: string) => path.endsWith(`/manifests/${digest}`);

const DENIED = { denied: 'registry-denied', missing: 'registry-rejected' } as const;
const CALLS: readonly Call[] = [
  {
    name: 'PUT image manifest',
    body: 'ignored',
    isMeant: (asked, digest) => asked.method === 'PUT' && isImage(asked, digest),
    ends: endings('registry-unavailable', { ...DENIED, wrong: 'passes' }),
  },
  {
    name: 'GET manifest, to read it back',
    body: 'read',
    isMeant: (asked) => asked.method === 'GET' && isManifest(asked),
    ends: endings('registry-unavailable', { ...DENIED, wrong: 'image-invalid' }),
  },
  {
    name: 'PUT statement',
    body: 'ignored',
    isMeant: (asked, digest) => asked.method === 'PUT' && isManifest(asked) && !isImage(asked, digest),
    ends: endings('registry-unavailable', { ...DENIED, wrong: 'passes' }),
  },
  {
    name: 'GET referrers, to read them back',
    body: 'read',
    isMeant: ({ method, path }) => method === 'GET' && path.includes('/referrers/'),
    // A registry that has no such list: then the tag is used.
    ends: endings('registry-unavailable', {
      ...{ denied: 'registry-denied', missing: 'passes', page: 'passes', wrong: 'image-invalid' },
    }),
  },
  {
    name: 'GET statement blob, to read it back',
    body: 'read',
    isMeant: ({ method, path }) => method === 'GET' && path.includes('/blobs/sha256:'),
    ends: endings('registry-unavailable', {
      ...{ denied: 'registry-denied', missing: 'attestation-lost', wrong: 'attestation-lost' },
      page: 'attestation-lost',
    }),
  },
  {
    name: 'PUT tag',
    body: 'ignored',
    isMeant: (asked) => asked.method === 'PUT' && isTag(asked),
    ends: endings('registry-unavailable', { ...DENIED, wrong: 'passes' }),
  },
  {
    name: 'GET tag',
    body: 'read',
    isMeant: (asked) => asked.method === 'GET' && isTag(asked),
    ends: endings('registry-unavailable', { ...DENIED, wrong: 'image-invalid' }),
  },
];

/** Of a registry without the referrers API, which keeps the blobs of each repository apart. */
const FALLBACK_CALLS: readonly Call[] = [
  {
    name: 'HEAD blob',
    body: 'none',
    isMeant: ({ method, path }) => method === 'HEAD' && path.includes('/blobs/'),
    // Whatever does not clearly say that the blob is there: then it is sent.
    ends: endings('registry-unavailable', {
      ...{ denied: 'passes', missing: 'passes', wrong: 'passes', page: 'passes' },
    }),
  },
  {
    name: 'POST upload',
    body: 'ignored',
    isMeant: (asked) => asked.method === 'POST' && isUpload(asked),
    ends: endings('registry-unavailable', { ...DENIED, wrong: 'passes' }),
  },
  {
    name: 'PUT blob',
    body: 'ignored',
    isMeant: (asked) => asked.method === 'PUT' && isUpload(asked),
    ends: endings('registry-unavailable', { ...DENIED, wrong: 'passes' }),
  },
  {
    name: 'GET list under the fallback tag',
    body: 'read',
    isMeant: (asked) => asked.method === 'GET' && isList(asked),
    ends: endings('registry-unavailable', {
      ...{ denied: 'registry-denied', missing: 'attestation-lost', wrong: 'image-invalid' },
    }),
  },
  {
    name: 'PUT list under the fallback tag',
    body: 'ignored',
    isMeant: (asked) => asked.method === 'PUT' && isList(asked),
    ends: endings('registry-unavailable', { ...DENIED, wrong: 'passes' }),
  },
];

let repositories = 0;

function shippingCall(world: World, registry: TestRegistry, call: Call): OutwardCall {
  const { name, body, ends, except } = call;
  const isMeant = (asked: Asked) => call.isMeant(asked, world.shipment.digest);
  return {
    ...{ name, body, ends, server: 'registry', bound: 'registry', isRepeated: true },
    ...(except && { except }),
    perform: (play) => shipWith(world, registry, isMeant, play),
  };
}

async function shipWith(
  { shipment, certificates }: World,
  registry: TestRegistry,
  isMeant: (asked: Asked) => boolean,
  play: Play,
): Promise<Performed> {
  repositories += 1;
  const path = `faults/ship-${repositories}`;
  const faulty = await openFaultyRegistry(registry.host, certificates, play, isMeant);
  let reported: readonly Attached[] = [];
  let end: Pick<Performed, 'ending' | 'message'>;
  try {
    end = await endingOf(() =>
      shipment.ship(faulty.client, { registry: faulty.host, path, tag: TAG }, shipment.plans, (attached) => {
        reported = attached;
      }),
    );
  } finally {
    await faulty.front.stop();
  }
  const repository = new RepositoryClient(registry.host, path);
  const told = `${end.message ?? ''} ${reported.map(({ digest }) => digest).join(' ')}`;
  const complaints = [
    ...(await untold(repository, shipment.digest, told)),
    ...(await tagged(repository, shipment.digest, end)),
    ...(await completes(shipment, registry, path)),
  ];
  return { ...end, spoiled: faulty.front.counts().spoiled, said: faulty.said, complaints };
}

/** Statements that are attached and named nowhere. */
async function untold(
  repository: RepositoryClient,
  digest: string,
  told: string,
): Promise<readonly string[]> {
  const attached = await repository.referrers(digest);
  return attached
    .filter((one) => !told.includes(one.digest))
    .map((one) => `${one.digest} is attached and not listed`);
}

/** The tag is the last that is written: it is there only for an image with all of its statements. */
async function tagged(
  repository: RepositoryClient,
  digest: string,
  { ending }: Pick<Performed, 'ending'>,
): Promise<readonly string[]> {
  const found = await repository.manifest(TAG);
  if (ending === 'passes') return found?.digest === digest ? [] : ['passes, and the tag is not set'];
  if (found === undefined) return [];
  const { length } = await repository.referrers(digest);
  return length === KINDS.length ? [] : [`the tag is set, and ${length} statements are attached`];
}

/** A second run completes what the first one left, without duplicates. */
async function completes(
  shipment: Shipment,
  registry: TestRegistry,
  path: string,
): Promise<readonly string[]> {
  const client = honestClient({ workspace: shipment.workspace });
  const place: Repository = { registry: registry.host, path };
  const second = await endingOf(async () => {
    const plans = await shipment.sign(client, place);
    await shipment.ship(client, { ...place, tag: TAG }, plans);
  });
  if (second.ending !== 'passes') return [`the second run ends with ${second.ending}: ${second.message}`];
  const repository = new RepositoryClient(registry.host, path);
  const { length } = await repository.referrers(shipment.digest);
  const { kinds } = await shipment.look(client, place);
  const found = [...(await tagged(repository, shipment.digest, second))];
  if (length !== KINDS.length) found.push(`${length} statements are attached after the second run`);
  if (kinds.join() !== KINDS.join()) found.push(`the gate finds ${kinds.join()} after the second run`);
  return found;
}

/** A run that fails takes the PASSED summary away. */
function deletion({ shipment, certificates }: World, registry: TestRegistry): OutwardCall {
  return {
    ...{ name: 'DELETE statement', server: 'registry', bound: 'registry', isRepeated: true, body: 'ignored' },
    // A registry that deletes nothing is no fault of its own: what is left is noticed when it is read again.
    ends: endings('registry-rejected', { missing: 'registry-rejected', wrong: 'passes' }),
    except: {
      refused: { ending: 'registry-unavailable', why: 'nobody can see what is left' },
      'bad certificate': { ending: 'registry-unavailable', why: 'nobody can see what is left' },
      hangs: { ending: 'passes', why: 'it was deleted all the same, which is seen when it is read again' },
    },
    async perform(play) {
      repositories += 1;
      const path = `faults/delete-${repositories}`;
      const honest = honestClient({ workspace: shipment.workspace });
      const place: Repository = { registry: registry.host, path };
      await shipment.ship(honest, { ...place, tag: TAG });
      const isMeant = ({ method }: Asked) => method === 'DELETE';
      const faulty = await openFaultyRegistry(registry.host, certificates, play, isMeant);
      let end: Pick<Performed, 'ending' | 'message'>;
      try {
        end = await endingOf(() => shipment.withdrawAll(faulty.client, { registry: faulty.host, path }));
      } finally {
        await faulty.front.stop();
      }
      const left = await endingOf(() => shipment.withdrawAll(honest, place));
      const { kinds } = await shipment.look(honest, place);
      const complaints = [
        ...(left.ending === 'passes' ? [] : [`the second run ends with ${left.ending}`]),
        ...(kinds.includes('summary') ? ['the summary is there after the second run'] : []),
      ];
      return { ...end, spoiled: faulty.front.counts().spoiled, said: faulty.said, complaints };
    },
  };
}
