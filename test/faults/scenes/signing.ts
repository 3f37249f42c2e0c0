import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cleared } from '../../../src/domain/verdict/verdict.ts';
import { PREDICATE_TYPES, type Statement } from '../../../src/formats/attestation/in-toto.ts';
import { BOUNDS } from '../../../src/retry.ts';
import { Signatory } from '../../../src/stages/sign/sign.ts';
import { prepareSigning } from '../../../src/stages/sign/signing.ts';
import { clientWith } from '../../adapters/registry/serve.ts';
import type { Asked } from '../../attacks/front.ts';
import { openFaultFront } from '../../rig/faults/fault-front.ts';
import { pushLayout } from '../../rig/images/images.ts';
import { startRegistry, type TestRegistry } from '../../rig/servers/registry.ts';
import { startRekorV1, type TestRekorV1 } from '../../rig/sigstore/rekor-v1.ts';
import { startSigstore, type TestSigstore } from '../../rig/sigstore/sigstore.ts';
import { debian, imageOf } from '../../stages/scan/trivy-world.ts';
import { clearanceOf } from '../../stages/sign/clearance.ts';
import { bundleOf, runnerOf, type SigningWorld, signingWorld } from '../../stages/sign/signing-world.ts';
import { endings, type OutwardCall, type Performed, type Play, type Scene } from '../calls.ts';
import { endingOf, isSilent, leaks, survivors, timesOf } from '../performing.ts';
import { type FrontCertificates, makeCertificates } from './registry-front.ts';

const PATH = 'faults/signed';
const LARGEST = 1_000_000;

interface World {
  readonly base: SigningWorld;
  readonly sigstore: TestSigstore;
  readonly rekorV1: TestRekorV1;
  readonly registry: TestRegistry;
  readonly certificates: FrontCertificates;
  readonly cleared: Cleared;
  readonly statement: Statement;
}

/** What Assay and cosign ask of a Sigstore, and cosign of the registry. */
export async function openSigning(): Promise<Scene> {
  const [base, sigstore, rekorV1, registry, certificates] = await Promise.all([
    signingWorld(),
    startSigstore(),
    startRekorV1(LARGEST),
    startRegistry({ referrers: true }),
    makeCertificates(),
  ]);
  const image = await imageOf(join(base.folder, 'image'), [debian('12.11')]);
  const { mediaType, digest } = image.root;
  await pushLayout({ dir: image.layout, mediaType, digest }, `${registry.host}/${PATH}:v1`);
  const predicate = { bomFormat: 'CycloneDX', components: [] };
  const statement = { subject: digest, predicateType: PREDICATE_TYPES.sbom, predicate };
  const cleared = await clearanceOf(image, base.folder);
  const world: World = { base, sigstore, rekorV1, registry, certificates, cleared, statement };
  return {
    calls: [
      ...SERVICES.map(([name, service]) => serviceCall(world, name, service, 'Assay')),
      ...SERVICES.map(([name, service]) => serviceCall(world, `${name}, by cosign`, service, 'cosign')),
      imageCall(world),
    ],
    async stop() {
      await Promise.all([sigstore.stop(), rekorV1.stop(), registry.stop(), certificates.stop()]);
      await rm(base.folder, { recursive: true, force: true });
    },
  };
}

const SERVICES = [
  ['POST certificate (Fulcio)', 'fulcioUrl'],
  ['POST entry (Rekor v2)', 'rekorUrl'],
  ['POST entry (Rekor v1)', 'rekorV1'],
  ['POST timestamp', 'tsaUrl'],
] as const;
type Service = (typeof SERVICES)[number][1];

/** Assay signs statements itself; cosign signs the image. */
function serviceCall(world: World, name: string, service: Service, signer: 'Assay' | 'cosign'): OutwardCall {
  const { sigstore, rekorV1, registry, cleared } = world;
  const repository = { registry: registry.host, path: PATH };
  const use = (signatory: Signatory): Promise<unknown> =>
    signer === 'Assay'
      ? bundleOf(signatory, world.statement)
      : signatory.sign(repository, cleared.image.root.digest);
  const origin = new URL(service === 'rekorV1' ? rekorV1.url : sigstore[service]).origin;
  return {
    ...{ name, server: 'Sigstore', isRepeated: true, body: 'read' },
    bound: signer === 'Assay' ? 'sigstore' : 'signing',
    ends: endings('signing-failed'),
    async perform(play) {
      const front = await openFront(world, play, new URL(origin).host, ({ method }) => method === 'POST');
      try {
        return await sign(world, play, front, async (address) => {
          const files = await filesOf(world, service, origin, address);
          return (signatory) => signatory(files, use);
        });
      } finally {
        await front.stop();
      }
    },
  };
}

