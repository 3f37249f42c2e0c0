import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { digestOf } from '../../../src/domain/digest.ts';
import { REQUIREMENTS } from '../../../src/domain/gate/attested-evidence.ts';
import { examine } from '../../../src/domain/gate/examine-subject.ts';
import type { Demands } from '../../../src/domain/gate/gate-request.ts';
import type { Descriptor, Repository } from '../../../src/domain/image/image.ts';
import { fault } from '../../../src/domain/reason.ts';
import { readTags } from '../../../src/stages/fleet/read-fleet.ts';
import { openShipment, type Shipment } from '../../adapters/registry/shipment.ts';
import type { Asked } from '../../attacks/front.ts';
import type { FaultPlan } from '../../rig/faults/fault-front.ts';
import { rigFolder } from '../../rig/folder.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { RepositoryClient } from '../../rig/servers/registry-client.ts';
import { startTokenServer, type TokenServer } from '../../rig/servers/token-server.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf, leaks } from '../performing.ts';
import {
  type FaultyRegistry,
  type FrontCertificates,
  honestClient,
  makeCertificates,
  openFaultyRegistry,
} from './registry-front.ts';

const PATH = 'faults/app';
const CREDENTIALS = { username: 'robot', password: ['pass', 'word', 'of', 'robot'].join('-') };
const DAY_MS = 86_400_000;

/** What check, gate and fleet read of a registry: the image, its layers, what is attached, and the tags. */
export async function openReading(): Promise<Scene> {
  const folder = await rigFolder('faults-reading');
  const [shipment, certificates, registry, tokens] = await Promise.all([
    openShipment(),
    makeCertificates(),
    startRegistry({ referrers: true }),
    startTokenServer(folder, CREDENTIALS),
  ]);
  const guarded = await startRegistry({ referrers: false, tokens });
  const separate = await startRegistry({ referrers: false });
  const place: Repository = { registry: registry.host, path: PATH };
  await shipment.ship(honestClient({ workspace: shipment.workspace }), { ...place, tag: 'v1' });
  await shipment.ship(honestClient({ workspace: shipment.workspace }), {
    ...{ registry: separate.host, path: PATH, tag: 'v1' },
  });
  const world: World = { shipment, certificates, registry, guarded, separate, tokens };
  return {
    calls: [
      ...[...checkCalls(world), ...gateCalls(world), fleetCall(world)],
      ...[...tokenCalls(world), mount(world)],
    ],
    async stop() {
      await Promise.all([registry.stop(), guarded.stop(), separate.stop()]);
      await Promise.all([tokens.stop(), shipment.stop()]);
      await Promise.all([certificates.stop(), rm(folder, { recursive: true, force: true })]);
    },
  };
}

interface World {
  readonly shipment: Shipment;
  readonly certificates: FrontCertificates;
  readonly registry: TestRegistry;
  /** Demands tokens. */
  readonly guarded: TestRegistry;
  /** Keeps the blobs of each repository apart. */
  readonly separate: TestRegistry;
  readonly tokens: TokenServer;
}

type Reading = Pick<OutwardCall, 'name' | 'ends'> & {
  readonly isMeant: (asked: Asked) => boolean;
  readonly read: (registry: FaultyRegistry, host: string) => Promise<unknown>;
};

const common = { server: 'registry', bound: 'registry', isRepeated: true, body: 'read' } as const;
const isGet = ({ method }: Asked) => method === 'GET';

function reading(
  world: World,
  { name, ends, isMeant, read }: Reading,
  options: Parameters<typeof openFaultyRegistry>[4] = {},
  behind = world.registry.host,
): OutwardCall {
  return {
    ...{ ...common, name, ends },
    async perform(play: Play): Promise<Performed> {
      const faulty = await openFaultyRegistry(behind, world.certificates, play, isMeant, options);
      try {
        const end = await endingOf(() => read(faulty, faulty.host));
        const complaints = leaks([CREDENTIALS.password], [end.message, ...faulty.said]);
        return { ...end, spoiled: faulty.front.counts().spoiled, said: faulty.said, complaints };
      } finally {
        await faulty.front.stop();
      }
    },
  };
}