/** cosign reads the image that it signs. */
function imageCall(world: World): OutwardCall {
  return {
    ...{ name: 'GET manifest, by cosign', server: 'registry', bound: 'signing', isRepeated: true },
    // It signs a digest, and needs no image for that.
    ...{ body: 'read', ends: endings('signing-failed', { missing: 'passes' }) },
    async perform(play) {
      const isMeant = ({ path }: Asked) => path.includes('/manifests/');
      const front = await openFront(world, play, world.registry.host, isMeant);
      const { sigstore, cleared } = world;
      try {
        return await sign(world, play, front, async (address) => {
          const repository = { registry: new URL(address).host, path: PATH };
          return (signatory) => signatory(sigstore, (one) => one.sign(repository, cleared.image.root.digest));
        });
      } finally {
        await front.stop();
      }
    },
  };
}

type Files = Pick<TestSigstore, 'signingConfig' | 'trustedRoot'>;
type Attempt = (files: Files, use: (signatory: Signatory) => Promise<unknown>) => Promise<unknown>;
type Front = Awaited<ReturnType<typeof openFront>>;

async function openFront(
  { certificates }: World,
  play: Play,
  behind: string,
  isMeant: (asked: Asked) => boolean,
) {
  const isTls = play.fault === 'bad certificate';
  const front = await openFaultFront(behind, {
    ...{ fault: play.fault, times: timesOf(play), isMeant },
    ...(isTls && { certificates: { good: certificates.bad, bad: certificates.bad } }),
  });
  return { ...front, behind, address: `${isTls ? 'https' : 'http'}://${front.host}` };
}

async function sign(
  { base, sigstore, cleared }: World,
  { fault }: Play,
  front: Front,
  prepare: (address: string) => Promise<(attempt: Attempt) => Promise<unknown>>,
): Promise<Performed> {
  const usual = { ...BOUNDS.signing, pause: 200 };
  const bound = isSilent(fault) ? { ...usual, answer: 6_000 } : usual;
  const folder = await base.workspace.folder('cell');
  const tokens: string[] = [];
  const runner = runnerOf(base, sigstore);
  const world = {
    ...base,
    // Whatever cosign is given lies below it, so its processes can be recognised.
    workspace: { ...base.workspace, folder: (name: string) => makeFolder(folder, name) },
    registry: clientWith({ workspace: base.workspace }),
    runner: {
      ...runner,
      oidcToken: async () => {
        const token = await runner.oidcToken();
        tokens.push(token.value);
        return token;
      },
    },
  };
  const attempt: (limit: typeof bound) => Attempt = (limit) => async (files, use) => {
    const signing = await prepareSigning(world, { kind: 'keyless', publicLog: false, sigstore: files });
    await use(new Signatory(world, signing, cleared, { cosign: limit, services: limit }));
  };
  const end = await endingOf(async () => (await prepare(front.address))(attempt(bound)));
  const complaints = [...(await survivors(folder)), ...leaks(tokens, [end.message])];
  const second = await endingOf(async () => (await prepare(`http://${front.behind}`))(attempt(usual)));
  if (second.ending !== 'passes')
    complaints.push(`the second run ends with ${second.ending}: ${second.message}`);
  await rm(folder, { recursive: true, force: true });
  const spoiled = fault === 'bad certificate' ? 1 : front.counts().spoiled;
  return { ...end, spoiled, said: [], complaints };
}

let folders = 0;

async function makeFolder(parent: string, name: string): Promise<string> {
  folders += 1;
  const folder = join(parent, `${name}-${folders}`);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** The files of the rig's Sigstore, with one service at another address. */
async function filesOf(world: World, service: Service, origin: string, address: string): Promise<Files> {
  const { base, sigstore, rekorV1 } = world;
  const folder = await base.workspace.folder('config');
  const signingConfig = join(folder, 'signing-config.json');
  const trustedRoot = join(folder, 'trusted-root.json');
  const config = JSON.parse(await readFile(sigstore.signingConfig, 'utf8'));
  if (service === 'rekorV1')
    for (const log of config.rekorTlogUrls) Object.assign(log, { url: rekorV1.url, majorApiVersion: 1 });
  await writeFile(signingConfig, JSON.stringify(config).replaceAll(origin, address));
  const root =
    service === 'rekorV1'
      ? await rekorV1.trustedRoot(sigstore)
      : await readFile(sigstore.trustedRoot, 'utf8');
  await writeFile(trustedRoot, root);
  return { signingConfig, trustedRoot };
}