const MISSING = { denied: 'registry-denied', missing: 'image-not-found' } as const;

function checkCalls(world: World): readonly OutwardCall[] {
  const { shipment } = world;
  const layer = shipment.image.platforms[0]?.layers[0];
  if (layer === undefined) throw new Error('the image has no layer');
  return [
    reading(world, {
      name: 'GET manifest of the image',
      isMeant: (asked) => isGet(asked) && asked.path.endsWith('/manifests/v1'),
      // By its tag, nobody knows what the bytes should be, but the registry names their digest.
      ends: endings('registry-unavailable', { ...MISSING, wrong: 'image-invalid' }),
      read: ({ client }, host) => client.resolve({ registry: host, path: PATH, tag: 'v1' }),
    }),
    reading(world, {
      name: 'GET layer',
      isMeant: (asked) => isGet(asked) && asked.path.endsWith(`/blobs/${layer.digest}`),
      ends: endings('registry-unavailable', { ...MISSING, wrong: 'image-invalid', page: 'image-invalid' }),
      read: async ({ client }, host) =>
        await buffer(await client.blob({ registry: host, path: PATH }, layer)),
    }),
  ];
}

/** Demands of a gate that wants everything which a check attests. */
function demandsOf({ cleared }: Shipment, host: string): Demands {
  return {
    signers: [{ kind: 'key', key: 'cosign.pub', environment: {} }],
    revokers: [],
    // The SBOM of the shipment names no image.
    ...{ source: {}, require: REQUIREMENTS.filter((one) => one !== 'sbom') },
    ...{ maxAgeMs: DAY_MS, databaseMaxAgeMs: DAY_MS },
    ...{ policies: [cleared.policyDigest], repository: `${host}/${PATH}`, promotedFrom: ['**'] },
  };
}

function gateCalls(world: World): readonly OutwardCall[] {
  const { shipment } = world;
  const look = async ({ client }: FaultyRegistry, host: string) => {
    const evidence = await shipment.evidence(client, { registry: host, path: PATH });
    const [denied] = examine(evidence, demandsOf(shipment, host), new Date()).denialReasons;
    if (denied !== undefined) throw fault(denied.code, 'gate', denied.message);
  };
  const isOf = (asked: Asked, part: string) =>
    isGet(asked) && asked.path.includes(part) && !asked.path.endsWith(shipment.digest);
  return [
    reading(world, {
      name: 'GET referrers at the gate',
      isMeant: (asked) => isGet(asked) && asked.path.includes('/referrers/'),
      // As of a registry that has no such list: then nothing is attached, and the gate denies.
      ends: endings('registry-unavailable', {
        ...{ denied: 'registry-denied', missing: 'signature-missing', page: 'signature-missing' },
        wrong: 'image-invalid',
      }),
      read: look,
    }),
    reading(world, {
      name: 'GET statement at the gate',
      isMeant: (asked) => isOf(asked, '/manifests/sha256:'),
      ends: endings('registry-unavailable', {
        ...{ denied: 'registry-denied', missing: 'signature-missing', wrong: 'signature-missing' },
      }),
      read: look,
    }),
    reading(world, {
      name: 'GET statement blob at the gate',
      isMeant: (asked) => isOf(asked, '/blobs/sha256:'),
      ends: endings('registry-unavailable', {
        ...{ denied: 'registry-denied', missing: 'signature-missing', wrong: 'signature-missing' },
        page: 'signature-missing',
      }),
      read: look,
    }),
  ];
}

/** The tags of a repository, of which a fleet is made. */
function fleetCall(world: World): OutwardCall {
  return reading(world, {
    name: 'GET tags of a fleet',
    isMeant: (asked) => isGet(asked) && asked.path.includes('/tags/list'),
    ends: endings('registry-unavailable', MISSING),
    async read({ client }, host) {
      const found = await readTags({ registry: client }, [{ repository: { registry: host, path: PATH } }]);
      if (!found.some(({ reference }) => reference.tag === 'v1'))
        throw new Error('it passes without its tags');
    },
  });
}

/** A private image: the registry is asked how it wants credentials, and the token server for a token. */
function tokenCalls(world: World): readonly OutwardCall[] {
  const { tokens, guarded, shipment } = world;
  const client = { credentials: { registries: [] as string[], ...CREDENTIALS } };
  // The front stands before the token server too: its address takes the place of the real one.
  const answer: FaultPlan['answer'] = async (asked, pass) => {
    if (asked.path.startsWith('/token')) {
      const headers = { authorization: asked.authorization };
      const given = await fetch(new URL(asked.path, tokens.realm), { headers });
      return { status: given.status, headers: given.headers, body: Buffer.from(await given.arrayBuffer()) };
    }
    const given = await pass();
    const headers = new Headers(given.headers);
    const challenge = headers.get('www-authenticate');
    // The path alone would be no address. The client asks by TLS where it asked the registry by TLS.
    if (challenge !== null)
      headers.set('www-authenticate', challenge.replace(tokens.realm, `http://${asked.host}/token`));
    return { ...given, headers };
  };
  const push = async ({ client: registry }: FaultyRegistry, host: string) => {
    const bytes = Buffer.from('some bytes');
    const blob: Descriptor = { mediaType: 'x', digest: digestOf(bytes), size: bytes.length };
    client.credentials.registries.push(host);
    await registry.pushBlob({ registry: host, path: PATH }, blob, () => Readable.from([bytes]));
  };
  const options = { answer, client: { ...client, workspace: shipment.workspace } };
  const of = (one: Omit<Reading, 'read'>) => reading(world, { ...one, read: push }, options, guarded.host);
  return [
    {
      ...of({
        name: 'GET /v2/, to learn how credentials are wanted',
        isMeant: ({ path }) => path === '/v2/',
        // Any answer: then the registry is asked without, and says it itself.
        ends: endings('registry-unavailable', {
          ...{ busy: 'passes', denied: 'passes', missing: 'passes', page: 'passes', wrong: 'passes' },
        }),
      }),
      body: 'ignored',
    },
    of({
      name: 'GET token',
      isMeant: ({ path }) => path.startsWith('/token'),
      ends: endings('registry-unavailable', { denied: 'registry-denied' }),
    }),
  ];
}

/** A layer that another repository of the registry has. */
function mount(world: World): OutwardCall {
  const { shipment, separate } = world;
  const layer = shipment.image.platforms[0]?.layers[0];
  if (layer === undefined) throw new Error('the image has no layer');
  let repositories = 0;
  const isMeant = ({ method, path }: Asked) => method === 'POST' && path.includes('mount=');
  const call = reading(
    world,
    {
      name: 'POST upload with mount',
      isMeant,
      // A registry that does not mount gets the layer itself.
      ends: endings('registry-unavailable', {
        ...{ denied: 'passes', missing: 'passes', page: 'passes', wrong: 'passes' },
      }),
      async read({ client }, host) {
        repositories += 1;
        const path = `faults/mounted-${repositories}`;
        const bytes = await buffer(await honestClient().blob({ registry: separate.host, path: PATH }, layer));
        const open = () => Readable.from([bytes], { objectMode: false });
        await client.pushBlob({ registry: host, path }, layer, open, { registry: host, path: PATH });
        const there = await new RepositoryClient(separate.host, path).request(
          'GET',
          `/blobs/${layer.digest}`,
        );
        if (there.status !== 200) throw new Error('it passes, and the layer is not there');
      },
    },
    {},
    separate.host,
  );
  const why = 'the layer itself is sent; only 429 says that no request is welcome';
  const except = { 500: { ending: 'passes', why }, 503: { ending: 'passes', why } } as const;
  return { ...call, body: 'ignored', except };
}
